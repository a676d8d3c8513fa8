/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Arguments, handles and selection of subscriptions. The namespace has no SAs in the beginning. */
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#include "check_engine.h"
#include "install.h"

/*
 * Two SAs with a host of 198.51.100.0/24, one in each direction, with the SPI 0x1000 + N. Both are
 * in one message, so that no snapshot has one of them alone.
 */
static void add_sas(uint32_t n)
{
	static const uint8_t key[20];
	struct installer *installer = installer_open();
	struct install_sa sa = { .src = 0xc0000201,
				 .dst = 0xc6336400 + n,
				 .spi = 0x1000 + n,
				 .reqid = n,
				 .proto = 50,
				 .aead = { "rfc4106(gcm(aes))", key, sizeof(key), 128 } };

	installer_add(installer, &sa);
	sa.dst = sa.src;
	sa.src = 0xc6336400 + n;
	installer_add(installer, &sa);
	installer_close(installer);
}

static void flush_sas(void)
{
	ck_assert_int_eq(system("ip xfrm state flush"), 0);
}

static void ignore_event(void *context, const WFPX_EVENT0 *event)
{
	(void)context, (void)event;
}

static void ignore_change(void *context, const IPSEC_SA_CONTEXT_CHANGE0 *change)
{
	(void)context, (void)change;
}

static HANDLE subscribe(const WFPX_EVENT_SUBSCRIPTION0 *subscription)
{
	HANDLE events = garbage;

	ck_succeeds(WfpxEventSubscribe0(engine, subscription, NULL, NULL, &events));
	ck_assert_ptr_nonnull(events);
	return events;
}

static FWP_CONDITION_VALUE0 host(UINT32 address)
{
	return (FWP_CONDITION_VALUE0){ .type = FWP_UINT32, .uint32 = address };
}

START_TEST(a_subscription_checks_its_arguments)
{
	WFPX_EVENT_SUBSCRIPTION0 wanted = { .types = 0x10000 };
	HANDLE events = garbage;

	ck_fails(BAD_HANDLE, WfpxEventSubscribe0(NULL, NULL, NULL, NULL, &events));
	ck_assert_ptr_null(events);
	ck_fails(FWP_E_NULL_POINTER, WfpxEventSubscribe0(engine, NULL, NULL, NULL, NULL));
	events = garbage;
	ck_fails(FWP_E_INVALID_FLAGS, WfpxEventSubscribe0(engine, &wanted, NULL, NULL, &events));
	ck_assert_ptr_null(events);
	wanted = (WFPX_EVENT_SUBSCRIPTION0){ .flags = 1 };
	ck_fails(FWP_E_INVALID_FLAGS, WfpxEventSubscribe0(engine, &wanted, NULL, NULL, &events));
	wanted = (WFPX_EVENT_SUBSCRIPTION0){ .localSubNet.type = FWP_UINT64 };
	ck_fails(FWP_E_TYPE_MISMATCH, WfpxEventSubscribe0(engine, &wanted, NULL, NULL, &events));
	wanted.localSubNet.type = FWP_V4_ADDR_MASK;
	ck_fails(FWP_E_NULL_POINTER, WfpxEventSubscribe0(engine, &wanted, NULL, NULL, &events));
}
END_TEST

START_TEST(a_subscription_to_contexts_checks_its_arguments)
{
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 all = { .flags = 0 };
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 flags = { .flags = 1 };
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 **entries = garbage;
	HANDLE changes = garbage;
	UINT32 count = 7;

	ck_fails(BAD_HANDLE, IPsecSaContextSubscribe0(NULL, &all, ignore_change, NULL, &changes));
	ck_assert_ptr_null(changes);
	ck_fails(FWP_E_NULL_POINTER,
		 IPsecSaContextSubscribe0(engine, NULL, ignore_change, NULL, &changes));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextSubscribe0(engine, &all, NULL, NULL, &changes));
	ck_fails(FWP_E_NULL_POINTER,
		 IPsecSaContextSubscribe0(engine, &all, ignore_change, NULL, NULL));
	ck_fails(FWP_E_INVALID_FLAGS,
		 IPsecSaContextSubscribe0(engine, &flags, ignore_change, NULL, &changes));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextSubscriptionsGet0(engine, NULL, &count));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextSubscriptionsGet0(engine, &entries, NULL));
	ck_assert_ptr_null(entries);
	ck_fails(BAD_HANDLE, IPsecSaContextSubscriptionsGet0(NULL, &entries, &count));
	ck_assert_uint_eq(count, 0);
	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	ck_fails(FWP_E_TXN_IN_PROGRESS,
		 IPsecSaContextSubscribe0(engine, &all, ignore_change, NULL, &changes));
	ck_fails(FWP_E_TXN_IN_PROGRESS, IPsecSaContextUnsubscribe0(engine, NULL));
	ck_succeeds(FwpmTransactionAbort0(engine));
}
END_TEST

