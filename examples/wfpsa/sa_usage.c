/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sa_columns.h"

/* 0 where @then is later: the clock may have been set back since. */
static uint64_t since(uint64_t now, uint64_t then)
{
	return now > then ? now - then : 0;
}

static uint64_t until(uint64_t limit, uint64_t used)
{
	return limit > used ? limit - used : 0;
}

/*
 * How much is left of @seconds that began at @start. @start 0 means that the SA has not been used,
 * so that the limit does not count down yet.
 */
static uint64_t time_left(uint64_t now, uint64_t start, uint64_t seconds)
{
	if (seconds == WFPX_UNLIMITED || !start)
		return WFPX_UNLIMITED;
	return until(seconds, since(now, start));
}

/* One limit counts from the addition, another from the first use; the kernel obeys the earlier. */
static uint64_t sooner(const struct sa_row *row, uint64_t add_seconds, uint64_t use_seconds)
{
	uint64_t by_add = time_left(row->now, row->sa->addTime, add_seconds);
	uint64_t by_use = time_left(row->now, row->sa->useTime, use_seconds);

	return by_add < by_use ? by_add : by_use;
}

static uint64_t count_left(uint64_t limit, uint64_t used)
{
	return limit == WFPX_UNLIMITED ? WFPX_UNLIMITED : until(limit, used);
}

static enum value_kind kind_of(enum value_kind kind, uint64_t number)
{
	return number == WFPX_UNLIMITED ? VALUE_UNLIMITED : kind;
}

static void add_limited(struct value *ret, const char *key, enum value_kind kind, uint64_t number)
{
	value_add_number(ret, key, kind_of(kind, number), number);
}

static void sa_bytes(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_BYTES, row->sa->bytes);
}

static void sa_packets(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->packets);
}

static void sa_left(const struct sa_row *row, struct value *ret)
{
	const WFPX_LIMITS0 *l = &row->sa->limits;
	uint64_t left = sooner(row, l->hardAddSeconds, l->hardUseSeconds);

	value_number(ret, kind_of(VALUE_SECONDS, left), left);
}

static void sa_soft_left(const struct sa_row *row, struct value *ret)
{
	const WFPX_LIMITS0 *l = &row->sa->limits;

	value_object(ret);
	add_limited(ret, "time_s", VALUE_SECONDS,
		    sooner(row, l->softAddSeconds, l->softUseSeconds));
	add_limited(ret, "bytes", VALUE_BYTES, count_left(l->softBytes, row->sa->bytes));
	add_limited(ret, "packets", VALUE_NUMBER, count_left(l->softPackets, row->sa->packets));
}

static void sa_hard_left(const struct sa_row *row, struct value *ret)
{
	const WFPX_LIMITS0 *l = &row->sa->limits;

	value_object(ret);
	add_limited(ret, "time_s", VALUE_SECONDS,
		    sooner(row, l->hardAddSeconds, l->hardUseSeconds));
	add_limited(ret, "bytes", VALUE_BYTES, count_left(l->hardBytes, row->sa->bytes));
	add_limited(ret, "packets", VALUE_NUMBER, count_left(l->hardPackets, row->sa->packets));
}

static void sa_soft_limit(const struct sa_row *row, struct value *ret)
{
	const WFPX_LIMITS0 *l = &row->sa->limits;

	value_object(ret);
	add_limited(ret, "add_s", VALUE_SECONDS, l->softAddSeconds);
	add_limited(ret, "use_s", VALUE_SECONDS, l->softUseSeconds);
	add_limited(ret, "bytes", VALUE_BYTES, l->softBytes);
	add_limited(ret, "packets", VALUE_NUMBER, l->softPackets);
}

static void sa_hard_limit(const struct sa_row *row, struct value *ret)
{
	const WFPX_LIMITS0 *l = &row->sa->limits;

	value_object(ret);
	add_limited(ret, "add_s", VALUE_SECONDS, l->hardAddSeconds);
	add_limited(ret, "use_s", VALUE_SECONDS, l->hardUseSeconds);
	add_limited(ret, "bytes", VALUE_BYTES, l->hardBytes);
	add_limited(ret, "packets", VALUE_NUMBER, l->hardPackets);
}

static void sa_age(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_SECONDS, since(row->now, row->sa->addTime));
}

/* @time 0: the event has not happened, or the kernel does not record it. */
static void set_time(struct value *ret, enum value_kind kind, uint64_t time, uint64_t number)
{
	if (time)
		value_number(ret, kind, number);
	else
		value_absent(ret);
}

static void sa_idle(const struct sa_row *row, struct value *ret)
{
	set_time(ret, VALUE_SECONDS, row->sa->lastUsed, since(row->now, row->sa->lastUsed));
}

static void sa_added(const struct sa_row *row, struct value *ret)
{
	set_time(ret, VALUE_TIME, row->sa->addTime, row->sa->addTime);
}

static void sa_first_used(const struct sa_row *row, struct value *ret)
{
	set_time(ret, VALUE_TIME, row->sa->useTime, row->sa->useTime);
}

static void sa_last_used(const struct sa_row *row, struct value *ret)
{
	set_time(ret, VALUE_TIME, row->sa->lastUsed, row->sa->lastUsed);
}

static const struct column shown[] = {
	{ "BYTES", 4, RIGHT, "bytes", "number", "bytes protected so far", .get.sa = sa_bytes,
	  .drop = 2 },
	{ "PKTS", 4, RIGHT, "packets", "number", "packets protected so far", .get.sa = sa_packets,
	  .drop = 4 },
	{ "LEFT", 4, RIGHT, "left_s", "number", "time until the kernel deletes the SA",
	  .get.sa = sa_left, .drop = 3 },
};

static const struct column more[] = {
	{ "SOFT-LEFT", 6, RIGHT, "soft_left", "object",
	  "until the soft limits: time, bytes, packets", .get.sa = sa_soft_left },
	{ "HARD-LEFT", 6, RIGHT, "hard_left", "object",
	  "until the hard limits: time, bytes, packets", .get.sa = sa_hard_left },
	{ "SOFT-LIMIT", 6, RIGHT, "soft_limit", "object",
	  "limits for a rekey: time since added, since first use, bytes, packets",
	  .get.sa = sa_soft_limit },
	{ "HARD-LIMIT", 6, RIGHT, "hard_limit", "object",
	  "limits of life: time since added, since first use, bytes, packets",
	  .get.sa = sa_hard_limit },
	{ "AGE", 4, RIGHT, "age_s", "number", "time since the SA was added", .get.sa = sa_age },
	{ "IDLE", 4, RIGHT, "idle_s", "number", "time since the last packet", .get.sa = sa_idle },
	{ "ADDED", 24, 0, "added", "number", "when the SA was added", .get.sa = sa_added },
	{ "FIRST-USED", 24, 0, "first_used", "number", "when the first packet was",
	  .get.sa = sa_first_used },
	{ "LAST-USED", 24, 0, "last_used", "number", "when the last packet was",
	  .get.sa = sa_last_used },
};

const struct columns sa_usage_shown = COLUMNS(shown);
const struct columns sa_usage_more = COLUMNS(more);
