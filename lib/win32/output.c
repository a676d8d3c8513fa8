/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "output.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

#include "utf.h"

/* How much of a text is converted at a time. */
#define CHUNK 64

void unlock_file(void *file)
{
	funlockfile(file);
}

/*
 * A stream of the C library is either one of bytes or one of wide characters, by its first use. If
 * the program's own first use was wide, such as std::wcout, bytes would be refused.
 */
bool file_put_utf8(FILE *file, const char *text, size_t length)
{
	const char *end = text + length;

	if (fwide(file, 0) <= 0)
		return fwrite(text, 1, length, file) == length;
	while (text != end) {
		uint32_t character = utf8_next(&text, end);

		if (character == UTF_INVALID)
			character = UTF_REPLACEMENT;
		/* The locale may have no such character. */
		if (fputwc((wchar_t)character, file) == WEOF &&
		    (errno != EILSEQ || fputwc(L'?', file) == WEOF))
			return false;
	}
	return true;
}

/* Counts @units; false if nothing may be written any more. */
static bool count(struct output *output, size_t units)
{
	if (output->error)
		return false;
	if (units > INT_MAX - output->count) {
		output->error = EOVERFLOW;
		return false;
	}
	output->count += units;
	return true;
}

static void write_file(struct output *output, const char *text, size_t length)
{
	errno = 0;
	if (!output->error && length && !file_put_utf8(output->file, text, length))
		output->error = errno ? errno : EIO;
}

/* How many of @units go into the buffer. */
static size_t claim(struct output *output, size_t units)
{
	size_t fit = units < output->room ? units : output->room;

	output->room -= fit;
	output->stored += fit;
	return fit;
}

static char *bytes_at_end(struct output *output)
{
	return (char *)output->buffer + output->stored;
}

static wchar_t *wides_at_end(struct output *output)
{
	return (wchar_t *)output->buffer + output->stored;
}

static void put_bytes(struct output *output, const char *text, size_t length)
{
	char *to = output->room ? bytes_at_end(output) : NULL;

	if (!count(output, length))
		return;
	if (output->file) {
		write_file(output, text, length);
		return;
	}
	length = claim(output, length);
	if (length)
		memcpy(to, text, length);
}

/* A character that does not fit is the last one: nothing may be stored behind the gap. */
static void put_character_bytes(struct output *output, const char *bytes, size_t length)
{
	if (!output->file && length > output->room)
		output->room = 0;
	put_bytes(output, bytes, length);
}

static void put_wides(struct output *output, const wchar_t *text, size_t length)
{
	wchar_t *to = output->room ? wides_at_end(output) : NULL;

	length = claim(output, length);
	if (length)
		wmemcpy(to, text, length);
}

void output_narrow(struct output *output, const char *text, size_t length)
{
	const char *end = text + length;

	if (!output->wide) {
		put_bytes(output, text, length);
		return;
	}
	while (text != end && !output->error) {
		wchar_t decoded[CHUNK];
		size_t n = 0;

		while (text != end && n < CHUNK) {
			uint32_t character = utf8_next(&text, end);

			decoded[n++] =
				(wchar_t)(character == UTF_INVALID ? UTF_REPLACEMENT : character);
		}
		output_wide(output, decoded, n);
	}
}

/* Wide text as UTF-8, to a file whose units are wide characters or to an output of bytes. */
static void encode(struct output *output, const wchar_t *text, const wchar_t *end)
{
	while (text != end && !output->error) {
		char bytes[CHUNK];
		size_t n = 0;

		if (output->file) {
			while (text != end && n <= CHUNK - UTF8_ROOM)
				n += utf8_put(bytes + n, wide_next(&text, end));
			if (output->wide || count(output, n))
				write_file(output, bytes, n);
		} else {
			n = utf8_put(bytes, wide_next(&text, end));
			put_character_bytes(output, bytes, n);
		}
	}
}

void output_wide(struct output *output, const wchar_t *text, size_t length)
{
	if (output->wide && !count(output, length))
		return;
	if (output->wide && !output->file)
		put_wides(output, text, length);
	else
		encode(output, text, text + length);
}

static void fill_file(struct output *output, char character, size_t times)
{
	char bytes[CHUNK];

	memset(bytes, character, sizeof(bytes));
	while (times && !output->error) {
		size_t n = times < sizeof(bytes) ? times : sizeof(bytes);

		write_file(output, bytes, n);
		times -= n;
	}
}

void output_fill(struct output *output, char character, size_t times)
{
	if (!times || !count(output, times))
		return;
	if (output->file) {
		fill_file(output, character, times);
		return;
	}
	if (output->wide) {
		wchar_t *to = output->room ? wides_at_end(output) : NULL;

		times = claim(output, times);
		if (times)
			wmemset(to, (wchar_t)character, times);
	} else {
		char *to = output->room ? bytes_at_end(output) : NULL;

		times = claim(output, times);
		if (times)
			memset(to, character, times);
	}
}
