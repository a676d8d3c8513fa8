/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Scenarios: subscriptions, in a namespace in which nothing changes. */
#include "scenario.h"

static void digest_totals(struct seen *seen, WFPX_TUNNEL_TOTALS0 **totals, UINT32 count)
{
	for (UINT32 i = 0; i < count; i++)
		seen->digest += totals[i]->tunnelId * totals[i]->state +
				totals[i]->bytesIn * totals[i]->reqid;
	seen->entries += count;
}

static RESULT read_totals(HANDLE engine, HANDLE events, struct seen *seen)
{
	WFPX_TUNNEL_TOTALS0 **totals = garbage;
	UINT32 count = 7;
	RESULT status = WfpxTunnelTotalsGet0(engine, events, &totals, &count);

	if (status ? totals || count : !totals)
		complain("result 0x%x with %p, %u", (unsigned)status, (void *)totals, count);
	if (!status)
		digest_totals(seen, totals, count);
	FwpmFreeMemory0((void **)&totals);
	return status;
}

/* Nothing happens, but after an answer that was garbled the next one differs. */
static RESULT read_event(HANDLE engine, HANDLE events)
{
	WFPX_EVENT0 *event = garbage;
	RESULT status = WfpxEventNext0(engine, events, 0, &event);

	expect_output(status, event);
	FwpmFreeMemory0((void **)&event);
	return status == (RESULT)FWP_E_TIMEOUT ? 0 : status;
}

RESULT follow_events(HANDLE engine, UINT64 id, struct seen *seen)
{
	HANDLE events = garbage;
	RESULT status = WfpxEventSubscribe0(engine, NULL, NULL, NULL, &events);

	(void)id;
	expect_output(status, events);
	if (status)
		return status;
	status = read_event(engine, events);
	if (!status)
		status = read_totals(engine, events, seen);
	if (!status)
		status = read_event(engine, events);
	expect_success(WfpxEventUnsubscribe0(engine, events));
	return status;
}

static void ignore_change(void *context, const IPSEC_SA_CONTEXT_CHANGE0 *change)
{
	(void)context, (void)change;
}

RESULT subscribe_contexts(HANDLE engine, UINT64 id, struct seen *seen)
{
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = {
		.remoteSubNet = { .type = FWP_UINT32, .uint32 = 0x0a000000 },
	};
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 wanted = { .enumTemplate = &template }, **entries = garbage;
	HANDLE changes = garbage;
	UINT32 count;
	RESULT status = IPsecSaContextSubscribe0(engine, &wanted, ignore_change, NULL, &changes);

	(void)id;
	expect_output(status, changes);
	if (status)
		return status;
	status = IPsecSaContextSubscriptionsGet0(engine, &entries, &count);
	expect_output(status, entries);
	if (!status)
		seen->entries += count;
	FwpmFreeMemory0((void **)&entries);
	expect_success(IPsecSaContextUnsubscribe0(engine, changes));
	return status;
}
