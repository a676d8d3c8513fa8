/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Wide characters of a file, which are UTF-8 there. The C library's own functions of these names
 * would make the file wide for ever, and narrow output to the same file would vanish.
 */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <wchar.h>

#include "export.h"
#include "output.h"
#include "utf.h"

EXPORT wint_t Wfpxfputwc(wchar_t character, FILE *file);
EXPORT wint_t Wfpxputwchar(wchar_t character);
EXPORT int Wfpxfputws(const wchar_t *text, FILE *file);
EXPORT int Wfpx_putws(const wchar_t *text);
EXPORT wint_t Wfpxfgetwc(FILE *file);
EXPORT wint_t Wfpxgetwchar(void);
EXPORT wint_t Wfpxungetwc(wint_t character, FILE *file);
EXPORT wchar_t *Wfpxfgetws(wchar_t *to, int room, FILE *file);

EXPORT wint_t Wfpxfputwc(wchar_t character, FILE *file)
{
	char bytes[UTF8_ROOM];

	if (!file_put_utf8(file, bytes, utf8_put(bytes, (uint32_t)character)))
		return WEOF;
	return (wint_t)character;
}

EXPORT wint_t Wfpxputwchar(wchar_t character)
{
	return Wfpxfputwc(character, stdout);
}

EXPORT int Wfpxfputws(const wchar_t *text, FILE *file)
{
	struct output output = { .wide = true, .file = file };

	flockfile(file);
	pthread_cleanup_push(unlock_file, file);
	output_wide(&output, text, wcslen(text));
	pthread_cleanup_pop(1);
	return output.error ? -1 : 0;
}

EXPORT int Wfpx_putws(const wchar_t *text)
{
	int result = -1;

	flockfile(stdout);
	pthread_cleanup_push(unlock_file, stdout);
	result = Wfpxfputws(text, stdout);
	if (result >= 0 && Wfpxfputwc(L'\n', stdout) == WEOF)
		result = -1;
	pthread_cleanup_pop(1);
	return result;
}

/* The number of bytes behind the first one of a character in UTF-8. */
static int more_bytes(int first)
{
	return first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

static wint_t read_character(FILE *file)
{
	char bytes[UTF8_ROOM];
	const char *at = bytes, *end;
	int first = getc(file), more, n;
	uint32_t character;

	if (first == EOF)
		return WEOF;
	bytes[0] = (char)first;
	more = more_bytes(first);
	for (n = 1; n <= more; n++) {
		int next = getc(file);

		if (next == EOF || (next & 0xc0) != 0x80) {
			if (next != EOF)
				ungetc(next, file);
			break;
		}
		bytes[n] = (char)next;
	}
	end = bytes + n;
	character = utf8_next(&at, end);
	return character == UTF_INVALID ? UTF_REPLACEMENT : character;
}

EXPORT wint_t Wfpxfgetwc(FILE *file)
{
	wint_t character = WEOF;

	if (fwide(file, 0) > 0)
		return fgetwc(file);
	flockfile(file);
	pthread_cleanup_push(unlock_file, file);
	character = read_character(file);
	pthread_cleanup_pop(1);
	return character;
}

EXPORT wint_t Wfpxgetwchar(void)
{
	return Wfpxfgetwc(stdin);
}

EXPORT wint_t Wfpxungetwc(wint_t character, FILE *file)
{
	char bytes[UTF8_ROOM];
	size_t n;

	if (character == WEOF || fwide(file, 0) > 0)
		return ungetwc(character, file);
	for (n = utf8_put(bytes, character); n > 0; n--)
		if (ungetc((unsigned char)bytes[n - 1], file) == EOF)
			return WEOF;
	return character;
}

/* Reads a line, or as much as there is room for. */
static wchar_t *read_line(wchar_t *to, int room, FILE *file)
{
	wint_t character = 0;
	int n = 0;

	while (n < room - 1 && character != L'\n') {
		character = Wfpxfgetwc(file);
		if (character == WEOF)
			break;
		to[n++] = (wchar_t)character;
	}
	if (character == WEOF && (!n || ferror(file)))
		return NULL;
	to[n] = L'\0';
	return to;
}

EXPORT wchar_t *Wfpxfgetws(wchar_t *to, int room, FILE *file)
{
	wchar_t *line = NULL;

	if (!to || room <= 0) {
		errno = EINVAL;
		return NULL;
	}
	flockfile(file);
	pthread_cleanup_push(unlock_file, file);
	line = read_line(to, room, file);
	pthread_cleanup_pop(1);
	return line;
}
