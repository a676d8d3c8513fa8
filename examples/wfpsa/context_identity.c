/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>

#include "context_columns.h"
#include "sa_columns.h"

static void context_id(const struct context_row *row, struct value *ret)
{
	value_hex(ret, 16, row->context->context.saContextId);
}

static void context_state(const struct context_row *row, struct value *ret)
{
	value_state(ret, row->context->state);
	if (row->context->pairedByOrder)
		value_doubt(ret);
}

static void context_tunnel(const struct context_row *row, struct value *ret)
{
	tunnel_value(&row->down, "tunnel", ret);
}

static void context_name(const struct context_row *row, struct value *ret)
{
	value_wide(ret, row->context->names ? row->context->names->name : NULL);
}

static void context_by_order(const struct context_row *row, struct value *ret)
{
	value_number(ret, VALUE_BOOLEAN, row->context->pairedByOrder != FALSE);
}

static void context_active(const struct context_row *row, struct value *ret)
{
	value_number(ret, VALUE_BOOLEAN, row->context->active != FALSE);
}

static void context_local(const struct context_row *row, struct value *ret)
{
	value_address(ret, sa_local_address(context_either(row)->sa));
}

static void context_remote(const struct context_row *row, struct value *ret)
{
	value_address(ret, sa_remote_address(context_either(row)->sa));
}

/* What the column of SAs with @key shows of each SA of one direction, with a plus between. */
static void join(const struct context_row *row, const char *key, struct value *ret)
{
	const struct half *half = row->out.count ? &row->out : &row->in;
	char text[VALUE_TEXT_SIZE] = "";
	size_t used = 0;

	for (size_t i = 0; i < half->count && used < sizeof(text); i++) {
		sa_value(&half->sas[i], key, ret);
		used += (size_t)snprintf(text + used, sizeof(text) - used, "%s%s", i ? "+" : "",
					 ret->scalar.text);
	}
	value_word(ret, text);
}

static void context_protocol(const struct context_row *row, struct value *ret)
{
	join(row, "proto", ret);
}

static void context_algorithm(const struct context_row *row, struct value *ret)
{
	join(row, "algorithm", ret);
}

/* As the column of SAs, with local and remote port in place of source and destination. */
static void context_encap(const struct context_row *row, struct value *ret)
{
	const struct sa_row *either = context_either(row);
	const WFPX_SA0 *sa = either->sa;
	bool out = sa->saDirection == FWP_DIRECTION_OUTBOUND;
	unsigned local = out ? sa->encapSourcePort : sa->encapDestinationPort;
	unsigned remote = out ? sa->encapDestinationPort : sa->encapSourcePort;
	char type[16];

	sa_value(either, "encap", ret);
	if (ret->scalar.kind == VALUE_ABSENT)
		return;
	snprintf(type, sizeof(type), "%.15s", ret->members[0].scalar.text);
	value_object(ret);
	value_add_text(ret, "type", type);
	value_add_number(ret, "local_port", VALUE_NUMBER, local);
	value_add_number(ret, "remote_port", VALUE_NUMBER, remote);
	value_set_cell(ret, "%s:%u-%u", type, local, remote);
}

static const struct column shown[] = {
	{ "ID", 18, 0, "id", "string", "id of the context in the WFP API",
	  .get.context = context_id },
	{ "STATE", 5, 0, "state", "string",
	  "up, rekeying, draining, half; down, larval; ? as BY-ORDER",
	  .get.context = context_state },
	{ "NAME", 4, CUT | SPARE, "name", "string",
	  "of the names file, or the IKE daemon's connection/child", .get.context = context_name },
	{ "LOCAL", 12, MIDDLE, "local", "string", "address of this end, the outer one of a tunnel",
	  .get.context = context_local, .drop = 5 },
	{ "REMOTE", 12, MIDDLE, "remote", "string",
	  "address of the peer, the outer one of a tunnel", .get.context = context_remote },
	{ "ALG", 11, 0, "algorithm", "string", "algorithms and their sizes in bits",
	  .get.context = context_algorithm, .drop = 7 },
};

static const struct column more[] = {
	{ "TUNNEL", 18, 0, "tunnel", "string", "id of its tunnel, which stays after a rekey",
	  .get.context = context_tunnel },
	{ "ACTIVE", 3, 0, "active", "boolean",
	  "whether packets leave through this one, not another generation",
	  .get.context = context_active },
	{ "BY-ORDER", 3, 0, "paired_by_order", "boolean",
	  "whether its SAs were chosen by their order: one may be another tunnel's",
	  .get.context = context_by_order },
	{ "FAMILY", 4, 0, "family", "string", "ipv4 or ipv6, of LOCAL and REMOTE",
	  .of = OF_EITHER },
	{ "MODE", 6, 0, "mode", "string", "transport, tunnel, beet or iptfs", .of = OF_EITHER },
	{ "PROTO", 3, 0, "proto", "string", "esp, ah or esp+ah", .get.context = context_protocol },
	{ "ENCAP", 4, 0, "encap", "object",
	  "encapsulation in UDP or TCP: type, local and remote port",
	  .get.context = context_encap },
	{ "REQID", 1, RIGHT, "reqid", "number", "number that ties the SAs to their policies",
	  .of = OF_EITHER },
	{ "FILTER", 4, CUT, "filter", "string", "name of the filter that it was made for",
	  .of = OF_EITHER },
};

const struct columns context_identity_shown = COLUMNS(shown);
const struct columns context_identity_more = COLUMNS(more);
