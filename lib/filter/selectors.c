/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "selectors.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "base/status.h"

/* FIELD_LOCAL_ADDRESS_TYPE: the one type that a filter may demand. */
#define ADDRESS_TYPE_UNICAST 1u

static unsigned width_of(enum dimension dimension, uint8_t family)
{
	switch (dimension) {
	case DIMENSION_PROTOCOL:
		return 8;
	case DIMENSION_LOCAL_PORT:
	case DIMENSION_REMOTE_PORT:
		return 16;
	default:
		return family == AF_INET ? 32 : 128;
	}
}

/* Whether a condition on @field is about @dimension. */
static bool concerns(uint8_t field, enum dimension dimension)
{
	switch (field) {
	case FIELD_LOCAL_ADDRESS:
	case FIELD_SOURCE_ADDRESS:
		return dimension == DIMENSION_LOCAL_ADDRESS;
	case FIELD_REMOTE_ADDRESS:
	case FIELD_DESTINATION_ADDRESS:
		return dimension == DIMENSION_REMOTE_ADDRESS;
	case FIELD_PROTOCOL:
		return dimension == DIMENSION_PROTOCOL;
	case FIELD_LOCAL_PORT:
		return dimension == DIMENSION_LOCAL_PORT;
	case FIELD_REMOTE_PORT:
		return dimension == DIMENSION_REMOTE_PORT;
	default:
		return false;
	}
}

/*
 * The kernel cannot compare the type of an address. That of a packet to or from a host that has an
 * SA is unicast anyway.
 */
static uint32_t check_field(const struct condition *condition)
{
	if (condition->field < FIELD_LOCAL_ADDRESS || condition->field > FIELD_LOCAL_ADDRESS_TYPE)
		return FWP_E_CONDITION_NOT_FOUND;
	if (condition->field != FIELD_LOCAL_ADDRESS_TYPE)
		return ERROR_SUCCESS;
	return condition->match == MATCH_EQUAL && condition->low_number == ADDRESS_TYPE_UNICAST
		       ? ERROR_SUCCESS
		       : ERROR_NOT_SUPPORTED;
}

static uint32_t append_prefixes(const struct interval *interval, unsigned width, struct extent *to)
{
	size_t room = FILTER_POLICIES_MAX - to->count;
	size_t count = interval_prefixes(interval, width, to->prefixes + to->count, room);

	if (count > room)
		return ERROR_NOT_SUPPORTED;
	to->count += count;
	return ERROR_SUCCESS;
}

/* A selector has one protocol, or 0 for all of them, so it cannot have protocol 0. */
static uint32_t append_protocols(const struct interval *interval, struct extent *to)
{
	unsigned low = interval->low.bytes[0], high = interval->high.bytes[0];

	if (!low && high == 0xff)
		return append_prefixes(interval, 8, to);
	if (!low)
		return ERROR_NOT_SUPPORTED;
	for (unsigned protocol = low; protocol <= high; protocol++) {
		if (to->count == FILTER_POLICIES_MAX)
			return ERROR_NOT_SUPPORTED;
		to->prefixes[to->count++] = (struct prefix){ value_of_number(protocol, 8), 8 };
	}
	return ERROR_SUCCESS;
}

/* Collects what the filter's conditions on the dimension allow: one of them must hold. */
static uint32_t collect_intervals(const struct filter *filter, enum dimension dimension,
				  unsigned width, struct interval *ret, size_t *ret_count,
				  bool *ret_any)
{
	unsigned more;

	*ret_count = 0;
	*ret_any = true;
	for (uint32_t i = 0; i < filter->condition_count; i++) {
		const struct condition *condition = &filter->conditions[i];
		uint32_t status;

		if (!concerns(condition->field, dimension))
			continue;
		status = intervals_of(condition, width, ret + *ret_count, &more);
		if (status)
			return status;
		*ret_count += more;
		*ret_any = false;
	}
	return ERROR_SUCCESS;
}

