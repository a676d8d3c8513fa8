/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Arguments, handles, pages and templates of the functions that list tunnels. tunnels.test has
 * installed TUNNELS policies, of which one alone is between UP_LOCAL and UP_REMOTE and has SAs.
 */
#include <stdbool.h>

#include "check_engine.h"
#include "pages.h"

#define TUNNELS   7
#define UP_LOCAL  0xc0000201u
#define UP_REMOTE 0xc0000202u

static HANDLE open_enum(const WFPX_TUNNEL_ENUM_TEMPLATE0 *template)
{
	HANDLE handle = garbage;

	ck_succeeds(WfpxTunnelCreateEnumHandle0(engine, template, &handle));
	return handle;
}

static UINT32 read_pages(const WFPX_TUNNEL_ENUM_TEMPLATE0 *template, UINT32 page, UINT64 *ids)
{
	HANDLE handle = open_enum(template);
	UINT32 total = 0, count = page;
	WFPX_TUNNEL0 **entries = garbage;

	while (count == page) {
		ck_succeeds(WfpxTunnelEnum0(engine, handle, page, &entries, &count));
		ck_assert(!count == !entries);
		ck_assert_uint_le(total + count, TUNNELS);
		for (UINT32 i = 0; i < count; i++)
			ids[total++] = entries[i]->tunnelId;
		FwpmFreeMemory0((void **)&entries);
	}
	ck_succeeds(WfpxTunnelDestroyEnumHandle0(engine, handle));
	return total;
}

START_TEST(pages_of_any_size_give_each_tunnel_once)
{
	static const UINT32 pages[] = { 1, 2, TUNNELS, TUNNELS + 1 };
	UINT64 whole[TUNNELS], ids[TUNNELS];

	ck_assert_uint_eq(read_pages(NULL, 0xffffffff, whole), TUNNELS);
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		ck_assert_uint_eq(read_pages(NULL, pages[i], ids), TUNNELS);
		ck_assert_mem_eq(ids, whole, sizeof(ids));
	}
}
END_TEST

START_TEST(a_tunnel_that_is_up_comes_before_those_that_are_down)
{
	HANDLE handle = open_enum(NULL);
	WFPX_TUNNEL0 **entries = garbage;
	UINT32 count;

	ck_succeeds(WfpxTunnelEnum0(engine, handle, 100, &entries, &count));
	ck_assert_uint_eq(count, TUNNELS);
	ck_assert_int_eq(entries[0]->state, WFPX_TUNNEL_UP);
	ck_assert_ptr_eq(entries[0]->activeContext, entries[0]->contexts[0]);
	ck_assert_ptr_eq(entries[0]->contexts[0]->context.inboundSa,
			 &entries[0]->contexts[0]->inboundSa->details);
	for (UINT32 i = 1; i < count; i++) {
		ck_assert_int_eq(entries[i]->state, WFPX_TUNNEL_DOWN);
		ck_assert_ptr_null(entries[i]->contexts);
		ck_assert_ptr_null(entries[i]->activeContext);
		ck_assert_uint_eq(entries[i]->numPolicies, 1);
		ck_assert_uint_eq(entries[i]->numPoliciesServed, 1);
	}
	ck_succeeds(WfpxTunnelDestroyEnumHandle0(engine, handle));
	ck_assert_int_eq(entries[0]->state, WFPX_TUNNEL_UP); /* the page is still valid */
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

START_TEST(a_template_selects_by_the_outer_ends)
{
	FWP_V4_ADDR_AND_MASK net = { .addr = 0xc6336400, .mask = 0xffffff00 };
	FWP_V4_ADDR_AND_MASK holes = { .addr = 0, .mask = 0xff00ff00 };
	WFPX_TUNNEL_ENUM_TEMPLATE0 template = {
		.localSubNet = { .type = FWP_UINT32, .uint32 = UP_LOCAL },
		.remoteSubNet = { .type = FWP_UINT32, .uint32 = UP_REMOTE },
	};
	UINT64 ids[TUNNELS];
	HANDLE ret = garbage;

	ck_assert_uint_eq(read_pages(&template, 2, ids), 1);
	template.remoteSubNet.type = FWP_V4_ADDR_MASK;
	template.remoteSubNet.v4AddrMask = &net;
	ck_assert_uint_eq(read_pages(&template, 2, ids), TUNNELS - 1);
	template.localSubNet.uint32 = UP_REMOTE;
	ck_assert_uint_eq(read_pages(&template, 2, ids), 0);
	template.localSubNet.type = FWP_UINT8;
	ck_fails(FWP_E_TYPE_MISMATCH, WfpxTunnelCreateEnumHandle0(engine, &template, &ret));
	ck_assert_ptr_null(ret);
	template.localSubNet.type = FWP_EMPTY;
	template.remoteSubNet.v4AddrMask = &holes;
	ck_fails(FWP_E_INVALID_NET_MASK, WfpxTunnelCreateEnumHandle0(engine, &template, &ret));
	template.remoteSubNet.v4AddrMask = NULL;
	ck_fails(FWP_E_NULL_POINTER, WfpxTunnelCreateEnumHandle0(engine, &template, &ret));
}
END_TEST

START_TEST(wrong_handles_and_null_outputs_are_refused)
{
	HANDLE tunnels = open_enum(NULL), contexts = garbage, ret = garbage;
	WFPX_TUNNEL0 **entries = garbage, *one = garbage;
	UINT32 count = 77;
	void **page = garbage;

	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, NULL, &contexts));
	ck_fails(BAD_HANDLE, WfpxTunnelEnum0(engine, contexts, 5, &entries, &count));
	ck_assert_ptr_null(entries);
	ck_assert_uint_eq(count, 0);
	ck_fails(BAD_HANDLE, contexts_wfpx(engine, tunnels, 5, &page, &count));
	ck_fails(BAD_HANDLE, WfpxTunnelEnum0(tunnels, tunnels, 5, &entries, &count));
	ck_fails(BAD_HANDLE, WfpxTunnelDestroyEnumHandle0(engine, contexts));
	ck_fails(BAD_HANDLE, IPsecSaContextDestroyEnumHandle0(engine, tunnels));
	ck_fails(BAD_HANDLE, WfpxTunnelCreateEnumHandle0(tunnels, NULL, &ret));
	ck_assert_ptr_null(ret);
	ck_fails(FWP_E_NULL_POINTER, WfpxTunnelCreateEnumHandle0(engine, NULL, NULL));
	ck_fails(FWP_E_NULL_POINTER, WfpxTunnelEnum0(engine, tunnels, 5, NULL, &count));
	ck_fails(FWP_E_NULL_POINTER, WfpxTunnelEnum0(engine, tunnels, 5, &entries, NULL));
	ck_fails(FWP_E_NULL_POINTER, WfpxTunnelGetById0(engine, 1, NULL));
	ck_fails(BAD_HANDLE, WfpxTunnelGetById0(tunnels, 1, &one));
	ck_assert_ptr_null(one);
	ck_succeeds(WfpxTunnelDestroyEnumHandle0(engine, NULL));
	ck_succeeds(WfpxTunnelDestroyEnumHandle0(engine, tunnels));
	ck_fails(BAD_HANDLE, WfpxTunnelDestroyEnumHandle0(engine, tunnels));
}
END_TEST

