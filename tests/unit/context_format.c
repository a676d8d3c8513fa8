/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "api/context_items.h"
#include "api/sa_context_format.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "api/sa_filter.h"
#include "record.h"
#include "sadb/direction.h"
#include "unit.h"
#include "wfpxfrm.h"

static const struct format *const formats[] = { &sa_context_format0, &sa_context_format1,
						&sa_context_format_wfpx0 };
static struct sa sas[4];
static struct policies policies;
static struct context_items items;
static struct page page;
static void *alone;

/* A pair: sas[0] is outbound and 40 seconds old, sas[1] is inbound and 41 seconds old. */
static void setup(void)
{
	for (int i = 0; i < 4; i++) {
		sas[i] = record_sa();
		sas[i].reqid = 7;
		sas[i].spi += (uint32_t)i;
		sas[i].add_time = 1700000000u - 40 - (uint32_t)i;
	}
	sas[1].found.direction = SA_INBOUND;
	sas[1].src = sas[0].dst;
	sas[1].dst = sas[0].src;
}

static void forget(void)
{
	block_free(page.block.base);
	block_free(alone);
	alone = NULL;
	contexts_done(&items.contexts);
	arena_done(&items.snapshot.memory);
	memset(&page, 0, sizeof(page));
	memset(&items, 0, sizeof(items));
}

static void teardown(void)
{
	forget();
	policies_done(&policies);
}

static void find(size_t count)
{
	forget();
	record_index_policies(&policies);
	items.snapshot = record_snapshot_with(sas, count, &policies);
	items.snapshot.time = 1700000000ULL * 1000000000 + 999999999;
	ck_assert_uint_eq(contexts_find(&items.snapshot, &items.contexts), 0);
}

/* Renders context 0, and checks in every test that this fills the block to the last byte. */
static void *render(const struct format *format, size_t count)
{
	void *entry;

	find(count);
	page.items = &items;
	ck_assert_uint_eq(
		block_open(&page.block, NULL, SA_FILTER_NAMES_SPACE + format->space(&items, 0)), 0);
	page.shared = sa_filter_share_names(&page.block);
	entry = format->render(&page, 0);
	ck_assert_uint_eq(page.block.used, page.block.size);
	return entry;
}

static const WFPX_SA_CONTEXT0 *wfpx(size_t count)
{
	return render(&sa_context_format_wfpx0, count);
}

static struct policy ask(enum policy_dir dir, const struct sa *sa, uint32_t index)
{
	struct policy policy = record_policy(dir);
	struct policy_template template = record_template(sa);

	policy.index = index;
	record_add_policy(&policies, &policy, &template);
	return policy;
}

START_TEST(both_versions_have_the_id_and_both_sas)
{
	const IPSEC_SA_CONTEXT0 *zero = render(&sa_context_format0, 2);
	UINT64 id = zero->saContextId;
	const IPSEC_SA_CONTEXT1 *one;

	ck_assert_uint_eq(zero->inboundSa->saBundle.saList[0].spi, 0xc0000002);
	ck_assert_uint_eq(zero->outboundSa->saBundle.saList[0].spi, 0xc0000001);
	ck_assert_int_eq(zero->inboundSa->saDirection, FWP_DIRECTION_INBOUND);
	ck_assert_int_eq(zero->outboundSa->saDirection, FWP_DIRECTION_OUTBOUND);
	ck_assert_uint_eq(zero->inboundSa->traffic.localV4Address, 0xc0000201);
	ck_assert_uint_eq(zero->outboundSa->traffic.localV4Address, 0xc0000201);
	one = render(&sa_context_format1, 2);
	ck_assert_uint_eq(one->saContextId, id);
	ck_assert_uint_eq(id >> 32, 0xc0000002);
	ck_assert_uint_eq(one->inboundSa->saBundle.saList[0].spi, 0xc0000002);
	ck_assert_uint_eq(one->outboundSa->saBundle.saList[0].spi, 0xc0000001);
	ck_assert_ptr_nonnull(one->inboundSa->transportFilter->displayData.name);
}
END_TEST

START_TEST(both_sas_stand_for_one_ike_sa)
{
	const IPSEC_SA_CONTEXT0 *zero = render(&sa_context_format0, 2);
	const IPSEC_SA_CONTEXT1 *one;
	const WFPX_SA_CONTEXT0 *w;

	ck_assert_uint_eq(zero->inboundSa->saBundle.mmSaId, zero->saContextId);
	ck_assert_uint_eq(zero->outboundSa->saBundle.mmSaId, zero->saContextId);
	one = render(&sa_context_format1, 2);
	ck_assert_uint_eq(one->inboundSa->saBundle.mmSaId, one->saContextId);
	ck_assert_uint_eq(one->outboundSa->saBundle.mmSaId, one->saContextId);
	w = wfpx(2);
	ck_assert_uint_eq(w->inboundSa->details.saBundle.mmSaId, w->context.saContextId);
	ck_assert_uint_eq(w->outboundSa->details.saBundle.mmSaId, w->context.saContextId);
	one = render(&sa_context_format1, 1);
	ck_assert_uint_eq(one->outboundSa->saBundle.mmSaId, one->saContextId);
}
END_TEST

