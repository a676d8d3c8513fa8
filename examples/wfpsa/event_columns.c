/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of events. A column whose key begins with "sa." is one of the event's SA. */
#include "columns.h"
#include "context_row.h"
#include "event_row.h"
#include "event_types.h"
#include "format.h"
#include "noun.h"
#include "policies.h"
#include "sa_columns.h"
#include "selector.h"

void event_row_init(struct event_row *row, const WFPX_EVENT0 *event, bool foreign)
{
	row->event = event;
	row->sa = (struct sa_row){
		.sa = event->sa,
		.now = event->sa ? event->sa->addTime + event->ageSeconds : 0,
		.foreign = foreign,
	};
}

static void event_time(const struct event_row *row, struct value *ret)
{
	char text[TIME_TEXT_SIZE];

	format_time_exactly(row->event->time, text);
	value_word(ret, text);
}

static enum tone tone_of(UINT32 type)
{
	switch (type) {
	case WFPX_EVENT_TUNNEL_UP:
		return TONE_GOOD;
	case WFPX_EVENT_SA_EXPIRING:
	case WFPX_EVENT_MAPPING_CHANGED:
		return TONE_PASSING;
	case WFPX_EVENT_SA_EXPIRED:
	case WFPX_EVENT_TUNNEL_DOWN:
	case WFPX_EVENT_RESYNCHRONISED:
		return TONE_BAD;
	default:
		return TONE_NONE;
	}
}

static void event_type(const struct event_row *row, struct value *ret)
{
	const char *name = event_type_name((UINT32)row->event->type);

	if (name)
		value_word(ret, name);
	else
		value_text(ret, "0x%x", (unsigned)row->event->type);
	value_tone(ret, tone_of((UINT32)row->event->type));
}

static void event_name(const struct event_row *row, struct value *ret)
{
	value_wide(ret, row->event->names ? row->event->names->name : NULL);
}

static void event_connection(const struct event_row *row, struct value *ret)
{
	value_wide(ret, row->event->names ? row->event->names->connection : NULL);
}

static void event_child(const struct event_row *row, struct value *ret)
{
	value_wide(ret, row->event->names ? row->event->names->child : NULL);
}

static void set_end(struct value *ret, const WFPX_ADDRESS0 *address)
{
	if (address->ipVersion == FWP_IP_VERSION_NONE)
		value_absent(ret);
	else
		value_address(ret, address);
}

static void event_local(const struct event_row *row, struct value *ret)
{
	set_end(ret, &row->event->localAddress);
}

static void event_remote(const struct event_row *row, struct value *ret)
{
	set_end(ret, &row->event->remoteAddress);
}

static void event_sequence(const struct event_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->event->sequence);
}

static void set_id(struct value *ret, UINT64 id)
{
	if (id)
		value_hex(ret, 16, id);
	else
		value_absent(ret);
}

static void event_tunnel(const struct event_row *row, struct value *ret)
{
	set_id(ret, row->event->tunnelId);
}

static void event_context(const struct event_row *row, struct value *ret)
{
	set_id(ret, row->event->contextId);
}

static void event_former_context(const struct event_row *row, struct value *ret)
{
	set_id(ret, row->event->formerContextId);
}

static bool is_of_tunnel(const WFPX_EVENT0 *event)
{
	return event->type == WFPX_EVENT_TUNNEL_UP || event->type == WFPX_EVENT_TUNNEL_DOWN;
}

static void event_state(const struct event_row *row, struct value *ret)
{
	if (is_of_tunnel(row->event))
		value_state(ret, row->event->tunnelState);
	else
		value_absent(ret);
}

static void event_former_state(const struct event_row *row, struct value *ret)
{
	if (is_of_tunnel(row->event))
		value_state(ret, row->event->formerTunnelState);
	else
		value_absent(ret);
}

static void set_of_sa(const struct event_row *row, struct value *ret, const char *key)
{
	if (row->sa.sa)
		sa_value(&row->sa, key, ret);
	else
		value_absent(ret);
}

static void event_direction(const struct event_row *row, struct value *ret)
{
	set_of_sa(row, ret, "direction");
}

static void event_protocol(const struct event_row *row, struct value *ret)
{
	set_of_sa(row, ret, "proto");
}

static void event_spi(const struct event_row *row, struct value *ret)
{
	set_of_sa(row, ret, "spi");
}

static void event_bytes(const struct event_row *row, struct value *ret)
{
	set_of_sa(row, ret, "bytes");
	if (row->event->compared && row->sa.sa)
		value_doubt(ret);
}

static void event_packets(const struct event_row *row, struct value *ret)
{
	set_of_sa(row, ret, "packets");
	if (row->event->compared && row->sa.sa)
		value_doubt(ret);
}

static void event_age(const struct event_row *row, struct value *ret)
{
	set_of_sa(row, ret, "age_s");
}

static void event_sa(const struct event_row *row, struct value *ret)
{
	const struct rows rows = { .record = &sa_record, .first = &row->sa, .count = 1 };

	if (!row->sa.sa) {
		value_absent(ret);
		return;
	}
	value_rows(ret, VALUE_ROW, &rows);
	value_add_sa(ret, row->sa.sa);
}

