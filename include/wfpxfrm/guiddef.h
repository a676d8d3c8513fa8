/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * GUIDs.
 *
 * DEFINE_GUID(name, ...) declares a GUID, or defines it if INITGUID is defined. Every inclusion of
 * this file defines the macro again, so that INITGUID may be defined later than the first one:
 *
 *     #include <fwpmu.h>
 *     #include <initguid.h>
 *     DEFINE_GUID(MY_SUBLAYER, 0x01234567, ...);
 *
 * Several files of a program may define the same GUID. If the library defines a GUID of that name
 * too, the program uses its own.
 */
#ifndef WFPXFRM_GUIDDEF_H
#define WFPXFRM_GUIDDEF_H

#include <stdint.h>
#include <string.h>

/* A GUID. Data1 to Data3 are numbers in host byte order, Data4 is bytes in order of the text. */
typedef struct _GUID {
	uint32_t Data1;
	uint16_t Data2;
	uint16_t Data3;
	uint8_t Data4[8];
} GUID;

typedef GUID *LPGUID;
typedef const GUID *LPCGUID;

#ifdef __cplusplus

#define REFGUID const GUID &

/* Whether two GUIDs are equal. Arguments are references in C++, pointers in C, as on Windows. */
static inline int IsEqualGUID(REFGUID guid1, REFGUID guid2)
{
	return memcmp(&guid1, &guid2, sizeof(GUID)) == 0;
}

/* A program that defines these operators itself defines this macro before. */
#ifndef _SYS_GUID_OPERATOR_EQ_
#define _SYS_GUID_OPERATOR_EQ_
static inline bool operator==(REFGUID guid1, REFGUID guid2)
{
	return memcmp(&guid1, &guid2, sizeof(GUID)) == 0;
}

static inline bool operator!=(REFGUID guid1, REFGUID guid2)
{
	return memcmp(&guid1, &guid2, sizeof(GUID)) != 0;
}
#endif

#else

#define REFGUID                   const GUID *const

#define IsEqualGUID(guid1, guid2) (memcmp((guid1), (guid2), sizeof(GUID)) == 0)

#endif

#endif

/* What follows is evaluated by every inclusion. */

#undef DEFINE_GUID

#if defined(INITGUID) && defined(__cplusplus)
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)                               \
	extern "C" {                                                                               \
	extern const GUID name __attribute__((weak));                                              \
	}                                                                                          \
	const GUID name = { l, w1, w2, { b1, b2, b3, b4, b5, b6, b7, b8 } }
#elif defined(INITGUID)
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)                               \
	extern const GUID name __attribute__((weak));                                              \
	const GUID name = { l, w1, w2, { b1, b2, b3, b4, b5, b6, b7, b8 } }
#elif defined(__cplusplus)
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) extern "C" const GUID name
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) extern const GUID name
#endif