START_TEST(the_pointer_to_an_sa_that_is_not_there_is_null)
{
	const IPSEC_SA_CONTEXT1 *one = render(&sa_context_format1, 1);
	const IPSEC_SA_CONTEXT0 *zero;
	const WFPX_SA_CONTEXT0 *w;

	ck_assert_ptr_null(one->inboundSa);
	ck_assert_ptr_nonnull(one->outboundSa);
	sas[0] = sas[1];
	zero = render(&sa_context_format0, 1);
	ck_assert_ptr_null(zero->outboundSa);
	ck_assert_ptr_nonnull(zero->inboundSa);
	w = wfpx(1);
	ck_assert_ptr_null(w->outboundSa);
	ck_assert_ptr_null(w->context.outboundSa);
	ck_assert_ptr_eq(w->context.inboundSa, &w->inboundSa->details);
	ck_assert_uint_eq(w->outboundAgeSeconds, 0);
}
END_TEST

START_TEST(wfpx_members_are_beside_those_of_wfp)
{
	const WFPX_SA_CONTEXT0 *w = wfpx(2);

	ck_assert_ptr_eq(w->context.inboundSa, &w->inboundSa->details);
	ck_assert_ptr_eq(w->context.outboundSa, &w->outboundSa->details);
	ck_assert_uint_eq(w->inboundSa->saList[0]->spi, 0xc0000002);
	ck_assert_uint_eq(w->outboundSa->saList[0]->spi, 0xc0000001);
	ck_assert_int_eq(w->state, WFPX_SA_CONTEXT_UP);
	ck_assert_int_eq(w->active, 1);
	ck_assert_uint_eq(w->outboundAgeSeconds, 40);
	ck_assert_uint_eq(w->inboundAgeSeconds, 41);
	ck_assert_uint_eq(w->numPolicies, 0);
	ck_assert_ptr_null(w->policies);
}
END_TEST

START_TEST(an_sa_from_the_future_has_the_age_0)
{
	sas[0].add_time = 1700000001;
	ck_assert_uint_eq(wfpx(2)->outboundAgeSeconds, 0);
	sas[0].add_time = 0;
	ck_assert_uint_eq(wfpx(2)->outboundAgeSeconds, 1700000000);
}
END_TEST

START_TEST(policies_are_those_of_the_outbound_sa_then_of_the_inbound_one)
{
	const WFPX_SA_CONTEXT0 *w;

	ask(POLICY_IN, &sas[0], 64);  /* an inbound policy that asks for the outbound SA */
	ask(POLICY_OUT, &sas[1], 73); /* an outbound policy that asks for the inbound SA */
	ask(POLICY_OUT, &sas[0], 41);
	ask(POLICY_OUT, &sas[0],
	    33); /* first in the kernel's list as the newest, but the kernel tries it last */
	ask(POLICY_FWD, &sas[1], 26);
	ask(POLICY_IN, &sas[1], 16);
	w = wfpx(2);
	ck_assert_uint_eq(w->numPolicies, 4);
	ck_assert_uint_eq(w->numPoliciesServed, 4);
	ck_assert_uint_eq(w->policies[0]->index, 33);
	ck_assert_uint_eq(w->policies[1]->index, 41);
	ck_assert_uint_eq(w->policies[2]->index, 16);
	ck_assert_uint_eq(w->policies[3]->index, 26);
	ck_assert_int_eq(w->policies[1]->direction, FWP_DIRECTION_OUTBOUND);
	ck_assert_int_eq(w->policies[2]->direction, FWP_DIRECTION_INBOUND);
	ck_assert_int_eq(w->policies[3]->direction, FWP_DIRECTION_INBOUND);
	ck_assert(!w->policies[0]->forward && !w->policies[2]->forward && w->policies[3]->forward);
}
END_TEST

/* An outbound policy that differs from the others in index and priority alone. */
static void ask_with(uint32_t index, uint32_t priority, uint32_t spi)
{
	struct policy policy = record_policy(POLICY_OUT);
	struct policy_template template = record_template(&sas[0]);

	policy.index = index;
	policy.priority = priority;
	template.spi = spi;
	record_add_policy(&policies, &policy, &template);
}