START_TEST(a_handle_is_good_for_its_own_functions_until_it_is_closed)
{
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 all = { .flags = 0 };
	HANDLE events = subscribe(NULL), called, changes, other;
	WFPX_TUNNEL_TOTALS0 **totals = garbage;
	WFPX_EVENT0 *event = garbage;
	UINT32 count;
	int fd;

	ck_succeeds(WfpxEventSubscribe0(engine, NULL, ignore_event, NULL, &called));
	ck_succeeds(IPsecSaContextSubscribe0(engine, &all, ignore_change, NULL, &changes));
	ck_fails(BAD_HANDLE, WfpxEventUnsubscribe0(engine, changes));
	ck_fails(BAD_HANDLE, IPsecSaContextUnsubscribe0(engine, events));
	ck_fails(BAD_HANDLE, WfpxEventNext0(engine, changes, 0, &event));
	ck_assert_ptr_null(event);
	ck_fails(BAD_PARAMETER, WfpxEventNext0(engine, called, 0, &event));
	ck_fails(BAD_PARAMETER, WfpxEventGetDescriptor0(engine, called, &fd));
	ck_fails(BAD_PARAMETER, WfpxTunnelTotalsGet0(engine, called, &totals, &count));
	ck_assert_ptr_null(totals);
	ck_fails(FWP_E_NULL_POINTER, WfpxEventNext0(engine, events, 0, NULL));
	ck_fails(FWP_E_NULL_POINTER, WfpxEventGetDescriptor0(engine, events, NULL));
	ck_fails(FWP_E_NULL_POINTER, WfpxTunnelTotalsGet0(engine, events, NULL, &count));
	ck_fails(FWP_E_NULL_POINTER, WfpxTunnelTotalsGet0(engine, events, &totals, NULL));
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &other));
	ck_fails(BAD_HANDLE, WfpxEventNext0(other, events, 0, &event));
	ck_fails(BAD_HANDLE, WfpxEventUnsubscribe0(other, events));
	ck_succeeds(FwpmEngineClose0(other));
	ck_succeeds(WfpxEventUnsubscribe0(engine, NULL));
	ck_succeeds(WfpxEventUnsubscribe0(engine, events));
	ck_fails(BAD_HANDLE, WfpxEventUnsubscribe0(engine, events));
	ck_fails(BAD_HANDLE, WfpxEventNext0(engine, events, 0, &event));
	ck_succeeds(IPsecSaContextUnsubscribe0(engine, changes));
	ck_fails(BAD_HANDLE, IPsecSaContextUnsubscribe0(engine, changes));
}
END_TEST

START_TEST(without_an_event_the_call_ends_at_its_timeout)
{
	HANDLE events = subscribe(NULL);
	WFPX_EVENT0 *event = garbage;

	ck_fails(FWP_E_TIMEOUT, WfpxEventNext0(engine, events, 0, &event));
	ck_assert_ptr_null(event);
	ck_fails(FWP_E_TIMEOUT, WfpxEventNext0(engine, events, 50, &event));
}
END_TEST

static WFPX_EVENT0 *next(HANDLE events)
{
	WFPX_EVENT0 *event = garbage;

	ck_succeeds(WfpxEventNext0(engine, events, 10000, &event));
	ck_assert_ptr_nonnull(event);
	return event;
}

/* Reads an event of that type, and frees it. */
static void expect(HANDLE events, WFPX_EVENT_TYPE type, UINT64 sequence, UINT32 spi)
{
	WFPX_EVENT0 *event = next(events);

	ck_assert_uint_eq((unsigned)event->type, (unsigned)type);
	ck_assert_uint_eq(event->sequence, sequence);
	ck_assert_uint_eq(event->sa ? event->sa->spi : 0, spi);
	FwpmFreeMemory0((void **)&event);
	ck_assert_ptr_null(event);
}

START_TEST(the_sas_of_a_tunnel_come_before_the_tunnel_and_go_before_it)
{
	HANDLE events = subscribe(NULL);

	add_sas(1);
	expect(events, WFPX_EVENT_SA_ADDED, 1, 0x1001);
	expect(events, WFPX_EVENT_SA_ADDED, 2, 0x1001);
	expect(events, WFPX_EVENT_CONTEXT_ADDED, 3, 0);
	expect(events, WFPX_EVENT_TUNNEL_UP, 4, 0);
	flush_sas();
	expect(events, WFPX_EVENT_SA_REMOVED, 5, 0x1001);
	expect(events, WFPX_EVENT_SA_REMOVED, 6, 0x1001);
	expect(events, WFPX_EVENT_CONTEXT_REMOVED, 7, 0);
	expect(events, WFPX_EVENT_TUNNEL_DOWN, 8, 0);
}
END_TEST

