/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <string.h>

#include "ike_row.h"
#include "noun.h"
#include "subnet.h"
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

static DWORD ike_open(HANDLE engine, const struct filter *filter, HANDLE *ret)
{
	IKEEXT_SA_ENUM_TEMPLATE0 template = { 0 };
	struct subnet local, remote;

	if (filter && filter->given[FILTER_LOCAL])
		subnet_fill(&template.localSubNet, &local, &filter->local);
	if (filter && filter->given[FILTER_PEER])
		subnet_fill(&template.remoteSubNet, &remote, &filter->peer);
	return IkeextSaCreateEnumHandle0(engine, &template, ret);
}

static DWORD ike_page(HANDLE engine, HANDLE snapshot, UINT32 requested, void **ret, UINT32 *count)
{
	WFPX_IKE_SA0 **entries;
	DWORD status = WfpxIkeSaEnum0(engine, snapshot, requested, &entries, count);

	*ret = entries;
	return status;
}

static bool ike_wanted(const struct filter *filter, const WFPX_IKE_SA0 *sa)
{
	if (!filter)
		return true;
	if (filter->given[FILTER_NAME] && !ike_is_called(sa, filter->given[FILTER_NAME]))
		return false;
	return filter_has_family(filter, sa->details.ipVersion);
}

static bool ike_take(struct reading *reading, void *page, UINT32 index)
{
	const WFPX_IKE_SA0 *sa = ((WFPX_IKE_SA0 **)page)[index];

	return !ike_wanted(reading->filter, sa) || reading->take(reading->to, sa);
}

const struct noun noun_ike = {
	.name = "ike",
	.things = "IKE SAs",
	.record = &ike_record,
	.template_filters = 1u << FILTER_LOCAL | 1u << FILTER_PEER,
	.named = true,
	.without_sas = true,
	.open = ike_open,
	.page = ike_page,
	.close = IkeextSaDestroyEnumHandle0,
	.take = ike_take,
};