START_TEST(policies_beyond_the_limit_are_counted_and_the_first_ones_are_listed)
{
	const WFPX_SA_CONTEXT0 *w;

	for (uint32_t i = 0; i < 900; i++)
		ask_with(8 * i + 1, 1 + i * 617 % 900, 0);
	w = wfpx(2);
	ck_assert_uint_eq(w->numPolicies, WFPX_SA_POLICIES_MAX);
	ck_assert_uint_eq(w->numPoliciesServed, 900);
	for (uint32_t i = 0; i < w->numPolicies; i++)
		ck_assert_uint_eq(w->policies[i]->priority, i + 1);
}
END_TEST

START_TEST(the_main_policy_of_an_sa_is_listed_however_many_others_there_are)
{
	const WFPX_SA_CONTEXT0 *w;
	bool found = false;

	for (uint32_t i = 0; i < 3000; i++)
		ask_with(8 * i + 1, 1, 0);
	ask_with(90001, 500, sas[0].spi);
	w = wfpx(2);
	ck_assert_uint_eq(w->numPolicies, WFPX_SA_POLICIES_MAX);
	ck_assert_uint_eq(w->numPoliciesServed, WFPX_SA_POLICIES_COUNTED_MAX);
	ck_assert_uint_eq(snapshot_policy(&items.snapshot, &sas[0])->index, 90001);
	for (uint32_t i = 0; i < w->numPolicies; i++)
		found |= w->policies[i]->index == 90001;
	ck_assert(found);
}
END_TEST

START_TEST(a_policy_of_another_selector_than_the_sas_own_is_not_listed)
{
	struct policy policy = record_policy(POLICY_OUT);
	struct policy_template template = record_template(&sas[0]);

	policy.sel.proto = IPPROTO_TCP;
	policy.sel.dport_mask = 0xffff;
	for (uint16_t port = 1; port <= 20; port++) {
		policy.sel.dport = port;
		policy.index = 8u * port + 1;
		record_add_policy(&policies, &policy, &template);
	}
	record_parts(&sas[0])->sel = policy.sel;
	record_parts(&sas[0])->sel.dport = 7;
	ck_assert_uint_eq(wfpx(2)->numPolicies, 1);
	ck_assert_uint_eq(wfpx(2)->policies[0]->index, 57);
}
END_TEST

START_TEST(a_policy_is_described_with_its_template)
{
	struct policy policy = record_policy(POLICY_OUT);
	struct policy_template template = record_template(&sas[0]);
	const WFPX_POLICY0 *p;

	policy.priority = 371327;
	policy.type = 1;
	policy.mark = 0x42;
	policy.mark_mask = 0xff;
	policy.if_id = record_parts(&sas[0])->config.if_id = 5;
	policy.sel.ifindex = 3;
	policy.sel.src = record_v4(0xc6336400);
	policy.sel.src_prefix = 24;
	policy.sel.dport = 443;
	policy.sel.dport_mask = 0xffff;
	policy.sel.proto = IPPROTO_TCP;
	template.spi = sas[0].spi;
	record_add_policy(&policies, &policy, &template);
	p = wfpx(2)->policies[0];
	ck_assert_uint_eq(p->index, 9);
	ck_assert_uint_eq(p->priority, 371327);
	ck_assert_int_eq(p->sub, 1);
	ck_assert_uint_eq(p->mark, 0x42);
	ck_assert_uint_eq(p->markMask, 0xff);
	ck_assert_uint_eq(p->ifId, 5);
	ck_assert_uint_eq(p->spi, 0xc0000001);
	ck_assert_uint_eq(p->reqid, 7);
	ck_assert_uint_eq(p->selector.source.v4Address, 0xc6336400);
	ck_assert_uint_eq(p->selector.sourcePrefixLength, 24);
	ck_assert_uint_eq(p->selector.destinationPort, 443);
	ck_assert_uint_eq(p->selector.protocol, IPPROTO_TCP);
	ck_assert_uint_eq(p->selector.interfaceIndex, 3);
}
END_TEST

START_TEST(states_have_their_public_numbers)
{
	const WFPX_SA_CONTEXT0 *w = wfpx(1);

	ck_assert_int_eq(w->state, WFPX_SA_CONTEXT_HALF);
	ck_assert_int_eq(w->active, 0);
	sas[2] = sas[0];
	sas[3] = sas[1];
	sas[2].add_time = sas[3].add_time = 1600000000;
	w = wfpx(4);
	ck_assert_int_eq(w->state, WFPX_SA_CONTEXT_REKEYING);
	ck_assert_int_eq(w->active, 1);
	ck_assert_int_eq(w->pairedByOrder, 0);
	for (int i = 0; i < 4; i++)
		sas[i].add_time = 1600000000;
	sas[1].found.direction =
		sas[0].found.direction; /* first both outbound SAs, then both inbound ones */
	sas[2].found.direction = sas[3].found.direction;
	sas[1].src = sas[0].src;
	sas[1].dst = sas[0].dst;
	sas[2].src = sas[3].src;
	sas[2].dst = sas[3].dst;
	w = wfpx(4);
	ck_assert_int_eq(w->state, WFPX_SA_CONTEXT_UP);
	ck_assert_int_eq(w->pairedByOrder, 1);
}
END_TEST

