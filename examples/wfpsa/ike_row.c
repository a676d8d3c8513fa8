/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ike_row.h"

#include <string.h>

#include "text.h"

const char *ike_state_name(WFPX_IKE_STATE state)
{
	static const char *const names[] = {
		[WFPX_IKE_STATE_CREATED] = "created",
		[WFPX_IKE_STATE_CONNECTING] = "connecting",
		[WFPX_IKE_STATE_ESTABLISHED] = "established",
		[WFPX_IKE_STATE_PASSIVE] = "passive",
		[WFPX_IKE_STATE_REKEYING] = "rekeying",
		[WFPX_IKE_STATE_REKEYED] = "rekeyed",
		[WFPX_IKE_STATE_DELETING] = "deleting",
		[WFPX_IKE_STATE_DESTROYING] = "destroying",
	};

	return (unsigned)state < sizeof(names) / sizeof(names[0]) ? names[state] : NULL;
}

const char *ike_child_state_name(WFPX_IKE_CHILD_STATE state)
{
	static const char *const names[] = {
		[WFPX_IKE_CHILD_CREATED] = "created",
		[WFPX_IKE_CHILD_ROUTED] = "routed",
		[WFPX_IKE_CHILD_INSTALLING] = "installing",
		[WFPX_IKE_CHILD_INSTALLED] = "installed",
		[WFPX_IKE_CHILD_UPDATING] = "updating",
		[WFPX_IKE_CHILD_REKEYING] = "rekeying",
		[WFPX_IKE_CHILD_REKEYED] = "rekeyed",
		[WFPX_IKE_CHILD_RETRYING] = "retrying",
		[WFPX_IKE_CHILD_DELETING] = "deleting",
		[WFPX_IKE_CHILD_DELETED] = "deleted",
		[WFPX_IKE_CHILD_DESTROYING] = "destroying",
	};

	return (unsigned)state < sizeof(names) / sizeof(names[0]) ? names[state] : NULL;
}

bool ike_is_called(const WFPX_IKE_SA0 *sa, const char *name)
{
	if (text_is(sa->connection, name))
		return true;
	for (UINT32 i = 0; i < sa->numChildren; i++)
		if (text_is(sa->children[i]->name, name))
			return true;
	return false;
}

void ike_addresses(const WFPX_IKE_SA0 *sa, WFPX_ADDRESS0 *ret_local, WFPX_ADDRESS0 *ret_remote)
{
	const IKEEXT_TRAFFIC0 *traffic = &sa->details.ikeTraffic;

	ret_local->ipVersion = ret_remote->ipVersion = traffic->ipVersion;
	if (traffic->ipVersion == FWP_IP_VERSION_V6) {
		memcpy(ret_local->v6Address, traffic->localV6Address, 16);
		memcpy(ret_remote->v6Address, traffic->remoteV6Address, 16);
	} else {
		ret_local->v4Address = traffic->localV4Address;
		ret_remote->v4Address = traffic->remoteV4Address;
	}
}