static void event_policy(const struct event_row *row, struct value *ret)
{
	const struct rows rows = {
		.record = &policy_record,
		.first = row->event->policy,
		.count = 1,
	};

	if (!row->event->policy) {
		value_absent(ret);
		return;
	}
	if (event_policy_is_bare(row->event)) {
		value_object(ret);
		value_add_text(ret, "direction", policy_direction_name(row->event->policy));
		value_add_number(ret, "index", VALUE_NUMBER, row->event->policy->index);
		return;
	}
	value_rows(ret, VALUE_ROW, &rows);
	value_add_policy(ret, row->event->policy);
}

static void event_traffic(const struct event_row *row, struct value *ret)
{
	if (row->event->packet)
		value_selector(ret, row->event->packet);
	else
		value_absent(ret);
}

static void add_end(struct value *ret, const char *address_key, const WFPX_ADDRESS0 *address,
		    const char *port_key, UINT16 port)
{
	char text[ADDRESS_TEXT_SIZE];

	format_address(address, text);
	value_add_text(ret, address_key, text);
	value_add_number(ret, port_key, VALUE_NUMBER, port);
}

static void event_mapping(const struct event_row *row, struct value *ret)
{
	const WFPX_EVENT0 *event = row->event;

	if (event->type != WFPX_EVENT_MAPPING_CHANGED) {
		value_absent(ret);
		return;
	}
	value_object(ret);
	add_end(ret, "address", &event->address, "port", event->port);
	add_end(ret, "former_address", &event->formerAddress, "former_port", event->formerPort);
}

static void event_port_id(const struct event_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->event->portId);
}

static void event_compared(const struct event_row *row, struct value *ret)
{
	value_number(ret, VALUE_BOOLEAN, row->event->compared != 0);
}

static const struct column shown[] = {
	{ "TIME", TIME_TEXT_SIZE - 1, 0, "time", "string", "when it was told, as in RFC 3339",
	  .get.event = event_time },
	{ "EVENT", 15, 0, "event", "string", "what has happened", .get.event = event_type },
	{ "NAME", 12, 0, "name", "string",
	  "of the names file, or the IKE daemon's connection/child", .get.event = event_name },
	{ "LOCAL", 12, 0, "local", "string", "address of this end, the outer one of a tunnel",
	  .get.event = event_local },
	{ "REMOTE", 12, 0, "remote", "string", "address of the peer, the outer one of a tunnel",
	  .get.event = event_remote },
	{ "DETAIL", 1, 0, "detail", "string", "the rest in words, for people",
	  .get.event = event_detail },
};

static const struct column more[] = {
	{ "NUMBER", 6, RIGHT, "sequence", "number", "number of the event, from 1",
	  .get.event = event_sequence },
	{ "TUNNEL", 18, 0, "tunnel", "string", "id of the tunnel", .get.event = event_tunnel },
	{ "STATE", 8, 0, "state", "string", "state of a tunnel that went up or down",
	  .get.event = event_state },
	{ "FORMER-STATE", 8, 0, "former_state", "string", "its state before",
	  .get.event = event_former_state },
	{ "CONTEXT", 18, 0, "context", "string", "id of the SA context",
	  .get.event = event_context },
	{ "FORMER-CONTEXT", 18, 0, "former_context", "string", "id of the context that it replaces",
	  .get.event = event_former_context },
	{ "CONNECTION", 12, 0, "connection", "string", "the IKE daemon's name of the connection",
	  .get.event = event_connection },
	{ "CHILD", 12, 0, "child", "string", "its name of the child", .get.event = event_child },
	{ "SA", 14, 0, "sa", "object", "the SA, with all that list sas shows",
	  .get.event = event_sa },
	{ "DIR", 3, PART, "sa.direction", "string", "its direction", .get.event = event_direction },
	{ "PROTO", 5, PART, "sa.proto", "string", "esp or ah", .get.event = event_protocol },
	{ "SPI", 10, PART, "sa.spi", "string", "its SPI", .get.event = event_spi },
	{ "BYTES", 7, RIGHT | PART, "sa.bytes", "number", "bytes that it has protected",
	  .get.event = event_bytes },
	{ "PKTS", 7, RIGHT | PART, "sa.packets", "number", "packets that it has protected",
	  .get.event = event_packets },
	{ "AGE", 6, RIGHT | PART, "sa.age_s", "number", "time since it was added",
	  .get.event = event_age },
	{ "POLICY", 12, 0, "policy", "object", "the policy: index/priority",
	  .get.event = event_policy },
	{ "TRAFFIC", 12, 0, "traffic", "object", "packet for which an SA is wanted",
	  .get.event = event_traffic },
	{ "MAPPING", 12, 0, "mapping", "object", "address and port of the peer, and those before",
	  .get.event = event_mapping },
	{ "PORT-ID", 7, RIGHT, "port_id", "number",
	  "netlink port of who asked for it, often a pid; 0: not known",
	  .get.event = event_port_id },
	{ "COMPARED", 8, 0, "compared", "boolean",
	  "whether it was found by comparison, after events were lost",
	  .get.event = event_compared },
};

static void event_get(const struct column *column, const void *row, struct value *ret)
{
	column->get.event(row, ret);
}

static const struct columns shown_columns = COLUMNS(shown), more_columns = COLUMNS(more);
static const struct columns *const columns[] = { &shown_columns, &more_columns, NULL };

static const struct record event_record = { .columns = columns, .shown = 1, .get = event_get };

const struct noun noun_events = {
	.name = "events",
	.things = "events",
	.record = &event_record,
	.named = true,
	.template_filters = 1u << FILTER_LOCAL | 1u << FILTER_PEER,
};
