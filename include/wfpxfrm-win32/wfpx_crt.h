/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What Windows' C runtime has besides the C library: text functions that check the size of their
 * target, and functions with an underscore.
 *
 * The _s functions return 0, EINVAL or ERANGE, and STRUNCATE if the caller asked for _TRUNCATE.
 * After EINVAL and ERANGE the target holds an empty text. Windows ends the program then, unless it
 * has set a handler for invalid parameters; here the program goes on.
 */
#ifndef WFPXFRM_WIN32_CRT_H
#define WFPXFRM_WIN32_CRT_H

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "wfpx_print.h"
#include "wfpx_symbol.h"

typedef int errno_t;
typedef size_t rsize_t;

#ifndef STRUNCATE
#define STRUNCATE 80
#endif
#ifndef _countof
#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#endif

WFPX_BEGIN_C

errno_t strcpy_s(char *to, rsize_t room, const char *from) WFPX_WIN32(strcpy_s);
errno_t strncpy_s(char *to, rsize_t room, const char *from, rsize_t most) WFPX_WIN32(strncpy_s);
errno_t strcat_s(char *to, rsize_t room, const char *from) WFPX_WIN32(strcat_s);
errno_t strncat_s(char *to, rsize_t room, const char *from, rsize_t most) WFPX_WIN32(strncat_s);
errno_t wcscpy_s(wchar_t *to, rsize_t room, const wchar_t *from) WFPX_WIN32(wcscpy_s);
errno_t wcsncpy_s(wchar_t *to, rsize_t room, const wchar_t *from, rsize_t most)
	WFPX_WIN32(wcsncpy_s);
errno_t wcscat_s(wchar_t *to, rsize_t room, const wchar_t *from) WFPX_WIN32(wcscat_s);
errno_t wcsncat_s(wchar_t *to, rsize_t room, const wchar_t *from, rsize_t most)
	WFPX_WIN32(wcsncat_s);

/* The narrow text is UTF-8, whatever the locale is. */
errno_t wcstombs_s(size_t *needed, char *to, size_t room, const wchar_t *from, size_t most)
	WFPX_WIN32(wcstombs_s);
errno_t mbstowcs_s(size_t *needed, wchar_t *to, size_t room, const char *from, size_t most)
	WFPX_WIN32(mbstowcs_s);

errno_t memcpy_s(void *to, rsize_t room, const void *from, rsize_t count) WFPX_WIN32(memcpy_s);
errno_t memmove_s(void *to, rsize_t room, const void *from, rsize_t count) WFPX_WIN32(memmove_s);
errno_t wmemcpy_s(wchar_t *to, rsize_t room, const wchar_t *from, rsize_t count)
	WFPX_WIN32(wmemcpy_s);

char *strtok_s(char *text, const char *delimiters, char **context) WFPX_WIN32(strtok_s);
size_t strnlen_s(const char *text, size_t most) WFPX_WIN32(strnlen_s);
size_t wcsnlen_s(const wchar_t *text, size_t most) WFPX_WIN32(wcsnlen_s);

int _stricmp(const char *first, const char *second) WFPX_WIN32(_stricmp);
int _strnicmp(const char *first, const char *second, size_t most) WFPX_WIN32(_strnicmp);
int _wcsicmp(const wchar_t *first, const wchar_t *second) WFPX_WIN32(_wcsicmp);
int _wcsnicmp(const wchar_t *first, const wchar_t *second, size_t most) WFPX_WIN32(_wcsnicmp);
char *_strdup(const char *text) WFPX_WIN32(_strdup);
wchar_t *_wcsdup(const wchar_t *text) WFPX_WIN32(_wcsdup);

/* As on Windows the program goes on with what the text begins with. */
static inline int _wtoi(const wchar_t *text)
{
	return (int)wcstol(text, NULL, 10);
}

static inline long long _wtoi64(const wchar_t *text)
{
	return wcstoll(text, NULL, 10);
}

static inline long long _atoi64(const char *text)
{
	return strtoll(text, NULL, 10);
}

static inline wchar_t *wcstok_s(wchar_t *text, const wchar_t *delimiters, wchar_t **context)
{
	return wcstok(text, delimiters, context);
}

/* Modes of files, which <fcntl.h> has on Windows. */
#define _O_TEXT    0x4000
#define _O_BINARY  0x8000
#define _O_WTEXT   0x10000
#define _O_U16TEXT 0x20000
#define _O_U8TEXT  0x40000

/* Text is UTF-8 in every mode. Returns _O_TEXT as the mode before, or -1 for an unknown mode. */
static inline int _setmode(int descriptor, int mode)
{
	if (descriptor >= 0 && mode >= _O_TEXT && mode <= _O_U8TEXT && !(mode & (mode - 1)))
		return _O_TEXT;
	errno = EINVAL;
	return -1;
}

static inline int _fileno(FILE *file)
{
	return file == stdin ? 0 : file == stdout ? 1 : file == stderr ? 2 : -1;
}

WFPX_END_C

#define _strtoui64       strtoull
#define _strtoi64        strtoll
#define _wcstoui64       wcstoull
#define _wcstoi64        wcstoll
#define _byteswap_ushort __builtin_bswap16
#define _byteswap_ulong  __builtin_bswap32
#define _byteswap_uint64 __builtin_bswap64

#if defined(__cplusplus) && __cplusplus >= 201103L
extern "C++" {
template <size_t room> inline errno_t strcpy_s(char (&to)[room], const char *from)
{
	return strcpy_s(&to[0], room, from);
}

template <size_t room> inline errno_t strcat_s(char (&to)[room], const char *from)
{
	return strcat_s(&to[0], room, from);
}

template <size_t room> inline errno_t strncpy_s(char (&to)[room], const char *from, size_t most)
{
	return strncpy_s(&to[0], room, from, most);
}

template <size_t room> inline errno_t wcscpy_s(wchar_t (&to)[room], const wchar_t *from)
{
	return wcscpy_s(&to[0], room, from);
}

template <size_t room> inline errno_t wcscat_s(wchar_t (&to)[room], const wchar_t *from)
{
	return wcscat_s(&to[0], room, from);
}

template <size_t room>
inline errno_t wcsncpy_s(wchar_t (&to)[room], const wchar_t *from, size_t most)
{
	return wcsncpy_s(&to[0], room, from, most);
}
}
#endif

#endif
