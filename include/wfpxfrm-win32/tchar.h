/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Names for text that is wide if the program defines _UNICODE, else narrow. _tmain is wmain or
 * main; libwfpxwmain.a has the main() that calls a wmain().
 */
#ifndef WFPXFRM_WIN32_TCHAR_H
#define WFPXFRM_WIN32_TCHAR_H

#include <ctype.h>
#include <wctype.h>

#include "wfpx_crt.h"
#include "wfpx_print.h"

#ifdef _UNICODE
#define WFPX_TEXT_NAME(narrow, wide) wide
#define __T(quote)                   L##quote
typedef wchar_t _TCHAR, _TSCHAR, _TUCHAR, _TXCHAR;
typedef wint_t _TINT;
#else
#define WFPX_TEXT_NAME(narrow, wide) narrow
#define __T(quote)                   quote
typedef char _TCHAR, _TXCHAR;
typedef signed char _TSCHAR;
typedef unsigned char _TUCHAR;
typedef int _TINT;
#endif
#define _T(quote)     __T(quote)
#define _TEXT(quote)  __T(quote)
#define _TEOF         WFPX_TEXT_NAME(EOF, WEOF)

#define _tmain        WFPX_TEXT_NAME(main, wmain)

#define _tprintf      WFPX_TEXT_NAME(printf, wprintf)
#define _ftprintf     WFPX_TEXT_NAME(fprintf, fwprintf)
#define _stprintf     WFPX_TEXT_NAME(sprintf, _swprintf)
#define _sntprintf    WFPX_TEXT_NAME(_snprintf, _snwprintf)
#define _vsntprintf   WFPX_TEXT_NAME(_vsnprintf, _vsnwprintf)
#define _vtprintf     WFPX_TEXT_NAME(vprintf, vwprintf)
#define _vftprintf    WFPX_TEXT_NAME(vfprintf, vfwprintf)
#define _vstprintf    WFPX_TEXT_NAME(vsprintf, _vswprintf)
#define _tprintf_s    WFPX_TEXT_NAME(printf_s, wprintf_s)
#define _ftprintf_s   WFPX_TEXT_NAME(fprintf_s, fwprintf_s)
#define _stprintf_s   WFPX_TEXT_NAME(sprintf_s, swprintf_s)
#define _vstprintf_s  WFPX_TEXT_NAME(vsprintf_s, vswprintf_s)
#define _sntprintf_s  WFPX_TEXT_NAME(_snprintf_s, _snwprintf_s)
#define _vsntprintf_s WFPX_TEXT_NAME(_vsnprintf_s, _vsnwprintf_s)
#define _sctprintf    WFPX_TEXT_NAME(_scprintf, _scwprintf)
#define _vsctprintf   WFPX_TEXT_NAME(_vscprintf, _vscwprintf)
#define _tscanf       WFPX_TEXT_NAME(scanf, wscanf)
#define _stscanf      WFPX_TEXT_NAME(sscanf, swscanf)
#define _putts        WFPX_TEXT_NAME(puts, _putws)
#define _fputts       WFPX_TEXT_NAME(fputs, fputws)
#define _fgetts       WFPX_TEXT_NAME(fgets, fgetws)
#define _puttchar     WFPX_TEXT_NAME(putchar, putwchar)
#define _gettchar     WFPX_TEXT_NAME(getchar, getwchar)
#define _fputtc       WFPX_TEXT_NAME(fputc, fputwc)
#define _fgettc       WFPX_TEXT_NAME(fgetc, fgetwc)
#define _tcslen       WFPX_TEXT_NAME(strlen, wcslen)
#define _tcsnlen      WFPX_TEXT_NAME(strnlen, wcsnlen)
#define _tcscpy       WFPX_TEXT_NAME(strcpy, wcscpy)
#define _tcscpy_s     WFPX_TEXT_NAME(strcpy_s, wcscpy_s)
#define _tcsncpy      WFPX_TEXT_NAME(strncpy, wcsncpy)
#define _tcsncpy_s    WFPX_TEXT_NAME(strncpy_s, wcsncpy_s)
#define _tcscat       WFPX_TEXT_NAME(strcat, wcscat)
#define _tcscat_s     WFPX_TEXT_NAME(strcat_s, wcscat_s)
#define _tcsncat_s    WFPX_TEXT_NAME(strncat_s, wcsncat_s)
#define _tcscmp       WFPX_TEXT_NAME(strcmp, wcscmp)
#define _tcsncmp      WFPX_TEXT_NAME(strncmp, wcsncmp)
#define _tcsicmp      WFPX_TEXT_NAME(_stricmp, _wcsicmp)
#define _tcsnicmp     WFPX_TEXT_NAME(_strnicmp, _wcsnicmp)
#define _tcschr       WFPX_TEXT_NAME(strchr, wcschr)
#define _tcsrchr      WFPX_TEXT_NAME(strrchr, wcsrchr)
#define _tcsstr       WFPX_TEXT_NAME(strstr, wcsstr)
#define _tcstok_s     WFPX_TEXT_NAME(strtok_s, wcstok_s)
#define _tcsdup       WFPX_TEXT_NAME(_strdup, _wcsdup)
#define _tcstol       WFPX_TEXT_NAME(strtol, wcstol)
#define _tcstoul      WFPX_TEXT_NAME(strtoul, wcstoul)
#define _tcstoi64     WFPX_TEXT_NAME(_strtoi64, _wcstoi64)
#define _tcstoui64    WFPX_TEXT_NAME(_strtoui64, _wcstoui64)
#define _ttoi         WFPX_TEXT_NAME(atoi, _wtoi)
#define _ttoi64       WFPX_TEXT_NAME(_atoi64, _wtoi64)
#define _istdigit     WFPX_TEXT_NAME(isdigit, iswdigit)
#define _istxdigit    WFPX_TEXT_NAME(isxdigit, iswxdigit)
#define _istspace     WFPX_TEXT_NAME(isspace, iswspace)
#define _istalpha     WFPX_TEXT_NAME(isalpha, iswalpha)
#define _istalnum     WFPX_TEXT_NAME(isalnum, iswalnum)
#define _totupper     WFPX_TEXT_NAME(toupper, towupper)
#define _totlower     WFPX_TEXT_NAME(tolower, towlower)

#endif
