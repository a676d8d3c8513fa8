/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counted strings. Lengths are in bytes; a WCHAR has 4 of them. */
#ifndef WFPXFRM_WIN32_NTDEF_H
#define WFPXFRM_WIN32_NTDEF_H

#include "windef.h"

/* Narrow text, which need not end with a 0. */
typedef struct _STRING {
	USHORT Length;
	USHORT MaximumLength;
	PCHAR Buffer;
} STRING, *PSTRING, ANSI_STRING, *PANSI_STRING, OEM_STRING, *POEM_STRING;

/* Wide text, which need not end with a 0. */
typedef struct _UNICODE_STRING {
	USHORT Length;
	USHORT MaximumLength;
	PWSTR Buffer;
} UNICODE_STRING, *PUNICODE_STRING;

typedef const STRING *PCANSI_STRING;
typedef const UNICODE_STRING *PCUNICODE_STRING;

#ifndef RTL_CONSTANT_STRING
#define RTL_CONSTANT_STRING(text)                                                                  \
	{                                                                                          \
		sizeof(text) - sizeof((text)[0]), sizeof(text), (text)                             \
	}
#endif
#ifndef DECLARE_CONST_UNICODE_STRING
#define DECLARE_CONST_UNICODE_STRING(name, text)                                                   \
	static WCHAR name##_buffer[] = text;                                                       \
	const UNICODE_STRING name = { sizeof(text) - sizeof(WCHAR), sizeof(text), name##_buffer }
#endif

/* A link of a list that a driver keeps. */
typedef struct _LIST_ENTRY {
	struct _LIST_ENTRY *Flink;
	struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY;

#endif
