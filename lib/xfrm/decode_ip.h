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
 * The kernel compares and hashes an IPv4 address by its four bytes (xfrm_addr_equal(),
 * __xfrm_spi_hash(), Linux 6.1 to 6.18) and keeps the other twelve as they were given, which need
 * not be zero. Here they always are, so that addresses can be compared whole. They are cleared in
 * registers: to store four bytes and read sixteen makes the processor wait.
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