static uint32_t fill_extent(const struct filter *filter, enum dimension dimension,
			    struct interval *intervals, struct extent *ret)
{
	unsigned width = width_of(dimension, filter->family);
	size_t count;
	bool any;
	uint32_t status = collect_intervals(filter, dimension, width, intervals, &count, &any);

	ret->count = 0;
	if (any)
		ret->prefixes[ret->count++] = (struct prefix){ .length = 0 };
	count = intervals_merge(intervals, status ? 0 : count, width);
	for (size_t i = 0; i < count && !status; i++)
		status = dimension == DIMENSION_PROTOCOL
				 ? append_protocols(&intervals[i], ret)
				 : append_prefixes(&intervals[i], width, ret);
	return status;
}

uint32_t extents_of(const struct filter *filter, struct extents *ret)
{
	uint32_t status = ERROR_SUCCESS;

	if (filter->condition_count > CONDITIONS_MAX)
		return FWP_E_OUT_OF_BOUNDS;
	for (uint32_t i = 0; i < filter->condition_count && !status; i++)
		status = check_field(&filter->conditions[i]);
	for (unsigned i = 0; i < DIMENSIONS && !status; i++)
		status = fill_extent(filter, i, ret->intervals, &ret->of[i]);
	if (!status && selectors_count(ret) > FILTER_POLICIES_MAX)
		status = ERROR_NOT_SUPPORTED;
	return status;
}

size_t selectors_count(const struct extents *extents)
{
	size_t count = 1;

	for (unsigned i = 0; i < DIMENSIONS; i++)
		count *= extents->of[i].count;
	return count;
}

static uint16_t port_of(const struct prefix *prefix)
{
	return (uint16_t)(prefix->value.bytes[0] << 8 | prefix->value.bytes[1]);
}

static uint16_t port_mask_of(const struct prefix *prefix)
{
	return (uint16_t)(0xffff0000u >> prefix->length);
}

/*
 * The kernel compares the type of an ICMP message with the source port and its code with the
 * destination port, in both directions (xfrm_flowi_sport(), Linux 6.1 to 6.18).
 */
static bool has_ports_of_ends(const struct selector *selector)
{
	return selector->proto != IPPROTO_ICMP && selector->proto != IPPROTO_ICMPV6;
}

static struct selector make_selector(const struct prefix *const at[DIMENSIONS], uint8_t family,
				     bool inbound)
{
	struct selector s = { .family = family, .proto = at[DIMENSION_PROTOCOL]->value.bytes[0] };
	bool mirrored = inbound && has_ports_of_ends(&s);
	const struct prefix *src = at[DIMENSION_LOCAL_ADDRESS], *dst = at[DIMENSION_REMOTE_ADDRESS];
	const struct prefix *sport = at[DIMENSION_LOCAL_PORT], *dport = at[DIMENSION_REMOTE_PORT];

	s.src = inbound ? dst->value : src->value;
	s.dst = inbound ? src->value : dst->value;
	s.src_prefix = inbound ? dst->length : src->length;
	s.dst_prefix = inbound ? src->length : dst->length;
	s.sport = port_of(mirrored ? dport : sport);
	s.sport_mask = port_mask_of(mirrored ? dport : sport);
	s.dport = port_of(mirrored ? sport : dport);
	s.dport_mask = port_mask_of(mirrored ? sport : dport);
	return s;
}

void selectors_fill(const struct extents *extents, uint8_t family, bool inbound, uint32_t user,
		    struct selector *ret)
{
	size_t count = selectors_count(extents);

	for (size_t i = 0; i < count; i++) {
		const struct prefix *at[DIMENSIONS];
		size_t rest = i;

		for (unsigned d = 0; d < DIMENSIONS; d++) {
			at[d] = &extents->of[d].prefixes[rest % extents->of[d].count];
			rest /= extents->of[d].count;
		}
		ret[i] = make_selector(at, family, inbound);
		ret[i].user = user;
	}
}
