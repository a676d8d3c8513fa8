/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Filters and the objects that they name, by the functions of the API alone: arguments, results,
 * who may delete what, transactions, pages, threads. The programs that add filters for manual
 * keying make the calls of the last tests.
 */
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <wchar.h>

#include "check_engine.h"

static wchar_t name[] = L"object";
static const GUID key = { 0x5a5a0001, 1, 2, { 3, 4, 5, 6, 7, 8, 9, 10 } };
static const GUID other_key = { 0x5a5a0002, 1, 2, { 3, 4, 5, 6, 7, 8, 9, 10 } };

static FWPM_FILTER0 least(void)
{
	return (FWPM_FILTER0){ .displayData.name = name,
			       .layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
			       .action.type = FWP_ACTION_PERMIT };
}

static UINT64 add_filter(HANDLE to)
{
	FWPM_FILTER0 filter = least();
	UINT64 id = 0;

	ck_succeeds(FwpmFilterAdd0(to, &filter, NULL, &id));
	ck_assert_uint_ne(id, 0);
	return id;
}

static UINT32 count_filters(HANDLE of, const FWPM_FILTER_ENUM_TEMPLATE0 *template)
{
	FWPM_FILTER0 **entries = garbage;
	HANDLE list = garbage;
	UINT32 count = 77;

	ck_succeeds(FwpmFilterCreateEnumHandle0(of, template, &list));
	ck_succeeds(FwpmFilterEnum0(of, list, 0xffffffff, &entries, &count));
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(FwpmFilterDestroyEnumHandle0(of, list));
	return count;
}

static HANDLE open_dynamic(void)
{
	FWPM_SESSION0 session = { .flags = FWPM_SESSION_FLAG_DYNAMIC };
	HANDLE opened = NULL;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, &session, &opened));
	return opened;
}

START_TEST(wrong_arguments_have_their_codes)
{
	FWPM_FILTER0 filter = least(), *got = garbage;
	FWPM_PROVIDER0 provider = { .displayData.name = name };
	FWPM_SUBLAYER0 sublayer = { .displayData.name = name };
	FWPM_PROVIDER_CONTEXT0 context = { .displayData.name = name };
	UINT64 id = 7;

	ck_fails(BAD_HANDLE, FwpmFilterAdd0(NULL, &filter, NULL, &id));
	ck_assert_uint_eq(id, 0);
	ck_fails(FWP_E_NULL_POINTER, FwpmFilterAdd0(engine, NULL, NULL, &id));
	ck_assert(FwpmFilterAdd0(engine, &filter, name, &id) != 0);
	ck_assert(FwpmProviderAdd0(engine, &provider, name) != 0);
	ck_assert(FwpmSubLayerAdd0(engine, &sublayer, name) != 0);
	ck_assert(FwpmProviderContextAdd0(engine, &context, name, &id) != 0);
	ck_fails(FWP_E_NULL_POINTER, FwpmFilterGetByKey0(engine, NULL, &got));
	ck_assert_ptr_null(got);
	ck_fails(FWP_E_NULL_POINTER, FwpmFilterGetById0(engine, 1, NULL));
	ck_fails(FWP_E_FILTER_NOT_FOUND, FwpmFilterGetByKey0(engine, &key, &got));
	ck_fails(FWP_E_FILTER_NOT_FOUND, FwpmFilterGetById0(engine, 0x1234567890ULL, &got));
	ck_fails(FWP_E_FILTER_NOT_FOUND, FwpmFilterGetById0(engine, 0, &got));
	ck_fails(FWP_E_FILTER_NOT_FOUND, FwpmFilterDeleteById0(engine, 0));
	ck_fails(FWP_E_FILTER_NOT_FOUND, FwpmFilterDeleteById0(engine, 0x150000001ULL));
	ck_fails(FWP_E_FILTER_NOT_FOUND, FwpmFilterDeleteByKey0(engine, &key));
	ck_fails(FWP_E_NULL_POINTER, FwpmFilterDeleteByKey0(engine, NULL));
	ck_fails(FWP_E_NULL_POINTER, FwpmFilterCreateEnumHandle0(engine, NULL, NULL));
	ck_fails(FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FwpmProviderContextDeleteById0(engine, 5));
	ck_fails(FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FwpmProviderContextDeleteByKey0(engine, &key));
}
END_TEST

