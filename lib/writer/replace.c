/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "replace.h"

#include "base/status.h"

uint32_t replace_sa(struct netlink *netlink, const struct sa *sa, const struct state_change *change)
{
	if (change->moves || change->fragments)
		return state_replace(netlink, sa, change);
	if (!change->encapsulates)
		return ERROR_SUCCESS;
	if (sa->extra->encap_type && change->encap.type)
		return state_set_ports(netlink, sa, &change->encap);
	return state_replace(netlink, sa, change);
}
