/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <libsmartcols.h>

#include "context_fields.h"
#include "sa_fields.h"

#define DEFAULTS 9

#define RIGHT    SCOLS_FL_RIGHT
#define TRUNC    SCOLS_FL_TRUNC

/* What the columns of SAs show, of one SA of the context. */
#define IN(getter)     .get.sa = (getter), .of = OF_INBOUND
#define OUT(getter)    .get.sa = (getter), .of = OF_OUTBOUND
#define EITHER(getter) .get.sa = (getter), .of = OF_EITHER

static const struct column columns[] = {
	/* shown by default: DEFAULTS */
	{ "ID", 18, 0, "id", "string", "id of the context in the WFP API",
	  .get.context = context_id },
	{ "STATE", 5, 0, "state", "string", "up, rekeying, draining or half; ? as BY-ORDER",
	  .get.context = context_state },
	{ "LOCAL", 12, 0, "local", "string", "address of this end, the outer one of a tunnel",
	  .get.context = context_local },
	{ "REMOTE", 12, 0, "remote", "string", "address of the peer, the outer one of a tunnel",
	  .get.context = context_remote },
	{ "ALG", 11, TRUNC, "algorithm", "string", "algorithms and their sizes in bits",
	  .get.context = context_algorithm },
	{ "IN", 4, RIGHT, "in.bytes", "number", "bytes received", IN(sa_bytes) },
	{ "OUT", 4, RIGHT, "out.bytes", "number", "bytes sent", OUT(sa_bytes) },
	{ "AGE", 4, RIGHT, "age_s", "number", "time since the newer of the two SAs was added",
	  .get.context = context_age },
	{ "LEFT", 4, RIGHT, "left_s", "number", "time until the kernel deletes the first of them",
	  .get.context = context_left },

	{ "ACTIVE", 3, 0, "active", "boolean",
	  "whether packets leave through this one, not another generation",
	  .get.context = context_active },
	{ "BY-ORDER", 3, 0, "paired_by_order", "boolean",
	  "whether its SAs were chosen by their order: one may be another tunnel's",
	  .get.context = context_by_order },
	{ "FAMILY", 4, 0, "family", "string", "ipv4 or ipv6, of LOCAL and REMOTE",
	  EITHER(sa_family) },
	{ "MODE", 6, 0, "mode", "string", "transport, tunnel, beet or iptfs", EITHER(sa_mode) },
	{ "PROTO", 3, 0, "proto", "string", "esp, ah or esp+ah", .get.context = context_protocol },
	{ "ENCAP", 4, 0, "encap", "object",
	  "encapsulation in UDP or TCP: type, local and remote port",
	  .get.context = context_encap },
	{ "REQID", 1, RIGHT, "reqid", "number", "number that ties the SAs to their policies",
	  EITHER(sa_reqid) },
	{ "TS-LOCAL", 10, 0, "ts_local", "array", "local traffic selectors, from the policies",
	  .get.context = context_local_traffic },
	{ "TS-REMOTE", 10, 0, "ts_remote", "array", "remote traffic selectors, from the policies",
	  .get.context = context_remote_traffic },
	{ "POLICY", 6, 0, "policies", "array", "policies that ask for the SAs: index/priority",
	  .get.context = context_policies },
	{ "POLICIES", 1, RIGHT, "policies_served", "number",
	  "number of policies that ask for the SAs, of which 64 for each are shown",
	  .get.context = context_policies_served },
	{ "IDLE", 4, RIGHT, "idle_s", "number", "time since the last packet, of either direction",
	  .get.context = context_idle },
	{ "SA-IN", 14, 0, "in", "object", "the inbound SA; in JSON all that is known of it",
	  .get.context = context_inbound },
	{ "SA-OUT", 14, 0, "out", "object", "the outbound SA, in the same way",
	  .get.context = context_outbound },
	{ "MORE-IN", 14, 0, "in_more", "array", "other inbound SAs for the same packets: AH",
	  .get.context = context_inbound_more },
	{ "MORE-OUT", 14, 0, "out_more", "array", "other outbound SAs for the same packets: AH",
	  .get.context = context_outbound_more },

	{ "SPI-IN", 10, 0, "in.spi", "string", "security parameters index of the inbound SA",
	  IN(sa_spi) },
	{ "SPI-OUT", 10, 0, "out.spi", "string", "security parameters index of the outbound SA",
	  OUT(sa_spi) },
	{ "PKTS-IN", 4, RIGHT, "in.packets", "number", "packets received", IN(sa_packets) },
	{ "PKTS-OUT", 4, RIGHT, "out.packets", "number", "packets sent", OUT(sa_packets) },
	{ "AGE-IN", 4, RIGHT, "in.age_s", "number", "time since the inbound SA was added",
	  IN(sa_age) },
	{ "AGE-OUT", 4, RIGHT, "out.age_s", "number", "time since the outbound SA was added",
	  OUT(sa_age) },
	{ "IDLE-IN", 4, RIGHT, "in.idle_s", "number", "time since the last packet received",
	  IN(sa_idle) },
	{ "IDLE-OUT", 4, RIGHT, "out.idle_s", "number", "time since the last packet sent",
	  OUT(sa_idle) },
	{ "SOFT-LEFT-IN", 6, RIGHT, "in.soft_left", "object", "until the soft limits, inbound",
	  IN(sa_soft_left) },
	{ "SOFT-LEFT-OUT", 6, RIGHT, "out.soft_left", "object", "until the soft limits, outbound",
	  OUT(sa_soft_left) },
	{ "HARD-LEFT-IN", 6, RIGHT, "in.hard_left", "object", "until the hard limits, inbound",
	  IN(sa_hard_left) },
	{ "HARD-LEFT-OUT", 6, RIGHT, "out.hard_left", "object", "until the hard limits, outbound",
	  OUT(sa_hard_left) },
	{ "SOFT-LIMIT-IN", 6, RIGHT, "in.soft_limit", "object", "limits for a rekey, inbound",
	  IN(sa_soft_limit) },
	{ "SOFT-LIMIT-OUT", 6, RIGHT, "out.soft_limit", "object", "limits for a rekey, outbound",
	  OUT(sa_soft_limit) },
	{ "HARD-LIMIT-IN", 6, RIGHT, "in.hard_limit", "object", "limits of life, inbound",
	  IN(sa_hard_limit) },
	{ "HARD-LIMIT-OUT", 6, RIGHT, "out.hard_limit", "object", "limits of life, outbound",
	  OUT(sa_hard_limit) },
	{ "MARK-IN", 4, 0, "in.mark", "object", "mark and mask of packets received", IN(sa_mark) },
	{ "MARK-OUT", 4, 0, "out.mark", "object", "mark and mask of packets to send",
	  OUT(sa_mark) },
	{ "IF-ID-IN", 4, 0, "in.if_id", "string", "XFRM interface of the inbound SA",
	  IN(sa_if_id) },
	{ "IF-ID-OUT", 4, 0, "out.if_id", "string", "XFRM interface of the outbound SA",
	  OUT(sa_if_id) },
	{ "RULE-IN", 4, 0, "in.direction_rule", "string", "what told that it is inbound",
	  IN(sa_direction_rule) },
	{ "RULE-OUT", 4, 0, "out.direction_rule", "string", "what told that it is outbound",
	  OUT(sa_direction_rule) },
	{ "REPLAY", 1, RIGHT, "in.replayed", "number", "packets dropped: seen before",
	  IN(sa_replayed) },
	{ "LATE", 1, RIGHT, "in.outside_window", "number",
	  "packets dropped: older than the replay window", IN(sa_outside_window) },
	{ "FAIL", 1, RIGHT, "in.integrity_failed", "number",
	  "packets dropped: wrong integrity check value", IN(sa_integrity_failed) },
};

static void get_half(const struct column *column, const struct half *half, struct value *ret)
{
	if (half->count)
		column->get.sa(&half->sas[0], ret);
	else
		value_absent(ret);
}

static void get(const struct column *column, const void *row, struct value *ret)
{
	const struct context_row *context = row;

	switch (column->of) {
	case OF_INBOUND:
		get_half(column, &context->in, ret);
		break;
	case OF_OUTBOUND:
		get_half(column, &context->out, ret);
		break;
	case OF_EITHER:
		column->get.sa(context_either(context), ret);
		break;
	default:
		column->get.context(context, ret);
	}
}

const struct record context_record = {
	.columns = columns,
	.count = sizeof(columns) / sizeof(columns[0]),
	.defaults = DEFAULTS,
	.get = get,
};
