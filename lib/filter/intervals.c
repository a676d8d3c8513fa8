/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "intervals.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"

static int compare(const struct address *a, const struct address *b)
{
	return memcmp(a, b, sizeof(*a));
}

static bool bit_is_set(const struct address *value, unsigned bit)
{
	return value->bytes[bit / 8] >> (7 - bit % 8) & 1;
}

/* Returns @value with its bits from @first to @width - 1 all 0 or all 1. */
static struct address with_tail(const struct address *value, unsigned first, unsigned width,
				bool ones)
{
	struct address result = *value;

	for (unsigned bit = first; bit < width; bit++) {
		uint8_t mask = (uint8_t)(0x80u >> bit % 8);

		if (ones)
			result.bytes[bit / 8] |= mask;
		else
			result.bytes[bit / 8] &= (uint8_t)~mask;
	}
	return result;
}

static struct address lowest(void)
{
	return (struct address){ { 0 } };
}

static struct address highest(unsigned width)
{
	struct address zero = lowest();

	return with_tail(&zero, 0, width, true);
}

/* Adds 1 to *value. Returns false if it was the highest value; *value then becomes 0. */
static bool increment(struct address *value, unsigned width)
{
	for (unsigned byte = width / 8; byte-- > 0;)
		if (++value->bytes[byte])
			return true;
	return false;
}

/* Subtracts 1 from *value. Returns false if it was 0. */
static bool decrement(struct address *value, unsigned width)
{
	for (unsigned byte = width / 8; byte-- > 0;)
		if (value->bytes[byte]--)
			return true;
	return false;
}

struct address value_of_number(uint32_t number, unsigned width)
{
	struct address value = lowest();

	for (unsigned byte = 0; byte < width / 8; byte++)
		value.bytes[byte] = (uint8_t)(number >> (width - 8 * (byte + 1)));
	return value;
}

static bool is_address(const struct condition *condition)
{
	return condition->field >= FIELD_LOCAL_ADDRESS &&
	       condition->field <= FIELD_DESTINATION_ADDRESS;
}

/* Reads the ends of the condition's value: those of a subnet, a range, or twice the same. */
static uint32_t ends_of(const struct condition *c, unsigned width, struct interval *ret)
{
	uint64_t limit = 1ull << (width < 32 ? width : 32);
	bool range = c->match == MATCH_RANGE;

	if (!is_address(c)) {
		if (c->low_number >= limit || (range && c->high_number >= limit))
			return FWP_E_OUT_OF_BOUNDS;
		ret->low = value_of_number(c->low_number, width);
		ret->high = range ? value_of_number(c->high_number, width) : ret->low;
	} else if (range) {
		ret->low = c->low;
		ret->high = c->high;
	} else {
		if (c->prefix > width)
			return FWP_E_INVALID_NET_MASK;
		ret->low = with_tail(&c->low, c->prefix, width, false);
		ret->high = with_tail(&c->low, c->prefix, width, true);
	}
	return compare(&ret->low, &ret->high) <= 0 ? ERROR_SUCCESS : FWP_E_INVALID_RANGE;
}

/* What is below and above @ends. */
static unsigned outside_of(const struct interval *ends, unsigned width, struct interval ret[2])
{
	unsigned count = 0;

	ret[count] = (struct interval){ lowest(), ends->low };
	if (decrement(&ret[count].high, width))
		count++;
	ret[count] = (struct interval){ ends->high, highest(width) };
	if (increment(&ret[count].low, width))
		count++;
	return count;
}

/* The one of the two that is below, or above. */
static unsigned side_of(const struct interval *ends, unsigned width, bool above,
			struct interval ret[2])
{
	struct interval both[2];
	unsigned count = outside_of(ends, width, both);

	for (unsigned i = 0; i < count; i++)
		if ((compare(&both[i].low, &ends->high) > 0) == above) {
			ret[0] = both[i];
			return 1;
		}
	return 0;
}

uint32_t intervals_of(const struct condition *condition, unsigned width, struct interval ret[2],
		      unsigned *ret_count)
{
	struct interval ends;
	uint32_t status = ends_of(condition, width, &ends);
	bool single = !compare(&ends.low, &ends.high);

	if (status)
		return status;
	*ret_count = 1;
	ret[0] = ends;
	switch (condition->match) {
	case MATCH_EQUAL:
	case MATCH_RANGE:
		return ERROR_SUCCESS;
	case MATCH_NOT_EQUAL:
		*ret_count = outside_of(&ends, width, ret);
		return ERROR_SUCCESS;
	case MATCH_GREATER:
	case MATCH_LESS:
		*ret_count = side_of(&ends, width, condition->match == MATCH_GREATER, ret);
		break;
	case MATCH_GREATER_OR_EQUAL:
		ret[0].high = highest(width);
		break;
	case MATCH_LESS_OR_EQUAL:
		ret[0].low = lowest();
		break;
	default:
		return FWP_E_MATCH_TYPE_MISMATCH;
	}
	return single ? ERROR_SUCCESS : FWP_E_MATCH_TYPE_MISMATCH; /* no order among subnets */
}

static int by_low(const void *a, const void *b)
{
	return compare(&((const struct interval *)a)->low, &((const struct interval *)b)->low);
}

/* Whether @next, which does not begin before @last, begins in it or right behind it. */
static bool touches(const struct interval *last, const struct interval *next, unsigned width)
{
	struct address behind = last->high;

	return !increment(&behind, width) || compare(&next->low, &behind) <= 0;
}

size_t intervals_merge(struct interval *intervals, size_t count, unsigned width)
{
	size_t kept = 0;

	if (count)
		qsort(intervals, count, sizeof(*intervals), by_low);
	for (size_t i = 0; i < count; i++) {
		if (!kept || !touches(&intervals[kept - 1], &intervals[i], width))
			intervals[kept++] = intervals[i];
		else if (compare(&intervals[kept - 1].high, &intervals[i].high) < 0)
			intervals[kept - 1].high = intervals[i].high;
	}
	return kept;
}

/* Returns the shortest prefix that begins with @low and has no value above @high. */
static struct prefix longest_step(const struct address *low, const struct address *high,
				  unsigned width)
{
	unsigned length = width;

	while (length && !bit_is_set(low, length - 1)) {
		struct address end = with_tail(low, length - 1, width, true);

		if (compare(&end, high) > 0)
			break;
		length--;
	}
	return (struct prefix){ *low, (uint8_t)length };
}

size_t interval_prefixes(const struct interval *interval, unsigned width, struct prefix *ret,
			 size_t max)
{
	struct address low = interval->low;
	size_t count = 0;

	for (;;) {
		struct prefix step = longest_step(&low, &interval->high, width);

		if (count++ == max)
			return count;
		ret[count - 1] = step;
		low = with_tail(&low, step.length, width, true);
		if (!increment(&low, width) || compare(&low, &interval->high) > 0)
			return count;
	}
}
