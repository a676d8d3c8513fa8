/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Functions of libwfpxwin32 that Windows has not.
 *
 * Text in files and messages that Windows programs wrote is UTF-16: units of two bytes, the low one
 * first. WCHAR has 4 bytes here, so such text has to be converted. For UTF-8 there is
 * MultiByteToWideChar() in windows.h.
 */
#ifndef WFPXFRM_WIN32_WFPXWIN32_H
#define WFPXFRM_WIN32_WFPXWIN32_H

#include "windef.h"

WFPX_BEGIN_C

/*
 * WfpxWideFromUtf16 - makes wide text of UTF-16
 * @utf16: @units units of two bytes, which need not be aligned; a 0 is a character like others
 * @wide: room for @room characters, or NULL if @room is 0
 *
 * Returns the number of characters of the whole text. Of a longer text, @room characters are
 * stored. Half a pair of surrogates becomes U+FFFD.
 */
SIZE_T WINAPI WfpxWideFromUtf16(const VOID *utf16, SIZE_T units, LPWSTR wide, SIZE_T room);

/*
 * WfpxUtf16FromWide - makes UTF-16 of wide text
 * @wide: @length characters; a 0 is a character like others
 * @utf16: room for @room units of two bytes, which need not be aligned, or NULL if @room is 0
 *
 * Returns the number of units of the whole text. Of a longer text, the beginning is stored, without
 * half of a pair. What is no character becomes U+FFFD.
 */
SIZE_T WINAPI WfpxUtf16FromWide(LPCWSTR wide, SIZE_T length, VOID *utf16, SIZE_T room);

WFPX_END_C

#endif
