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

/* Linux before 6.10 does not tell the direction. Only inbound states made here look for replays. */
static bool is_inbound(const struct sa *sa)
{
	return sa->config->dir ? sa->config->dir == SA_DIR_IN : sa->config->replay_window > 0;
}

static uint16_t port_of(const struct sa *sa)
{
	return sa->extra->encap_type == SA_ENCAP_ESPINUDP && is_inbound(sa) ? sa->extra->encap_dport
									    : 0;
}

bool state_is_tagged(const struct nlmsghdr *message, struct tagged_state *ret)
{
	struct new_names names = { 0 };
	struct sa_parts parts;
	unsigned unknown = 0;
	struct sa sa;

	if (!decode_sa(message, &sa, &parts, &names, &unknown) || !tag_context(&sa))
		return false;
	*ret = (struct tagged_state){ .context = tag_context(&sa),
				      .key = sa_key_of(&sa),
				      .reqid = sa.reqid,
				      .port = port_of(&sa) };
	return true;
}

static uint32_t take_state(const struct nlmsghdr *message, void *context)
{
	struct tagged_states *to = context;
	void *states = to->states;
	struct tagged_state state;
	uint32_t status;

	if (!state_is_tagged(message, &state))
		return ERROR_SUCCESS;
	status = arena_reserve(&to->memory, &states, &to->capacity, to->count + 1,
			       sizeof(*to->states));
	to->states = states;
	if (!status)
		to->states[to->count++] = state;
	return status;
}

uint32_t states_tagged_read(struct netlink *netlink, struct tagged_states *ret)
{
	uint64_t bytes = 0;

	memset(ret, 0, sizeof(*ret));
	return dump_states(netlink, NULL, take_state, ret, &bytes);
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
