/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Formatted text in files and buffers, for each of Windows' functions. All leave errno alone if
 * they succeed.
 */
#ifndef WIN32_PRINT_H
#define WIN32_PRINT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Writes to a file, and returns the number of units, or -1 with errno. */
int print_file(FILE *file, bool wide, const void *format, va_list list);

/*
 * Stores up to @room units in @to, without a terminating 0, and returns how many units the whole
 * text has, or -1 with errno. *@stored, unless NULL, is how many are in @to.
 */
int print_buffer(void *to, size_t room, size_t *stored, bool wide, const void *format,
		 va_list list);

/* print_buffer() with arguments from an array of values as wide as a pointer. */
int print_array(void *to, size_t room, bool wide, const void *format, const uintptr_t *array);

/* Stores a 0 at an index of a buffer. */
void terminate(void *to, bool wide, size_t index);

/* Sets errno and returns -1. */
int refuse(int error);

/*
 * The result of a function that ends its text with a 0 in any case: the number of units of the
 * whole text. Of a text that does not fit, the end is missing.
 */
int print_terminated(void *to, size_t room, bool wide, const void *format, va_list list);

/* The result of a _s function: a text that does not fit leaves an empty buffer, and is an error. */
int print_secure(void *to, size_t room, bool wide, const void *format, va_list list);

/* The result of a _snprintf_s function, which stores @most units at most. */
int print_secure_most(void *to, size_t room, size_t most, bool wide, const void *format,
		      va_list list);

#endif
