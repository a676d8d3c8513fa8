/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Arguments, pages and contents of the functions that list policies. policies.test has installed
 * the policies of expected[], in another order.
 */
#include <stdbool.h>

#include "check_engine.h"
#include "pages.h"

/* A policy for packets to or from 203.0.113.LAST. */
struct expected {
	FWP_DIRECTION direction;
	bool forward, block;
	UINT32 last, priority, templates;
};

/* In the order in which the kernel asks them; of two with equal priority the older one first. */
static const struct expected expected[] = {
	{ FWP_DIRECTION_OUTBOUND, false, false, 4, 1, 2 },
	{ FWP_DIRECTION_OUTBOUND, false, true, 1, 10, 0 },
	{ FWP_DIRECTION_OUTBOUND, false, false, 2, 20, 0 },
	{ FWP_DIRECTION_OUTBOUND, false, false, 3, 20, 1 },
	{ FWP_DIRECTION_INBOUND, false, true, 5, 5, 1 },
	{ FWP_DIRECTION_INBOUND, true, false, 6, 0, 1 },
};

#define POLICIES (sizeof(expected) / sizeof(expected[0]))

static HANDLE open_enum(void)
{
	HANDLE handle = garbage;

	ck_succeeds(WfpxPolicyCreateEnumHandle0(engine, &handle));
	return handle;
}

static WFPX_POLICY_DETAILS0 **read_all(void)
{
	HANDLE handle = open_enum();
	WFPX_POLICY_DETAILS0 **entries = garbage;
	UINT32 count;

	ck_succeeds(WfpxPolicyEnum0(engine, handle, 0xffffffff, &entries, &count));
	ck_assert_uint_eq(count, POLICIES);
	ck_succeeds(WfpxPolicyDestroyEnumHandle0(engine, handle));
	return entries;
}

static void check_policy(const WFPX_POLICY_DETAILS0 *p, const struct expected *e)
{
	bool out = e->direction == FWP_DIRECTION_OUTBOUND;
	const WFPX_ADDRESS0 *far =
		out ? &p->policy.selector.destination : &p->policy.selector.source;

	ck_assert_int_eq(p->policy.direction, e->direction);
	ck_assert_int_eq(p->policy.forward, e->forward);
	ck_assert_int_eq(p->block, e->block);
	ck_assert_uint_eq(p->policy.priority, e->priority);
	ck_assert_uint_eq(far->v4Address, 0xcb007100 + e->last);
	ck_assert_uint_eq(p->numTemplates, e->templates);
	ck_assert_int_eq(p->templates == NULL, e->templates == 0);
	ck_assert_uint_ne(p->addTime, 0);
	ck_assert_uint_eq(p->policy.reqid, e->templates ? p->templates[0]->reqid : 0);
}