START_TEST(types_and_subnets_select_events)
{
	const WFPX_EVENT_SUBSCRIPTION0 wanted = { .types = WFPX_EVENT_TUNNEL_UP,
						  .remoteSubNet = host(0xc6336402) };
	HANDLE events = subscribe(&wanted);
	WFPX_EVENT0 *event;

	add_sas(1);
	add_sas(2);
	event = next(events);
	ck_assert_uint_eq((unsigned)event->type, (unsigned)WFPX_EVENT_TUNNEL_UP);
	ck_assert_uint_eq(event->sequence, 1);
	ck_assert_uint_eq(event->localAddress.v4Address, 0xc0000201);
	ck_assert_uint_eq(event->remoteAddress.v4Address, 0xc6336402);
	ck_assert_uint_eq((unsigned)event->tunnelState, (unsigned)WFPX_TUNNEL_UP);
	FwpmFreeMemory0((void **)&event);
	flush_sas();
	ck_fails(FWP_E_TIMEOUT, WfpxEventNext0(engine, events, 500, &event));
}
END_TEST

START_TEST(the_descriptor_is_readable_while_there_is_something_to_read)
{
	struct pollfd readable = { .events = POLLIN };
	HANDLE events = subscribe(NULL);
	unsigned read = 0;
	WFPX_EVENT0 *event;

	ck_succeeds(WfpxEventGetDescriptor0(engine, events, &readable.fd));
	ck_assert_int_gt(readable.fd, 2);
	add_sas(1);
	while (read < 4) {
		ck_assert_int_eq(poll(&readable, 1, 10000), 1);
		if (WfpxEventNext0(engine, events, 0, &event))
			continue;
		read++;
		FwpmFreeMemory0((void **)&event);
	}
	ck_fails(FWP_E_TIMEOUT, WfpxEventNext0(engine, events, 0, &event));
	ck_assert_int_eq(poll(&readable, 1, 0), 0);
	flush_sas();
}
END_TEST

struct told {
	atomic_uint changes, foreign;
	UINT64 id;
};

static void tell_change(void *context, const IPSEC_SA_CONTEXT_CHANGE0 *change)
{
	struct told *told = context;

	told->id = change->saContextId;
	atomic_fetch_add(&told->changes, 1);
}

static void wait_for(atomic_uint *number, unsigned value)
{
	while (atomic_load(number) < value)
		poll(NULL, 0, 5);
	ck_assert_uint_eq(atomic_load(number), value);
}

START_TEST(what_a_session_changes_is_told_to_others_alone)
{
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 all = { .flags = 0 };
	struct told own = { .id = 0 }, foreign = { .id = 0 };
	HANDLE events = subscribe(&(WFPX_EVENT_SUBSCRIPTION0){ .types = WFPX_EVENT_SA_REMOVED });
	HANDLE other, changes, others;
	WFPX_EVENT0 *event;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &other));
	ck_succeeds(IPsecSaContextSubscribe0(engine, &all, tell_change, &own, &changes));
	ck_succeeds(IPsecSaContextSubscribe0(other, &all, tell_change, &foreign, &others));
	add_sas(1);
	wait_for(&own.changes, 1);
	wait_for(&foreign.changes, 1);
	ck_assert_uint_eq(own.id, foreign.id);
	ck_succeeds(IPsecSaContextDeleteById0(engine, own.id));
	wait_for(&foreign.changes, 2);
	event = next(events);
	ck_assert(event->ownSession);
	ck_assert_uint_ne(event->portId, 0);
	FwpmFreeMemory0((void **)&event);
	ck_succeeds(FwpmEngineClose0(other));
	add_sas(2);
	wait_for(&own.changes, 2);
	ck_succeeds(IPsecSaContextUnsubscribe0(engine, changes));
	flush_sas();
	ck_assert_uint_eq(own.changes, 2);
	ck_assert_uint_eq(foreign.changes, 2);
}
END_TEST

