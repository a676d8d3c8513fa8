/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BASE_GUID_H
#define BASE_GUID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A GUID below lib/api: the bytes of the struct GUID of guiddef.h. */
struct guid {
	_Alignas(4) uint8_t bytes[16];
};

/* Whether all bytes are zero, which stands for no GUID. */
static inline bool guid_is_zero(const struct guid *guid)
{
	static const struct guid zero;

	return !memcmp(guid, &zero, sizeof(zero));
}

/* Whether the two are one GUID. */
static inline bool guid_equal(const struct guid *a, const struct guid *b)
{
	return !memcmp(a, b, sizeof(*a));
}

/* Makes a random GUID, version 4 of RFC 9562. Returns ERROR_GEN_FAILURE on failure. */
uint32_t guid_random(struct guid *ret);

/* Makes @count of them in one system call. At most 16: the kernel gives 256 bytes without a break.
 */
uint32_t guids_random(struct guid *ret, size_t count);

#endif