START_TEST(all_policies_are_there_in_the_order_in_which_the_kernel_asks_them)
{
	WFPX_POLICY_DETAILS0 **entries = read_all();

	for (size_t i = 0; i < POLICIES; i++)
		check_policy(entries[i], &expected[i]);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

START_TEST(templates_say_what_an_sa_must_be)
{
	WFPX_POLICY_DETAILS0 **entries = read_all();
	const WFPX_POLICY_TEMPLATE0 *comp = entries[0]->templates[0];
	const WFPX_POLICY_TEMPLATE0 *esp = entries[0]->templates[1];
	const WFPX_POLICY_TEMPLATE0 *any = entries[3]->templates[0];
	const WFPX_POLICY_TEMPLATE0 *in = entries[5]->templates[0];

	ck_assert_uint_eq(comp->protocol, 108);
	ck_assert_int_eq(comp->optional, FALSE);
	ck_assert_uint_eq(comp->mode, 1);
	ck_assert_uint_eq(comp->source.v4Address, 0xc0000201);
	ck_assert_uint_eq(comp->destination.v4Address, 0xc0000202);
	ck_assert_uint_eq(esp->protocol, 50);
	ck_assert_int_eq(entries[4]->templates[0]->optional, TRUE);
	ck_assert_uint_eq(esp->mode, 0);
	ck_assert_uint_eq(esp->destination.v4Address, 0xc0000202); /* behind the tunnel */
	ck_assert_uint_eq(any->mode, 0);
	ck_assert_uint_eq(any->reqid, 7);
	ck_assert_int_eq(any->source.ipVersion, FWP_IP_VERSION_NONE);
	ck_assert_int_eq(any->destination.ipVersion, FWP_IP_VERSION_NONE);
	ck_assert_uint_eq(in->spi, 0x1234);
	ck_assert_int_eq(in->source.ipVersion, FWP_IP_VERSION_NONE);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

START_TEST(pages_of_any_size_give_each_policy_once)
{
	for (UINT32 page = 1; page <= POLICIES + 1; page++) {
		HANDLE handle = open_enum();
		WFPX_POLICY_DETAILS0 **entries = garbage;
		UINT32 total = 0, count = page;

		for (; count == page; total += count) {
			ck_succeeds(WfpxPolicyEnum0(engine, handle, page, &entries, &count));
			ck_assert_uint_le(total + count, POLICIES);
			for (UINT32 i = 0; i < count; i++)
				check_policy(entries[i], &expected[total + i]);
			FwpmFreeMemory0((void **)&entries);
		}
		ck_assert_uint_eq(total, POLICIES);
		ck_succeeds(WfpxPolicyDestroyEnumHandle0(engine, handle));
	}
}
END_TEST

START_TEST(the_snapshot_says_that_it_is_complete)
{
	HANDLE handle = open_enum();
	WFPX_SNAPSHOT_INFO0 info;

	ck_succeeds(WfpxSnapshotGetInfo0(engine, handle, &info));
	ck_assert_int_eq(info.complete, TRUE);
	ck_assert_uint_ge(info.policies, POLICIES);
	ck_succeeds(WfpxPolicyDestroyEnumHandle0(engine, handle));
}
END_TEST

START_TEST(wrong_arguments_are_refused)
{
	HANDLE handle = garbage, tunnels;
	WFPX_POLICY_DETAILS0 **entries = garbage;
	UINT32 count = 7;

	ck_fails(BAD_HANDLE, WfpxPolicyCreateEnumHandle0(NULL, &handle));
	ck_assert_ptr_null(handle);
	ck_fails(FWP_E_NULL_POINTER, WfpxPolicyCreateEnumHandle0(engine, NULL));
	handle = open_enum();
	ck_fails(FWP_E_NULL_POINTER, WfpxPolicyEnum0(engine, handle, 1, NULL, &count));
	ck_fails(FWP_E_NULL_POINTER, WfpxPolicyEnum0(engine, handle, 1, &entries, NULL));
	ck_succeeds(WfpxTunnelCreateEnumHandle0(engine, NULL, &tunnels));
	ck_fails(BAD_HANDLE, WfpxPolicyEnum0(engine, tunnels, 1, &entries, &count));
	ck_assert_ptr_null(entries);
	ck_assert_uint_eq(count, 0);
	ck_fails(BAD_HANDLE, WfpxPolicyDestroyEnumHandle0(engine, tunnels));
	ck_succeeds(WfpxTunnelDestroyEnumHandle0(engine, tunnels));
	ck_succeeds(WfpxPolicyDestroyEnumHandle0(engine, NULL));
	ck_succeeds(WfpxPolicyDestroyEnumHandle0(engine, handle));
	ck_fails(BAD_HANDLE, WfpxPolicyDestroyEnumHandle0(engine, handle));
}
END_TEST

static void add_tests(TCase *tc)
{
	tcase_add_test(tc, all_policies_are_there_in_the_order_in_which_the_kernel_asks_them);
	tcase_add_test(tc, templates_say_what_an_sa_must_be);
	tcase_add_test(tc, pages_of_any_size_give_each_policy_once);
	tcase_add_test(tc, the_snapshot_says_that_it_is_complete);
	tcase_add_test(tc, wrong_arguments_are_refused);
}

int main(void)
{
	return run_case("policies", setup, teardown, add_tests);
}