START_TEST(the_list_of_subscriptions_has_those_of_all_sessions)
{
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = { .localSubNet = host(0xc0000201) };
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 some = { .enumTemplate = &template }, **entries = garbage;
	HANDLE other, changes;
	UINT32 count;

	ck_succeeds(IPsecSaContextSubscriptionsGet0(engine, &entries, &count));
	ck_assert_uint_eq(count, 0);
	ck_assert_ptr_null(entries);
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &other));
	ck_succeeds(IPsecSaContextSubscribe0(other, &some, ignore_change, NULL, &changes));
	ck_succeeds(IPsecSaContextSubscriptionsGet0(engine, &entries, &count));
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(entries[0]->flags, 0);
	ck_assert_uint_eq((unsigned)entries[0]->enumTemplate->localSubNet.type,
			  (unsigned)FWP_V4_ADDR_MASK);
	ck_assert_uint_eq(entries[0]->enumTemplate->localSubNet.v4AddrMask->addr, 0xc0000201);
	ck_assert_uint_eq(entries[0]->enumTemplate->localSubNet.v4AddrMask->mask, 0xffffffff);
	ck_assert_uint_eq((unsigned)entries[0]->enumTemplate->remoteSubNet.type,
			  (unsigned)FWP_EMPTY);
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(FwpmEngineClose0(other));
	ck_succeeds(IPsecSaContextSubscriptionsGet0(engine, &entries, &count));
	ck_assert_uint_eq(count, 0);
}
END_TEST

static void *close_it(void *context)
{
	poll(NULL, 0, 100);
	ck_succeeds(WfpxEventUnsubscribe0(engine, context));
	return NULL;
}

START_TEST(a_call_that_waits_ends_with_its_subscription)
{
	HANDLE events = subscribe(NULL);
	WFPX_EVENT0 *event;
	pthread_t thread;

	ck_assert_int_eq(pthread_create(&thread, NULL, close_it, events), 0);
	ck_fails(BAD_HANDLE, WfpxEventNext0(engine, events, INFINITE, &event));
	pthread_join(thread, NULL);
}
END_TEST

struct chain {
	HANDLE self, other;
	atomic_uint calls;
};

static void close_all(void *context, const WFPX_EVENT0 *event)
{
	struct chain *chain = context;

	(void)event;
	atomic_fetch_add(&chain->calls, 1);
	ck_succeeds(WfpxEventUnsubscribe0(engine, chain->other));
	ck_succeeds(WfpxEventUnsubscribe0(engine, chain->self));
}

START_TEST(a_callback_may_end_other_subscriptions_and_its_own)
{
	const WFPX_EVENT_SUBSCRIPTION0 added = { .types = WFPX_EVENT_SA_ADDED };
	struct chain first = { .calls = 0 }, second = { .calls = 0 };

	ck_succeeds(WfpxEventSubscribe0(engine, &added, close_all, &first, &first.self));
	ck_succeeds(WfpxEventSubscribe0(engine, &added, close_all, &second, &second.self));
	first.other = second.self;
	second.other = first.self;
	add_sas(1);
	while (first.calls + second.calls == 0)
		poll(NULL, 0, 5);
	ck_fails(BAD_HANDLE, WfpxEventUnsubscribe0(engine, first.self));
	ck_fails(BAD_HANDLE, WfpxEventUnsubscribe0(engine, second.self));
	flush_sas();
	ck_assert_uint_eq(first.calls + second.calls, 1);
}
END_TEST

static void close_engine(void *context, const WFPX_EVENT0 *event)
{
	(void)event;
	if (!atomic_fetch_add((atomic_uint *)context, 1))
		ck_succeeds(FwpmEngineClose0(engine));
}

START_TEST(a_callback_may_close_the_session)
{
	atomic_uint calls = 0;
	HANDLE events;

	ck_succeeds(WfpxEventSubscribe0(engine, NULL, close_engine, &calls, &events));
	add_sas(1);
	wait_for(&calls, 1);
	flush_sas();
	while (!FwpmTransactionBegin0(engine, 0)) /* until it is closed */
		ck_succeeds(FwpmTransactionAbort0(engine));
	ck_fails(BAD_HANDLE, WfpxEventUnsubscribe0(engine, events));
	setup();
}
END_TEST

static void add_tests(TCase *tc)
{
	tcase_add_test(tc, a_subscription_checks_its_arguments);
	tcase_add_test(tc, a_subscription_to_contexts_checks_its_arguments);
	tcase_add_test(tc, a_handle_is_good_for_its_own_functions_until_it_is_closed);
	tcase_add_test(tc, without_an_event_the_call_ends_at_its_timeout);
	tcase_add_test(tc, the_sas_of_a_tunnel_come_before_the_tunnel_and_go_before_it);
	tcase_add_test(tc, types_and_subnets_select_events);
	tcase_add_test(tc, the_descriptor_is_readable_while_there_is_something_to_read);
	tcase_add_test(tc, what_a_session_changes_is_told_to_others_alone);
	tcase_add_test(tc, the_list_of_subscriptions_has_those_of_all_sessions);
	tcase_add_test(tc, a_call_that_waits_ends_with_its_subscription);
	tcase_add_test(tc, a_callback_may_end_other_subscriptions_and_its_own);
	tcase_add_test(tc, a_callback_may_close_the_session);
}

int main(void)
{
	return run_case("events", setup, teardown, add_tests);
}
