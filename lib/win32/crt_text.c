/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Functions of Windows' C runtime for text that the C library has not, or by another name. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>
#include <wctype.h>

#include "export.h"

EXPORT int Wfpx_stricmp(const char *first, const char *second);
EXPORT int Wfpx_strnicmp(const char *first, const char *second, size_t most);
EXPORT int Wfpx_wcsicmp(const wchar_t *first, const wchar_t *second);
EXPORT int Wfpx_wcsnicmp(const wchar_t *first, const wchar_t *second, size_t most);
EXPORT char *Wfpx_strdup(const char *text);
EXPORT wchar_t *Wfpx_wcsdup(const wchar_t *text);
EXPORT char *Wfpxstrtok_s(char *text, const char *delimiters, char **context);
EXPORT size_t Wfpxstrnlen_s(const char *text, size_t most);
EXPORT size_t Wfpxwcsnlen_s(const wchar_t *text, size_t most);

EXPORT int Wfpx_stricmp(const char *first, const char *second)
{
	return strcasecmp(first, second);
}

EXPORT int Wfpx_strnicmp(const char *first, const char *second, size_t most)
{
	return strncasecmp(first, second, most);
}

EXPORT int Wfpx_wcsicmp(const wchar_t *first, const wchar_t *second)
{
	return wcscasecmp(first, second);
}

EXPORT int Wfpx_wcsnicmp(const wchar_t *first, const wchar_t *second, size_t most)
{
	return wcsncasecmp(first, second, most);
}

EXPORT char *Wfpx_strdup(const char *text)
{
	return text ? strdup(text) : NULL;
}

EXPORT wchar_t *Wfpx_wcsdup(const wchar_t *text)
{
	return text ? wcsdup(text) : NULL;
}

EXPORT char *Wfpxstrtok_s(char *text, const char *delimiters, char **context)
{
	return strtok_r(text, delimiters, context);
}

EXPORT size_t Wfpxstrnlen_s(const char *text, size_t most)
{
	return text ? strnlen(text, most) : 0;
}

EXPORT size_t Wfpxwcsnlen_s(const wchar_t *text, size_t most)
{
	return text ? wcsnlen(text, most) : 0;
}