START_TEST(built_in_objects_are_there_and_stay)
{
	FWPM_PROVIDER0 provider = { .providerKey = FWPM_PROVIDER_IKEEXT, .displayData.name = name },
		       *got;
	FWPM_SUBLAYER0 sublayer = { .subLayerKey = FWPM_SUBLAYER_UNIVERSAL,
				    .displayData.name = name },
		       *found;

	ck_fails(FWP_E_ALREADY_EXISTS, FwpmProviderAdd0(engine, &provider, NULL));
	ck_fails(FWP_E_ALREADY_EXISTS, FwpmSubLayerAdd0(engine, &sublayer, NULL));
	ck_fails(FWP_E_BUILTIN_OBJECT, FwpmProviderDeleteByKey0(engine, &FWPM_PROVIDER_IKEEXT));
	ck_fails(FWP_E_BUILTIN_OBJECT, FwpmSubLayerDeleteByKey0(engine, &FWPM_SUBLAYER_UNIVERSAL));
	ck_succeeds(FwpmProviderGetByKey0(engine, &FWPM_PROVIDER_IKEEXT, &got));
	ck_assert_mem_eq(&got->providerKey, &FWPM_PROVIDER_IKEEXT, sizeof(GUID));
	FwpmFreeMemory0((void **)&got);
	ck_succeeds(FwpmSubLayerGetByKey0(engine, &FWPM_SUBLAYER_INSPECTION, &found));
	ck_assert_uint_eq(found->weight, 0);
	FwpmFreeMemory0((void **)&found);
}
END_TEST

START_TEST(objects_that_are_named_are_in_use)
{
	GUID provider_key = key;
	FWPM_PROVIDER0 provider = { .providerKey = key, .displayData.name = name };
	FWPM_SUBLAYER0 sublayer = { .subLayerKey = key,
				    .displayData.name = name,
				    .providerKey = &provider_key,
				    .weight = 0x1234 },
		       *got;
	FWPM_FILTER0 filter = least();
	UINT64 id;

	ck_fails(FWP_E_PROVIDER_NOT_FOUND, FwpmSubLayerAdd0(engine, &sublayer, NULL));
	ck_succeeds(FwpmProviderAdd0(engine, &provider, NULL));
	ck_fails(FWP_E_ALREADY_EXISTS, FwpmProviderAdd0(engine, &provider, NULL));
	ck_succeeds(FwpmSubLayerAdd0(engine, &sublayer, NULL));
	filter.subLayerKey = key;
	ck_succeeds(FwpmFilterAdd0(engine, &filter, NULL, &id));
	ck_fails(FWP_E_IN_USE, FwpmProviderDeleteByKey0(engine, &key));
	ck_fails(FWP_E_IN_USE, FwpmSubLayerDeleteByKey0(engine, &key));
	ck_succeeds(FwpmSubLayerGetByKey0(engine, &key, &got));
	ck_assert_uint_eq(got->weight, 0x1234);
	ck_assert_mem_eq(got->providerKey, &key, sizeof(GUID));
	FwpmFreeMemory0((void **)&got);
	ck_succeeds(FwpmFilterDeleteById0(engine, id));
	ck_succeeds(FwpmSubLayerDeleteByKey0(engine, &key));
	ck_succeeds(FwpmProviderDeleteByKey0(engine, &key));
	ck_fails(FWP_E_SUBLAYER_NOT_FOUND, FwpmSubLayerDeleteByKey0(engine, &key));
	ck_fails(FWP_E_PROVIDER_NOT_FOUND, FwpmProviderDeleteByKey0(engine, &key));
}
END_TEST

