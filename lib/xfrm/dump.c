/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "dump.h"

#include <string.h>

#include "base/status.h"
#include "netlink/walk.h"
#include "uapi.h"

static uint32_t dump_xfrm(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			  void *context, uint64_t *bytes)
{
	struct netlink_dump dump = { .visit = visit, .context = context };
	uint32_t status = netlink_dump(netlink, request, &dump);

	*bytes += dump.bytes;
	return status;
}

static void put_filter(struct nlmsghdr *request, const struct address_filter *filter)
{
	struct xfrm_address_filter to = {
		.family = filter->family,
		.splen = filter->src_prefix,
		.dplen = filter->dst_prefix,
	};

	memcpy(&to.saddr, filter->src.bytes, sizeof(to.saddr));
	memcpy(&to.daddr, filter->dst.bytes, sizeof(to.daddr));
	mnl_attr_put(request, XFRMA_ADDRESS_FILTER, sizeof(to), &to);
}

uint32_t dump_states(struct netlink *netlink, const struct address_filter *filter,
		     netlink_visit *visit, void *context, uint64_t *bytes)
{
	_Alignas(8) char buffer[128];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);

	/*
	 * The filter follows the header directly. If there were a struct xfrm_usersa_id in between,
	 * as in a GETSA for one state, the kernel would ignore the filter (xfrm_dump_sa(), Linux
	 * 6.18 and before).
	 */
	request->nlmsg_type = XFRM_MSG_GETSA;
	if (filter)
		put_filter(request, filter);
	return dump_xfrm(netlink, request, visit, context, bytes);
}

uint32_t dump_policies(struct netlink *netlink, netlink_visit *visit, void *context,
		       uint64_t *bytes)
{
	struct nlmsghdr request = { .nlmsg_len = sizeof(request),
				    .nlmsg_type = XFRM_MSG_GETPOLICY };

	return dump_xfrm(netlink, &request, visit, context, bytes);
}

/* Where counts are in an answer, and where to put them. */
struct counting {
	uint16_t attribute;
	uint16_t size;
	void *counts;
};

/* The answers begin with a u32 of flags. */
static uint32_t take_count(const struct nlmsghdr *message, void *context)
{
	const struct counting *counting = context;
	const struct nlattr *attr;

	for_each_attribute(attr, message, sizeof(uint32_t))
		if (mnl_attr_get_type(attr) == counting->attribute &&
		    mnl_attr_get_payload_len(attr) >= counting->size)
			memcpy(counting->counts, mnl_attr_get_payload(attr), counting->size);
	return ERROR_SUCCESS;
}

static uint32_t request_count(struct netlink *netlink, uint16_t type, struct counting *counting)
{
	struct {
		struct nlmsghdr header;
		uint32_t flags;
	} request = { .header = { .nlmsg_len = sizeof(request), .nlmsg_type = type } };

	return netlink_request(netlink, &request.header, take_count, counting);
}

uint32_t count_states(struct netlink *netlink, uint32_t *ret)
{
	struct counting counting = { XFRMA_SAD_CNT, sizeof(*ret), ret };

	*ret = 0;
	return request_count(netlink, XFRM_MSG_GETSADINFO, &counting);
}

/* struct xfrmu_sadhinfo is these two. */
uint32_t count_buckets(struct netlink *netlink, struct bucket_counts *ret)
{
	struct counting counting = { XFRMA_SAD_HINFO, sizeof(*ret), ret };

	*ret = (struct bucket_counts){ 0 };
	return request_count(netlink, XFRM_MSG_GETSADINFO, &counting);
}

/* struct xfrmu_spdinfo begins with these three. */
uint32_t count_policies(struct netlink *netlink, struct policy_counts *ret)
{
	struct counting counting = { XFRMA_SPD_INFO, sizeof(*ret), ret };

	*ret = (struct policy_counts){ 0 };
	return request_count(netlink, XFRM_MSG_GETSPDINFO, &counting);
}
