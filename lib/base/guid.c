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

uint32_t guid_random(struct guid *ret)
{
	if (getrandom(ret, sizeof(*ret), 0) != sizeof(*ret))
		return ERROR_GEN_FAILURE;
	ret->bytes[VERSION_BYTE] = (uint8_t)((ret->bytes[VERSION_BYTE] & 0x0fu) | 0x40u);
	ret->bytes[VARIANT_BYTE] = (uint8_t)((ret->bytes[VARIANT_BYTE] & 0x3fu) | 0x80u);
	return ERROR_SUCCESS;
}
