/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the functions that create and change SA contexts refuse, and what holds for all that they
 * make. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check_engine.h"
#include "transforms.h"

#ifdef USE_FWPMK
#define NOT_SUPPORTED STATUS_NOT_SUPPORTED
#else
#define NOT_SUPPORTED ERROR_NOT_SUPPORTED
#endif

#define HERE 0xc0000201u
#define PEER 0xc0000202u

static UINT64 out_filter, in_filter, id;
static IPSEC_TRAFFIC1 out, in;
static IPSEC_GETSPI1 get_spi;
static IPSEC_SA_SPI spi;
static struct keys keys;
static struct bundle_sa parts[2];
static IPSEC_SA0 sas[2];
static IPSEC_SA_BUNDLE1 bundle;

static UINT64 add_filter(HANDLE session, const GUID *layer, const GUID *callout)
{
	static wchar_t name[] = L"a test";
	FWPM_FILTER_CONDITION0 conditions[2] = { 0 };
	FWPM_FILTER0 filter = { .displayData.name = name,
				.layerKey = *layer,
				.numFilterConditions = 2,
				.filterCondition = conditions };
	UINT64 added;

	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = *callout;
	conditions[0].fieldKey = FWPM_CONDITION_IP_LOCAL_ADDRESS;
	conditions[0].conditionValue.type = FWP_UINT32;
	conditions[0].conditionValue.uint32 = HERE;
	conditions[1].fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS;
	conditions[1].conditionValue.type = FWP_UINT32;
	conditions[1].conditionValue.uint32 = PEER;
	ck_succeeds(FwpmFilterAdd0(session, &filter, NULL, &added));
	return added;
}

static UINT64 add_outbound_filter(HANDLE session)
{
	return add_filter(session, &FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
			  &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4);
}

static UINT64 add_inbound_filter(HANDLE session)
{
	return add_filter(session, &FWPM_LAYER_INBOUND_TRANSPORT_V4,
			  &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4);
}

static UINT32 states(void)
{
	WFPX_KERNEL_STATISTICS0 *statistics;
	UINT32 count;

	ck_succeeds(WfpxKernelStatisticsGet0(engine, &statistics));
	count = statistics->numStates;
	FwpmFreeMemory0((void **)&statistics);
	return count;
}

static void begin(void)
{
	setup();
	out_filter = add_outbound_filter(engine);
	in_filter = add_inbound_filter(engine);
	out = (IPSEC_TRAFFIC1){ .localV4Address = HERE,
				.remoteV4Address = PEER,
				.ipsecFilterId = out_filter };
	in = out;
	in.ipsecFilterId = in_filter;
	get_spi = (IPSEC_GETSPI1){ .inboundIpsecTraffic = in };
	bundle = (IPSEC_SA_BUNDLE1){ .numSAs = 1, .saList = sas };
}

static void end(void)
{
	FwpmFilterDeleteById0(engine, out_filter);
	FwpmFilterDeleteById0(engine, in_filter);
	ck_assert_uint_eq(states(), 0);
	teardown();
}

static UINT64 create(void)
{
	UINT64 created;

	ck_succeeds(IPsecSaContextCreate1(engine, &out, NULL, NULL, &created));
	return created;
}

static void use_spi(UINT32 value)
{
	transform_fill(transform_named("gcm128"), value, &keys, &parts[0], &sas[0]);
}

static void add_inbound(void)
{
	id = create();
	ck_succeeds(IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	use_spi(spi);
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
}

static void add_both(void)
{
	add_inbound();
	use_spi(0x2000);
	ck_succeeds(IPsecSaContextAddOutbound1(engine, id, &bundle));
}

/* Runs in a child process, which has a session of its own. Returns what @call returns there. */
static uint32_t in_child(uint32_t (*call)(HANDLE session))
{
	int ends[2], status;
	uint32_t result;
	HANDLE session;

	ck_assert_int_eq(pipe(ends), 0);
	if (!fork()) {
		if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &session))
			_exit(1);
		result = call(session);
		_exit(write(ends[1], &result, sizeof(result)) != sizeof(result) ||
		      FwpmEngineClose0(session));
	}
	ck_assert_int_eq(read(ends[0], &result, sizeof(result)), sizeof(result));
	ck_assert(wait(&status) > 0 && !status);
	return result;
}

