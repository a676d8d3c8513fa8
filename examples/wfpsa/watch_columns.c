/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of "watch": those of tunnels that are counted, and what is counted. */
#include "columns.h"
#include "noun.h"
#include "tunnel_row.h"

static void set_rate(const struct tunnel_row *row, struct value *ret, enum value_kind kind,
		     uint64_t rate)
{
	if (row->watched->has_rates)
		value_number(ret, kind, rate);
	else
		value_absent(ret);
}

static void rate_in(const struct tunnel_row *row, struct value *ret)
{
	set_rate(row, ret, VALUE_BYTES, row->watched->bytes_in);
}

static void rate_out(const struct tunnel_row *row, struct value *ret)
{
	set_rate(row, ret, VALUE_BYTES, row->watched->bytes_out);
}

static void packet_rate_in(const struct tunnel_row *row, struct value *ret)
{
	set_rate(row, ret, VALUE_NUMBER, row->watched->packets_in);
}

static void packet_rate_out(const struct tunnel_row *row, struct value *ret)
{
	set_rate(row, ret, VALUE_NUMBER, row->watched->packets_out);
}

/* A total to which some SAs have not added all is at least that large: JSON has "exact". */
static void set_total(const struct tunnel_row *row, struct value *ret, enum value_kind kind,
		      uint64_t total)
{
	value_number(ret, kind, total);
	if (!row->watched->totals->exact)
		value_doubt(ret);
}

static void total_in(const struct tunnel_row *row, struct value *ret)
{
	set_total(row, ret, VALUE_BYTES, row->watched->totals->bytesIn);
}

static void total_out(const struct tunnel_row *row, struct value *ret)
{
	set_total(row, ret, VALUE_BYTES, row->watched->totals->bytesOut);
}

static void total_packets_in(const struct tunnel_row *row, struct value *ret)
{
	set_total(row, ret, VALUE_NUMBER, row->watched->totals->packetsIn);
}

static void total_packets_out(const struct tunnel_row *row, struct value *ret)
{
	set_total(row, ret, VALUE_NUMBER, row->watched->totals->packetsOut);
}

static void total_rekeys(const struct tunnel_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->watched->totals->rekeys);
}

static void total_downs(const struct tunnel_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->watched->totals->downs);
}

static void up(const struct tunnel_row *row, struct value *ret)
{
	uint64_t since = row->watched->totals->upSince;

	if (since)
		value_number(ret, VALUE_SECONDS, row->now > since ? row->now - since : 0);
	else
		value_absent(ret);
}

static void total_up(const struct tunnel_row *row, struct value *ret)
{
	value_number(ret, VALUE_SECONDS, row->watched->totals->upSeconds);
}

static void total_replayed(const struct tunnel_row *row, struct value *ret)
{
	set_total(row, ret, VALUE_NUMBER, row->watched->totals->replayed);
}

static void total_outside_window(const struct tunnel_row *row, struct value *ret)
{
	set_total(row, ret, VALUE_NUMBER, row->watched->totals->outsideWindow);
}

static void total_integrity_failed(const struct tunnel_row *row, struct value *ret)
{
	set_total(row, ret, VALUE_NUMBER, row->watched->totals->integrityFailed);
}

static void since(const struct tunnel_row *row, struct value *ret)
{
	value_number(ret, VALUE_TIME, row->watched->totals->since / 1000000000u);
}

static void exact(const struct tunnel_row *row, struct value *ret)
{
	value_number(ret, VALUE_BOOLEAN, row->watched->totals->exact != 0);
}

static const struct column rates[] = {
	{ "RATE-IN", 7, RIGHT, "bytes_in_per_s", "number", "bytes received per second",
	  .get.tunnel = rate_in },
	{ "RATE-OUT", 8, RIGHT, "bytes_out_per_s", "number", "bytes sent per second",
	  .get.tunnel = rate_out },
	{ "PPS-IN", 6, RIGHT, "packets_in_per_s", "number", "packets received per second",
	  .get.tunnel = packet_rate_in, .drop = 3 },
	{ "PPS-OUT", 7, RIGHT, "packets_out_per_s", "number", "packets sent per second",
	  .get.tunnel = packet_rate_out, .drop = 3 },
};

static const struct column totals[] = {
	{ "TOTAL-IN", 8, RIGHT, "total_bytes_in", "number",
	  "bytes received by all its SAs since counting began", .get.tunnel = total_in, .drop = 4 },
	{ "TOTAL-OUT", 9, RIGHT, "total_bytes_out", "number",
	  "bytes sent by all its SAs since then", .get.tunnel = total_out, .drop = 4 },
	{ "REKEYS", 6, RIGHT, "rekeys", "number", "how often it was rekeyed since then",
	  .get.tunnel = total_rekeys, .drop = 6 },
	{ "DOWNS", 5, RIGHT, "downs", "number", "how often it went down since then",
	  .get.tunnel = total_downs, .drop = 6 },
	/* "list tunnels" begins with this column, and leaves it out of no line */
	{ "TUNNEL", 18, 0, "tunnel", "string", "id of the tunnel, which stays",
	  .get.tunnel = tunnel_id, .drop = 7 },
};

static const struct column more[] = {
	{ "TOTAL-PKTS-IN", 4, RIGHT, "total_packets_in", "number",
	  "packets received by all its SAs", .get.tunnel = total_packets_in },
	{ "TOTAL-PKTS-OUT", 4, RIGHT, "total_packets_out", "number", "packets sent by all its SAs",
	  .get.tunnel = total_packets_out },
	{ "REPLAY", 1, RIGHT, "total_replayed", "number", "packets dropped: seen before",
	  .get.tunnel = total_replayed },
	{ "LATE", 1, RIGHT, "total_outside_window", "number",
	  "packets dropped: older than the replay window", .get.tunnel = total_outside_window },
	{ "FAIL", 1, RIGHT, "total_integrity_failed", "number",
	  "packets dropped: wrong integrity check value", .get.tunnel = total_integrity_failed },
	{ "UP", 1, RIGHT, "up_s", "number", "time since it came up", .get.tunnel = up },
	{ "TOTAL-UP", 1, RIGHT, "total_up_s", "number", "time up since counting began",
	  .get.tunnel = total_up },
	{ "SINCE", 24, 0, "since", "number", "when counting began", .get.tunnel = since },
	{ "EXACT", 2, 0, "exact", "boolean", "whether all its SAs ended with their last counters",
	  .get.tunnel = exact },
};

#define SHOWN 3

static const struct columns rate_columns = COLUMNS(rates), total_columns = COLUMNS(totals);
static const struct columns more_columns = COLUMNS(more);

static const struct columns *const columns[] = {
	&tunnel_ends,      &rate_columns, &total_columns, /* SHOWN */
	&tunnel_ends_more, &more_columns, NULL,
};

static const struct record watch_record = { .columns = columns, .shown = SHOWN, .get = tunnel_get };

const struct noun noun_watch = {
	.name = "watch",
	.things = "tunnels",
	.record = &watch_record,
	.named = true,
};
