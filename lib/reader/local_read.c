/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "local_read.h"

#include "base/status.h"
#include "netlink/route.h"

static uint32_t add_address(const struct nlmsghdr *message, void *context)
{
	struct address address;
	uint8_t family;

	if (!decode_local_address(message, &family, &address))
		return ERROR_SUCCESS;
	return local_addresses_add(context, family, &address);
}

uint32_t local_addresses_read(struct netlink *netlink, struct local_addresses *ret)
{
	struct local_addresses local = { 0 };
	uint32_t status = dump_addresses(netlink, add_address, &local);

	if (status)
		local_addresses_done(&local);
	else
		*ret = local;
	return status;
}
