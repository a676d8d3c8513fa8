/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "message.h"

#include <string.h>

struct vici_reader vici_reader_of(const void *message, size_t size)
{
	return (struct vici_reader){ .at = message, .left = size };
}

/* Takes a text behind a length of @width bytes. */
static bool take_text(struct vici_reader *r, size_t width, struct vici_text *ret)
{
	size_t length = 0;

	if (r->left < width)
		return false;
	for (size_t i = 0; i < width; i++)
		length = length << 8 | r->at[i];
	if (r->left - width < length)
		return false;
	ret->bytes = (const char *)r->at + width;
	ret->length = length;
	r->at += width + length;
	r->left -= width + length;
	return true;
}

static bool take_name(struct vici_reader *r, struct vici_element *ret)
{
	return take_text(r, 1, &ret->name);
}

static bool take_value(struct vici_reader *r, struct vici_element *ret)
{
	return take_text(r, 2, &ret->value);
}

/* Takes what follows the type of an element, and returns whether the element may stand here. */
static bool take_element(struct vici_reader *r, uint8_t type, struct vici_element *ret)
{
	switch (type) {
	case VICI_SECTION_START:
		return !r->in_list && r->depth++ < VICI_DEPTH_MAX && take_name(r, ret);
	case VICI_SECTION_END:
		return !r->in_list && r->depth-- > 0;
	case VICI_KEY_VALUE:
		return !r->in_list && take_name(r, ret) && take_value(r, ret);
	case VICI_LIST_START:
		if (r->in_list)
			return false;
		r->in_list = true;
		return take_name(r, ret);
	case VICI_LIST_ITEM:
		return r->in_list && take_value(r, ret);
	case VICI_LIST_END:
		if (!r->in_list)
			return false;
		r->in_list = false;
		return true;
	default:
		return false;
	}
}

enum vici_type vici_next(struct vici_reader *r, struct vici_element *ret)
{
	uint8_t type;

	*ret = (struct vici_element){ .name = { "", 0 }, .value = { "", 0 } };
	if (!r->malformed && !r->left) {
		r->malformed = r->depth || r->in_list;
		return r->malformed ? VICI_MALFORMED : VICI_END;
	}
	if (r->malformed)
		return VICI_MALFORMED;
	type = *r->at++;
	r->left--;
	r->malformed = !take_element(r, type, ret);
	return r->malformed ? VICI_MALFORMED : (enum vici_type)type;
}

bool vici_skip_section(struct vici_reader *r)
{
	unsigned depth = r->depth;
	struct vici_element element;

	while (!r->malformed && r->depth >= depth)
		if (vici_next(r, &element) == VICI_END)
			return false;
	return !r->malformed;
}

bool vici_is(struct vici_text text, const char *word)
{
	return strlen(word) == text.length && !memcmp(text.bytes, word, text.length);
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool vici_number(struct vici_text text, unsigned base, uint64_t max, uint64_t *ret)
{
	uint64_t number = 0;

	for (size_t i = 0; i < text.length; i++) {
		int digit = digit_of(text.bytes[i]);

		if (digit < 0 || (unsigned)digit >= base ||
		    __builtin_mul_overflow(number, base, &number) ||
		    __builtin_add_overflow(number, (unsigned)digit, &number) || number > max)
			return false;
	}
	*ret = number;
	return text.length != 0;
}

static void append(struct vici_request *request, const void *bytes, size_t size)
{
	if (request->overflown || sizeof(request->bytes) - request->size < size) {
		request->overflown = true;
		return;
	}
	memcpy(request->bytes + request->size, bytes, size);
	request->size += size;
}

static void append_byte(struct vici_request *request, uint8_t byte)
{
	append(request, &byte, 1);
}

static void append_name(struct vici_request *request, const char *name)
{
	size_t length = strlen(name);

	if (length > UINT8_MAX)
		request->overflown = true;
	append_byte(request, (uint8_t)length);
	append(request, name, length);
}

/* The length counts what follows it. A request is far shorter than 64 KiB. */
static void set_length(struct vici_request *request)
{
	size_t length = request->size - 4;

	request->bytes[2] = (uint8_t)(length >> 8);
	request->bytes[3] = (uint8_t)length;
}

void vici_request_begin(struct vici_request *request, uint8_t type, const char *name)
{
	*request = (struct vici_request){ .size = 4 };
	append_byte(request, type);
	append_name(request, name);
	set_length(request);
}

void vici_request_add(struct vici_request *request, const char *key, const char *value)
{
	size_t length = strlen(value);

	append_byte(request, VICI_KEY_VALUE);
	append_name(request, key);
	append_byte(request, (uint8_t)(length >> 8));
	append_byte(request, (uint8_t)length);
	append(request, value, length);
	set_length(request);
}
