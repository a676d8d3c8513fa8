/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which SAs a template accepts. tests/kernel/accept/accept.test compares the same cases with the
 * kernel.
 */
#include "sadb/accept.h"

#include <arpa/inet.h>
#include <string.h>

#include "record.h"
#include "unit.h"

static struct policy policy;
static struct policy_template templates[3];
static struct sa sa;
static struct sa_parts *parts; /* of sa */

/* An SA from 192.0.2.1 to 192.0.2.2, and an outbound policy whose template asks for it. */
static void setup(void)
{
	sa = record_sa();
	parts = record_parts(&sa);
	policy = record_policy(POLICY_OUT);
	memset(templates, 0, sizeof(templates));
	templates[0] = record_template(&sa);
}

static bool accepts_number(int number)
{
	struct policy_template bound[3];

	memcpy(bound, templates, sizeof(bound));
	policy_bind(&policy, bound);
	policy_bind(&policy, bound); /* binding twice changes nothing */
	return template_accepts(&policy, &bound[number], &sa);
}

static bool accepts(void)
{
	return accepts_number(0);
}

static bool accepts_in(void)
{
	bool answer;

	policy.dir = POLICY_IN;
	answer = accepts();
	policy.dir = POLICY_FWD;
	ck_assert(accepts() == answer);
	policy.dir = POLICY_OUT;
	return answer;
}

static void select_hosts(uint32_t src, uint8_t src_prefix, uint32_t dst, uint8_t dst_prefix)
{
	policy.sel.src = record_v4(src);
	policy.sel.src_prefix = src_prefix;
	policy.sel.dst = record_v4(dst);
	policy.sel.dst_prefix = dst_prefix;
}

static struct address v6(uint8_t last)
{
	return (struct address){ { 0x20, 0x01, 0x0d, 0xb8, [15] = last } };
}

START_TEST(a_tunnel_template_with_an_open_source_accepts_every_source)
{
	select_hosts(0xc6336400, 25, 0xc6336480, 25);
	templates[0].src = record_v4(0);
	ck_assert(accepts());
	ck_assert(accepts_in());
	sa.src = record_v4(0xc0000209);
	ck_assert(accepts());
	ck_assert(accepts_in());
}
END_TEST

START_TEST(an_open_destination_means_0_outbound_and_any_inbound)
{
	templates[0].dst = record_v4(0);
	ck_assert(!accepts());
	ck_assert(accepts_in());
	templates[0].src = record_v4(0);
	ck_assert(!accepts());
	ck_assert(accepts_in());
}
END_TEST

START_TEST(the_destination_of_a_tunnel_is_not_compared_inbound)
{
	sa.dst = record_v4(0xc0000209);
	ck_assert(!accepts());
	ck_assert(accepts_in());
	sa.src = record_v4(0xc0000209);
	ck_assert(!accepts_in());
}
END_TEST

START_TEST(transport_mode_uses_the_addresses_of_the_packet_and_not_of_the_template)
{
	templates[0].mode = sa.mode = SA_MODE_TRANSPORT;
	templates[0].src = record_v4(0xcb007101);
	templates[0].dst = record_v4(0xcb007102);
	ck_assert(accepts());
	ck_assert(accepts_in());
	select_hosts(0xc0000201, 32, 0xc0000202, 32);
	ck_assert(accepts());
	ck_assert(accepts_in());
	select_hosts(0xc0000203, 32, 0xc0000202, 32);
	ck_assert(!accepts());
	ck_assert(!accepts_in());
	select_hosts(0xc0000200, 31, 0xc0000200, 24);
	ck_assert(accepts());
	select_hosts(0, 0, 0xc0000203, 32);
	ck_assert(!accepts());
	policy.sel = (struct selector){ .family = AF_INET6 };
	ck_assert(!accepts());
	ck_assert(!accepts_in());
}
END_TEST

START_TEST(a_transport_sa_without_a_source_is_accepted_for_every_source_of_the_selector)
{
	templates[0].mode = sa.mode = SA_MODE_TRANSPORT;
	select_hosts(0xc0000201, 32, 0xc0000202, 32);
	sa.src = record_v4(0);
	ck_assert(accepts());
	ck_assert(accepts_in());
}
END_TEST

START_TEST(the_outer_family_is_compared_outbound_only)
{
	templates[0].src = sa.src = v6(1);
	templates[0].dst = sa.dst = v6(2);
	templates[0].family = AF_INET6;
	ck_assert(!accepts());
	sa.family = AF_INET6;
	ck_assert(accepts());
	ck_assert(accepts_in());
}
END_TEST

/* The kernel calls xfrm_state_addr_cmp() with the family of the inner packet (Linux 6.1). */
START_TEST(inbound_ipv4_in_ipv6_compares_four_bytes_of_the_source)
{
	templates[0].src = v6(1);
	templates[0].family = sa.family = AF_INET6;
	sa.src = v6(9);
	ck_assert(accepts_in());
	sa.src.bytes[3]++;
	ck_assert(!accepts_in());
	policy.sel.family = AF_INET6;
	sa.src = v6(9);
	ck_assert(!accepts_in());
}
END_TEST

START_TEST(the_policys_mark_is_masked_by_its_own_mask_and_by_the_sas)
{
	parts->config.mark = 0x10;
	parts->config.mark_mask = 0xf0;
	policy.mark = 0x15;
	ck_assert(!accepts());
	policy.mark_mask = 0x1f;
	ck_assert(accepts());
	policy.mark_mask = 0x0f;
	ck_assert(!accepts());
	ck_assert(accepts_in());
}
END_TEST

