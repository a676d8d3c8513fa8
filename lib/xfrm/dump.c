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

/* Where a count is in an answer, and the result. */
struct counting {
	uint16_t attribute;
	uint16_t numbers; /* of four bytes each, which are added up */
	uint32_t count;
};

/* The answers begin with a u32 of flags. */
static uint32_t take_count(const struct nlmsghdr *message, void *context)
{
	struct counting *counting = context;
	const struct nlattr *attr;
	uint32_t numbers[3] = { 0 };

	for_each_attribute(attr, message, sizeof(uint32_t))
		if (mnl_attr_get_type(attr) == counting->attribute &&
		    mnl_attr_get_payload_len(attr) >= counting->numbers * sizeof(numbers[0]))
			memcpy(numbers, mnl_attr_get_payload(attr),
			       counting->numbers * sizeof(numbers[0]));
	counting->count = numbers[0] + numbers[1] + numbers[2];
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
	struct counting counting = { .attribute = XFRMA_SAD_CNT, .numbers = 1 };
	uint32_t status = request_count(netlink, XFRM_MSG_GETSADINFO, &counting);

	if (!status)
		*ret = counting.count;
	return status;
}

/* struct xfrmu_spdinfo begins with the numbers of inbound, outbound and forward policies. */
uint32_t count_policies(struct netlink *netlink, uint32_t *ret)
{
	struct counting counting = { .attribute = XFRMA_SPD_INFO, .numbers = 3 };
	uint32_t status = request_count(netlink, XFRM_MSG_GETSPDINFO, &counting);

	if (!status)
		*ret = counting.count;
	return status;
}
