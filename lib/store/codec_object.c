/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "codec_object.h"

#include <string.h>
#include <sys/socket.h>

#include "base/text.h"

_Static_assert(sizeof(struct condition) == 48, "it is in the file, so it has no padding");

/*
 * The act is a constant wherever code_members() is called, so the compiler makes three functions of
 * the one description, each without a decision about the act.
 */
#define INLINE static inline __attribute__((always_inline))

INLINE void code_bytes(enum coder_act act, struct coder *coder, void *bytes, size_t size)
{
	switch (act) {
	case CODER_MEASURE:
		coder->size += size;
		break;
	case CODER_WRITE:
		memcpy(coder->at, bytes, size);
		coder->at += size;
		break;
	case CODER_READ:
		if (size > coder->size) {
			coder->failed = true;
			coder->size = 0;
			return;
		}
		memcpy(bytes, coder->from, size);
		coder->from += size;
		coder->size -= size;
		break;
	}
}

#define CODE(coder, member) code_bytes(act, (coder), &(member), sizeof(member))

/* Goes on with the next multiple of 8; the bytes in between are zero. */
INLINE void code_padding(enum coder_act act, struct coder *coder, size_t size)
{
	uint8_t zeros[8] = { 0 };

	code_bytes(act, coder, zeros, -size % 8);
	for (size_t i = 0; i < sizeof(zeros); i++)
		coder->failed |= zeros[i] != 0;
}

/* Bytes of which *size is known already; to read, *bytes is made to point at them. */
INLINE void code_pointed(enum coder_act act, struct coder *coder, const uint8_t **bytes,
			 size_t size)
{
	if (act == CODER_MEASURE) {
		coder->size += size;
	} else if (act == CODER_WRITE) {
		if (size)
			memcpy(coder->at, *bytes, size);
		coder->at += size;
	} else if (size > coder->size) {
		coder->failed = true;
		coder->size = 0;
	} else {
		*bytes = coder->from;
		coder->from += size;
		coder->size -= size;
	}
	code_padding(act, coder, size);
}

INLINE void code_blob(enum coder_act act, struct coder *coder, struct blob *blob)
{
	uint64_t size = blob->size;

	CODE(coder, size);
	coder->failed |= size > MANAGED_BLOB_MAX;
	if (coder->failed)
		return;
	blob->size = (uint32_t)size;
	code_pointed(act, coder, &blob->bytes, size);
	if (!size)
		blob->bytes = NULL;
}

/* A size of 0 stands for NULL, else it includes the final NUL. */
INLINE void code_text(enum coder_act act, struct coder *coder, const char **text)
{
	uint64_t size = *text ? strlen(*text) + 1 : 0;
	const uint8_t *bytes = (const uint8_t *)*text;

	CODE(coder, size);
	coder->failed |= size > MANAGED_TEXT_MAX + 1;
	if (coder->failed)
		return;
	code_pointed(act, coder, &bytes, size);
	if (act != CODER_READ || !size || coder->failed)
		return;
	*text = (const char *)bytes;
	coder->failed = strnlen(*text, size) != size - 1;
}

INLINE void code_conditions(enum coder_act act, struct coder *coder, struct filter *filter)
{
	const uint8_t *bytes = (const uint8_t *)filter->conditions;

	coder->failed |= filter->condition_count > CONDITIONS_MAX;
	if (coder->failed)
		return;
	code_pointed(act, coder, &bytes, filter->condition_count * sizeof(struct condition));
	if (act == CODER_READ)
		filter->conditions = (const struct condition *)(const void *)bytes;
}

INLINE void code_flag(enum coder_act act, struct coder *coder, bool *flag)
{
	uint8_t byte = *flag;

	CODE(coder, byte);
	coder->failed |= byte > 1;
	*flag = byte == 1;
}

