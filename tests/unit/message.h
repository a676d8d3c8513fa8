/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Messages for tests: as a kernel sends them, and malformed ones. */
#ifndef UNIT_MESSAGE_H
#define UNIT_MESSAGE_H

#include <libmnl/libmnl.h>
#include <stddef.h>
#include <stdint.h>

#include "xfrm/uapi.h"

/* Aligned like a receive buffer. */
union message {
	struct nlmsghdr header;
	_Alignas(8) uint8_t bytes[4096];
};

/* An ESP tunnel 192.0.2.1 -> 192.0.2.2, SPI 0xc0000001, without algorithms. */
struct xfrm_usersa_info *message_init(union message *message);

/* An outbound policy for any IPv4 traffic, index 9, without templates. */
struct xfrm_userpolicy_info *message_init_policy(union message *message);

/* struct xfrm_algo or a similar one, with a key of @key_bits whose bytes are 0x6b. */
void message_put_aead(union message *message, const char *name, unsigned key_bits,
		      unsigned icv_bits);
void message_put_crypt(union message *message, const char *name, unsigned key_bits);
void message_put_auth(union message *message, const char *name, unsigned key_bits,
		      unsigned trunc_bits);

/* An attribute whose payload is @size bytes with the value @fill. */
void message_put_fill(union message *message, uint16_t type, size_t size, uint8_t fill);

#endif