START_TEST(an_sa_of_the_other_direction_is_not_accepted)
{
	parts->config.dir = SA_DIR_IN;
	ck_assert(!accepts());
	ck_assert(accepts_in());
	parts->config.dir = SA_DIR_OUT;
	ck_assert(accepts());
	ck_assert(!accepts_in());
	parts->config.dir = 0;
	sa.flags = SA_FLAG_WILDRECV;
	ck_assert(!accepts());
	ck_assert(accepts_in());
}
END_TEST

START_TEST(the_selectors_of_sa_and_policy_must_have_a_packet_in_common)
{
	select_hosts(0xc6336400, 24, 0xcb007100, 24);
	policy.sel.proto = IPPROTO_TCP;
	policy.sel.dport = 443;
	policy.sel.dport_mask = 0xffff;
	parts->sel = (struct selector){ .family = AF_INET };
	ck_assert(accepts());
	parts->sel.src = record_v4(0xc6336407); /* narrower */
	parts->sel.src_prefix = 32;
	parts->sel.dst = record_v4(0xcb000000); /* wider */
	parts->sel.dst_prefix = 8;
	parts->sel.proto = IPPROTO_TCP;
	parts->sel.dport = 0x100;
	parts->sel.dport_mask = 0xff00;
	ck_assert(accepts());
	ck_assert(accepts_in());
	parts->sel.dport = 0x200;
	ck_assert(!accepts());
	parts->sel.dport_mask = 0;
	parts->sel.proto = IPPROTO_UDP;
	ck_assert(!accepts());
	parts->sel.proto = 0;
	parts->sel.dst_prefix = 24;
	ck_assert(!accepts());
	ck_assert(!accepts_in());
}
END_TEST

START_TEST(an_outbound_sa_with_a_selector_is_for_the_family_of_the_selector_only)
{
	parts->sel.family = AF_INET6;
	ck_assert(!accepts());
	ck_assert(accepts_in());
}
END_TEST

/* ESP in transport mode over an IPComp tunnel, as daemons with compression have it. */
START_TEST(templates_after_a_tunnel_use_its_addresses)
{
	policy.template_count = 2;
	select_hosts(0xc6336400, 24, 0xcb007100, 24);
	templates[1] = templates[0];
	templates[0].proto = IPPROTO_COMP;
	templates[1].mode = sa.mode = SA_MODE_TRANSPORT;
	templates[1].src = templates[1].dst = record_v4(0);
	ck_assert(accepts_number(1));
	sa.dst = record_v4(0xc0000209);
	ck_assert(!accepts_number(1));
	templates[0].dst = sa.dst;
	templates[0].src = record_v4(0);
	ck_assert(accepts_number(1));
	sa.mode = SA_MODE_TUNNEL;
	sa.proto = IPPROTO_COMP;
	ck_assert(accepts_number(0));
}
END_TEST

static bool concerns(uint32_t local, uint32_t remote)
{
	const struct ends ends = { { record_v4(local), local ? AF_INET : 0, 32 },
				   { record_v4(remote), remote ? AF_INET : 0, 32 } };
	struct policy_template bound[3];

	memcpy(bound, templates, sizeof(bound));
	policy_bind(&policy, bound);
	return template_concerns(&policy, &bound[0], &ends);
}

START_TEST(a_template_concerns_every_sa_that_it_may_accept)
{
	ck_assert(concerns(0, 0));
	ck_assert(concerns(0xc0000201, 0xc0000202));
	ck_assert(concerns(0xc0000202, 0xc0000201));
	ck_assert(!concerns(0xc0000201, 0xc0000203));
	ck_assert(!concerns(0xc0000203, 0));
	policy.dir = POLICY_IN; /* inbound, the destination is not compared */
	ck_assert(concerns(0xc0000203, 0xc0000201));
	ck_assert(concerns(0, 0xc0000201));
	ck_assert(!concerns(
		0,
		0xc0000203)); /* an open destination does not make a template concern every peer */
	ck_assert(concerns(0xc0000201, 0xc0000202));
	ck_assert(!concerns(0xc0000203, 0xc0000204));
	templates[0].mode = SA_MODE_TRANSPORT;
	select_hosts(0xc0000280, 25, 0xc0000210, 32);
	ck_assert(concerns(0xc0000210, 0xc0000281));
	ck_assert(!concerns(0xc0000201, 0xc0000202));
}
END_TEST

Suite *accept_suite(void)
{
	Suite *suite = suite_create("accept");
	TCase *tc = tcase_create("accept");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, a_tunnel_template_with_an_open_source_accepts_every_source);
	tcase_add_test(tc, an_open_destination_means_0_outbound_and_any_inbound);
	tcase_add_test(tc, the_destination_of_a_tunnel_is_not_compared_inbound);
	tcase_add_test(tc, transport_mode_uses_the_addresses_of_the_packet_and_not_of_the_template);
	tcase_add_test(
		tc, a_transport_sa_without_a_source_is_accepted_for_every_source_of_the_selector);
	tcase_add_test(tc, the_outer_family_is_compared_outbound_only);
	tcase_add_test(tc, inbound_ipv4_in_ipv6_compares_four_bytes_of_the_source);
	tcase_add_test(tc, the_policys_mark_is_masked_by_its_own_mask_and_by_the_sas);
	tcase_add_test(tc, an_sa_of_the_other_direction_is_not_accepted);
	tcase_add_test(tc, the_selectors_of_sa_and_policy_must_have_a_packet_in_common);
	tcase_add_test(tc, an_outbound_sa_with_a_selector_is_for_the_family_of_the_selector_only);
	tcase_add_test(tc, templates_after_a_tunnel_use_its_addresses);
	tcase_add_test(tc, a_template_concerns_every_sa_that_it_may_accept);
	suite_add_tcase(suite, tc);
	return suite;
}
