/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * printf() and its relatives with the formats of Windows: %s in a wide format is wide, %I64u has 64
 * bits, %lu has 32. doc/porting.md has the table.
 *
 * The names of the C library are macros for functions of libwfpxwin32, also behind std:: and for
 * pointers to functions. Text that goes to a file is UTF-8 there, wide text, too, so wide and
 * narrow output may be mixed. An invalid format, or %n, writes nothing and returns -1 with errno
 * EINVAL.
 *
 * printf becomes __printf__, because that word means the same as printf where a header says
 * __attribute__((format(printf, 1, 2))).
 *
 * In C++ this includes <cstdio> and <cwchar> first, because these undefine the macros.
 */
#ifndef WFPXFRM_WIN32_PRINT_H
#define WFPXFRM_WIN32_PRINT_H

#ifdef __cplusplus
extern "C++" {
#include <cstdio>
#include <cwchar>
}
#endif
#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>

#include "wfpx_symbol.h"

#ifndef _TRUNCATE
#define _TRUNCATE ((size_t)-1)
#endif

WFPX_BEGIN_C

/* To files. */
int __printf__(const char *format, ...) WFPX_WIN32(printf);
int Wfpxvprintf(const char *format, va_list list);
int Wfpxfprintf(FILE *file, const char *format, ...);
int Wfpxvfprintf(FILE *file, const char *format, va_list list);
int Wfpxwprintf(const wchar_t *format, ...);
int Wfpxvwprintf(const wchar_t *format, va_list list);
int Wfpxfwprintf(FILE *file, const wchar_t *format, ...);
int Wfpxvfwprintf(FILE *file, const wchar_t *format, va_list list);

int printf_s(const char *format, ...) WFPX_WIN32(printf_s);
int vprintf_s(const char *format, va_list list) WFPX_WIN32(vprintf_s);
int fprintf_s(FILE *file, const char *format, ...) WFPX_WIN32(fprintf_s);
int vfprintf_s(FILE *file, const char *format, va_list list) WFPX_WIN32(vfprintf_s);
int wprintf_s(const wchar_t *format, ...) WFPX_WIN32(wprintf_s);
int vwprintf_s(const wchar_t *format, va_list list) WFPX_WIN32(vwprintf_s);
int fwprintf_s(FILE *file, const wchar_t *format, ...) WFPX_WIN32(fwprintf_s);
int vfwprintf_s(FILE *file, const wchar_t *format, va_list list) WFPX_WIN32(vfwprintf_s);

/*
 * To buffers. snprintf() and swprintf() end the text with a 0 in any case, the first returns how
 * long the whole text is, the second -1 if the text is cut. _snprintf() and _snwprintf() return -1
 * then, and leave out the 0 if it finds no room; with NULL and 0 they return the length.
 */
int Wfpxsprintf(char *to, const char *format, ...);
int Wfpxvsprintf(char *to, const char *format, va_list list);
int Wfpxsnprintf(char *to, size_t room, const char *format, ...);
int Wfpxvsnprintf(char *to, size_t room, const char *format, va_list list);
int Wfpxswprintf(wchar_t *to, size_t room, const wchar_t *format, ...);
int Wfpxvswprintf(wchar_t *to, size_t room, const wchar_t *format, va_list list);

int _snprintf(char *to, size_t room, const char *format, ...) WFPX_WIN32(_snprintf);
int _vsnprintf(char *to, size_t room, const char *format, va_list list) WFPX_WIN32(_vsnprintf);
int _snwprintf(wchar_t *to, size_t room, const wchar_t *format, ...) WFPX_WIN32(_snwprintf);
int _vsnwprintf(wchar_t *to, size_t room, const wchar_t *format, va_list list)
	WFPX_WIN32(_vsnwprintf);
int _swprintf(wchar_t *to, const wchar_t *format, ...) WFPX_WIN32(_swprintf);
int _vswprintf(wchar_t *to, const wchar_t *format, va_list list) WFPX_WIN32(_vswprintf);

/* A text that does not fit leaves an empty buffer, and gives -1 with errno ERANGE. */
int sprintf_s(char *to, size_t room, const char *format, ...) WFPX_WIN32(sprintf_s);
int vsprintf_s(char *to, size_t room, const char *format, va_list list) WFPX_WIN32(vsprintf_s);
int swprintf_s(wchar_t *to, size_t room, const wchar_t *format, ...) WFPX_WIN32(swprintf_s);
int vswprintf_s(wchar_t *to, size_t room, const wchar_t *format, va_list list)
	WFPX_WIN32(vswprintf_s);

/* The text is cut to most characters, and the result is -1 then; _TRUNCATE cuts it to the room. */
int _snprintf_s(char *to, size_t room, size_t most, const char *format, ...)
	WFPX_WIN32(_snprintf_s);
int _vsnprintf_s(char *to, size_t room, size_t most, const char *format, va_list list)
	WFPX_WIN32(_vsnprintf_s);
int _snwprintf_s(wchar_t *to, size_t room, size_t most, const wchar_t *format, ...)
	WFPX_WIN32(_snwprintf_s);
int _vsnwprintf_s(wchar_t *to, size_t room, size_t most, const wchar_t *format, va_list list)
	WFPX_WIN32(_vsnwprintf_s);

