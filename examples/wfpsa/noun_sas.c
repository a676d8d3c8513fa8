/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "noun.h"
#include "sa_row.h"

static DWORD sas_open(HANDLE engine, const struct filter *filter, HANDLE *ret)
{
	IPSEC_SA_ENUM_TEMPLATE0 template = { 0 };

	if (!filter || !filter->given[FILTER_DIRECTION])
		return IPsecSaCreateEnumHandle0(engine, NULL, ret);
	template.saDirection = filter->direction;
	return IPsecSaCreateEnumHandle0(engine, &template, ret);
}

static DWORD sas_page(HANDLE engine, HANDLE snapshot, UINT32 requested, void **ret, UINT32 *count)
{
	WFPX_SA_DETAILS0 **entries;
	DWORD status = WfpxSaEnum0(engine, snapshot, requested, &entries, count);

	*ret = entries;
	return status;
}

static bool sas_wanted(const struct filter *filter, const WFPX_SA0 *sa)
{
	return !filter || (filter_has_sa(filter, sa) && filter_has_addresses(filter, sa));
}

/* An entry is a bundle; each SA of the bundle is a row. */
static bool sas_take(struct reading *reading, void *page, UINT32 index)
{
	const WFPX_SA_DETAILS0 *details = ((WFPX_SA_DETAILS0 **)page)[index];
	struct sa_row row = {
		.details = details,
		.bundle = reading->entries,
		.now = reading->now,
		.foreign = reading->netns != NULL,
	};

	for (row.index = 0; row.index < details->numSAs; row.index++) {
		row.sa = details->saList[row.index];
		if (sas_wanted(reading->filter, row.sa) && !reading->take(reading->to, &row))
			return false;
	}
	return true;
}

const struct noun noun_sas = {
	.name = "sas",
	.things = "SAs",
	.record = &sa_record,
	.template_filters = 1u << FILTER_DIRECTION,
	.open = sas_open,
	.page = sas_page,
	.close = IPsecSaDestroyEnumHandle0,
	.take = sas_take,
};
