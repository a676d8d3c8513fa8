/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers of a format. The C library makes the digits of floating-point numbers. */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"

/* More digits than this behind the point of a number are zeros. */
#define DOUBLE_DIGITS      1100
#define LONG_DOUBLE_DIGITS 16500

int argument_int(struct arguments *arguments)
{
	return arguments->array ? (int)*arguments->array++ : va_arg(arguments->list, int);
}

uint64_t argument_64(struct arguments *arguments)
{
	return arguments->array ? *arguments->array++ : va_arg(arguments->list, uint64_t);
}

void *argument_pointer(struct arguments *arguments)
{
	/* NOLINTNEXTLINE: the caller's array holds pointers as numbers */
	return arguments->array ? (void *)*arguments->array++ : va_arg(arguments->list, void *);
}

double argument_double(struct arguments *arguments)
{
	uint64_t bits;
	double value;

	if (!arguments->array)
		return va_arg(arguments->list, double);
	bits = *arguments->array++;
	memcpy(&value, &bits, sizeof(value));
	return value;
}

long double argument_long_double(struct arguments *arguments)
{
	return arguments->array ? (long double)argument_double(arguments)
				: va_arg(arguments->list, long double);
}

void format_number(struct output *output, const struct conversion *c, bool zero,
		   const struct number *number)
{
	size_t length = number->prefix_length + number->zeros + number->digits_length +
			number->more_zeros + number->tail_length;
	size_t padding = c->width > length ? c->width - length : 0;

	zero &= !c->left;
	if (!c->left && !zero)
		output_fill(output, ' ', padding);
	output_narrow(output, number->prefix, number->prefix_length);
	output_fill(output, '0', (zero ? padding : 0) + number->zeros);
	output_narrow(output, number->digits, number->digits_length);
	output_fill(output, '0', number->more_zeros);
	output_narrow(output, number->tail, number->tail_length);
	if (c->left)
		output_fill(output, ' ', padding);
}

static bool is_64_bits(enum format_size size)
{
	return size == SIZE_LL || size == SIZE_I64 || size == SIZE_MAX_T ||
	       (size == SIZE_POINTER && sizeof(void *) == 8);
}

/* The bits of an integer; those of a signed one are extended. */
static uint64_t integer_bits(const struct conversion *c, bool is_signed,
			     struct arguments *arguments)
{
	int value;

	if (is_64_bits(c->size))
		return argument_64(arguments);
	value = argument_int(arguments);
	if (c->size == SIZE_H)
		return is_signed ? (uint64_t)(int16_t)value : (uint16_t)value;
	if (c->size == SIZE_HH)
		return is_signed ? (uint64_t)(int8_t)value : (uint8_t)value;
	return is_signed ? (uint64_t)value : (uint32_t)value;
}

/* Writes the digits so that they end at @end, and returns where they begin. */
static char *put_digits(char *end, uint64_t value, unsigned base, bool capital)
{
	const char *digits = capital ? "0123456789ABCDEF" : "0123456789abcdef";

	for (; value; value /= base)
		*--end = digits[value % base];
	return end;
}

void format_integer(struct output *output, const struct conversion *c, struct arguments *arguments)
{
	bool is_signed = c->type == 'd' || c->type == 'i';
	uint64_t value = integer_bits(c, is_signed, arguments);
	bool negative = is_signed && (int64_t)value < 0;
	size_t least = c->precision < 0 ? 1 : (size_t)c->precision;
	char digits[24], *end = digits + sizeof(digits), *begin;
	struct number number = { .prefix = "" };

	begin = put_digits(end, negative ? 0 - value : value,
			   c->type == 'o'                     ? 8
			   : c->type == 'x' || c->type == 'X' ? 16
							      : 10,
			   c->type == 'X');
	number.digits = begin;
	number.digits_length = (size_t)(end - begin);
	if (negative)
		number.prefix = "-";
	else if (is_signed && c->sign)
		number.prefix = "+";
	else if (is_signed && c->blank)
		number.prefix = " ";
	else if (c->alternative && value && (c->type == 'x' || c->type == 'X'))
		number.prefix = c->type == 'x' ? "0x" : "0X";
	number.prefix_length = strlen(number.prefix);
	/* The prefix of an octal number is one of its digits. */
	if (c->alternative && c->type == 'o' && least <= number.digits_length)
		least = number.digits_length + 1;
	if (least > number.digits_length)
		number.zeros = least - number.digits_length;
	format_number(output, c, c->zero && c->precision < 0, &number);
}

void format_pointer(struct output *output, const struct conversion *c, struct arguments *arguments)
{
	enum { digits_of_a_pointer = 2 * sizeof(void *) };
	char digits[digits_of_a_pointer], *end = digits + sizeof(digits), *begin;
	struct number number = { .prefix = "" };

	begin = put_digits(end, (uintptr_t)argument_pointer(arguments), 16, true);
	number.digits = begin;
	number.digits_length = (size_t)(end - begin);
	number.zeros = digits_of_a_pointer - number.digits_length;
	if (c->alternative && number.digits_length) {
		number.prefix = "0X";
		number.prefix_length = 2;
	}
	format_number(output, c, false, &number);
}

