/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "record.h"

#include <arpa/inet.h>
#include <stdlib.h>
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
		.found.direction = SA_OUTBOUND,
	};
}

struct snapshot record_snapshot_with(struct sa *sas, size_t count, struct sa_extra *extras,
				     const struct policies *policies)
{
	struct snapshot s = { .sas = sas, .count = count, .extras = extras, .policies = *policies };

	for (size_t i = 0; i < count; i++)
		sa_set_order(&sas[i], i);
	for (size_t i = 0; i < count; i++)
		snapshot_find_policy(&s, &sas[i]);
	ck_assert_uint_eq(bundles_find(&s, &s.bundles, &s.bundle_count), 0);
	return s;
}

struct snapshot record_snapshot(struct sa *sas, size_t count, struct sa_extra *extras)
{
	static const struct policies none;

	return record_snapshot_with(sas, count, extras, &none);
}

struct policy record_policy(enum policy_dir dir)
{
	return (struct policy){
		.sel = { .family = AF_INET },
		.index = 8u + dir,
		.priority = 100,
		.template_count = 1,
		.dir = (uint8_t)dir,
	};
}

struct policy_template record_template(const struct sa *sa)
{
	return (struct policy_template){
		.src = sa->src,
		.dst = sa->dst,
		.reqid = sa->reqid,
		.family = sa->family,
		.proto = sa->proto,
		.mode = sa->mode,
	};
}

void record_add_policy(struct policies *policies, const struct policy *policy,
		       const struct policy_template *template)
{
	ck_assert_uint_eq(policy->template_count, 1);
	ck_assert_uint_eq(policies_add(policies, policy, template), 0);
}

void record_tie(struct policies *policies, const struct sa *esp, const struct sa *ah)
{
	const struct policy_template both[] = { record_template(esp), record_template(ah) };
	struct policy policy =
		record_policy(esp->found.direction == SA_OUTBOUND ? POLICY_OUT : POLICY_IN);

	policy.template_count = 2;
	ck_assert_uint_eq(policies_add(policies, &policy, both), 0);
}

void record_index_policies(struct policies *policies)
{
	chains_done(&policies->by_demand);
	ck_assert_uint_eq(policies_index(policies), 0);
}
