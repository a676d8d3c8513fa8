/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "unsafe.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * From the Unicode character database: the general categories Cc, Cf, Zl and Zp, letters that are
 * blank, and code points that are no characters.
 */
static const struct range {
	uint32_t first, last;
} unsafe[] = {
	{ 0x0000, 0x001f },   /* control characters */
	{ 0x007f, 0x009f },   /* delete, and control characters of eight bits */
	{ 0x00ad, 0x00ad },   /* soft hyphen */
	{ 0x0600, 0x0605 },   /* signs that span digits */
	{ 0x061c, 0x061c },   /* Arabic letter mark */
	{ 0x06dd, 0x06dd },   /* end of ayah */
	{ 0x070f, 0x070f },   /* Syriac abbreviation mark */
	{ 0x115f, 0x1160 },   /* Hangul fillers */
	{ 0x180b, 0x180f },   /* Mongolian selectors and vowel separator */
	{ 0x200b, 0x200f },   /* spaces and joiners of no width, direction marks */
	{ 0x2028, 0x202e },   /* separators of lines, embeddings and overrides of direction */
	{ 0x2060, 0x206f },   /* word joiner, invisible operators, isolates of direction */
	{ 0x3164, 0x3164 },   /* Hangul filler */
	{ 0xd800, 0xdfff },   /* surrogates, which UTF-8 must not contain */
	{ 0xfeff, 0xfeff },   /* byte order mark */
	{ 0xffa0, 0xffa0 },   /* Hangul filler of half width */
	{ 0xfff0, 0xfffb },   /* annotations */
	{ 0xfffe, 0xffff },   /* noncharacters */
	{ 0x1d173, 0x1d17a }, /* musical beams and slurs */
	{ 0xe0000, 0xe0fff }, /* tags and selectors */
};

static bool is_unsafe(uint32_t c)
{
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(unsafe[0]); i++)
		if (c >= unsafe[i].first && c <= unsafe[i].last)
			return true;
	return false;
}

/*
 * Decodes the character at @text to @ret and returns its length in bytes. Returns 0 if the bytes
 * are not UTF-8: cut off, longer than necessary, or beyond U+10FFFF.
 */
static size_t decode_utf8(const char *text, uint32_t *ret)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *at = (const unsigned char *)text;
	size_t length = at[0] < 0x80 ? 1 : at[0] >> 5 == 6 ? 2 : at[0] >> 4 == 14 ? 3 : 4;
	uint32_t c = length == 1 ? at[0] : at[0] & (0x7fu >> length);

	if (length == 4 && at[0] >> 3 != 30)
		return 0;
	for (size_t i = 1; i < length; i++) {
		if (at[i] >> 6 != 2) /* also stops at the NUL at the end */
			return 0;
		c = c << 6 | (at[i] & 0x3f);
	}
	if (c < least[length] || c > 0x10ffff)
		return 0;
	*ret = c;
	return length;
}

/* Whether the text is printable ASCII and needs no escape. That is true of most cells. */
static bool is_plain(const char *text)
{
	for (; *text; text++)
		if (*text < 0x20 || *text > 0x7e || (*text == '\\' && text[1] == 'x'))
			return false;
	return true;
}

static char *escape_text(const char *text)
{
	char *copy = NULL;
	size_t size;
	FILE *to = open_memstream(&copy, &size);

	if (!to)
		return NULL;
	while (*text) {
		uint32_t c = 0;
		size_t length = decode_utf8(text, &c);
		bool raw = length && !is_unsafe(c) && !(c == '\\' && text[1] == 'x');

		for (length += !length; length; length--, text++)
			fprintf(to, raw ? "%c" : "\\x%02x", (unsigned char)*text);
	}
	if (!ferror(to) && !fclose(to))
		return copy;
	free(copy);
	return NULL;
}

char *unsafe_escaped(const char *text)
{
	return is_plain(text) ? strdup(text) : escape_text(text);
}

size_t unsafe_plain_json(const char *text, size_t length)
{
	const char *end = text + length, *at = text;
	uint32_t c = 0;

	while (at < end) {
		unsigned char byte = (unsigned char)*at;
		size_t bytes = byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\';

		if (byte > 0x7f) {
			bytes = decode_utf8(at, &c);
			bytes = bytes && !is_unsafe(c) ? bytes : 0;
		}
		if (!bytes)
			break;
		at += bytes;
	}
	return (size_t)(at - text);
}

size_t unsafe_escape_json(const char *text, char ret[UNSAFE_JSON_SIZE])
{
	static const char letters[] = "\bb\nn\rr\tt\ff\"\"\\\\";
	uint32_t c = 0xfffd;
	size_t bytes = decode_utf8(text, &c);

	for (size_t i = 0; letters[i]; i += 2) {
		if (*text != letters[i])
			continue;
		snprintf(ret, UNSAFE_JSON_SIZE, "\\%c", letters[i + 1]);
		return 1;
	}
	if (c > 0xffff) {
		snprintf(ret, 7, "\\u%04x", (0xd7c0 + (c >> 10)) & 0xffff);
		ret += 6;
		c = 0xdc00 + (c & 0x3ff);
	}
	snprintf(ret, 7, "\\u%04x", c & 0xffff);
	return bytes + !bytes;
}
