/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "counters.h"

#include <string.h>

#include "base/status.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_of_name(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Returns where the number ends, or NULL if there is none at @at, or none below 2^64. */
static const char *parse_number(const char *at, const char *end, uint64_t *ret)
{
	const char *begin = at;

	*ret = 0;
	for (; at < end && is_digit(*at); at++) {
		uint64_t digit = (uint64_t)(*at - '0');

		if (*ret > (UINT64_MAX - digit) / 10)
			return NULL;
		*ret = *ret * 10 + digit;
	}
	return at > begin ? at : NULL;
}

/* Reads a line, whose newline is at @end. */
static bool parse_line(const char *at, const char *end, struct counter *ret)
{
	size_t length = 0;

	while (at + length < end && is_of_name(at[length]))
		length++;
	if (!length || length >= sizeof(ret->name) || !is_blank(at[length]))
		return false;
	memset(ret->name, 0, sizeof(ret->name));
	memcpy(ret->name, at, length);
	for (at += length; is_blank(*at);)
		at++;
	return parse_number(at, end, &ret->value) == end;
}

uint32_t counters_parse(const char *text, size_t length, struct counter *ret, size_t room,
			size_t *ret_count)
{
	const char *end = text + length, *newline;
	size_t count = 0;

	for (; text < end; text = newline + 1) {
		newline = memchr(text, '\n', (size_t)(end - text));
		if (!newline || count == room || !parse_line(text, newline, &ret[count]))
			return ERROR_GEN_FAILURE;
		count++;
	}
	*ret_count = count;
	return ERROR_SUCCESS;
}

uint64_t counters_value(const struct counters *counters, const char *name)
{
	for (size_t i = 0; i < counters->count; i++)
		if (!strcmp(counters->list[i].name, name))
			return counters->list[i].value;
	return 0;
}