START_TEST(a_transaction_is_seen_by_its_session_and_by_others_after_the_commit)
{
	HANDLE other;
	FWPM_FILTER0 *got;
	UINT64 id;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &other));
	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	id = add_filter(engine);
	ck_assert_uint_eq(count_filters(engine, NULL), 1);
	ck_assert_uint_eq(count_filters(other, NULL), 0);
	ck_succeeds(FwpmTransactionAbort0(engine));
	ck_assert_uint_eq(count_filters(engine, NULL), 0);
	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	id = add_filter(engine);
	ck_succeeds(FwpmTransactionCommit0(engine));
	ck_assert_uint_eq(count_filters(other, NULL), 1);
	ck_succeeds(FwpmTransactionBegin0(engine, FWPM_TXN_READ_ONLY));
	ck_fails(FWP_E_INCOMPATIBLE_TXN, FwpmFilterDeleteById0(engine, id));
	ck_succeeds(FwpmFilterGetById0(engine, id, &got));
	FwpmFreeMemory0((void **)&got);
	ck_succeeds(FwpmTransactionCommit0(engine));
	ck_succeeds(FwpmFilterDeleteById0(other, id));
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

/* RFC 9562: the version is 4 and the variant 10 in binary. */
START_TEST(each_object_without_a_key_gets_a_random_one)
{
	enum { ADDED = 40 };
	FWPM_FILTER0 *got[ADDED], *same;

	for (int i = 0; i < ADDED; i++) {
		UINT64 id = add_filter(engine);

		ck_succeeds(FwpmFilterGetById0(engine, id, &got[i]));
		ck_assert_int_eq(got[i]->filterKey.Data3 >> 12, 4);
		ck_assert_int_eq(got[i]->filterKey.Data4[0] >> 6, 2);
		ck_succeeds(FwpmFilterGetByKey0(engine, &got[i]->filterKey, &same));
		ck_assert_uint_eq(same->filterId, id);
		FwpmFreeMemory0((void **)&same);
		for (int j = 0; j < i; j++)
			ck_assert_mem_ne(&got[j]->filterKey, &got[i]->filterKey, sizeof(GUID));
	}
	for (int i = 0; i < ADDED; i++) {
		ck_succeeds(FwpmFilterDeleteById0(engine, got[i]->filterId));
		FwpmFreeMemory0((void **)&got[i]);
	}
}
END_TEST

START_TEST(a_call_that_fails_does_not_spoil_the_transaction)
{
	FWPM_FILTER0 wrong = least();
	UINT64 id;

	wrong.displayData.name = NULL;
	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	id = add_filter(engine);
	ck_fails(FWP_E_NULL_DISPLAY_NAME, FwpmFilterAdd0(engine, &wrong, NULL, NULL));
	ck_fails(FWP_E_FILTER_NOT_FOUND, FwpmFilterDeleteByKey0(engine, &key));
	ck_succeeds(FwpmTransactionCommit0(engine));
	ck_assert_uint_eq(count_filters(engine, NULL), 1);
	ck_succeeds(FwpmFilterDeleteById0(engine, id));
}
END_TEST

START_TEST(dynamic_objects_go_with_their_session_and_belong_to_it)
{
	HANDLE one = open_dynamic(), two = open_dynamic();
	FWPM_PROVIDER0 provider = { .providerKey = key, .displayData.name = name };
	FWPM_FILTER0 filter = least();
	UINT64 own = add_filter(one), fixed = add_filter(engine);
	GUID provider_key = key;

	ck_fails(FWP_E_WRONG_SESSION, FwpmFilterDeleteById0(two, own));
	ck_fails(FWP_E_DYNAMIC_SESSION_IN_PROGRESS, FwpmFilterDeleteById0(one, fixed));
	ck_succeeds(FwpmProviderAdd0(one, &provider, NULL));
	filter.providerKey = &provider_key;
	ck_fails(FWP_E_LIFETIME_MISMATCH, FwpmFilterAdd0(engine, &filter, NULL, NULL));
	ck_fails(FWP_E_LIFETIME_MISMATCH, FwpmFilterAdd0(two, &filter, NULL, NULL));
	ck_succeeds(FwpmFilterAdd0(one, &filter, NULL, NULL));
	ck_assert_uint_eq(count_filters(engine, NULL), 3);
	ck_succeeds(FwpmEngineClose0(one));
	ck_succeeds(FwpmFilterDeleteById0(engine, fixed));
	ck_assert_uint_eq(count_filters(engine, NULL), 0);
	ck_fails(FWP_E_PROVIDER_NOT_FOUND, FwpmProviderDeleteByKey0(engine, &key));
	ck_succeeds(FwpmEngineClose0(two));
}
END_TEST