INLINE void code_filter(enum coder_act act, struct coder *coder, struct filter *filter)
{
	CODE(coder, filter->weight);
	CODE(coder, filter->effective_weight);
	CODE(coder, filter->raw_context);
	CODE(coder, filter->sublayer);
	CODE(coder, filter->action_type);
	CODE(coder, filter->context_key);
	CODE(coder, filter->context_id);
	CODE(coder, filter->condition_count);
	CODE(coder, filter->priority);
	CODE(coder, filter->sublayer_weight);
	CODE(coder, filter->family);
	CODE(coder, filter->layer);
	CODE(coder, filter->action);
	CODE(coder, filter->callout);
	CODE(coder, filter->weight_type);
	CODE(coder, filter->protocols);
	code_flag(act, coder, &filter->sublayer_builtin);
	code_padding(act, coder, 13);
	code_conditions(act, coder, filter);
}

INLINE void code_provider_context(enum coder_act act, struct coder *coder,
				  struct provider_context *context)
{
	CODE(coder, context->type);
	CODE(coder, context->ends.family);
	code_padding(act, coder, 5);
	CODE(coder, context->ends.local);
	CODE(coder, context->ends.remote);
	code_blob(act, coder, &context->policy);
}

INLINE void code_members(enum coder_act act, struct coder *coder, struct managed *object)
{
	CODE(coder, object->kind);
	code_padding(act, coder, 1);
	CODE(coder, object->id);
	CODE(coder, object->flags);
	CODE(coder, object->key);
	CODE(coder, object->session);
	CODE(coder, object->provider);
	CODE(coder, object->pid_begin);
	CODE(coder, object->pid);
	code_padding(act, coder, sizeof(object->pid));
	code_text(act, coder, &object->name);
	code_text(act, coder, &object->description);
	code_blob(act, coder, &object->data);
	switch (object->kind) {
	case MANAGED_PROVIDER:
		code_text(act, coder, &object->service);
		break;
	case MANAGED_SUBLAYER:
		CODE(coder, object->weight);
		code_padding(act, coder, sizeof(object->weight));
		break;
	case MANAGED_PROVIDER_CONTEXT:
		code_provider_context(act, coder, &object->context);
		break;
	case MANAGED_FILTER:
		code_filter(act, coder, &object->filter);
		break;
	default:
		coder->failed = true;
	}
}

void code_object(struct coder *coder, struct managed *object)
{
	switch (coder->act) {
	case CODER_MEASURE:
		code_members(CODER_MEASURE, coder, object);
		break;
	case CODER_WRITE:
		code_members(CODER_WRITE, coder, object);
		break;
	case CODER_READ:
		code_members(CODER_READ, coder, object);
		break;
	}
}

static bool is_family(uint8_t family)
{
	return family == AF_INET || family == AF_INET6;
}

static bool condition_is_sound(const struct condition *condition, uint8_t family)
{
	return condition->field >= FIELD_LOCAL_ADDRESS &&
	       condition->field <= FIELD_LOCAL_ADDRESS_TYPE &&
	       (condition->match <= MATCH_RANGE || condition->match == MATCH_NOT_EQUAL) &&
	       condition->prefix <= (family == AF_INET ? 32 : 128) && !condition->zero[0] &&
	       !condition->zero[1] && !condition->zero[2];
}

static bool filter_is_sound(const struct filter *filter)
{
	for (uint32_t i = 0; i < filter->condition_count; i++)
		if (!condition_is_sound(&filter->conditions[i], filter->family))
			return false;
	return is_family(filter->family) && filter->layer >= LAYER_INBOUND_TRANSPORT &&
	       filter->layer <= LAYER_IKEEXT && filter->action >= ACTION_BLOCK &&
	       filter->action <= ACTION_CALLOUT_UNKNOWN && filter->callout <= CALLOUT_ALE_CONNECT &&
	       filter->protocols <= (PROTOCOL_ESP | PROTOCOL_AH);
}

static bool text_is_sound(const char *text)
{
	return !text || text_is_utf8(text, strlen(text));
}

bool object_is_sound(const struct managed *object)
{
	if (!object->name || guid_is_zero(&object->key) || !text_is_sound(object->name) ||
	    !text_is_sound(object->description))
		return false;
	switch (object->kind) {
	case MANAGED_PROVIDER:
		return text_is_sound(object->service);
	case MANAGED_SUBLAYER:
		return true;
	case MANAGED_PROVIDER_CONTEXT:
		return !object->context.ends.family || is_family(object->context.ends.family);
	case MANAGED_FILTER:
		return filter_is_sound(&object->filter);
	default:
		return false;
	}
}
