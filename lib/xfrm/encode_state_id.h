/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_ENCODE_STATE_ID_H
#define XFRM_ENCODE_STATE_ID_H

#include <arpa/inet.h>
#include <string.h>

#include "event.h"
#include "netlink/walk.h"
#include "uapi.h"

/* Enough for any request of encode_state_id(). */
#define STATE_ID_REQUEST_MAX 64u

/* Adds a mark. The kernel does not send mark 0 with mask 0 either (xfrm_mark_put()). */
static inline void encode_mark(struct nlmsghdr *request, uint32_t value, uint32_t mask)
{
	const struct xfrm_mark mark = { .v = value, .m = mask };

	if (value || mask)
		mnl_attr_put(request, XFRMA_MARK, sizeof(mark), &mark);
}

/* Writes a request about the state with the key @key to @buffer, and returns it. */
static inline struct nlmsghdr *encode_state_id(void *buffer, uint16_t type, uint16_t flags,
					       const struct sa_key *key)
{
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct xfrm_usersa_id *id;

	request->nlmsg_type = type;
	request->nlmsg_flags = flags;
	id = mnl_nlmsg_put_extra_header(request, sizeof(*id));
	memcpy(&id->daddr, key->dst.bytes, sizeof(id->daddr));
	id->spi = htonl(key->spi);
	id->family = key->family;
	id->proto = key->proto;
	encode_mark(request, key->mark, key->mark_mask);
	return request;
}

#endif
