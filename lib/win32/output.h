/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Where formatted text goes: a buffer of bytes, a buffer of wide characters, or a file, which
 * always gets UTF-8, so that a program can write wide and narrow text to the same one.
 */
#ifndef WIN32_OUTPUT_H
#define WIN32_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>

/*
 * An output. It counts units: wide characters if wide, else bytes. What finds no room in the buffer
 * is counted only; a character of several bytes is stored whole or not at all.
 */
struct output {
	bool wide;
	FILE *file;    /* or NULL: the buffer */
	void *buffer;  /* room units, without a terminating 0 */
	size_t room;   /* units that are still free */
	size_t count;  /* units so far, at most INT_MAX */
	size_t stored; /* units that are in the buffer */
	int error;     /* an errno after which nothing more is written, or 0 */
};

/* Writes @length bytes of narrow text. A wide output decodes them as UTF-8. */
void output_narrow(struct output *output, const char *text, size_t length);

/* Writes @length wide characters. An output that is not wide encodes them as UTF-8. */
void output_wide(struct output *output, const wchar_t *text, size_t length);

/* Writes @character, of ASCII, @times times. */
void output_fill(struct output *output, char character, size_t times);

/* Unlocks @file, a FILE *: for pthread_cleanup_push(), because writes and reads may be cancelled.
 */
void unlock_file(void *file);

/* Writes UTF-8 to a file, as bytes, or, where the program made it wide, as wide characters. */
bool file_put_utf8(FILE *file, const char *text, size_t length);

#endif
