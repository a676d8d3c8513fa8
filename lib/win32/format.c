/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "format.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

#include "ntdef.h"
#include "utf.h"

/* A format, which is read unit by unit. */
struct reader {
	bool wide;
	const void *format;
	size_t at;
};

/* The unit at an offset; 0xff stands for all that have no meaning in a conversion. */
static unsigned char peek(const struct reader *reader, size_t offset)
{
	wchar_t unit;

	if (!reader->wide)
		return (unsigned char)((const char *)reader->format)[reader->at + offset];
	unit = ((const wchar_t *)reader->format)[reader->at + offset];
	return unit < 0 || unit > 0x7f ? 0xff : (unsigned char)unit;
}

static bool take(struct reader *reader, unsigned char unit)
{
	if (peek(reader, 0) != unit)
		return false;
	reader->at++;
	return true;
}

/* Reads a number of digits; false if it is larger than an int. */
static bool read_number(struct reader *reader, long *number)
{
	long n = 0;

	for (; peek(reader, 0) >= '0' && peek(reader, 0) <= '9'; reader->at++) {
		n = n * 10 + (peek(reader, 0) - '0');
		if (n > INT_MAX)
			return false;
	}
	*number = n;
	return true;
}

static void read_flags(struct reader *reader, struct conversion *c)
{
	for (;; reader->at++) {
		switch (peek(reader, 0)) {
		case '-':
			c->left = true;
			break;
		case '+':
			c->sign = true;
			break;
		case ' ':
			c->blank = true;
			break;
		case '0':
			c->zero = true;
			break;
		case '#':
			c->alternative = true;
			break;
		default:
			return;
		}
	}
}

static enum format_size read_size(struct reader *reader)
{
	if (take(reader, 'h'))
		return take(reader, 'h') ? SIZE_HH : SIZE_H;
	if (take(reader, 'l'))
		return take(reader, 'l') ? SIZE_LL : SIZE_L;
	if (take(reader, 'I')) {
		if (peek(reader, 0) == '6' && peek(reader, 1) == '4') {
			reader->at += 2;
			return SIZE_I64;
		}
		if (peek(reader, 0) == '3' && peek(reader, 1) == '2') {
			reader->at += 2;
			return SIZE_I32;
		}
		return SIZE_POINTER;
	}
	if (take(reader, 'z') || take(reader, 't'))
		return SIZE_POINTER;
	if (take(reader, 'j'))
		return SIZE_MAX_T;
	if (take(reader, 'L'))
		return SIZE_LONG_DOUBLE;
	return take(reader, 'w') ? SIZE_W : SIZE_DEFAULT;
}

/* Whether a type may have this size prefix. */
static bool is_meaningful(const struct conversion *c)
{
	switch (c->type) {
	case 'd':
	case 'i':
	case 'o':
	case 'u':
	case 'x':
	case 'X':
		return c->size <= SIZE_MAX_T;
	case 'a':
	case 'A':
	case 'e':
	case 'E':
	case 'f':
	case 'F':
	case 'g':
	case 'G':
		return c->size == SIZE_DEFAULT || c->size == SIZE_L || c->size == SIZE_LONG_DOUBLE;
	case 'c':
	case 'C':
	case 's':
	case 'S':
	case 'Z':
		return c->size == SIZE_DEFAULT || c->size == SIZE_H || c->size == SIZE_L ||
		       c->size == SIZE_W;
	case 'p':
		return true;
	default:
		return false;
	}
}

/* Reads the conversion behind a %; false if it means nothing. */
static bool read_conversion(struct reader *reader, struct conversion *c)
{
	long width = 0;

	memset(c, 0, sizeof(*c));
	c->precision = -1;
	read_flags(reader, c);
	c->width_argument = take(reader, '*');
	if (!c->width_argument && !read_number(reader, &width))
		return false;
	c->width = (size_t)width;
	if (take(reader, '.')) {
		c->precision_argument = take(reader, '*');
		if (!c->precision_argument && !read_number(reader, &c->precision))
			return false;
	}
	c->size = read_size(reader);
	c->type = (char)peek(reader, 0);
	if (!is_meaningful(c))
		return false;
	reader->at++;
	return true;
}

static bool is_valid(bool wide, const void *format)
{
	struct reader reader = { wide, format, 0 };
	struct conversion c;

	for (;;) {
		if (peek(&reader, 0) == '\0')
			return true;
		if (take(&reader, '%') && !take(&reader, '%') && !read_conversion(&reader, &c))
			return false;
		else if (peek(&reader, 0) != '%' && peek(&reader, 0) != '\0')
			reader.at++;
	}
}

static void read_arguments(struct conversion *c, struct arguments *arguments)
{
	if (c->width_argument) {
		int width = argument_int(arguments);

		c->left |= width < 0;
		c->width = width < 0 ? 0U - (unsigned)width : (unsigned)width;
	}
	if (c->precision_argument) {
		int precision = argument_int(arguments);

		c->precision = precision < 0 ? -1 : precision;
	}
}

