/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A row of a table of formats, written by functions for narrow and for wide text. */
#ifndef FORMATS_H
#define FORMATS_H

#include <wchar.h>

/* Writes a format with its arguments, and compares the text and the results of the functions. */
void narrow_row(int line, const char *format, const char *expected, ...);
void wide_row(int line, const wchar_t *format, const char *expected, ...);

/* The format must be refused with EINVAL, and write nothing. */
void narrow_refused(int line, const char *format, ...);
void wide_refused(int line, const wchar_t *format, ...);

/* Prints the plan, and returns the status of the program. */
int formats_done(void);

#endif
