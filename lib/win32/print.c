/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "print.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <wchar.h>

#include "format.h"

/* Windows' _TRUNCATE */
#define TRUNCATE ((size_t)-1)

int refuse(int error)
{
	errno = error;
	return -1;
}

/* The result of a formatted output, whose writes may have changed errno. */
static int finish(const struct output *output, bool valid, int errno_before)
{
	if (!valid)
		return refuse(EINVAL);
	if (output->error)
		return refuse(output->error);
	errno = errno_before;
	return (int)output->count;
}

int print_file(FILE *file, bool wide, const void *format, va_list list)
{
	struct output output = { .wide = wide, .file = file };
	struct arguments arguments = { .array = NULL };
	int errno_before = errno, result = -1;

	if (!file || !format)
		return refuse(EINVAL);
	va_copy(arguments.list, list);
	flockfile(file);
	pthread_cleanup_push(unlock_file, file);
	result = finish(&output, format_write(&output, format, &arguments), errno_before);
	pthread_cleanup_pop(1);
	va_end(arguments.list);
	return result;
}

int print_buffer(void *to, size_t room, size_t *stored, bool wide, const void *format, va_list list)
{
	struct output output = { .wide = wide, .buffer = to, .room = room };
	struct arguments arguments = { .array = NULL };
	int errno_before = errno, result;

	if (!format)
		return refuse(EINVAL);
	va_copy(arguments.list, list);
	result = finish(&output, format_write(&output, format, &arguments), errno_before);
	va_end(arguments.list);
	if (stored)
		*stored = output.stored;
	return result;
}

int print_array(void *to, size_t room, bool wide, const void *format, const uintptr_t *array)
{
	struct output output = { .wide = wide, .buffer = to, .room = room };
	struct arguments arguments = { .array = array };
	int errno_before = errno;

	return finish(&output, format_write(&output, format, &arguments), errno_before);
}

void terminate(void *to, bool wide, size_t index)
{
	if (wide)
		((wchar_t *)to)[index] = L'\0';
	else
		((char *)to)[index] = '\0';
}

int print_terminated(void *to, size_t room, bool wide, const void *format, va_list list)
{
	size_t stored;
	int length;

	if (!format || (!to && room))
		return refuse(EINVAL);
	length = print_buffer(to, room ? room - 1 : 0, &stored, wide, format, list);
	if (room)
		terminate(to, wide, length < 0 ? 0 : stored);
	return length;
}

int print_secure(void *to, size_t room, bool wide, const void *format, va_list list)
{
	int length;

	if (!to || !room)
		return refuse(EINVAL);
	length = print_terminated(to, room, wide, format, list);
	if (length >= 0 && (size_t)length < room)
		return length;
	terminate(to, wide, 0);
	return length < 0 ? -1 : refuse(ERANGE);
}

int print_secure_most(void *to, size_t room, size_t most, bool wide, const void *format,
		      va_list list)
{
	size_t stored;
	int length;

	if (!to && !room && !most)
		return 0;
	if (!to || !room || !format)
		return refuse(EINVAL);
	length = print_buffer(to, most < room ? most : room - 1, &stored, wide, format, list);
	terminate(to, wide, length < 0 ? 0 : stored);
	if (length < 0)
		return -1;
	if ((size_t)length < room && (size_t)length <= most)
		return length;
	if (most == TRUNCATE || most < room)
		return -1;
	terminate(to, wide, 0);
	return refuse(ERANGE);
}
