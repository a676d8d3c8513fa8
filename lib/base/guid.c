/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "guid.h"

#include <sys/random.h>

#include "status.h"

/* The fields of a GUID are in host byte order, so its version is in byte 7 of a little-endian one.
 */
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define VERSION_BYTE 7
#else
#define VERSION_BYTE 6
#endif
#define VARIANT_BYTE 8

static void mark_version(uint8_t *bytes)
{
	bytes[VERSION_BYTE] = (uint8_t)((bytes[VERSION_BYTE] & 0x0fu) | 0x40u);
	bytes[VARIANT_BYTE] = (uint8_t)((bytes[VARIANT_BYTE] & 0x3fu) | 0x80u);
}

uint32_t guids_random(struct guid *ret, size_t count)
{
	if (getrandom(ret, count * sizeof(*ret), 0) != (ssize_t)(count * sizeof(*ret)))
		return ERROR_GEN_FAILURE;
	for (size_t i = 0; i < count; i++)
		mark_version(ret[i].bytes);
	return ERROR_SUCCESS;
}

uint32_t guid_random(struct guid *ret)
{
	return guids_random(ret, 1);
}
