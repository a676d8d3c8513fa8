/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "record.h"

#include <arpa/inet.h>
#include <string.h>

#include "sadb/direction.h"
#include "unit.h"

struct address record_v4(uint32_t host_order)
{
	struct address a = { { 0 } };
	uint32_t network = htonl(host_order);

	memcpy(a.bytes, &network, sizeof(network));
	return a;
}

struct sa record_sa(void)
{
	return (struct sa){
		.src = record_v4(0xc0000201),
		.dst = record_v4(0xc0000202),
		.limits = { .soft_bytes = UINT64_MAX,
			    .hard_bytes = UINT64_MAX,
			    .soft_packets = UINT64_MAX,
			    .hard_packets = UINT64_MAX },
		.spi = 0xc0000001,
		.family = AF_INET,
		.proto = IPPROTO_ESP,
		.mode = SA_MODE_TUNNEL,
		.present = SA_HAS_AEAD,
		.cipher = ALGORITHM_GCM_AES,
		.cipher_bits = 288,
		.icv_bits = 128,
		.direction = SA_OUTBOUND,
	};
}

struct snapshot record_snapshot(struct sa *sas, size_t count, struct sa_extra *extras)
{
	struct snapshot s = { .sas = sas, .count = count, .extras = extras };

	for (size_t i = 0; i < count; i++)
		sas[i].order = (uint32_t)i;
	ck_assert_uint_eq(bundles_find(&s, &s.bundles, &s.bundle_count), 0);
	return s;
}
