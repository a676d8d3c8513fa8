/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <windows.h>

#include "formats.h"

#define ROOM 1000

static int count, failed;

static void report(int line, const char *what, const char *format, const char *expected,
		   const char *got)
{
	count++;
	if (!strcmp(expected, got)) {
		printf("ok %d - line %d, %s: '%s'\n", count, line, what, format);
		return;
	}
	printf("not ok %d - line %d, %s: '%s'\n# expected '%s'\n# got      '%s'\n", count, line,
	       what, format, expected, got);
	failed++;
}

/* Reads what a function wrote to the file, which is empty again afterwards. */
static void read_back(FILE *file, char text[ROOM])
{
	size_t n;

	rewind(file);
	n = fread(text, 1, ROOM - 1, file);
	text[n] = '\0';
	fclose(file);
}

static void narrow_of(const wchar_t *wide, char narrow[ROOM])
{
	if (!WideCharToMultiByte(CP_UTF8, 0, wide, -1, narrow, ROOM, NULL, NULL))
		strcpy(narrow, "no conversion");
}

static int wide_length(const char *text)
{
	return MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0) - 1;
}

void narrow_row(int line, const char *format, const char *expected, ...)
{
	FILE *file = tmpfile();
	char text[ROOM], from_file[ROOM];
	int length = (int)strlen(expected), in_buffer, in_file, needed;
	va_list list;

	errno = 99;
	va_start(list, expected);
	in_buffer = _vsnprintf(text, ROOM, format, list);
	va_end(list);
	va_start(list, expected);
	in_file = vfprintf(file, format, list);
	va_end(list);
	va_start(list, expected);
	needed = vsnprintf(NULL, 0, format, list);
	va_end(list);
	if (in_buffer != length || in_file != length || needed != length || errno != 99)
		_snprintf(text, ROOM, "results %d, %d, %d, errno %d", in_buffer, in_file, needed,
			  errno);
	read_back(file, from_file);
	report(line, "narrow", format, expected, text);
	report(line, "narrow to a file", format, expected, from_file);
}

void wide_row(int line, const wchar_t *format, const char *expected, ...)
{
	FILE *file = tmpfile();
	wchar_t wide[ROOM];
	char text[ROOM], from_file[ROOM], narrow_format[ROOM];
	int length = wide_length(expected), in_buffer, in_file, needed;
	va_list list;

	errno = 99;
	va_start(list, expected);
	in_buffer = _vsnwprintf(wide, ROOM, format, list);
	va_end(list);
	va_start(list, expected);
	in_file = vfwprintf(file, format, list);
	va_end(list);
	va_start(list, expected);
	needed = _vscwprintf(format, list);
	va_end(list);
	narrow_of(wide, text);
	if (in_buffer != length || in_file != length || needed != length || errno != 99)
		_snprintf(text, ROOM, "results %d, %d, %d, errno %d", in_buffer, in_file, needed,
			  errno);
	read_back(file, from_file);
	narrow_of(format, narrow_format);
	report(line, "wide", narrow_format, expected, text);
	report(line, "wide to a file", narrow_format, expected, from_file);
}

static void judge_refusal(int line, const char *what, const char *format, int result, int error,
			  const char *text)
{
	report(line, what, format, "refused",
	       result == -1 && error == EINVAL && !*text ? "refused" : "written");
}

void narrow_refused(int line, const char *format, ...)
{
	FILE *file = tmpfile();
	char text[ROOM] = "?", from_file[ROOM];
	int result, error;
	va_list list;

	va_start(list, format);
	errno = 0;
	result = _vsnprintf(text, ROOM, format, list);
	error = errno;
	va_end(list);
	judge_refusal(line, "refused, narrow", format, result, error, text);
	va_start(list, format);
	errno = 0;
	result = vfprintf(file, format, list);
	error = errno;
	va_end(list);
	read_back(file, from_file);
	judge_refusal(line, "refused, narrow to a file", format, result, error, from_file);
}

void wide_refused(int line, const wchar_t *format, ...)
{
	FILE *file = tmpfile();
	wchar_t wide[ROOM] = L"?";
	char text[ROOM], from_file[ROOM], narrow_format[ROOM];
	int result, error;
	va_list list;

	narrow_of(format, narrow_format);
	va_start(list, format);
	errno = 0;
	result = _vsnwprintf(wide, ROOM, format, list);
	error = errno;
	va_end(list);
	narrow_of(wide, text);
	judge_refusal(line, "refused, wide", narrow_format, result, error, text);
	va_start(list, format);
	errno = 0;
	result = vfwprintf(file, format, list);
	error = errno;
	va_end(list);
	read_back(file, from_file);
	judge_refusal(line, "refused, wide to a file", narrow_format, result, error, from_file);
}

int formats_done(void)
{
	printf("1..%d\n", count);
	return failed != 0;
}