/* "inf", "nan", or what Windows calls the NaN of an invalid operation and one that signals. */
static const char *name_of(double value)
{
	uint64_t bits;

	if (isinf(value))
		return "inf";
	memcpy(&bits, &value, sizeof(bits));
	if (!(bits & 0x0008000000000000))
		return "nan(snan)";
	return bits == 0xfff8000000000000 ? "nan(ind)" : "nan";
}

static bool is_capital(char type)
{
	return type >= 'A' && type <= 'Z';
}

static void format_no_number(struct output *output, const struct conversion *c, double value,
			     const char *sign)
{
	char name[16];
	struct number number = { .prefix = sign, .prefix_length = strlen(sign), .digits = name };

	strcpy(name, name_of(value));
	for (char *at = name; *at && is_capital(c->type); at++)
		if (*at >= 'a' && *at <= 'z')
			*at = (char)(*at - 'a' + 'A');
	number.digits_length = strlen(name);
	format_number(output, c, false, &number);
}

/*
 * Divides the C library's text of a number without its sign: 0x, digits, exponent. @missing zeros
 * of the precision stand before the exponent.
 */
static void write_float(struct output *output, const struct conversion *c, const char *sign,
			const char *text, size_t length, size_t missing)
{
	char prefix[4];
	bool hexadecimal = c->type == 'a' || c->type == 'A';
	struct number number = { .prefix = prefix, .digits = text, .more_zeros = missing };

	strcpy(prefix, sign);
	if (hexadecimal) {
		strcat(prefix, is_capital(c->type) ? "0X" : "0x");
		number.digits += 2;
	}
	number.prefix_length = strlen(prefix);
	number.tail = memchr(text,
			     hexadecimal           ? (is_capital(c->type) ? 'P' : 'p')
			     : is_capital(c->type) ? 'E'
						   : 'e',
			     length);
	if (!number.tail)
		number.tail = text + length;
	number.tail_length = (size_t)(text + length - number.tail);
	number.digits_length = (size_t)(number.tail - number.digits);
	format_number(output, c, c->zero, &number);
}

/* The C library's text of @value, which is not negative, with a precision that it can bear. */
static int print_float(char *to, size_t room, const struct conversion *c, long double value,
		       int precision)
{
	/* Windows' long double is a double, which has another hexadecimal form. */
	bool is_long = c->size == SIZE_LONG_DOUBLE && c->type != 'a' && c->type != 'A';
	char format[8], *at = format;

	*at++ = '%';
	if (c->alternative)
		*at++ = '#';
	*at++ = '.';
	*at++ = '*';
	if (is_long)
		*at++ = 'L';
	*at++ = c->type;
	*at = '\0';
	return is_long ? snprintf(to, room, format, precision, value)
		       : snprintf(to, room, format, precision, (double)value);
}

/* Windows prints all 13 digits of a hexadecimal fraction if no precision is given. */
static long precision_of(const struct conversion *c)
{
	if (c->precision >= 0)
		return c->precision;
	return c->type == 'a' || c->type == 'A' ? 13 : 6;
}

void format_float(struct output *output, const struct conversion *c, struct arguments *arguments)
{
	bool is_long = c->size == SIZE_LONG_DOUBLE;
	double plain = is_long ? 0 : argument_double(arguments);
	long double value = is_long ? argument_long_double(arguments) : 0;
	bool negative = is_long ? signbit(value) : signbit(plain);
	const char *sign = negative ? "-" : c->sign ? "+" : c->blank ? " " : "";
	long precision = precision_of(c), most = is_long ? LONG_DOUBLE_DIGITS : DOUBLE_DIGITS;
	bool drops_zeros = (c->type == 'g' || c->type == 'G') && !c->alternative;
	size_t missing = precision > most && !drops_zeros ? (size_t)(precision - most) : 0;
	char room[512], *text = room;
	int length;

	if (is_long ? !isfinite(value) : !isfinite(plain)) {
		format_no_number(output, c, is_long ? (double)value : plain, sign);
		return;
	}
	if (!is_long)
		value = plain;
	if (negative)
		value = -value;
	precision = precision < most ? precision : most;
	length = print_float(room, sizeof(room), c, value, (int)precision);
	if (length >= (int)sizeof(room)) {
		text = malloc((size_t)length + 1);
		if (text)
			length = print_float(text, (size_t)length + 1, c, value, (int)precision);
	}
	if (text && length >= 0)
		write_float(output, c, sign, text, (size_t)length, missing);
	else
		output->error = ENOMEM;
	if (text != room)
		free(text);
}
