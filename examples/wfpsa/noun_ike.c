/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ike_row.h"
#include "noun.h"
#include "subnet.h"

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
