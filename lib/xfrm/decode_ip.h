/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_DECODE_IP_H
#define XFRM_DECODE_IP_H

#include <string.h>
#include <sys/socket.h>

#include "sa.h"
#include "uapi.h"

/*
 * The kernel compares and hashes an IPv4 address by its four bytes (xfrm_addr_equal(),
 * __xfrm_spi_hash(), Linux 6.1 to 6.18) and keeps the other twelve as they were given, which need
 * not be zero. Here they always are, so that addresses can be compared whole.
 */
static inline struct address decode_ip(const void *from, uint16_t family)
{
	struct address to = { 0 };

	memcpy(to.bytes, from, family == AF_INET ? 4 : sizeof(to.bytes));
	return to;
}

#endif
