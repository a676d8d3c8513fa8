/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_DECODE_IP_H
#define XFRM_DECODE_IP_H

#include <endian.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include "sa.h"
#include "uapi.h"

/*
 * Returns the xfrm_address_t at @from. The bytes after an IPv4 address are zero in the result, so
 * that addresses can be compared as 16 bytes. The kernel keeps those bytes as a program gave them,
 * because it only compares and hashes the first four (xfrm_addr_equal(), __xfrm_spi_hash(), Linux
 * 6.1 to 6.18). The bytes are cleared in registers: if four bytes were stored and then sixteen were
 * loaded, the load would have to wait for the store.
 */
static inline struct address decode_ip(const void *from, uint16_t family)
{
	struct address to;
	uint64_t words[2];

	memcpy(words, from, sizeof(words));
	if (family == AF_INET) {
		words[0] &= htobe64(0xffffffff00000000u);
		words[1] = 0;
	}
	memcpy(to.bytes, words, sizeof(to.bytes));
	return to;
}

#endif