START_TEST(a_static_session_may_delete_a_dynamic_filter)
{
	HANDLE one = open_dynamic();
	UINT64 id = add_filter(one);

	ck_succeeds(FwpmFilterDeleteById0(engine, id));
	ck_assert_uint_eq(count_filters(engine, NULL), 0);
	ck_succeeds(FwpmEngineClose0(one));
}
END_TEST

START_TEST(a_tools_view_tells_who_has_added_a_filter)
{
	HANDLE one = open_dynamic();
	UINT64 id = add_filter(one);
	WFPX_FILTER0 *got = garbage;
	static const GUID none;

	ck_succeeds(WfpxFilterGetById0(engine, id, &got));
	ck_assert_int_eq(got->state, WFPX_FILTER_ENFORCED);
	ck_assert_uint_eq(got->policyCount, 1);
	ck_assert_uint_ge(got->priority, 4096);
	ck_assert_uint_ne(got->processId, 0);
	ck_assert_int_eq(got->processGone, FALSE);
	ck_assert_mem_ne(&got->sessionKey, &none, sizeof(none));
	ck_assert_uint_eq(got->protocols, 0);
	FwpmFreeMemory0((void **)&got);
	ck_succeeds(FwpmEngineClose0(one));
	ck_fails(FWP_E_FILTER_NOT_FOUND, WfpxFilterGetById0(engine, id, &got));
	ck_assert_ptr_null(got);
}
END_TEST

START_TEST(pages_of_any_size_give_each_filter_once)
{
	UINT64 ids[5];

	for (int i = 0; i < 5; i++)
		ids[i] = add_filter(engine);
	for (UINT32 page = 1; page <= 6; page++) {
		HANDLE list = garbage;
		UINT32 total = 0, count = page;

		ck_succeeds(FwpmFilterCreateEnumHandle0(engine, NULL, &list));
		for (bool wfpx = false; count == page; total += count, wfpx = !wfpx) {
			FWPM_FILTER0 **entries = garbage;
			WFPX_FILTER0 **states = garbage;

			if (wfpx)
				ck_succeeds(WfpxFilterEnum0(engine, list, page, &states, &count));
			else
				ck_succeeds(FwpmFilterEnum0(engine, list, page, &entries, &count));
			for (UINT32 i = 0; i < count; i++)
				ck_assert_uint_eq(wfpx ? states[i]->filter.filterId
						       : entries[i]->filterId,
						  ids[total + i]);
			FwpmFreeMemory0(wfpx ? (void **)&states : (void **)&entries);
		}
		ck_assert_uint_eq(total, 5);
		ck_succeeds(FwpmFilterDestroyEnumHandle0(engine, list));
	}
	for (int i = 0; i < 5; i++)
		ck_succeeds(FwpmFilterDeleteById0(engine, ids[i]));
}
END_TEST

START_TEST(the_best_terminating_filter_is_the_one_that_packets_meet)
{
	FWPM_FILTER_ENUM_TEMPLATE0 best = { .layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
					    .flags = FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH,
					    .actionMask = 0xffffffff };
	FWPM_FILTER0 filter = least(), **entries;
	UINT64 light, heavy, weight = 0xf000000000000000ULL;
	HANDLE list;
	UINT32 count;

	filter.weight.type = FWP_UINT64;
	filter.weight.uint64 = &weight;
	ck_succeeds(FwpmFilterAdd0(engine, &filter, NULL, &heavy));
	light = add_filter(engine);
	ck_succeeds(FwpmFilterCreateEnumHandle0(engine, &best, &list));
	ck_succeeds(FwpmFilterEnum0(engine, list, 10, &entries, &count));
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(entries[0]->filterId, heavy);
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(FwpmFilterDestroyEnumHandle0(engine, list));
	best.flags = FWP_FILTER_ENUM_FLAG_SORTED;
	ck_succeeds(FwpmFilterCreateEnumHandle0(engine, &best, &list));
	ck_succeeds(FwpmFilterEnum0(engine, list, 10, &entries, &count));
	ck_assert_uint_eq(count, 2);
	ck_assert_uint_eq(entries[0]->filterId, heavy);
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(FwpmFilterDestroyEnumHandle0(engine, list));
	ck_succeeds(FwpmFilterDeleteById0(engine, heavy));
	ck_succeeds(FwpmFilterDeleteById0(engine, light));
}
END_TEST

