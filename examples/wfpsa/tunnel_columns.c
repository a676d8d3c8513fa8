/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of tunnels. */
#include <inttypes.h>
#include <string.h>

#include "columns.h"
#include "context_row.h"
#include "policies.h"
#include "sa_columns.h"
#include "tunnel_row.h"

void tunnel_id(const struct tunnel_row *row, struct value *ret)
{
	value_hex(ret, 16, row->tunnel->tunnelId);
}

static void tunnel_state(const struct tunnel_row *row, struct value *ret)
{
	value_state(ret, row->tunnel->state);
}

static void tunnel_name(const struct tunnel_row *row, struct value *ret)
{
	value_wide(ret, row->tunnel->names ? row->tunnel->names->name : NULL);
}

static void set_end(struct value *ret, const WFPX_ADDRESS0 *address)
{
	if (address->ipVersion == FWP_IP_VERSION_NONE)
		value_absent(ret);
	else
		value_address(ret, address);
}

static void tunnel_local(const struct tunnel_row *row, struct value *ret)
{
	set_end(ret, &row->tunnel->localAddress);
}

static void tunnel_remote(const struct tunnel_row *row, struct value *ret)
{
	set_end(ret, &row->tunnel->remoteAddress);
}

/* The bytes of one direction of all contexts that there are now; a rekey takes some away. */
static void set_bytes(struct value *ret, const WFPX_TUNNEL0 *tunnel, bool in)
{
	uint64_t bytes = 0;

	for (UINT32 i = 0; i < tunnel->numContexts; i++) {
		const WFPX_SA_CONTEXT0 *context = tunnel->contexts[i];
		const WFPX_SA_DETAILS0 *sa = in ? context->inboundSa : context->outboundSa;

		if (sa)
			bytes += sa->saList[0]->bytes;
	}
	if (tunnel->numContexts)
		value_number(ret, VALUE_BYTES, bytes);
	else
		value_absent(ret);
}

static void tunnel_in(const struct tunnel_row *row, struct value *ret)
{
	set_bytes(ret, row->tunnel, true);
}

static void tunnel_out(const struct tunnel_row *row, struct value *ret)
{
	set_bytes(ret, row->tunnel, false);
}

static void set_since(struct value *ret, uint64_t now, UINT64 time)
{
	if (time)
		value_number(ret, VALUE_SECONDS, now > time ? now - time : 0);
	else
		value_absent(ret);
}

static void tunnel_seen(const struct tunnel_row *row, struct value *ret)
{
	set_since(ret, row->now, row->tunnel->firstSeen);
}

static void tunnel_changed(const struct tunnel_row *row, struct value *ret)
{
	set_since(ret, row->now, row->tunnel->lastChange);
}

static void tunnel_ts_local(const struct tunnel_row *row, struct value *ret)
{
	value_traffic(ret, row->tunnel->policies, row->tunnel->numPolicies, true);
}

static void tunnel_ts_remote(const struct tunnel_row *row, struct value *ret)
{
	value_traffic(ret, row->tunnel->policies, row->tunnel->numPolicies, false);
}

static void tunnel_contexts(const struct tunnel_row *row, struct value *ret)
{
	value_list(ret);
	for (UINT32 i = 0; i < row->tunnel->numContexts; i++)
		value_format_word(ret, "0x%016" PRIx64,
				  (uint64_t)row->tunnel->contexts[i]->context.saContextId);
}

static void tunnel_active(const struct tunnel_row *row, struct value *ret)
{
	if (row->tunnel->activeContext)
		value_hex(ret, 16, row->tunnel->activeContext->context.saContextId);
	else
		value_absent(ret);
}

static void tunnel_family(const struct tunnel_row *row, struct value *ret)
{
	FWP_IP_VERSION version = row->tunnel->remoteAddress.ipVersion;

	if (version == FWP_IP_VERSION_NONE)
		value_absent(ret);
	else
		value_text(ret, "%s", version == FWP_IP_VERSION_V6 ? "ipv6" : "ipv4");
}

static void tunnel_mode(const struct tunnel_row *row, struct value *ret)
{
	value_mode(ret, row->tunnel->mode);
}

static void tunnel_proto(const struct tunnel_row *row, struct value *ret)
{
	value_protocol(ret, row->tunnel->protocol);
}

static void tunnel_reqid(const struct tunnel_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->tunnel->reqid);
}

static void tunnel_mark(const struct tunnel_row *row, struct value *ret)
{
	if (row->tunnel->mark || row->tunnel->markMask)
		value_mark(ret, row->tunnel->mark, row->tunnel->markMask);
	else
		value_absent(ret);
}

static void tunnel_if_id(const struct tunnel_row *row, struct value *ret)
{
	if (row->tunnel->ifId)
		value_hex(ret, 1, row->tunnel->ifId);
	else
		value_absent(ret);
}

static void tunnel_larval(const struct tunnel_row *row, struct value *ret)
{
	if (row->tunnel->numLarval)
		value_number(ret, VALUE_SECONDS, row->tunnel->larvalAgeSeconds);
	else
		value_absent(ret);
}

static void tunnel_first_seen(const struct tunnel_row *row, struct value *ret)
{
	value_number(ret, VALUE_TIME, row->tunnel->firstSeen);
}

