/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A state that this library makes. */
#ifndef XFRM_NEW_SA_H
#define XFRM_NEW_SA_H

#include <stdbool.h>
#include <stdint.h>

#include "algorithm.h"
#include "sa.h"

/* No key of any algorithm that the kernel knows is longer. */
#define NEW_SA_KEY_MAX 512u

/* An algorithm with its key. The key belongs to whoever called the library. */
struct keyed_algorithm {
	const uint8_t *key;
	uint32_t key_bytes;
	uint16_t icv_bits; /* of an AEAD or an integrity algorithm */
	uint8_t algorithm; /* enum algorithm; ALGORITHM_NONE: there is none */
};

/* Encapsulation in UDP, with ports of the packets as they travel. */
struct encapsulation {
	uint16_t type; /* enum sa_encap, or 0 for none */
	uint16_t sport, dport;
	struct address original; /* of the peer behind a NAT; zero if it is not known */
};

/*
 * A state to be made. Bytes and packets are limited by hard_bytes and hard_packets, where
 * UINT64_MAX is no limit: 0 would end the state at its first packet.
 */
struct new_sa {
	struct address src, dst;
	struct selector sel;
	uint64_t hard_bytes, hard_packets, hard_seconds;
	uint32_t spi, reqid, seq, if_id;
	uint8_t family, proto, mode;
	uint8_t dir; /* enum sa_dir */
	bool no_pmtu_discovery;
	struct encapsulation encap;
	struct keyed_algorithm aead, cipher, auth;
};

#endif
