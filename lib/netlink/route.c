/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "route.h"

#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "base/status.h"
#include "walk.h"

/* How many dumps are made while addresses keep changing during the dump; the last one counts. */
#define ROUNDS_MAX 4

uint32_t dump_addresses(struct netlink *netlink, netlink_visit *visit, void *context)
{
	struct {
		struct nlmsghdr header;
		struct ifaddrmsg body;
	} request = { .header = { .nlmsg_len = sizeof(request), .nlmsg_type = RTM_GETADDR } };
	struct netlink_dump dump;
	uint32_t status;
	int round = 0;

	do {
		dump = (struct netlink_dump){ .visit = visit, .context = context, .route = true };
		status = netlink_dump(netlink, &request.header, &dump);
	} while (!status && dump.interrupted && ++round < ROUNDS_MAX);
	return status;
}

/*
 * IFA_LOCAL is the interface's own address, and IFA_ADDRESS that of the peer, if the interface has
 * a peer. For an IPv6 address without a peer the kernel sends only IFA_ADDRESS, which is then the
 * interface's own (inet6_fill_ifaddr(), Linux 6.1).
 */
bool decode_local_address(const struct nlmsghdr *message, uint8_t *family, struct address *address)
{
	const struct nlattr *attr, *found = NULL;
	const struct ifaddrmsg *ifa;
	size_t size;

	if (message->nlmsg_type != RTM_NEWADDR || mnl_nlmsg_get_payload_len(message) < sizeof(*ifa))
		return false;
	ifa = mnl_nlmsg_get_payload(message);
	if (ifa->ifa_family != AF_INET && ifa->ifa_family != AF_INET6)
		return false;
	size = ifa->ifa_family == AF_INET ? 4 : 16;
	for_each_attribute(attr, message, sizeof(*ifa)) {
		uint16_t type = mnl_attr_get_type(attr);

		if (mnl_attr_get_payload_len(attr) < size)
			continue;
		if (type == IFA_LOCAL || (type == IFA_ADDRESS && !found))
			found = attr;
	}
	if (!found)
		return false;
	*family = ifa->ifa_family;
	memset(address, 0, sizeof(*address));
	memcpy(address->bytes, mnl_attr_get_payload(found), size);
	return true;
}