/* How long the text would be. */
int _scprintf(const char *format, ...) WFPX_WIN32(_scprintf);
int _vscprintf(const char *format, va_list list) WFPX_WIN32(_vscprintf);
int _scwprintf(const wchar_t *format, ...) WFPX_WIN32(_scwprintf);
int _vscwprintf(const wchar_t *format, va_list list) WFPX_WIN32(_vscwprintf);

/* To a buffer of 1024 characters. */
int wsprintfA(char *to, const char *format, ...) WFPX_WIN32(wsprintfA);
int wvsprintfA(char *to, const char *format, va_list list) WFPX_WIN32(wvsprintfA);
int wsprintfW(wchar_t *to, const wchar_t *format, ...) WFPX_WIN32(wsprintfW);
int wvsprintfW(wchar_t *to, const wchar_t *format, va_list list) WFPX_WIN32(wvsprintfW);
#ifdef UNICODE
#define wsprintf  wsprintfW
#define wvsprintf wvsprintfW
#else
#define wsprintf  wsprintfA
#define wvsprintf wvsprintfA
#endif

/* Wide characters of files that hold UTF-8. */
wint_t Wfpxfputwc(wchar_t character, FILE *file);
wint_t Wfpxputwchar(wchar_t character);
int Wfpxfputws(const wchar_t *text, FILE *file);
wint_t Wfpxfgetwc(FILE *file);
wint_t Wfpxgetwchar(void);
wint_t Wfpxungetwc(wint_t character, FILE *file);
wchar_t *Wfpxfgetws(wchar_t *to, int room, FILE *file);
int _putws(const wchar_t *text) WFPX_WIN32(_putws);

WFPX_END_C

#ifdef __cplusplus
namespace std
{
using ::__printf__;
using ::Wfpxfgetwc;
using ::Wfpxfgetws;
using ::Wfpxfprintf;
using ::Wfpxfputwc;
using ::Wfpxfputws;
using ::Wfpxfwprintf;
using ::Wfpxgetwchar;
using ::Wfpxputwchar;
using ::Wfpxsnprintf;
using ::Wfpxsprintf;
using ::Wfpxswprintf;
using ::Wfpxungetwc;
using ::Wfpxvfprintf;
using ::Wfpxvfwprintf;
using ::Wfpxvprintf;
using ::Wfpxvsnprintf;
using ::Wfpxvsprintf;
using ::Wfpxvswprintf;
using ::Wfpxvwprintf;
using ::Wfpxwprintf;
} // namespace std
#endif

#undef fgetwc
#undef fgetws
#undef fprintf
#undef fputwc
#undef fputws
#undef fwprintf
#undef getwc
#undef getwchar
#undef printf
#undef putwc
#undef putwchar
#undef snprintf
#undef sprintf
#undef swprintf
#undef ungetwc
#undef vfprintf
#undef vfwprintf
#undef vprintf
#undef vsnprintf
#undef vsprintf
#undef vswprintf
#undef vwprintf
#undef wprintf
#define fgetwc    Wfpxfgetwc
#define fgetws    Wfpxfgetws
#define fprintf   Wfpxfprintf
#define fputwc    Wfpxfputwc
#define fputws    Wfpxfputws
#define fwprintf  Wfpxfwprintf
#define getwc     Wfpxfgetwc
#define getwchar  Wfpxgetwchar
#define printf    __printf__
#define putwc     Wfpxfputwc
#define putwchar  Wfpxputwchar
#define snprintf  Wfpxsnprintf
#define sprintf   Wfpxsprintf
#define swprintf  Wfpxswprintf
#define ungetwc   Wfpxungetwc
#define vfprintf  Wfpxvfprintf
#define vfwprintf Wfpxvfwprintf
#define vprintf   Wfpxvprintf
#define vsnprintf Wfpxvsnprintf
#define vsprintf  Wfpxvsprintf
#define vswprintf Wfpxvswprintf
#define vwprintf  Wfpxvwprintf
#define wprintf   Wfpxwprintf

/* Of an array, C++ knows the room. */
#if defined(__cplusplus) && __cplusplus >= 201103L
extern "C++" {
template <size_t room, typename... Arguments>
inline int sprintf_s(char (&to)[room], const char *format, Arguments... arguments)
{
	return sprintf_s(&to[0], room, format, arguments...);
}

template <size_t room, typename... Arguments>
inline int swprintf_s(wchar_t (&to)[room], const wchar_t *format, Arguments... arguments)
{
	return swprintf_s(&to[0], room, format, arguments...);
}

template <size_t room> inline int vsprintf_s(char (&to)[room], const char *format, va_list list)
{
	return vsprintf_s(&to[0], room, format, list);
}

template <size_t room>
inline int vswprintf_s(wchar_t (&to)[room], const wchar_t *format, va_list list)
{
	return vswprintf_s(&to[0], room, format, list);
}

template <size_t room, typename... Arguments>
inline int _snprintf_s(char (&to)[room], size_t most, const char *format, Arguments... arguments)
{
	return _snprintf_s(&to[0], room, most, format, arguments...);
}

template <size_t room, typename... Arguments>
inline int _snwprintf_s(wchar_t (&to)[room], size_t most, const wchar_t *format,
			Arguments... arguments)
{
	return _snwprintf_s(&to[0], room, most, format, arguments...);
}
}
#endif

#endif