static void tunnel_last_change(const struct tunnel_row *row, struct value *ret)
{
	value_number(ret, VALUE_TIME, row->tunnel->lastChange);
}

static void tunnel_policies(const struct tunnel_row *row, struct value *ret)
{
	value_policies(ret, row->tunnel->policies, row->tunnel->numPolicies);
}

static void tunnel_policies_served(const struct tunnel_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->tunnel->numPoliciesServed);
}

static const struct column id[] = {
	{ "TUNNEL", 18, 0, "tunnel", "string", "id of the tunnel, which stays",
	  .get.tunnel = tunnel_id },
};

static const struct column ends[] = {
	{ "STATE", 5, 0, "state", "string", "up, rekeying, draining, half, down or larval",
	  .get.tunnel = tunnel_state },
	{ "NAME", 4, CUT | SPARE, "name", "string",
	  "of the names file, or the IKE daemon's connection/child", .get.tunnel = tunnel_name },
	{ "LOCAL", 12, MIDDLE, "local", "string", "address of this end, the outer one of a tunnel",
	  .get.tunnel = tunnel_local, .drop = 5 },
	{ "REMOTE", 12, MIDDLE, "remote", "string",
	  "address of the peer, the outer one of a tunnel", .get.tunnel = tunnel_remote,
	  .drop = 1 },
};

static const struct column shown[] = {
	{ "IN", 4, RIGHT, "bytes_in", "number", "bytes received by the SAs that exist",
	  .get.tunnel = tunnel_in, .drop = 3 },
	{ "OUT", 4, RIGHT, "bytes_out", "number", "bytes sent by the SAs that exist",
	  .get.tunnel = tunnel_out, .drop = 3 },
	{ "CHANGED", 1, RIGHT, "changed_s", "number", "time since an SA or a policy was added",
	  .get.tunnel = tunnel_changed, .drop = 4 },
	{ "TS-LOCAL", 10, CUT, "ts_local", "array", "local traffic selectors, from the policies",
	  .get.tunnel = tunnel_ts_local, .drop = 2 },
	{ "TS-REMOTE", 10, CUT, "ts_remote", "array", "remote traffic selectors, from the policies",
	  .get.tunnel = tunnel_ts_remote, .drop = 1 },
};

static const struct column ends_more[] = {
	{ "FAMILY", 4, 0, "family", "string", "ipv4 or ipv6, of LOCAL and REMOTE",
	  .get.tunnel = tunnel_family },
	{ "REQID", 1, RIGHT, "reqid", "number", "number that ties the SAs to their policies",
	  .get.tunnel = tunnel_reqid },
	{ "IF-ID", 4, 0, "if_id", "string", "id of the XFRM interface",
	  .get.tunnel = tunnel_if_id },
};

static const struct column more[] = {
	{ "SEEN", 1, RIGHT, "seen_s", "number", "time since its oldest SA or policy was added",
	  .get.tunnel = tunnel_seen },
	{ "LARVAL", 1, RIGHT, "larval_s", "number", "time since negotiation began",
	  .get.tunnel = tunnel_larval },
	{ "CONTEXTS", 18, 0, "contexts", "array", "ids of its SA contexts",
	  .get.tunnel = tunnel_contexts },
	{ "ACTIVE", 18, 0, "active", "string", "id of the context that packets leave through",
	  .get.tunnel = tunnel_active },
	{ "MODE", 6, 0, "mode", "string", "transport, tunnel, beet or iptfs",
	  .get.tunnel = tunnel_mode },
	{ "PROTO", 3, 0, "proto", "string", "esp or ah", .get.tunnel = tunnel_proto },
	{ "MARK", 4, 0, "mark", "object", "mark and mask", .get.tunnel = tunnel_mark },
	{ "FIRST-SEEN", 24, 0, "first_seen", "number", "when its oldest SA or policy was added",
	  .get.tunnel = tunnel_first_seen },
	{ "LAST-CHANGE", 24, 0, "last_change", "number", "when the newest was added",
	  .get.tunnel = tunnel_last_change },
	{ "POLICY", 6, 0, "policies", "array", "its policies: index/priority",
	  .get.tunnel = tunnel_policies },
	{ "POLICIES", 1, RIGHT, "policies_served", "number",
	  "number of its policies, of which 64 for each SA are shown",
	  .get.tunnel = tunnel_policies_served },
};

void tunnel_get(const struct column *column, const void *row, struct value *ret)
{
	column->get.tunnel(row, ret);
}

#define SHOWN 3

static const struct columns id_columns = COLUMNS(id), shown_columns = COLUMNS(shown);
static const struct columns more_columns = COLUMNS(more);
const struct columns tunnel_ends = COLUMNS(ends), tunnel_ends_more = COLUMNS(ends_more);

static const struct columns *const columns[] = {
	&id_columns,       &tunnel_ends,  &shown_columns, /* SHOWN */
	&tunnel_ends_more, &more_columns, NULL,
};

const struct record tunnel_record = { .columns = columns, .shown = SHOWN, .get = tunnel_get };

void tunnel_value(const struct tunnel_row *row, const char *key, struct value *ret)
{
	const struct column *column;

	for (size_t i = 0; row->tunnel && (column = record_column(&tunnel_record, i)); i++)
		if (!strcmp(column->key, key)) {
			column->get.tunnel(row, ret);
			return;
		}
	value_absent(ret);
}