/* Threads that add and delete filters, and list them, in one session. */
#define THREADS 4
#define ROUNDS  8

static void *add_and_delete(void *context)
{
	bool *wrong = context;

	for (int i = 0; i < ROUNDS; i++) {
		FWPM_FILTER0 filter = least(), *got = NULL;
		UINT64 id;

		*wrong |= FwpmFilterAdd0(engine, &filter, NULL, &id) != 0;
		*wrong |= FwpmFilterGetById0(engine, id, &got) != 0 || got->filterId != id;
		FwpmFreeMemory0((void **)&got);
		*wrong |= FwpmFilterDeleteById0(engine, id) != 0;
	}
	return NULL;
}

START_TEST(threads_add_and_delete_in_one_session)
{
	pthread_t threads[THREADS];
	bool wrong[THREADS] = { false };

	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, add_and_delete, &wrong[i]), 0);
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		ck_assert(!wrong[i]);
	}
	ck_assert_uint_eq(count_filters(engine, NULL), 0);
}
END_TEST

/* A provider context for a tunnel, as charon's plugin kernel-wfp adds it. */
static UINT64 add_tunnel(const GUID *with)
{
	IPSEC_AUTH_TRANSFORM0 sha1 = { .authTransformId = IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_1_96 };
	IPSEC_SA_TRANSFORM0 transform = { .ipsecTransformType = IPSEC_TRANSFORM_ESP_AUTH,
					  { .espAuthTransform = &sha1 } };
	IPSEC_PROPOSAL0 proposal = { .lifetime = { 0xffff, 0xffffffff, 0xffffffff },
				     .numSaTransforms = 1,
				     .saTransforms = &transform };
	IPSEC_TUNNEL_POLICY0 policy = {
		.numIpsecProposals = 1,
		.ipsecProposals = &proposal,
		.tunnelEndpoints = { .ipVersion = FWP_IP_VERSION_V4,
				     { .localV4Address = 0xc0000201 },
				     { .remoteV4Address = 0xc0000202 } },
		.saIdleTimeout = { 0xffff, 0xffff },
	};
	FWPM_PROVIDER_CONTEXT0 context = { .providerContextKey = *with,
					   .displayData.name = name,
					   .type = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT,
					   { .ikeQmTunnelPolicy = &policy } };
	UINT64 id;

	ck_succeeds(FwpmProviderContextAdd0(engine, &context, NULL, &id));
	return id;
}

START_TEST(a_daemons_tunnel_is_added_and_deleted_in_its_own_order)
{
	static const struct {
		const GUID *layer, *sublayer, *callout;
	} rows[] = {
		{ &FWPM_LAYER_INBOUND_TRANSPORT_V4, &FWPM_SUBLAYER_IPSEC_TUNNEL,
		  &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V4 },
		{ &FWPM_LAYER_OUTBOUND_TRANSPORT_V4, &FWPM_SUBLAYER_IPSEC_TUNNEL,
		  &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4 },
		{ &FWPM_LAYER_IPFORWARD_V4, &FWPM_SUBLAYER_IPSEC_TUNNEL,
		  &FWPM_CALLOUT_IPSEC_FORWARD_INBOUND_TUNNEL_V4 },
		{ &FWPM_LAYER_IPFORWARD_V4, &FWPM_SUBLAYER_IPSEC_FORWARD_OUTBOUND_TUNNEL,
		  &FWPM_CALLOUT_IPSEC_FORWARD_OUTBOUND_TUNNEL_V4 },
		{ &FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4, &FWPM_SUBLAYER_UNIVERSAL,
		  &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_ALE_ACCEPT_V4 },
		{ &FWPM_LAYER_ALE_AUTH_CONNECT_V4, &FWPM_SUBLAYER_UNIVERSAL,
		  &FWPM_CALLOUT_IPSEC_ALE_CONNECT_V4 },
	};
	UINT64 context = add_tunnel(&key), ids[6];
	FWPM_PROVIDER_CONTEXT1 *got = garbage;

	for (int i = 0; i < 6; i++) {
		FWPM_FILTER0 filter = least();

		filter.flags = FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
		filter.layerKey = *rows[i].layer;
		filter.subLayerKey = *rows[i].sublayer;
		filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
		filter.action.calloutKey = *rows[i].callout;
		filter.providerContextKey = key;
		ck_succeeds(FwpmFilterAdd0(engine, &filter, NULL, &ids[i]));
	}
	ck_succeeds(FwpmProviderContextGetById1(engine, context, &got));
	ck_assert_uint_eq(got->ikeQmTunnelPolicy->tunnelEndpoints.remoteV4Address, 0xc0000202);
	FwpmFreeMemory0((void **)&got);
	ck_fails(FWP_E_IN_USE, FwpmProviderContextDeleteByKey0(engine, &key));
	for (int i = 0; i < 6; i++)
		ck_succeeds(FwpmFilterDeleteById0(engine, ids[i]));
	ck_succeeds(FwpmProviderContextDeleteById0(engine, context));
	ck_assert_uint_eq(count_filters(engine, NULL), 0);
}
END_TEST