START_TEST(each_id_finds_its_tunnel_and_others_find_nothing)
{
	UINT64 ids[TUNNELS];
	WFPX_TUNNEL0 *one = garbage;

	read_pages(NULL, 100, ids);
	for (int i = 0; i < TUNNELS; i++) {
		ck_succeeds(WfpxTunnelGetById0(engine, ids[i], &one));
		ck_assert_uint_eq(one->tunnelId, ids[i]);
		FwpmFreeMemory0((void **)&one);
		ck_fails(FWP_E_NOT_FOUND, WfpxTunnelGetById0(engine, ids[i] ^ 1, &one));
		ck_assert_ptr_null(one);
	}
	ck_fails(FWP_E_NOT_FOUND, WfpxTunnelGetById0(engine, 0, &one));
}
END_TEST

START_TEST(the_snapshot_tells_how_it_was_taken)
{
	HANDLE handle = open_enum(NULL);
	WFPX_SNAPSHOT_INFO0 info;

	ck_succeeds(WfpxSnapshotGetInfo0(engine, handle, &info));
	ck_assert_int_eq(info.complete, TRUE);
	ck_assert_uint_eq(info.sas, 2);
	ck_assert_uint_eq(info.policies, TUNNELS);
	ck_succeeds(WfpxEngineSetOption0(engine, WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS, 1));
	ck_succeeds(WfpxTunnelDestroyEnumHandle0(engine, open_enum(NULL)));
}
END_TEST

static void add_all(TCase *tc)
{
	tcase_add_test(tc, pages_of_any_size_give_each_tunnel_once);
	tcase_add_test(tc, a_tunnel_that_is_up_comes_before_those_that_are_down);
	tcase_add_test(tc, a_template_selects_by_the_outer_ends);
	tcase_add_test(tc, wrong_handles_and_null_outputs_are_refused);
	tcase_add_test(tc, each_id_finds_its_tunnel_and_others_find_nothing);
	tcase_add_test(tc, the_snapshot_tells_how_it_was_taken);
}

int main(void)
{
	return run_case("tunnels", setup, teardown, add_all);
}
