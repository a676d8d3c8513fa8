/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "state_tagged.h"

#include <string.h>

#include "base/status.h"
#include "decode.h"
#include "dump.h"
#include "encode_state_id.h"
#include "tag.h"

/* So many at a time fit on the stack. */
#define AT_ONCE 256u

_Static_assert(AT_ONCE <= NETLINK_BATCH_MESSAGES, "");

/* A dump that is being received. */
struct reading {
	struct tagged_states *to;
	struct new_names names; /* which nobody asks for */
};

static uint32_t take_state(const struct nlmsghdr *message, void *context)
{
	struct reading *reading = context;
	struct tagged_states *to = reading->to;
	struct sa_parts parts;
	void *states = to->states;
	unsigned unknown = 0;
	struct sa sa;
	uint32_t status;

	if (!decode_sa(message, &sa, &parts, &reading->names, &unknown))
		return ERROR_GEN_FAILURE;
	if (!tag_context(&sa))
		return ERROR_SUCCESS;
	status = arena_reserve(&to->memory, &states, &to->capacity, to->count + 1,
			       sizeof(*to->states));
	to->states = states;
	if (!status)
		to->states[to->count++] = (struct tagged_state){ .context = tag_context(&sa),
								 .key = sa_key_of(&sa),
								 .reqid = sa.reqid };
	return status;
}

uint32_t states_tagged_read(struct netlink *netlink, struct tagged_states *ret)
{
	struct reading reading = { .to = ret };
	uint64_t bytes = 0;

	memset(ret, 0, sizeof(*ret));
	return dump_states(netlink, NULL, take_state, &reading, &bytes);
}

static uint32_t delete_some(struct netlink *netlink, const struct tagged_state *states,
			    size_t count)
{
	_Alignas(8) char requests[AT_ONCE * STATE_ID_REQUEST_MAX];
	uint32_t statuses[AT_ONCE], status;
	size_t used = 0;

	for (size_t i = 0; i < count; i++)
		used += encode_state_id(requests + used, XFRM_MSG_DELSA, 0, &states[i].key)
				->nlmsg_len;
	status = netlink_batch(netlink, requests, used, count, statuses);
	for (size_t i = 0; !status && i < count; i++)
		if (statuses[i] != FWP_E_NOT_FOUND)
			status = statuses[i];
	return status;
}

uint32_t states_tagged_delete(struct netlink *netlink, const struct tagged_state *states,
			      size_t count)
{
	uint32_t status = ERROR_SUCCESS, now;

	for (size_t i = 0; i < count; i += AT_ONCE) {
		now = delete_some(netlink, states + i, count - i < AT_ONCE ? count - i : AT_ONCE);
		if (!status)
			status = now;
	}
	return status;
}