/* Whether the text of a conversion is wide. */
static bool is_wide_text(const struct conversion *c, bool wide)
{
	if (c->size == SIZE_H)
		return false;
	if (c->size == SIZE_L || c->size == SIZE_W)
		return true;
	if (c->type == 'Z')
		return false;
	return (c->type == 's' || c->type == 'c') == wide;
}

/* Text of @units, which fill that much of the width; @length is that of the array. */
static void write_text(struct output *output, const struct conversion *c, bool wide,
		       const void *text, size_t length, size_t units)
{
	size_t padding = c->width > units ? c->width - units : 0;

	if (!c->left)
		output_fill(output, c->zero ? '0' : ' ', padding);
	if (wide)
		output_wide(output, text, length);
	else
		output_narrow(output, text, length);
	if (c->left)
		output_fill(output, ' ', padding);
}

static size_t wide_length(const wchar_t *text, size_t most)
{
	size_t n = 0;

	while (n < most && text[n])
		n++;
	return n;
}

/* The bytes and the characters of narrow text that becomes wide; @most counts characters. */
static size_t narrow_length(const char *text, const char *end, size_t most, size_t *characters)
{
	const char *at = text;

	for (*characters = 0; *characters < most && at != end && (end || *at); (*characters)++)
		utf8_next(&at, end);
	return (size_t)(at - text);
}

static void write_string(struct output *output, const struct conversion *c, const void *text)
{
	bool wide = is_wide_text(c, output->wide);
	size_t most = c->precision < 0 ? SIZE_MAX : (size_t)c->precision, length, units;

	if (!text) {
		wide = false;
		text = "(null)";
	}
	if (wide)
		units = length = wide_length(text, most);
	else if (output->wide)
		length = narrow_length(text, NULL, most, &units);
	else
		units = length = strnlen(text, most);
	write_text(output, c, wide, text, length, units);
}

static void write_character(struct output *output, const struct conversion *c,
			    struct arguments *arguments)
{
	int value = argument_int(arguments);
	wchar_t wide = value;
	char narrow = (char)value;

	if (is_wide_text(c, output->wide))
		write_text(output, c, true, &wide, 1, 1);
	else
		write_text(output, c, false, &narrow, 1, 1);
}

/* The text of a counted string ends by its length, also where a 0 comes before. */
static void write_counted(struct output *output, const struct conversion *c,
			  struct arguments *arguments)
{
	bool wide = is_wide_text(c, output->wide);
	const void *argument = argument_pointer(arguments);
	const UNICODE_STRING *unicode = argument;
	const ANSI_STRING *ansi = argument;
	const void *text = !argument ? NULL : wide ? (const void *)unicode->Buffer : ansi->Buffer;
	size_t most = c->precision < 0 ? SIZE_MAX : (size_t)c->precision, length, units;

	if (!text) {
		write_string(output, c, NULL);
		return;
	}
	length = wide ? unicode->Length / sizeof(WCHAR) : ansi->Length;
	if (!wide && output->wide) {
		length = narrow_length(text, (const char *)text + length, most, &units);
	} else {
		length = length < most ? length : most;
		units = length;
	}
	write_text(output, c, wide, text, length, units);
}

static void write_conversion(struct output *output, struct conversion *c,
			     struct arguments *arguments)
{
	read_arguments(c, arguments);
	switch (c->type) {
	case 's':
	case 'S':
		write_string(output, c, argument_pointer(arguments));
		break;
	case 'c':
	case 'C':
		write_character(output, c, arguments);
		break;
	case 'Z':
		write_counted(output, c, arguments);
		break;
	case 'p':
		format_pointer(output, c, arguments);
		break;
	case 'd':
	case 'i':
	case 'o':
	case 'u':
	case 'x':
	case 'X':
		format_integer(output, c, arguments);
		break;
	default:
		format_float(output, c, arguments);
		break;
	}
}

/* What stands between conversions is written as it is. */
static void write_literal(struct output *output, struct reader *reader)
{
	size_t from = reader->at;

	while (peek(reader, 0) != '\0' && peek(reader, 0) != '%')
		reader->at++;
	if (reader->wide)
		output_wide(output, (const wchar_t *)reader->format + from, reader->at - from);
	else
		output_narrow(output, (const char *)reader->format + from, reader->at - from);
}

bool format_write(struct output *output, const void *format, struct arguments *arguments)
{
	struct reader reader = { output->wide, format, 0 };
	struct conversion c;

	if (!is_valid(output->wide, format))
		return false;
	while (peek(&reader, 0) != '\0' && !output->error) {
		if (!take(&reader, '%'))
			write_literal(output, &reader);
		else if (take(&reader, '%'))
			output_fill(output, '%', 1);
		else if (read_conversion(&reader, &c))
			write_conversion(output, &c, arguments);
	}
	return true;
}
