/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "context_columns.h"
#include "sa_columns.h"

/* The age of the newer SA: since then the context has been complete. */
static void context_age(const struct context_row *row, struct value *ret)
{
	uint64_t in = row->context->inboundAgeSeconds, out = row->context->outboundAgeSeconds;

	if (!row->in.count || (row->out.count && out < in))
		in = out;
	value_number(ret, VALUE_SECONDS, in);
}

/*
 * The smaller of the times that the column of SAs with @key shows of both SAs. An SA for which it
 * is absent or unlimited does not count.
 */
static void least(const struct context_row *row, const char *key, struct value *ret)
{
	bool known = false;
	uint64_t number = 0;

	if (row->in.count) {
		sa_value(&row->in.sas[0], key, ret);
		known = ret->scalar.kind == VALUE_SECONDS;
		number = ret->scalar.number;
	}
	if (row->out.count)
		sa_value(&row->out.sas[0], key, ret);
	if (known && (ret->scalar.kind != VALUE_SECONDS || number < ret->scalar.number))
		value_number(ret, VALUE_SECONDS, number);
}

static void context_left(const struct context_row *row, struct value *ret)
{
	least(row, "left_s", ret);
}

static void context_idle(const struct context_row *row, struct value *ret)
{
	least(row, "idle_s", ret);
}

/* Makes @ret the SAs of a direction, from index @from on, as rows. VALUE_ROW: the first of them. */
static void set_rows(struct value *ret, enum value_kind kind, const struct half *half, size_t from)
{
	struct rows rows = {
		.record = &sa_record,
		.first = &half->sas[from],
		.count = kind == VALUE_ROW ? 1 : half->count - from,
		.size = sizeof(half->sas[0]),
	};

	value_rows(ret, kind, &rows);
}

/* Adds a word for each SA. */
static void add_words(struct value *ret, const struct half *half, size_t from)
{
	for (size_t i = from; i < half->count; i++)
		value_add_sa(ret, half->sas[i].sa);
}

/* In JSON the first SA; in the cell all SAs of the direction. */
static void set_first(struct value *ret, const struct half *half)
{
	if (!half->count) {
		value_absent(ret);
		return;
	}
	set_rows(ret, VALUE_ROW, half, 0);
	add_words(ret, half, 0);
}

static void set_more(struct value *ret, const struct half *half)
{
	if (half->count < 2) {
		value_absent(ret);
		return;
	}
	set_rows(ret, VALUE_ROWS, half, 1);
	add_words(ret, half, 1);
}

static void context_inbound(const struct context_row *row, struct value *ret)
{
	set_first(ret, &row->in);
}

static void context_outbound(const struct context_row *row, struct value *ret)
{
	set_first(ret, &row->out);
}

static void context_inbound_more(const struct context_row *row, struct value *ret)
{
	set_more(ret, &row->in);
}

static void context_outbound_more(const struct context_row *row, struct value *ret)
{
	set_more(ret, &row->out);
}

static const struct column shown[] = {
	{ "IN", 4, RIGHT | PART, "in.bytes", "number", "bytes received", .of = OF_INBOUND,
	  .drop = 2 },
	{ "OUT", 4, RIGHT | PART, "out.bytes", "number", "bytes sent", .of = OF_OUTBOUND,
	  .drop = 2 },
	{ "AGE", 4, RIGHT, "age_s", "number", "time since the newer of the two SAs was added",
	  .get.context = context_age, .drop = 6 },
	{ "LEFT", 4, RIGHT, "left_s", "number", "time until the kernel deletes the first of them",
	  .get.context = context_left, .drop = 4 },
};

static const struct column more[] = {
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
	{ "SPI-IN", 10, PART, "in.spi", "string", "security parameters index of the inbound SA",
	  .of = OF_INBOUND },
	{ "SPI-OUT", 10, PART, "out.spi", "string", "security parameters index of the outbound SA",
	  .of = OF_OUTBOUND },
	{ "PKTS-IN", 4, RIGHT | PART, "in.packets", "number", "packets received",
	  .of = OF_INBOUND },
	{ "PKTS-OUT", 4, RIGHT | PART, "out.packets", "number", "packets sent", .of = OF_OUTBOUND },
	{ "AGE-IN", 4, RIGHT | PART, "in.age_s", "number", "time since the inbound SA was added",
	  .of = OF_INBOUND },
	{ "AGE-OUT", 4, RIGHT | PART, "out.age_s", "number", "time since the outbound SA was added",
	  .of = OF_OUTBOUND },
	{ "IDLE-IN", 4, RIGHT | PART, "in.idle_s", "number", "time since the last packet received",
	  .of = OF_INBOUND },
	{ "IDLE-OUT", 4, RIGHT | PART, "out.idle_s", "number", "time since the last packet sent",
	  .of = OF_OUTBOUND },
	{ "SOFT-LEFT-IN", 6, RIGHT | PART, "in.soft_left", "object",
	  "until the soft limits, inbound", .of = OF_INBOUND },
	{ "SOFT-LEFT-OUT", 6, RIGHT | PART, "out.soft_left", "object",
	  "until the soft limits, outbound", .of = OF_OUTBOUND },
	{ "HARD-LEFT-IN", 6, RIGHT | PART, "in.hard_left", "object",
	  "until the hard limits, inbound", .of = OF_INBOUND },
	{ "HARD-LEFT-OUT", 6, RIGHT | PART, "out.hard_left", "object",
	  "until the hard limits, outbound", .of = OF_OUTBOUND },
	{ "SOFT-LIMIT-IN", 6, RIGHT | PART, "in.soft_limit", "object",
	  "limits for a rekey, inbound", .of = OF_INBOUND },
	{ "SOFT-LIMIT-OUT", 6, RIGHT | PART, "out.soft_limit", "object",
	  "limits for a rekey, outbound", .of = OF_OUTBOUND },
	{ "HARD-LIMIT-IN", 6, RIGHT | PART, "in.hard_limit", "object", "limits of life, inbound",
	  .of = OF_INBOUND },
	{ "HARD-LIMIT-OUT", 6, RIGHT | PART, "out.hard_limit", "object", "limits of life, outbound",
	  .of = OF_OUTBOUND },
	{ "MARK-IN", 4, PART, "in.mark", "object", "mark and mask of packets received",
	  .of = OF_INBOUND },
	{ "MARK-OUT", 4, PART, "out.mark", "object", "mark and mask of packets to send",
	  .of = OF_OUTBOUND },
	{ "IF-ID-IN", 4, PART, "in.if_id", "string", "XFRM interface of the inbound SA",
	  .of = OF_INBOUND },
	{ "IF-ID-OUT", 4, PART, "out.if_id", "string", "XFRM interface of the outbound SA",
	  .of = OF_OUTBOUND },
	{ "RULE-IN", 4, PART, "in.direction_rule", "string", "what told that it is inbound",
	  .of = OF_INBOUND },
	{ "RULE-OUT", 4, PART, "out.direction_rule", "string", "what told that it is outbound",
	  .of = OF_OUTBOUND },
	{ "REPLAY", 1, RIGHT | PART, "in.replayed", "number", "packets dropped: seen before",
	  .of = OF_INBOUND },
	{ "LATE", 1, RIGHT | PART, "in.outside_window", "number",
	  "packets dropped: older than the replay window", .of = OF_INBOUND },
	{ "FAIL", 1, RIGHT | PART, "in.integrity_failed", "number",
	  "packets dropped: wrong integrity check value", .of = OF_INBOUND },
};

const struct columns context_sas_shown = COLUMNS(shown);
const struct columns context_sas_more = COLUMNS(more);
