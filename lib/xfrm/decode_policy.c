/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "decode.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <string.h>

#include "decode_ip.h"
#include "decode_selector.h"
#include "uapi.h"
#include "netlink/walk.h"

_Static_assert((int)POLICY_IN == XFRM_POLICY_IN, "");
_Static_assert((int)POLICY_OUT == XFRM_POLICY_OUT, "");
_Static_assert((int)POLICY_FWD == XFRM_POLICY_FWD, "");

static void decode_template(const void *payload, struct policy_template *to)
{
	struct xfrm_user_tmpl from;

	memcpy(&from, payload, sizeof(from));
	memset(to, 0, sizeof(*to));
	to->src = decode_ip(&from.saddr, from.family);
	to->dst = decode_ip(&from.id.daddr, from.family);
	to->spi = ntohl(from.id.spi);
	to->reqid = from.reqid;
	to->family = (uint8_t)from.family;
	to->proto = from.id.proto;
	to->mode = from.mode;
	to->optional = from.optional != 0;
}

static void decode_templates(const struct nlattr *attr, struct policy *policy,
			     struct policy_template *templates)
{
	const char *payload = mnl_attr_get_payload(attr);
	size_t count = mnl_attr_get_payload_len(attr) / sizeof(struct xfrm_user_tmpl);

	if (count > POLICY_TEMPLATES_MAX)
		count = POLICY_TEMPLATES_MAX;
	policy->template_count = (uint8_t)count;
	for (size_t i = 0; i < count; i++)
		decode_template(payload + i * sizeof(struct xfrm_user_tmpl), &templates[i]);
}

static void decode_policy_attribute(const struct nlattr *attr, struct policy *policy,
				    struct policy_template *templates)
{
	const void *payload = mnl_attr_get_payload(attr);
	size_t size = mnl_attr_get_payload_len(attr);
	struct xfrm_mark mark;

	switch (mnl_attr_get_type(attr)) {
	case XFRMA_TMPL:
		decode_templates(attr, policy, templates);
		break;
	case XFRMA_POLICY_TYPE:
		if (size >= sizeof(struct xfrm_userpolicy_type))
			policy->type = *(const uint8_t *)payload;
		break;
	case XFRMA_MARK:
		if (size >= sizeof(mark)) {
			memcpy(&mark, payload, sizeof(mark));
			policy->mark = mark.v;
			policy->mark_mask = mark.m;
		}
		break;
	case XFRMA_IF_ID:
		if (size >= sizeof(policy->if_id))
			memcpy(&policy->if_id, payload, sizeof(policy->if_id));
		break;
	}
}

/* Returns the struct xfrm_userpolicy_info, or NULL; the attributes begin at *ret_attributes. */
static const void *find_info(const struct nlmsghdr *message, size_t *ret_attributes)
{
	const char *payload = mnl_nlmsg_get_payload(message);

	*ret_attributes = sizeof(struct xfrm_userpolicy_info);
	switch (message->nlmsg_type) {
	case XFRM_MSG_POLEXPIRE:
		*ret_attributes = sizeof(struct xfrm_user_polexpire);
		break;
	case XFRM_MSG_ACQUIRE:
		*ret_attributes = sizeof(struct xfrm_user_acquire);
		payload += offsetof(struct xfrm_user_acquire, policy);
		break;
	case XFRM_MSG_DELPOLICY:
		return find_attribute(message, *ret_attributes = sizeof(struct xfrm_userpolicy_id),
				      XFRMA_POLICY, sizeof(struct xfrm_userpolicy_info));
	}
	return mnl_nlmsg_get_payload_len(message) < *ret_attributes ? NULL : payload;
}

bool decode_policy(const struct nlmsghdr *message, struct policy *policy,
		   struct policy_template templates[POLICY_TEMPLATES_MAX])
{
	struct xfrm_userpolicy_info info;
	const struct nlattr *attr;
	size_t attributes_at;
	const void *found = find_info(message, &attributes_at);

	if (!found)
		return false;
	memcpy(&info, found, sizeof(info));
	memset(policy, 0, sizeof(*policy));
	decode_selector(&info.sel, &policy->sel);
	policy->index = info.index;
	policy->priority = info.priority;
	policy->add_time = info.curlft.add_time;
	policy->dir = info.dir;
	policy->action = info.action;
	for_each_attribute(attr, message, attributes_at)
		decode_policy_attribute(attr, policy, templates);
	return true;
}