/* Everything that makes an entry larger, at once. */
static void make_large(void)
{
	struct policy policy;

	sas[2] = sas[0];
	sas[3] = sas[1];
	for (int i = 2; i < 4; i++) {
		sas[i].proto = IPPROTO_AH;
		record_parts(&sas[i])->config.present = SA_HAS_AUTH;
		record_parts(&sas[i])->config.auth = ALGORITHM_HMAC_SHA1;
		sas[i].spi += 0x100;
	}
	for (int i = 0; i < 2; i++) {
		struct sa_extra *extra = &record_parts(&sas[i])->extra;

		extra->encap_type = SA_ENCAP_ESPINUDP;
		extra->encap_sport = extra->encap_dport = 4500;
	}
	policy = record_policy(POLICY_OUT);
	policy.sel.src_prefix = policy.sel.dst_prefix = 8;
	policy.sel.proto = IPPROTO_UDP;
	policy.sel.sport_mask = 0xff00;
	policy.sel.dport_mask = 0xfff0;
	for (int i = 0; i < 5; i++) {
		struct policy_template template = record_template(&sas[0]);

		record_add_policy(&policies, &policy, &template);
	}
	record_tie(&policies, &sas[0], &sas[2]);
	record_tie(&policies, &sas[1], &sas[3]);
	policy.dir = POLICY_FWD;
	policy.sel.family = AF_INET6;
	struct policy_template template = record_template(&sas[1]);
	record_add_policy(&policies, &policy, &template);
}

START_TEST(the_largest_entry_fills_its_block_to_the_byte)
{
	make_large();
	for (int i = 0; i < 3; i++)
		render(formats[i], 4);
	ck_assert_uint_eq(wfpx(4)->numPolicies, 8);
	ck_assert_uint_eq(wfpx(4)->inboundSa->numSAs, 2);
}
END_TEST

static const wchar_t *filter_name(const struct format *format, const void *context)
{
	if (format == &sa_context_format0)
		return ((const IPSEC_SA_CONTEXT0 *)context)
			->inboundSa->transportFilter->displayData.name;
	return ((const IPSEC_SA_CONTEXT1 *)context)->inboundSa->transportFilter->displayData.name;
}

START_TEST(a_single_context_begins_its_block_and_its_filters_have_names)
{
	for (int i = 0; i < 4; i++) {
		const wchar_t *name;

		if (i == 2)
			make_large();
		find(i < 2 ? 2 : 4);
		ck_assert_uint_eq(page_render_one(formats[i % 2], &items, 0, &alone), 0);
		ck_assert_uint_eq(((const IPSEC_SA_CONTEXT1 *)alone)->saContextId >> 32,
				  0xc0000002);
		name = filter_name(formats[i % 2], alone);
		ck_assert_ptr_nonnull(name);
		ck_assert_int_eq(
			wcscmp(name, i < 2 ? L"XFRM state, inbound" : L"XFRM policy, inbound"), 0);
	}
}
END_TEST

Suite *context_format_suite(void)
{
	Suite *suite = suite_create("context-format");
	TCase *tc = tcase_create("context-format");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, both_versions_have_the_id_and_both_sas);
	tcase_add_test(tc, both_sas_stand_for_one_ike_sa);
	tcase_add_test(tc, the_pointer_to_an_sa_that_is_not_there_is_null);
	tcase_add_test(tc, wfpx_members_are_beside_those_of_wfp);
	tcase_add_test(tc, an_sa_from_the_future_has_the_age_0);
	tcase_add_test(tc, policies_are_those_of_the_outbound_sa_then_of_the_inbound_one);
	tcase_add_test(tc, policies_beyond_the_limit_are_counted_and_the_first_ones_are_listed);
	tcase_add_test(tc, the_main_policy_of_an_sa_is_listed_however_many_others_there_are);
	tcase_add_test(tc, a_policy_of_another_selector_than_the_sas_own_is_not_listed);
	tcase_add_test(tc, a_policy_is_described_with_its_template);
	tcase_add_test(tc, states_have_their_public_numbers);
	tcase_add_test(tc, the_largest_entry_fills_its_block_to_the_byte);
	tcase_add_test(tc, a_single_context_begins_its_block_and_its_filters_have_names);
	suite_add_tcase(suite, tc);
	return suite;
}
