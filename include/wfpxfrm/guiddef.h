/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * GUIDs.
 *
 * DEFINE_GUID(name, ...) declares a GUID, or defines it where INITGUID is defined. The macro is
 * set anew by every inclusion of this file, so INITGUID may be defined late:
 *
 *     #include <fwpmu.h>
 *     #include <initguid.h>
 *     DEFINE_GUID(MY_SUBLAYER, 0x01234567, ...);
 *
 * A GUID so defined may appear in several files of a program, and may have the name of one that
 * the library defines too: the program's own is then used.
 */
#ifndef WFPXFRM_GUIDDEF_H
#define WFPXFRM_GUIDDEF_H

#include <stdint.h>
#include <string.h>

/* Data1 to Data3 are numbers in host byte order, Data4 is bytes in reading order. */
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

/* Takes references in C++, pointers in C, as on Windows. */
static inline int IsEqualGUID(REFGUID guid1, REFGUID guid2)
{
	return memcmp(&guid1, &guid2, sizeof(GUID)) == 0;
}

/* Programs that bring their own operators say so with this macro. */
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

/* From here on evaluated by every inclusion. */

#undef DEFINE_GUID

#if defined(INITGUID) && defined(__cplusplus)
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)                               \
	extern "C" {                                                                               \
	extern const GUID name __attribute__((weak));                                              \
	}                                                                                          \
	const GUID name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#elif defined(INITGUID)
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)                               \
	extern const GUID name __attribute__((weak));                                              \
	const GUID name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#elif defined(__cplusplus)
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) extern "C" const GUID name
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) extern const GUID name
#endif
