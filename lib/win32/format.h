/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The formats of Windows' printf functions, wide and narrow.
 *
 * The rules are those of Microsoft's "Format specification syntax: printf and wprintf functions",
 * for the runtime since Visual Studio 2015 with its default options:
 *
 *	s c	text of the format's own width; S C the other; h narrow and l w wide in both
 *	d u x	32 bits; l I32 32; ll I64 64; I z t 64 with 64-bit pointers; h 16; hh 8; j 64
 *	p	as many capital digits as a pointer has, without 0x
 *	Z	an ANSI_STRING, with w or l a UNICODE_STRING
 *	n	is refused
 *
 * A % that is followed by something else makes the whole format invalid.
 */
#ifndef WIN32_FORMAT_H
#define WIN32_FORMAT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

#include "output.h"

/* The arguments of a format: a list, or an array of values as wide as a pointer. */
struct arguments {
	va_list list;
	const uintptr_t *array; /* or NULL: the list */
};

/* Size prefixes. The first are widths of integers. */
enum format_size {
	SIZE_DEFAULT,
	SIZE_HH,
	SIZE_H,
	SIZE_L,
	SIZE_LL,
	SIZE_I32,
	SIZE_I64,
	SIZE_POINTER, /* I, z, t */
	SIZE_MAX_T,   /* j */
	SIZE_LONG_DOUBLE,
	SIZE_W
};

/* One conversion of a format. */
struct conversion {
	bool left, sign, blank, zero, alternative;
	bool width_argument, precision_argument; /* * */
	size_t width;
	long precision; /* -1: none */
	enum format_size size;
	char type;
};

/* Writes @format, which is wide if the output is, with its arguments. False: the format is invalid,
 * and nothing was written. Otherwise output->error says whether the output failed. */
bool format_write(struct output *output, const void *format, struct arguments *arguments);

/* The next argument, by its type. */
int argument_int(struct arguments *arguments);
uint64_t argument_64(struct arguments *arguments);
void *argument_pointer(struct arguments *arguments);
double argument_double(struct arguments *arguments);
long double argument_long_double(struct arguments *arguments);

/* Write the next argument as an integer, a pointer or a floating-point number. */
void format_integer(struct output *output, const struct conversion *c, struct arguments *arguments);
void format_pointer(struct output *output, const struct conversion *c, struct arguments *arguments);
void format_float(struct output *output, const struct conversion *c, struct arguments *arguments);

/* A number in its parts, which are written in this order. */
struct number {
	const char *prefix; /* sign and 0x */
	size_t prefix_length;
	size_t zeros; /* of the precision */
	const char *digits;
	size_t digits_length;
	size_t more_zeros; /* behind the digits */
	const char *tail;
	size_t tail_length;
};

/* Writes a number in its width, with zeros behind the prefix if @zero. */
void format_number(struct output *output, const struct conversion *c, bool zero,
		   const struct number *number);

#endif
