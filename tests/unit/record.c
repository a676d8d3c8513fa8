/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "record.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "sadb/direction.h"
#include "unit.h"

struct own_parts {
	struct own_parts *next;
	struct sa_parts parts;
};

struct address record_v4(uint32_t host_order)
{
	struct address a = { { 0 } };
	uint32_t network = htonl(host_order);

	memcpy(a.bytes, &network, sizeof(network));
	return a;
}

struct sa record_sa(void)
{
	static const struct selector any;
	static const struct sa_config config = {
		.limits = { .soft_bytes = UINT64_MAX,
			    .hard_bytes = UINT64_MAX,
			    .soft_packets = UINT64_MAX,
			    .hard_packets = UINT64_MAX },
		.present = SA_HAS_AEAD,
		.cipher = ALGORITHM_GCM_AES,
		.cipher_bits = 288,
		.icv_bits = 128,
	};

	return (struct sa){
		.src = record_v4(0xc0000201),
		.dst = record_v4(0xc0000202),
		.sel = &any,
		.config = &config,
		.extra = &sa_no_extra,
		.spi = 0xc0000001,
		.family = AF_INET,
		.proto = IPPROTO_ESP,
		.mode = SA_MODE_TUNNEL,
		.found.direction = SA_OUTBOUND,
	};
}

struct sa_parts *record_parts(struct sa *sa)
{
	static struct own_parts *all; /* so that a leak checker sees that they are in use */
	struct own_parts *own = calloc(1, sizeof(*own));

	ck_assert_ptr_nonnull(own);
	own->next = all;
	all = own;
	if (sa->sel)
		own->parts.sel = *sa->sel;
	if (sa->config)
		own->parts.config = *sa->config;
	if (sa->extra)
		own->parts.extra = *sa->extra;
	sa->sel = &own->parts.sel;
	sa->config = &own->parts.config;
	sa->extra = &own->parts.extra;
	return &own->parts;
}

struct snapshot record_snapshot_with(struct sa *sas, size_t count, const struct policies *policies)
{
	struct snapshot s = { .sas = sas, .count = count, .policies = *policies };

	for (size_t i = 0; i < count; i++)
		sa_set_order(&sas[i], i);
	policies_find_main(&s.policies, sas, count);
	ck_assert_uint_eq(bundles_find(&s), 0);
	return s;
}

struct snapshot record_snapshot(struct sa *sas, size_t count)
{
	static const struct policies none;

	return record_snapshot_with(sas, count, &none);
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
	ck_assert_uint_eq(policies_index(policies), 0);
}
