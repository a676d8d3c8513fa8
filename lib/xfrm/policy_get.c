/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policy_get.h"

#include "base/status.h"
#include "decode.h"
#include "netlink/walk.h"
#include "uapi.h"

struct getting {
	struct policy *policy;
	struct policy_template *templates;
};

static uint32_t take_policy(const struct nlmsghdr *message, void *context)
{
	const struct getting *getting = context;

	return decode_policy(message, getting->policy, getting->templates) ? ERROR_SUCCESS
									   : ERROR_GEN_FAILURE;
}

/* The kernel compares all of these with the policy (xfrm_policy_byid()). */
uint32_t policy_get(struct netlink *netlink, const struct policy *known, struct policy *ret,
		    struct policy_template templates[POLICY_TEMPLATES_MAX])
{
	const struct xfrm_mark mark = { .v = known->mark, .m = known->mark_mask };
	const struct xfrm_userpolicy_type type = { .type = known->type };
	struct getting getting = { ret, templates };
	_Alignas(8) char buffer[256];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct xfrm_userpolicy_id *id;

	request->nlmsg_type = XFRM_MSG_GETPOLICY;
	id = mnl_nlmsg_put_extra_header(request, sizeof(*id));
	id->index = known->index;
	id->dir = known->dir;
	if (mark.v || mark.m)
		mnl_attr_put(request, XFRMA_MARK, sizeof(mark), &mark);
	if (known->if_id)
		mnl_attr_put_u32(request, XFRMA_IF_ID, known->if_id);
	if (type.type)
		mnl_attr_put(request, XFRMA_POLICY_TYPE, sizeof(type), &type);
	return netlink_request(netlink, request, take_policy, &getting);
}
