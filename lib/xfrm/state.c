/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "state.h"

#include <arpa/inet.h>
#include <stdbool.h>
#include <string.h>

#include "base/status.h"
#include "decode.h"
#include "encode_state_id.h"
#include "encode_update.h"
#include "uapi.h"
#include "netlink/walk.h"

/* Enough for any state: four keys of 512 bytes, a replay bitmap of 4096 bits, and the rest. */
#define REQUEST_SIZE 8192

static struct nlmsghdr *put_id(void *buffer, uint16_t type, uint16_t flags, const struct sa *sa)
{
	const struct sa_key key = sa_key_of(sa);

	return encode_state_id(buffer, type, flags, &key);
}

bool state_is_same(const struct sa *a, const struct sa *b)
{
	return a->spi == b->spi && a->proto == b->proto && a->family == b->family &&
	       a->mode == b->mode && a->reqid == b->reqid && a->config->mark == b->config->mark &&
	       a->config->mark_mask == b->config->mark_mask &&
	       a->config->if_id == b->config->if_id && a->add_time == b->add_time &&
	       b->config->present & SA_HAS_ALGORITHM && !memcmp(&a->src, &b->src, sizeof(a->src)) &&
	       !memcmp(&a->dst, &b->dst, sizeof(a->dst));
}

struct getting {
	const struct sa *wanted;
	struct sa_now *got;
	const struct limits *limits; /* for an update */
	struct nlmsghdr *update;     /* NULL if the state is only read */
	size_t update_size;
};

static uint32_t take_state(const struct nlmsghdr *message, void *context)
{
	struct getting *getting = context;
	struct new_names names = { 0 };
	struct sa *got = &getting->got->sa;
	unsigned unknown = 0;

	if (message->nlmsg_type != XFRM_MSG_NEWSA ||
	    !decode_sa(message, got, &getting->got->parts, &names, &unknown))
		return ERROR_GEN_FAILURE;
	if (got->config->mark != getting->wanted->config->mark ||
	    got->config->mark_mask != getting->wanted->config->mark_mask)
		return ERROR_NOT_SUPPORTED;
	if (!state_is_same(getting->wanted, got))
		return FWP_E_NOT_FOUND;
	if (!getting->update)
		return ERROR_SUCCESS;
	return encode_update(message, getting->limits, getting->update, getting->update_size);
}

static uint32_t request_state(struct netlink *netlink, struct getting *getting)
{
	_Alignas(8) char buffer[128];
	struct nlmsghdr *request = put_id(buffer, XFRM_MSG_GETSA, 0, getting->wanted);

	return netlink_request(netlink, request, take_state, getting);
}

uint32_t state_read(struct netlink *netlink, const struct sa_key *key, netlink_visit *visit,
		    void *context)
{
	_Alignas(8) char buffer[128];

	return netlink_request(netlink, encode_state_id(buffer, XFRM_MSG_GETSA, 0, key), visit, context);
}

uint32_t state_get(struct netlink *netlink, const struct sa *sa, struct sa_now *ret)
{
	struct getting getting = { .wanted = sa, .got = ret };

	return request_state(netlink, &getting);
}

uint32_t state_delete(struct netlink *netlink, const struct sa *sa)
{
	_Alignas(8) char buffer[128];
	struct sa_now now;
	uint32_t status = state_get(netlink, sa, &now);

	if (status)
		return status;
	return netlink_request(netlink, put_id(buffer, XFRM_MSG_DELSA, NLM_F_ACK, sa), NULL, NULL);
}

uint32_t state_set_use_time(struct netlink *netlink, const struct sa *sa, uint64_t use_time)
{
	const struct xfrm_lifetime_cur current = {
		.bytes = sa->bytes,
		.packets = sa->packets,
		.add_time = sa->add_time,
		.use_time = use_time,
	};
	_Alignas(8) char buffer[256];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct xfrm_aevent_id *id;

	request->nlmsg_type = XFRM_MSG_NEWAE;
	request->nlmsg_flags = NLM_F_REPLACE | NLM_F_ACK;
	id = mnl_nlmsg_put_extra_header(request, sizeof(*id));
	memcpy(&id->sa_id.daddr, sa->dst.bytes, sizeof(id->sa_id.daddr));
	memcpy(&id->saddr, sa->src.bytes, sizeof(id->saddr));
	id->sa_id.spi = htonl(sa->spi);
	id->sa_id.family = sa->family;
	id->sa_id.proto = sa->proto;
	id->reqid = sa->reqid;
	encode_mark(request, sa->config->mark, sa->config->mark_mask);
	mnl_attr_put(request, XFRMA_LTIME_VAL, sizeof(current), &current);
	return netlink_request(netlink, request, NULL, NULL);
}

uint32_t state_set_limits(struct netlink *netlink, const struct sa *sa, const struct limits *limits)
{
	_Alignas(8) char buffer[REQUEST_SIZE];
	struct sa_now now;
	struct getting getting = { .wanted = sa,
				   .got = &now,
				   .limits = limits,
				   .update = (struct nlmsghdr *)buffer,
				   .update_size = sizeof(buffer) };
	uint32_t status = request_state(netlink, &getting);

	if (!status)
		status = netlink_request(netlink, getting.update, NULL, NULL);
	explicit_bzero(buffer, sizeof(buffer));
	return status;
}
