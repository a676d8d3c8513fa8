/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "stored.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "codec.h"

/* Where the next piece of an object goes. */
struct room {
	uint8_t *at;
};

static size_t rounded(size_t size)
{
	return (size + 7u) & ~(size_t)7u;
}

static void *put(struct room *room, const void *bytes, size_t size)
{
	void *at = room->at;

	if (size)
		memcpy(at, bytes, size);
	room->at += rounded(size);
	return at;
}

static const char *put_text(struct room *room, const char *text)
{
	return text ? put(room, text, strlen(text) + 1) : NULL;
}

static struct blob put_blob(struct room *room, const struct blob *blob)
{
	if (!blob->size)
		return (struct blob){ NULL, 0 };
	return (struct blob){ put(room, blob->bytes, blob->size), blob->size };
}

static bool text_fits(const char *text, size_t *size)
{
	size_t length = text ? strnlen(text, MANAGED_TEXT_MAX + 1) : 0;

	*size += text ? rounded(length + 1) : 0;
	return length <= MANAGED_TEXT_MAX;
}

static bool blob_fits(const struct blob *blob, size_t *size)
{
	*size += rounded(blob->size);
	return blob->size <= MANAGED_BLOB_MAX;
}

static bool kind_fits(const struct managed *from, size_t *size)
{
	switch (from->kind) {
	case MANAGED_PROVIDER:
		return text_fits(from->service, size);
	case MANAGED_PROVIDER_CONTEXT:
		return blob_fits(&from->context.policy, size);
	case MANAGED_FILTER:
		*size += rounded(from->filter.condition_count * sizeof(struct condition));
		return from->filter.condition_count <= CONDITIONS_MAX;
	default:
		return true;
	}
}

static void put_kind(struct room *room, struct managed *to)
{
	switch (to->kind) {
	case MANAGED_PROVIDER:
		to->service = put_text(room, to->service);
		break;
	case MANAGED_PROVIDER_CONTEXT:
		to->context.policy = put_blob(room, &to->context.policy);
		break;
	case MANAGED_FILTER:
		to->filter.conditions = put(room, to->filter.conditions,
					    to->filter.condition_count * sizeof(struct condition));
		break;
	}
}

uint32_t stored_new(const struct managed *from, struct stored **ret)
{
	size_t size = 0;
	struct stored *object;
	struct room room;

	if (!text_fits(from->name, &size) || !text_fits(from->description, &size) ||
	    !blob_fits(&from->data, &size) || !kind_fits(from, &size))
		return FWP_E_OUT_OF_BOUNDS;
	object = calloc(1, sizeof(*object) + size);
	if (!object)
		return ERROR_NOT_ENOUGH_MEMORY;
	room.at = object->room;
	object->managed = *from;
	object->managed.name = put_text(&room, from->name);
	object->managed.description = put_text(&room, from->description);
	object->managed.data = put_blob(&room, &from->data);
	put_kind(&room, &object->managed);
	object->bytes = codec_size(&object->managed);
	*ret = object;
	return ERROR_SUCCESS;
}
