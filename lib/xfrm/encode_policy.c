/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "encode_policy.h"

#include <arpa/inet.h>
#include <stdbool.h>
#include <string.h>

#include "base/status.h"
#include "encode_selector.h"
#include "uapi.h"
#include "netlink/walk.h"

_Static_assert(POLICY_REQUEST_MAX >= 64 + sizeof(struct nlmsghdr) +
					     sizeof(struct xfrm_userpolicy_info) +
					     POLICY_TEMPLATES_MAX * sizeof(struct xfrm_user_tmpl),
	       "");

/* An algorithm is allowed by the bit of its number (xfrm_tmpl_resolve_one(), Linux 6.1 to 6.18). */
#define ALL_ALGORITHMS (~0u)

static void encode_template(const struct policy_template *from, struct xfrm_user_tmpl *to)
{
	memset(to, 0, sizeof(*to));
	memcpy(&to->id.daddr, from->dst.bytes, sizeof(to->id.daddr));
	memcpy(&to->saddr, from->src.bytes, sizeof(to->saddr));
	to->id.spi = htonl(from->spi);
	to->id.proto = from->proto;
	to->family = from->family;
	to->reqid = from->reqid;
	to->mode = from->mode;
	to->optional = from->optional;
	to->aalgos = to->ealgos = to->calgos = ALL_ALGORITHMS;
}

static bool put_templates(const struct policy *policy, const struct policy_template *templates,
			  struct nlmsghdr *request, size_t size)
{
	struct xfrm_user_tmpl to[POLICY_TEMPLATES_MAX];

	if (!policy->template_count)
		return true;
	for (size_t i = 0; i < policy->template_count; i++)
		encode_template(&templates[i], &to[i]);
	return mnl_attr_put_check(request, size, XFRMA_TMPL, policy->template_count * sizeof(to[0]),
				  to);
}

/* What the kernel compares besides the selector. It does not send zeros either. */
static bool put_marks(const struct policy *policy, struct nlmsghdr *request, size_t size)
{
	const struct xfrm_mark mark = { .v = policy->mark, .m = policy->mark_mask };
	const struct xfrm_userpolicy_type type = { .type = policy->type };

	return (!(mark.v || mark.m) ||
		mnl_attr_put_check(request, size, XFRMA_MARK, sizeof(mark), &mark)) &&
	       (!policy->if_id ||
		mnl_attr_put_u32_check(request, size, XFRMA_IF_ID, policy->if_id)) &&
	       (!type.type ||
		mnl_attr_put_check(request, size, XFRMA_POLICY_TYPE, sizeof(type), &type));
}

/* The messages of a batch start at any multiple of four bytes, which is too little for the struct. */
static bool put_info(const struct policy *policy, const struct policy_template *templates,
		     struct nlmsghdr *request, size_t size)
{
	struct xfrm_userpolicy_info info = { .lft = { .soft_byte_limit = XFRM_INF,
						      .hard_byte_limit = XFRM_INF,
						      .soft_packet_limit = XFRM_INF,
						      .hard_packet_limit = XFRM_INF },
					     .priority = policy->priority,
					     .dir = policy->dir,
					     .action = policy->action,
					     .share = XFRM_SHARE_ANY };

	encode_selector(&policy->sel, &info.sel);
	memcpy(mnl_nlmsg_put_extra_header(request, sizeof(info)), &info, sizeof(info));
	return put_templates(policy, templates, request, size);
}

static void put_id(const struct policy *policy, struct nlmsghdr *request)
{
	struct xfrm_userpolicy_id *id = mnl_nlmsg_put_extra_header(request, sizeof(*id));

	encode_selector(&policy->sel, &id->sel);
	id->dir = policy->dir;
	id->index = policy->index; /* if it is not 0, the kernel does not look at the selector */
}

uint32_t encode_policy(const struct policy *policy, const struct policy_template *templates,
		       enum policy_act act, struct nlmsghdr *request, size_t size)
{
	static const uint16_t types[] = { [POLICY_ADD] = XFRM_MSG_NEWPOLICY,
					  [POLICY_REPLACE] = XFRM_MSG_UPDPOLICY,
					  [POLICY_DELETE] = XFRM_MSG_DELPOLICY };

	if (size < sizeof(*request) + sizeof(struct xfrm_userpolicy_info) ||
	    policy->template_count > POLICY_TEMPLATES_MAX)
		return ERROR_INVALID_PARAMETER;
	mnl_nlmsg_put_header(request);
	request->nlmsg_type = types[act];
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	if (act == POLICY_DELETE)
		put_id(policy, request);
	else if (!put_info(policy, templates, request, size))
		return ERROR_INVALID_PARAMETER;
	return put_marks(policy, request, size) ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
}
