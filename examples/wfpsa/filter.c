/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filter.h"

#include <string.h>

#include "context_row.h"

static const struct {
	const char *name, *wants;
} filters[FILTERS] = {
	[FILTER_DIRECTION] = { "direction", "in or out" },
	[FILTER_LOCAL] = { "local", "an address or a prefix" },
	[FILTER_PEER] = { "peer", "an address or a prefix" },
	[FILTER_IPV4] = { "ipv4", "nothing" },
	[FILTER_IPV6] = { "ipv6", "nothing" },
	[FILTER_SPI] = { "spi", "a number of 32 bits" },
	[FILTER_REQID] = { "reqid", "a number of 32 bits" },
	[FILTER_MARK] = { "mark", "a mark, or a mark/mask" },
	[FILTER_IF_ID] = { "if-id", "a number of 32 bits" },
	[FILTER_NAME] = { "name", "a name" },
	[FILTER_STATE] = { "state",
			   "up, rekeying, draining, half, down or larval, with commas between" },
};

const char *filter_name(enum filter_id id)
{
	return filters[id].name;
}

const char *filter_wants(enum filter_id id)
{
	return filters[id].wants;
}

static bool set_direction(struct filter *filter, const char *direction)
{
	if (strcmp(direction, "in") != 0 && strcmp(direction, "out") != 0)
		return false;
	filter->direction = direction[0] == 'i' ? FWP_DIRECTION_INBOUND : FWP_DIRECTION_OUTBOUND;
	return true;
}

static bool set_mark(struct filter *filter, const char *argument)
{
	const char *slash = strchr(argument, '/');
	size_t length = slash ? (size_t)(slash - argument) : strlen(argument);
	char mark[32];

	if (length >= sizeof(mark))
		return false;
	memcpy(mark, argument, length);
	mark[length] = '\0';
	filter->mark_masked = slash != NULL;
	return parse_u32(mark, &filter->mark) &&
	       (!slash || parse_u32(slash + 1, &filter->mark_mask));
}

static unsigned state_bit(const char *name, size_t length)
{
	for (unsigned state = WFPX_SA_CONTEXT_UP; state <= WFPX_TUNNEL_LARVAL; state++) {
		const char *known = context_state_name(state);

		if (!strncmp(known, name, length) && !known[length])
			return 1u << state;
	}
	return 0;
}

static bool set_states(struct filter *filter, const char *list)
{
	filter->states = 0;
	for (;;) {
		size_t length = strcspn(list, ",");
		unsigned bit = state_bit(list, length);

		filter->states |= bit;
		if (!bit || !list[length])
			return bit != 0;
		list += length + 1;
	}
}

bool filter_set(struct filter *filter, enum filter_id id, const char *argument)
{
	filter->given[id] = argument ? argument : "";
	switch (id) {
	case FILTER_DIRECTION:
		return set_direction(filter, argument);
	case FILTER_LOCAL:
		return parse_prefix(argument, &filter->local);
	case FILTER_PEER:
		return parse_prefix(argument, &filter->peer);
	case FILTER_SPI:
		return parse_u32(argument, &filter->spi);
	case FILTER_REQID:
		return parse_u32(argument, &filter->reqid);
	case FILTER_MARK:
		return set_mark(filter, argument);
	case FILTER_IF_ID:
		return parse_u32(argument, &filter->if_id);
	case FILTER_NAME:
		return *argument != '\0';
	case FILTER_STATE:
		return set_states(filter, argument);
	default:
		return true;
	}
}

bool filter_any(const struct filter *filter)
{
	for (size_t i = 0; i < FILTERS; i++)
		if (filter->given[i])
			return true;
	return false;
}

bool filter_possible(const struct filter *filter)
{
	return !filter->given[FILTER_LOCAL] || !filter->given[FILTER_PEER] ||
	       filter->local.address.ipVersion == filter->peer.address.ipVersion;
}

bool filter_has_family(const struct filter *filter, FWP_IP_VERSION version)
{
	bool v4 = filter->given[FILTER_IPV4], v6 = filter->given[FILTER_IPV6];

	return v4 == v6 || (version == FWP_IP_VERSION_V6 ? v6 : v4);
}

/* An SA without a mark or interface id has 0, and passes --mark 0: to the kernel both are equal. */
bool filter_has_sa(const struct filter *f, const WFPX_SA0 *sa)
{
	if (f->given[FILTER_SPI] && sa->spi != f->spi)
		return false;
	if (f->given[FILTER_REQID] && sa->reqid != f->reqid)
		return false;
	if (f->given[FILTER_IF_ID] && sa->ifId != f->if_id)
		return false;
	if (f->given[FILTER_MARK] &&
	    (sa->mark != f->mark || (f->mark_masked && sa->markMask != f->mark_mask)))
		return false;
	return filter_has_family(f, sa->destination.ipVersion);
}

bool filter_has_addresses(const struct filter *filter, const WFPX_SA0 *sa)
{
	return (!filter->given[FILTER_LOCAL] || prefix_has(&filter->local, sa_local_address(sa))) &&
	       (!filter->given[FILTER_PEER] || prefix_has(&filter->peer, sa_remote_address(sa)));
}

bool filter_has_state(const struct filter *filter, unsigned state)
{
	return !filter->given[FILTER_STATE] || filter->states >> state & 1;
}
