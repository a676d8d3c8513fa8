/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "record.h"

#include <string.h>

#include "base/text.h"

#define RECORD_VERSION 2
#define NO_TEXT        UINT32_MAX

static const char magic[8] = { 'w', 'f', 'p', 'x', 's', 'e', 's', 's' };

/*
 * The bytes of a record; name and description follow. All widths are fixed, so that 32-bit and
 * 64-bit programs can read each other's records.
 */
struct layout {
	char magic[8];
	uint32_t version;
	uint32_t size; /* of the whole record, with texts */
	uint64_t socket;
	uint64_t claim;
	uint8_t key[SESSION_KEY_SIZE];
	uint32_t pid;
	uint32_t flags;
	uint32_t timeout;
	uint32_t kernel_mode; /* 0 or 1 */
	uint32_t name_length; /* or NO_TEXT */
	uint32_t description_length;
	uint64_t witness;
};

_Static_assert(sizeof(struct layout) == SESSION_RECORD_SIZE, "the same for every compiler");

size_t session_record_size(const struct session_record *record)
{
	return sizeof(struct layout) + record->name.length + record->description.length;
}

static uint32_t text_length(const struct session_text *text)
{
	return text->bytes ? (uint32_t)text->length : NO_TEXT;
}

static void *encode_text(void *to, const struct session_text *text)
{
	if (text->length)
		memcpy(to, text->bytes, text->length);
	return (char *)to + text->length;
}

void session_record_encode(const struct session_record *record, void *to)
{
	struct layout layout = {
		.version = RECORD_VERSION,
		.size = (uint32_t)session_record_size(record),
		.socket = record->socket,
		.claim = record->claim,
		.pid = record->pid,
		.flags = record->flags,
		.timeout = record->timeout,
		.kernel_mode = record->kernel_mode,
		.name_length = text_length(&record->name),
		.description_length = text_length(&record->description),
		.witness = record->witness,
	};

	memcpy(layout.magic, magic, sizeof(magic));
	memcpy(layout.key, record->key, sizeof(layout.key));
	memcpy(to, &layout, sizeof(layout));
	encode_text(encode_text((char *)to + sizeof(layout), &record->name), &record->description);
}

/* Takes a text of @length bytes, or no text, from the @left bytes at *at. */
static bool decode_text(const char **at, size_t *left, uint32_t length, struct session_text *ret)
{
	*ret = (struct session_text){ 0 };
	if (length == NO_TEXT)
		return true;
	if (length > SESSION_TEXT_MAX || length > *left || memchr(*at, '\0', length) ||
	    !text_is_utf8(*at, length))
		return false;
	*ret = (struct session_text){ .bytes = *at, .length = length };
	*at += length;
	*left -= length;
	return true;
}

static bool layout_is_valid(const struct layout *layout, size_t size)
{
	return !memcmp(layout->magic, magic, sizeof(magic)) && layout->version == RECORD_VERSION &&
	       layout->size == size && layout->kernel_mode <= 1;
}

bool session_record_decode(const void *bytes, size_t size, struct session_record *ret)
{
	struct layout layout;
	const char *at;
	size_t left;

	if (size < sizeof(layout) || size > SESSION_RECORD_MAX)
		return false;
	memcpy(&layout, bytes, sizeof(layout));
	at = (const char *)bytes + sizeof(layout);
	left = size - sizeof(layout);
	*ret = (struct session_record){
		.socket = layout.socket,
		.claim = layout.claim,
		.witness = layout.witness,
		.pid = layout.pid,
		.flags = layout.flags,
		.timeout = layout.timeout,
		.kernel_mode = layout.kernel_mode,
	};
	memcpy(ret->key, layout.key, sizeof(ret->key));
	return layout_is_valid(&layout, size) &&
	       decode_text(&at, &left, layout.name_length, &ret->name) &&
	       decode_text(&at, &left, layout.description_length, &ret->description) && !left;
}
