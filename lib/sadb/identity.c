/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "identity.h"

#include <endian.h>
#include <string.h>

/*
 * The destination is hashed as two big-endian words, so that the id is the same on every machine.
 * base/hash.h is not used here, because that function may change and this one may not.
 */
uint64_t sa_id(const struct sa *sa)
{
	const uint64_t prime = 0x9e3779b97f4a7c15u;
	uint64_t hash = prime, word[4];

	for (int i = 0; i < 2; i++) {
		memcpy(&word[i], sa->dst.bytes + 8 * i, sizeof(word[i]));
		word[i] = be64toh(word[i]);
	}
	word[2] = (uint64_t)sa->config->mark << 32 | sa->config->mark_mask;
	word[3] = (uint64_t)sa->family << 8 | sa->proto;
	for (int i = 0; i < 4; i++) {
		hash = (hash ^ word[i]) * prime;
		hash ^= hash >> 32;
	}
	hash &= UINT32_MAX;
	return (uint64_t)sa->spi << 32 | (hash ? hash : 1);
}
