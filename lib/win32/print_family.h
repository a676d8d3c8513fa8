/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The printf functions, for one width of text: print_narrow.c and print_wide.c define WIDE,
 * CHARACTER and NAME(narrow, wide). The headers for programs rename the functions of the C library
 * to these, and give Windows' own functions their symbols.
 */
#include <errno.h>
#include <limits.h>

#include "export.h"
#include "print.h"

/* Both forms of a function: with a list of arguments, and with an ellipsis behind @last. */
#define FORMS(vname, name, last, call, ...)                                                        \
	EXPORT int vname(__VA_ARGS__, va_list list);                                               \
	EXPORT int name(__VA_ARGS__, ...);                                                         \
	EXPORT int vname(__VA_ARGS__, va_list list)                                                \
	{                                                                                          \
		return call;                                                                       \
	}                                                                                          \
	EXPORT int name(__VA_ARGS__, ...)                                                          \
	{                                                                                          \
		va_list list;                                                                      \
		int result;                                                                        \
                                                                                                   \
		va_start(list, last);                                                              \
		result = call;                                                                     \
		va_end(list);                                                                      \
		return result;                                                                     \
	}

/* What wsprintf() stores at most, its 0 included. */
#define WSPRINTF_ROOM 1024

/* Fills a buffer to its end, with a terminating 0 only if there is room for that, too. */
static int print_unterminated(CHARACTER *to, size_t room, const CHARACTER *format, va_list list)
{
	int length;

	if (!format || (!to && room))
		return refuse(EINVAL);
	length = print_buffer(to, room, NULL, WIDE, format, list);
	if (length < 0 && room)
		terminate(to, WIDE, 0);
	if (length < 0 || !to)
		return length;
	if ((size_t)length < room)
		terminate(to, WIDE, (size_t)length);
	return (size_t)length <= room ? length : -1;
}

/* As sprintf(), whose caller has made enough room. */
static int print_unlimited(CHARACTER *to, const CHARACTER *format, va_list list)
{
	return to ? print_terminated(to, SIZE_MAX, WIDE, format, list) : refuse(EINVAL);
}

/* As wsprintf(), which cuts the text to WSPRINTF_ROOM. */
static int print_short(CHARACTER *to, const CHARACTER *format, va_list list)
{
	int length = to ? print_terminated(to, WSPRINTF_ROOM, WIDE, format, list) : refuse(EINVAL);

	return length < WSPRINTF_ROOM ? length : WSPRINTF_ROOM - 1;
}

FORMS(NAME(vprintf, vwprintf), NAME(printf, wprintf), format,
      print_file(stdout, WIDE, format, list), const CHARACTER *format)
FORMS(NAME(vprintf_s, vwprintf_s), NAME(printf_s, wprintf_s), format,
      print_file(stdout, WIDE, format, list), const CHARACTER *format)
FORMS(NAME(_vcprintf, _vcwprintf), NAME(_cprintf, _cwprintf), format,
      print_file(stdout, WIDE, format, list), const CHARACTER *format)
FORMS(NAME(vfprintf, vfwprintf), NAME(fprintf, fwprintf), format,
      print_file(file, WIDE, format, list), FILE *file, const CHARACTER *format)
FORMS(NAME(vfprintf_s, vfwprintf_s), NAME(fprintf_s, fwprintf_s), format,
      print_file(file, WIDE, format, list), FILE *file, const CHARACTER *format)
FORMS(NAME(vsprintf, _vswprintf), NAME(sprintf, _swprintf), format,
      print_unlimited(to, format, list), CHARACTER *to, const CHARACTER *format)
FORMS(NAME(_vsnprintf, _vsnwprintf), NAME(_snprintf, _snwprintf), format,
      print_unterminated(to, room, format, list), CHARACTER *to, size_t room,
      const CHARACTER *format)
FORMS(NAME(vsprintf_s, vswprintf_s), NAME(sprintf_s, swprintf_s), format,
      print_secure(to, room, WIDE, format, list), CHARACTER *to, size_t room,
      const CHARACTER *format)
FORMS(NAME(_vsnprintf_s, _vsnwprintf_s), NAME(_snprintf_s, _snwprintf_s), format,
      print_secure_most(to, room, most, WIDE, format, list), CHARACTER *to, size_t room,
      size_t most, const CHARACTER *format)
FORMS(NAME(_vscprintf, _vscwprintf), NAME(_scprintf, _scwprintf), format,
      print_buffer(NULL, 0, NULL, WIDE, format, list), const CHARACTER *format)
FORMS(NAME(wvsprintfA, wvsprintfW), NAME(wsprintfA, wsprintfW), format,
      print_short(to, format, list), CHARACTER *to, const CHARACTER *format)
