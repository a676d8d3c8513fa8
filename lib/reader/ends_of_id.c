/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ends_of_id.h"

#include <netinet/in.h>
#include <stddef.h>

#include "base/status.h"
#include "local_read.h"
#include "sadb/identity.h"
#include "xfrm/decode.h"
#include "xfrm/state.h"
#include "xfrm/tag.h"

/* With more addresses, to read the states of all is not faster than a search among all SAs. */
#define GUESSES_MAX 256u

static const uint8_t protocols[] = { IPPROTO_ESP, IPPROTO_AH };

struct search {
	const struct local_addresses *local;
	uint64_t id;
	struct sa_now state; /* all that the id is made of; once it was read, all of the state */
};

/* Finds the destination and the protocol that make the id. */
static bool guess_identity(struct search *search)
{
	static const struct sa_config without_mark;
	const struct local_addresses *local = search->local;

	for (size_t i = 0; i < local->count; i++) {
		for (size_t p = 0; p < sizeof(protocols); p++) {
			struct sa *sa = &search->state.sa;

			*sa = (struct sa){ .dst = local->entries[i].address,
					   .config = &without_mark,
					   .spi = (uint32_t)(search->id >> 32),
					   .family = local->entries[i].family,
					   .proto = protocols[p] };
			if (sa_id(sa) == search->id)
				return true;
		}
	}
	return false;
}

/* The kernel may have found a state with a mark that overlaps no mark. */
static uint32_t enter_state(const struct nlmsghdr *message, void *context)
{
	struct search *search = context;
	struct new_names new_names = { 0 };
	struct sa *sa = &search->state.sa;
	unsigned unknown = 0;

	if (!decode_sa(message, sa, &search->state.parts, &new_names, &unknown) ||
	    sa_id(sa) != search->id)
		return FWP_E_NOT_FOUND;
	return ERROR_SUCCESS;
}

static uint32_t enter_tagged(const struct nlmsghdr *message, void *context)
{
	struct search *search = context;
	struct new_names new_names = { 0 };
	unsigned unknown = 0;

	if (!decode_sa(message, &search->state.sa, &search->state.parts, &new_names, &unknown) ||
	    tag_context(&search->state.sa) != search->id)
		return FWP_E_NOT_FOUND;
	return ERROR_SUCCESS;
}

/*
 * The high half of the id of a context that was made here is the SPI of its inbound SA, unless
 * somebody chose the SPI.
 */
static uint32_t find_tagged(struct netlink *netlink, struct search *search)
{
	const struct local_addresses *local = search->local;
	uint32_t status = FWP_E_NOT_FOUND;

	if (!tag_may_be_context(search->id) || local->count > GUESSES_MAX)
		return status;
	for (size_t i = 0; status == FWP_E_NOT_FOUND && i < 2 * local->count; i++) {
		const struct sa_key key = { .dst = local->entries[i / 2].address,
					    .spi = (uint32_t)(search->id >> 32),
					    .family = local->entries[i / 2].family,
					    .proto = protocols[i % 2] };

		status = state_read(netlink, &key, enter_tagged, search);
	}
	return status;
}

static struct subnet host(uint8_t family, const struct address *address)
{
	return (struct subnet){ .address = *address,
				.family = family,
				.prefix = family == AF_INET ? 32 : 128 };
}

static uint32_t find_untagged(struct netlink *netlink, struct search *search)
{
	struct sa_key key;

	if (!guess_identity(search))
		return FWP_E_NOT_FOUND;
	key = sa_key_of(&search->state.sa);
	return state_read(netlink, &key, enter_state, search);
}

static uint32_t find_state(struct netlink *netlink, struct search *search)
{
	uint32_t status = find_tagged(netlink, search);

	if (status == FWP_E_NOT_FOUND)
		status = find_untagged(netlink, search);
	if (!status &&
	    (address_is_zero(&search->state.sa.src) ||
	     local_addresses_have(search->local, search->state.sa.family, &search->state.sa.src)))
		status = FWP_E_NOT_FOUND;
	return status;
}

uint32_t ends_of_id(struct netlink *netlink, uint64_t id, struct ends *ret)
{
	struct local_addresses local;
	struct search search = { .local = &local, .id = id };
	uint32_t status = local_addresses_read(netlink, &local);

	if (status)
		return status;
	status = find_state(netlink, &search);
	if (!status)
		*ret = (struct ends){ .local = host(search.state.sa.family, &search.state.sa.dst),
				      .remote =
					      host(search.state.sa.family, &search.state.sa.src) };
	local_addresses_done(&local);
	return status;
}
