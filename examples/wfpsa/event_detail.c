/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an event says, in words: the rest of its line. */
#include <inttypes.h>
#include <stdio.h>

#include "context_row.h"
#include "event_row.h"
#include "format.h"
#include "policies.h"
#include "sa_columns.h"
#include "selector.h"

/* What a removed SA has counted. The kernel's own end of an SA tells the last numbers. */
static void append_use(const struct event_row *row, char *ret, size_t size)
{
	const WFPX_EVENT0 *event = row->event;
	char bytes[32], age[32];

	format_bytes(event->sa->bytes, bytes, sizeof(bytes));
	format_seconds(event->ageSeconds, age, sizeof(age));
	snprintf(ret, size, ", %s%s in %" PRIu64 " packets, after %s",
		 event->compared ? "at least " : "", bytes, (uint64_t)event->sa->packets, age);
}

/* "in esp 0xc2a8bd62, 8.2K in 100 packets, after 58m03s" */
static void set_sa(const struct event_row *row, struct value *ret)
{
	const WFPX_SA0 *sa = row->event->sa;
	char protocol[16], direction[16], use[128] = "";

	sa_value(&row->sa, "direction", ret);
	scalar_cell(&ret->scalar, false, direction, sizeof(direction));
	sa_value(&row->sa, "proto", ret);
	scalar_cell(&ret->scalar, false, protocol, sizeof(protocol));
	if (row->event->type != WFPX_EVENT_SA_ADDED && row->event->type != WFPX_EVENT_SA_CHANGED)
		append_use(row, use, sizeof(use));
	value_text(ret, "%s %s 0x%08x%s", direction, protocol, (unsigned)sa->spi, use);
}

/* An address and a port: "192.0.2.1:4500", "[2001:db8::1]:4500". */
static void format_endpoint(const WFPX_ADDRESS0 *address, UINT16 port, char *ret, size_t size)
{
	bool v6 = address->ipVersion == FWP_IP_VERSION_V6;
	char text[ADDRESS_TEXT_SIZE];

	format_address(address, text);
	snprintf(ret, size, "%s%s%s:%u", v6 ? "[" : "", text, v6 ? "]" : "", port);
}

static void set_mapping(const WFPX_EVENT0 *event, struct value *ret)
{
	char now[64], former[64];

	format_endpoint(&event->address, event->port, now, sizeof(now));
	format_endpoint(&event->formerAddress, event->formerPort, former, sizeof(former));
	value_text(ret, "%s, was %s", now, former);
}

bool event_policy_is_bare(const WFPX_EVENT0 *event)
{
	return event->compared && event->type == WFPX_EVENT_POLICY_REMOVED &&
	       event->policy->selector.source.ipVersion == FWP_IP_VERSION_NONE;
}

static void set_policy(const WFPX_EVENT0 *event, struct value *ret)
{
	const WFPX_POLICY0 *policy = event->policy;
	const char *direction = policy_direction_name(policy);
	char selector[VALUE_TEXT_SIZE];

	if (event_policy_is_bare(event)) {
		value_text(ret, "%s index %u", direction, (unsigned)policy->index);
		return;
	}
	value_selector(ret, &policy->selector);
	snprintf(selector, sizeof(selector), "%s", ret->scalar.text);
	value_text(ret, "%s %s index %u priority %u", direction, selector, (unsigned)policy->index,
		   (unsigned)policy->priority);
}

static const char *state_name(unsigned state)
{
	const char *name = context_state_name(state);

	return name ? name : "unknown";
}

static void set_context(const WFPX_EVENT0 *event, struct value *ret)
{
	if (event->formerContextId)
		value_text(ret, "0x%016" PRIx64 " replaces 0x%016" PRIx64,
			   (uint64_t)event->contextId, (uint64_t)event->formerContextId);
	else
		value_text(ret, "0x%016" PRIx64, (uint64_t)event->contextId);
}

void event_detail(const struct event_row *row, struct value *ret)
{
	const WFPX_EVENT0 *event = row->event;

	if (event->type == WFPX_EVENT_MAPPING_CHANGED)
		set_mapping(event, ret);
	else if (event->type == WFPX_EVENT_RESYNCHRONISED)
		value_word(ret, "events were lost; what they changed is told above");
	else if (event->sa)
		set_sa(row, ret);
	else if (event->packet)
		value_selector(ret, event->packet);
	else if (event->policy)
		set_policy(event, ret);
	else if (event->type == WFPX_EVENT_TUNNEL_UP || event->type == WFPX_EVENT_TUNNEL_DOWN)
		value_text(ret, "%s, was %s", state_name(event->tunnelState),
			   state_name(event->formerTunnelState));
	else if (event->contextId)
		set_context(event, ret);
	else
		value_absent(ret);
}