START_TEST(a_pointer_that_is_required_is_checked_before_all_but_the_handle)
{
	UINT64 filter = 7;

	id = 7;
	spi = 7;
	ck_fails(BAD_HANDLE, IPsecSaContextCreate1(NULL, NULL, NULL, &filter, &id));
	ck_assert(!id && !filter);
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextCreate0(engine, NULL, NULL, &id));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextCreate1(engine, &out, NULL, NULL, NULL));
	ck_fails(BAD_HANDLE, IPsecSaContextGetSpi0(NULL, 1, NULL, &spi));
	ck_assert_uint_eq(spi, 0);
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextGetSpi0(engine, 1, NULL, &spi));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextGetSpi1(engine, 1, &get_spi, NULL));
	ck_fails(BAD_HANDLE, IPsecSaContextSetSpi0(NULL, 1, NULL, 300));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextSetSpi0(engine, 1, NULL, 300));
	ck_fails(BAD_HANDLE, IPsecSaContextAddInbound0(NULL, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextAddInbound0(engine, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextAddInbound1(engine, 1, NULL));
	ck_fails(BAD_HANDLE, IPsecSaContextAddOutbound1(NULL, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextAddOutbound0(engine, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextAddOutbound1(engine, 1, NULL));
	ck_fails(BAD_HANDLE, IPsecSaContextUpdate0(NULL, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextUpdate0(engine, 1, NULL));
}
END_TEST

START_TEST(a_context_hangs_on_a_filter_for_its_direction_and_version)
{
	UINT64 filter;

	out.ipsecFilterId = 0;
	ck_fails(FWP_E_FILTER_NOT_FOUND, IPsecSaContextCreate1(engine, &out, NULL, NULL, &id));
	out.ipsecFilterId = out_filter + ((UINT64)1 << 32);
	ck_fails(FWP_E_FILTER_NOT_FOUND, IPsecSaContextCreate1(engine, &out, NULL, NULL, &id));
	out.ipsecFilterId = in_filter;
	ck_fails(FWP_E_INCOMPATIBLE_LAYER, IPsecSaContextCreate1(engine, &out, NULL, NULL, &id));
	out.ipsecFilterId = out_filter;
	out.trafficType = IPSEC_TRAFFIC_TYPE_TUNNEL;
	ck_fails(FWP_E_PROVIDER_CONTEXT_NOT_FOUND,
		 IPsecSaContextCreate1(engine, &out, NULL, NULL, &id));
	out.trafficType = IPSEC_TRAFFIC_TYPE_TRANSPORT;
	ck_succeeds(IPsecSaContextCreate1(engine, &out, NULL, &filter, &id));
	ck_assert_uint_eq(filter, in_filter);
	get_spi.inboundIpsecTraffic.ipsecFilterId = out_filter;
	ck_fails(FWP_E_INCOMPATIBLE_LAYER, IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	get_spi.inboundIpsecTraffic.ipsecFilterId = 1;
	ck_fails(FWP_E_FILTER_NOT_FOUND, IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	out.ipVersion = FWP_IP_VERSION_V6;
	memset(out.localV6Address, 1, 16);
	memset(out.remoteV6Address, 2, 16);
	ck_fails(FWP_E_TRAFFIC_MISMATCH, IPsecSaContextCreate1(engine, &out, NULL, NULL, &id));
	out.ipVersion = FWP_IP_VERSION_NONE;
	ck_fails(FWP_E_INVALID_ENUMERATOR, IPsecSaContextCreate1(engine, &out, NULL, NULL, &id));
}
END_TEST

START_TEST(a_virtual_interface_has_32_bits)
{
	IPSEC_VIRTUAL_IF_TUNNEL_INFO0 info = { .virtualIfTunnelId = (UINT64)1 << 32 };

	ck_fails(NOT_SUPPORTED, IPsecSaContextCreate1(engine, &out, &info, NULL, &id));
	info = (IPSEC_VIRTUAL_IF_TUNNEL_INFO0){ .trafficSelectorId = 1 };
	ck_fails(NOT_SUPPORTED, IPsecSaContextCreate1(engine, &out, &info, NULL, &id));
	info = (IPSEC_VIRTUAL_IF_TUNNEL_INFO0){ .virtualIfTunnelId = 77 };
	ck_succeeds(IPsecSaContextCreate1(engine, &out, &info, NULL, &id));
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
}
END_TEST

START_TEST(a_transaction_or_a_dynamic_session_refuses_to_create)
{
	FWPM_SESSION0 dynamic = { .flags = FWPM_SESSION_FLAG_DYNAMIC };
	HANDLE session;

	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	ck_fails(FWP_E_TXN_IN_PROGRESS, IPsecSaContextCreate1(engine, &out, NULL, NULL, &id));
	ck_succeeds(FwpmTransactionAbort0(engine));
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, &dynamic, &session));
	ck_fails(FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
		 IPsecSaContextCreate1(session, &out, NULL, NULL, &id));
	ck_succeeds(WfpxEngineSetOption0(session, WFPX_ENGINE_OPTION_DYNAMIC_CONTEXTS, 1));
	ck_fails(FWP_E_LIFETIME_MISMATCH, IPsecSaContextCreate1(session, &out, NULL, NULL, &id));
	ck_succeeds(FwpmEngineClose0(session));
}
END_TEST

START_TEST(a_dynamic_sessions_contexts_end_with_it)
{
	FWPM_SESSION0 dynamic = { .flags = FWPM_SESSION_FLAG_DYNAMIC };
	HANDLE session;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, &dynamic, &session));
	ck_succeeds(WfpxEngineSetOption0(session, WFPX_ENGINE_OPTION_DYNAMIC_CONTEXTS, 1));
	out.ipsecFilterId = add_outbound_filter(session);
	get_spi.inboundIpsecTraffic.ipsecFilterId = add_inbound_filter(session);
	ck_succeeds(IPsecSaContextCreate1(session, &out, NULL, NULL, &id));
	ck_succeeds(IPsecSaContextGetSpi1(session, id, &get_spi, &spi));
	use_spi(spi);
	ck_succeeds(IPsecSaContextAddInbound1(session, id, &bundle));
	ck_succeeds(IPsecSaContextAddOutbound1(session, id, &bundle));
	ck_assert_uint_eq(states(), 2);
	ck_succeeds(FwpmEngineClose0(session));
	ck_assert_uint_eq(states(), 0);
}
END_TEST

START_TEST(each_call_has_its_place)
{
	id = create();
	use_spi(0x1000);
	ck_fails(FWP_E_INCOMPATIBLE_SA_STATE, IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_fails(FWP_E_INCOMPATIBLE_SA_STATE, IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_succeeds(IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	ck_fails(FWP_E_INCOMPATIBLE_SA_STATE, IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_fails(FWP_E_INVALID_PARAMETER, IPsecSaContextAddInbound1(engine, id, &bundle));
	use_spi(spi);
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_fails(FWP_E_INCOMPATIBLE_SA_STATE, IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_succeeds(IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_fails(FWP_E_INCOMPATIBLE_SA_STATE, IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_fails(FWP_E_INCOMPATIBLE_SA_STATE, IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_fails(FWP_E_INCOMPATIBLE_SA_STATE, IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextSetSpi0(engine, id, &get_spi, 300));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextDeleteById0(engine, id));
}
END_TEST

START_TEST(the_same_traffic_gets_the_same_spi_and_other_traffic_none)
{
	IPSEC_V4_UDP_ENCAPSULATION0 ports = { 4500, 4500 };
	IPSEC_SA_SPI again;

	id = create();
	get_spi.inboundIpsecTraffic.remoteV4Address++;
	ck_fails(FWP_E_TRAFFIC_MISMATCH, IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	get_spi.inboundIpsecTraffic.remoteV4Address--;
	ck_succeeds(IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	ck_assert_uint_eq(spi, id >> 32);
	ck_succeeds(IPsecSaContextGetSpi1(engine, id, &get_spi, &again));
	ck_assert_uint_eq(spi, again);
	get_spi.inboundIpsecTraffic.localPort = 1;
	ck_fails(FWP_E_TRAFFIC_MISMATCH, IPsecSaContextGetSpi1(engine, id, &get_spi, &again));
	ck_assert_uint_eq(again, 0);
	get_spi.inboundIpsecTraffic.localPort = 0;
	get_spi.inboundUdpEncapsulation = &ports;
	ck_fails(FWP_E_TRAFFIC_MISMATCH, IPsecSaContextGetSpi1(engine, id, &get_spi, &again));
	ck_assert_uint_eq(states(), 1);
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
	ck_assert_uint_eq(states(), 0);
}
END_TEST

START_TEST(an_spi_that_is_chosen_must_be_free_and_above_255)
{
	UINT64 other = create();

	id = create();
	ck_fails(FWP_E_INVALID_PARAMETER, IPsecSaContextSetSpi0(engine, id, &get_spi, 0));
	ck_fails(FWP_E_INVALID_PARAMETER, IPsecSaContextSetSpi0(engine, id, &get_spi, 255));
	ck_succeeds(IPsecSaContextSetSpi0(engine, id, &get_spi, 256));
	ck_succeeds(IPsecSaContextSetSpi0(engine, id, &get_spi, 256));
	ck_fails(FWP_E_INCOMPATIBLE_SA_STATE, IPsecSaContextSetSpi0(engine, id, &get_spi, 257));
	use_spi(256);
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_fails(FWP_E_ALREADY_EXISTS, IPsecSaContextSetSpi0(engine, other, &get_spi, 256));
	ck_succeeds(IPsecSaContextGetSpi1(engine, other, &get_spi, &spi));
	ck_succeeds(IPsecSaContextDeleteById0(engine, other));
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
}
END_TEST

START_TEST(an_spi_that_was_taken_meanwhile_is_not_taken_away)
{
	UINT64 other = create();

	id = create();
	ck_succeeds(IPsecSaContextSetSpi0(engine, id, &get_spi, 0x7000));
	ck_succeeds(IPsecSaContextSetSpi0(engine, other, &get_spi, 0x7000));
	use_spi(0x7000);
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_fails(FWP_E_ALREADY_EXISTS, IPsecSaContextAddInbound1(engine, other, &bundle));
	ck_assert_uint_eq(states(), 1);
	ck_succeeds(IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_succeeds(IPsecSaContextDeleteById0(engine, other));
	ck_assert_uint_eq(states(), 2);
}
END_TEST

START_TEST(a_reservation_that_has_ended_is_no_failure)
{
	int fd = open("/proc/sys/net/core/xfrm_acq_expires", O_WRONLY | O_CLOEXEC);

	ck_assert_int_eq(write(fd, "1", 1), 1);
	id = create();
	ck_succeeds(IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	while (states()) /* until the kernel has ended it */
		;
	use_spi(spi);
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_succeeds(IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_assert_int_eq(write(fd, "30", 2), 2);
	close(fd);
}
END_TEST

START_TEST(a_bundle_that_is_refused_leaves_the_context_as_it_was)
{
	id = create();
	ck_succeeds(IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	use_spi(spi);
	bundle.flags = 0x100;
	ck_fails(FWP_E_INVALID_FLAGS, IPsecSaContextAddInbound1(engine, id, &bundle));
	bundle.flags = 0;
	bundle.ipVersion = FWP_IP_VERSION_V6;
	ck_fails(FWP_E_TRAFFIC_MISMATCH, IPsecSaContextAddInbound1(engine, id, &bundle));
	bundle.ipVersion = FWP_IP_VERSION_V4;
	parts[0].both.saCipherInformation.cipherKey.size--;
	ck_fails(FWP_E_INVALID_CIPHER_TRANSFORM, IPsecSaContextAddInbound1(engine, id, &bundle));
	use_spi(spi);
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_assert_uint_eq(states(), 1);
}
END_TEST

START_TEST(contexts_are_created_in_any_order)
{
	UINT64 a = create(), b = create();
	IPSEC_SA_SPI spi_a, spi_b;

	ck_assert(a != b);
	ck_succeeds(IPsecSaContextGetSpi1(engine, a, &get_spi, &spi_a));
	ck_succeeds(IPsecSaContextGetSpi1(engine, b, &get_spi, &spi_b));
	use_spi(spi_b);
	ck_succeeds(IPsecSaContextAddInbound1(engine, b, &bundle));
	use_spi(spi_a);
	ck_succeeds(IPsecSaContextAddInbound1(engine, a, &bundle));
	use_spi(0x3000);
	ck_succeeds(IPsecSaContextAddOutbound1(engine, a, &bundle));
	use_spi(0x3001);
	ck_succeeds(IPsecSaContextAddOutbound1(engine, b, &bundle));
	ck_succeeds(IPsecSaContextDeleteById0(engine, a));
	ck_assert_uint_eq(states(), 2);
	ck_succeeds(IPsecSaContextDeleteById0(engine, b));
}
END_TEST

static uint32_t look(HANDLE session)
{
	IPSEC_SA_CONTEXT1 *context;
	uint32_t result = (uint32_t)IPsecSaContextGetById1(session, id, &context);

	if (result)
		return result;
	if (context->saContextId != id || context->inboundSa->saBundle.saList->spi != spi ||
	    context->outboundSa->saBundle.saList->spi != 0x2000)
		return 1;
	if (context->inboundSa->transportFilter->filterId != in_filter ||
	    context->outboundSa->transportFilter->filterId != out_filter ||
	    context->outboundSa->traffic.ipsecFilterId != out_filter)
		return 2;
	FwpmFreeMemory0((void **)&context);
	return 0;
}

START_TEST(every_process_finds_the_context_by_the_id_that_create_returned)
{
	add_both();
	ck_assert_uint_eq(look(engine), 0);
	ck_assert_uint_eq(in_child(look), 0);
}
END_TEST

START_TEST(a_context_with_an_spi_of_the_callers_is_found_too)
{
	id = create();
	spi = 0x4444;
	ck_succeeds(IPsecSaContextSetSpi0(engine, id, &get_spi, spi));
	use_spi(spi);
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
	use_spi(0x2000);
	ck_succeeds(IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_assert_uint_eq(in_child(look), 0);
}
END_TEST

START_TEST(an_enumeration_has_one_context_with_that_id)
{
	IPSEC_SA_CONTEXT1 **contexts;
	HANDLE handle;
	UINT32 count;

	add_both();
	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, NULL, &handle));
	ck_succeeds(IPsecSaContextEnum1(engine, handle, 10, &contexts, &count));
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(contexts[0]->saContextId, id);
	ck_assert(contexts[0]->inboundSa && contexts[0]->outboundSa);
	FwpmFreeMemory0((void **)&contexts);
	ck_assert_uint_eq(look(engine), 0); /* by means of the enumeration */
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, handle));
}
END_TEST

static uint32_t delete_it(HANDLE session)
{
	return (uint32_t)IPsecSaContextDeleteById0(session, id);
}

static uint32_t find_spi(HANDLE session)
{
	IPSEC_SA_SPI got;

	return (uint32_t)IPsecSaContextGetSpi1(session, id, &get_spi, &got);
}

START_TEST(what_has_no_sa_yet_is_this_processes_own)
{
	IPSEC_SA_CONTEXT1 *context;

	id = create();
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextGetById1(engine, id, &context));
	ck_assert_uint_eq(in_child(find_spi), (uint32_t)FWP_E_NOT_FOUND);
	ck_assert_uint_eq(in_child(delete_it), (uint32_t)FWP_E_NOT_FOUND);
	teardown();
	setup(); /* another session of the process */
	ck_succeeds(IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	ck_succeeds(IPsecSaContextExpire0(engine, id));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	ck_assert_uint_eq(states(), 0);
}
END_TEST

static uint32_t add_outbound(HANDLE session)
{
	use_spi(0x2000);
	return (uint32_t)IPsecSaContextAddOutbound1(session, id, &bundle);
}

START_TEST(another_process_adds_the_outbound_sa_if_one_filter_alone_can_be_meant)
{
	UINT64 second = add_outbound_filter(engine);

	add_inbound();
	ck_assert_uint_eq(in_child(add_outbound), (uint32_t)FWP_E_FILTER_NOT_FOUND);
	ck_succeeds(FwpmFilterDeleteById0(engine, second));
	ck_assert_uint_eq(in_child(add_outbound), 0);
	ck_assert_uint_eq(look(engine), 0);
	ck_assert_uint_eq(in_child(add_outbound), (uint32_t)FWP_E_INCOMPATIBLE_SA_STATE);
}
END_TEST

START_TEST(the_sas_go_with_either_of_their_filters)
{
	add_both();
	ck_succeeds(FwpmFilterDeleteById0(engine, in_filter));
	ck_assert_uint_eq(states(), 0);
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextDeleteById0(engine, id));
}
END_TEST

START_TEST(a_filter_that_is_deleted_meanwhile_gets_no_sa)
{
	add_inbound();
	ck_succeeds(FwpmFilterDeleteById0(engine, out_filter));
	ck_assert_uint_eq(add_outbound(engine), (uint32_t)FWP_E_FILTER_NOT_FOUND);
	ck_succeeds(FwpmFilterDeleteById0(engine, in_filter));
	id = 0;
}
END_TEST

static void use_ah(UINT32 value)
{
	transform_fill(transform_named("ah-sha256"), value, &keys, &parts[0], &sas[0]);
}

START_TEST(a_filter_serves_sas_of_one_kind)
{
	UINT64 first;

	add_both();
	first = id;
	id = create();
	ck_succeeds(IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	use_ah(spi);
	ck_fails(NOT_SUPPORTED, IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_succeeds(IPsecSaContextDeleteById0(engine, first));
	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	ck_fails(FWP_E_TXN_IN_PROGRESS, IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_succeeds(FwpmTransactionAbort0(engine));
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_succeeds(IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_assert_uint_eq(states(), 2); /* and the reservation is gone */
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
	add_both(); /* ESP again */
}
END_TEST

START_TEST(ah_is_not_encapsulated)
{
	IPSEC_V4_UDP_ENCAPSULATION0 ports = { 4500, 4500 };

	get_spi.inboundUdpEncapsulation = &ports;
	id = create();
	ck_succeeds(IPsecSaContextGetSpi1(engine, id, &get_spi, &spi));
	use_ah(spi);
	ck_fails(NOT_SUPPORTED, IPsecSaContextAddInbound1(engine, id, &bundle));
	use_spi(spi);
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
}
END_TEST

START_TEST(the_second_sa_of_a_bundle_that_is_refused_takes_the_first_with_it)
{
	IPSEC_SA_BUNDLE1 ah = { .numSAs = 1, .saList = sas };
	UINT64 other = create();

	ck_succeeds(IPsecSaContextSetSpi0(engine, other, &get_spi, 0x5000));
	use_ah(0x5000);
	ck_succeeds(IPsecSaContextAddInbound1(engine, other, &ah));
	ck_succeeds(IPsecSaContextAddOutbound1(engine, other, &ah));
	id = create();
	ck_succeeds(IPsecSaContextDeleteById0(engine, other));
	ck_succeeds(IPsecSaContextSetSpi0(engine, id, &get_spi, 0x5001));
	bundle.numSAs = 2;
	use_spi(0x5001);
	transform_fill(transform_named("ah-sha256"), 0x5001, &keys, &parts[1], &sas[1]);
	ck_succeeds(IPsecSaContextAddInbound1(engine, id, &bundle));
	ck_assert_uint_eq(states(), 2);
	other = create();
	ck_succeeds(IPsecSaContextSetSpi0(engine, other, &get_spi, 0x5002));
	sas[0].spi = sas[1].spi = 0x6000;
	ck_succeeds(IPsecSaContextAddOutbound1(engine, id, &bundle));
	sas[0].spi = sas[1].spi = 0x5002;
	ck_succeeds(IPsecSaContextAddInbound1(engine, other, &bundle));
	sas[0].spi = 0x6001; /* this is free, and that of AH is not */
	sas[1].spi = 0x6000;
	ck_fails(FWP_E_ALREADY_EXISTS, IPsecSaContextAddOutbound1(engine, other, &bundle));
	ck_assert_uint_eq(states(), 6);
}
END_TEST

START_TEST(an_update_names_a_complete_context_of_this_library)
{
	IPSEC_SA_CONTEXT1 values = { .saContextId = 0x9000000050000001 };

	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextUpdate0(engine, 1, &values));
	ck_fails(FWP_E_INVALID_FLAGS, IPsecSaContextUpdate0(engine, 0x80, &values));
	ck_fails(FWP_E_INVALID_FLAGS, IPsecSaContextUpdate0(engine, (UINT64)1 << 40, &values));
	add_inbound();
	values.saContextId = id;
	ck_fails(FWP_E_INCOMPATIBLE_SA_STATE, IPsecSaContextUpdate0(engine, 1, &values));
	use_spi(0x2000);
	ck_succeeds(IPsecSaContextAddOutbound1(engine, id, &bundle));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextUpdate0(engine, 1, &values));
	ck_succeeds(IPsecSaContextUpdate0(engine, IPSEC_SA_BUNDLE_UPDATE_MM_SA_ID, &values));
	ck_succeeds(IPsecSaContextUpdate0(engine, 0, &values));
}
END_TEST

START_TEST(an_update_that_makes_no_sense_changes_nothing)
{
	IPSEC_V4_UDP_ENCAPSULATION0 ports = { 4500, 0 };
	IPSEC_SA_CONTEXT1 *context;

	add_both();
	ck_succeeds(IPsecSaContextGetById1(engine, id, &context));
	context->inboundSa->udpEncapsulation = &ports;
	ck_fails(FWP_E_INVALID_PARAMETER, IPsecSaContextUpdate0(engine, 2, context));
	context->inboundSa->udpEncapsulation = NULL;
	context->outboundSa->traffic.remoteV4Address++;
	ck_fails(FWP_E_TRAFFIC_MISMATCH, IPsecSaContextUpdate0(engine, 1, context));
	context->inboundSa->traffic.remoteV4Address++;
	context->outboundSa->traffic.ipsecFilterId = 1;
	ck_fails(FWP_E_FILTER_NOT_FOUND, IPsecSaContextUpdate0(engine, 1, context));
	context->outboundSa->traffic.ipsecFilterId = out_filter;
	context->outboundSa->traffic.trafficType = IPSEC_TRAFFIC_TYPE_TUNNEL;
	ck_fails(FWP_E_PROVIDER_CONTEXT_NOT_FOUND, IPsecSaContextUpdate0(engine, 1, context));
	context->outboundSa->saBundle.flags = 0x100;
	ck_fails(FWP_E_INVALID_FLAGS, IPsecSaContextUpdate0(engine, 4, context));
	FwpmFreeMemory0((void **)&context);
	ck_assert_uint_eq(look(engine), 0);
	ck_assert_uint_eq(states(), 2);
}
END_TEST

static void add(TCase *tc)
{
	tcase_add_test(tc, a_pointer_that_is_required_is_checked_before_all_but_the_handle);
	tcase_add_test(tc, a_context_hangs_on_a_filter_for_its_direction_and_version);
	tcase_add_test(tc, a_virtual_interface_has_32_bits);
	tcase_add_test(tc, a_transaction_or_a_dynamic_session_refuses_to_create);
	tcase_add_test(tc, a_dynamic_sessions_contexts_end_with_it);
	tcase_add_test(tc, each_call_has_its_place);
	tcase_add_test(tc, the_same_traffic_gets_the_same_spi_and_other_traffic_none);
	tcase_add_test(tc, an_spi_that_is_chosen_must_be_free_and_above_255);
	tcase_add_test(tc, an_spi_that_was_taken_meanwhile_is_not_taken_away);
	tcase_add_test(tc, a_reservation_that_has_ended_is_no_failure);
	tcase_add_test(tc, a_bundle_that_is_refused_leaves_the_context_as_it_was);
	tcase_add_test(tc, contexts_are_created_in_any_order);
	tcase_add_test(tc, every_process_finds_the_context_by_the_id_that_create_returned);
	tcase_add_test(tc, a_context_with_an_spi_of_the_callers_is_found_too);
	tcase_add_test(tc, an_enumeration_has_one_context_with_that_id);
	tcase_add_test(tc, what_has_no_sa_yet_is_this_processes_own);
	tcase_add_test(tc, another_process_adds_the_outbound_sa_if_one_filter_alone_can_be_meant);
	tcase_add_test(tc, the_sas_go_with_either_of_their_filters);
	tcase_add_test(tc, a_filter_that_is_deleted_meanwhile_gets_no_sa);
	tcase_add_test(tc, a_filter_serves_sas_of_one_kind);
	tcase_add_test(tc, ah_is_not_encapsulated);
	tcase_add_test(tc, the_second_sa_of_a_bundle_that_is_refused_takes_the_first_with_it);
	tcase_add_test(tc, an_update_names_a_complete_context_of_this_library);
	tcase_add_test(tc, an_update_that_makes_no_sense_changes_nothing);
}

int main(void)
{
	return run_case("create_codes", begin, end, add);
}