START_TEST(a_provider_context_is_listed_by_type_and_provider)
{
	FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 template = { .providerContextType =
								  FWPM_GENERAL_CONTEXT };
	FWPM_PROVIDER_CONTEXT0 **entries = garbage;
	GUID nobody = other_key;
	HANDLE list;
	UINT32 count;

	add_tunnel(&key);
	ck_succeeds(FwpmProviderContextCreateEnumHandle0(engine, &template, &list));
	ck_succeeds(FwpmProviderContextEnum0(engine, list, 10, &entries, &count));
	ck_assert_uint_eq(count, 0);
	ck_succeeds(FwpmProviderContextDestroyEnumHandle0(engine, list));
	template.providerContextType = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT;
	ck_succeeds(FwpmProviderContextCreateEnumHandle0(engine, &template, &list));
	ck_succeeds(FwpmProviderContextEnum0(engine, list, 10, &entries, &count));
	ck_assert_uint_eq(count, 1);
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(FwpmProviderContextDestroyEnumHandle0(engine, list));
	template.providerKey = &nobody;
	ck_succeeds(FwpmProviderContextCreateEnumHandle0(engine, &template, &list));
	ck_succeeds(FwpmProviderContextEnum0(engine, list, 10, &entries, &count));
	ck_assert_uint_eq(count, 0);
	ck_succeeds(FwpmProviderContextDestroyEnumHandle0(engine, list));
	ck_succeeds(FwpmProviderContextDeleteByKey0(engine, &key));
}
END_TEST

static void add(TCase *tc)
{
	tcase_add_test(tc, wrong_arguments_have_their_codes);
	tcase_add_test(tc, built_in_objects_are_there_and_stay);
	tcase_add_test(tc, objects_that_are_named_are_in_use);
	tcase_add_test(tc, a_transaction_is_seen_by_its_session_and_by_others_after_the_commit);
	tcase_add_test(tc, each_object_without_a_key_gets_a_random_one);
	tcase_add_test(tc, a_call_that_fails_does_not_spoil_the_transaction);
	tcase_add_test(tc, dynamic_objects_go_with_their_session_and_belong_to_it);
	tcase_add_test(tc, a_static_session_may_delete_a_dynamic_filter);
	tcase_add_test(tc, a_tools_view_tells_who_has_added_a_filter);
	tcase_add_test(tc, pages_of_any_size_give_each_filter_once);
	tcase_add_test(tc, the_best_terminating_filter_is_the_one_that_packets_meet);
	tcase_add_test(tc, threads_add_and_delete_in_one_session);
	tcase_add_test(tc, a_daemons_tunnel_is_added_and_deleted_in_its_own_order);
	tcase_add_test(tc, a_provider_context_is_listed_by_type_and_provider);
}

int main(void)
{
	return run_case("filters", setup, teardown, add);
}
