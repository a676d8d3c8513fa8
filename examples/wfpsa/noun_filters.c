/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "noun.h"

static DWORD filters_open(HANDLE engine, const struct filter *filter, HANDLE *ret)
{
	(void)filter; /* no option chooses among filters */
	return FwpmFilterCreateEnumHandle0(engine, NULL, ret);
}

static DWORD filters_page(HANDLE engine, HANDLE snapshot, UINT32 requested, void **ret,
			  UINT32 *count)
{
	WFPX_FILTER0 **entries;
	DWORD status = WfpxFilterEnum0(engine, snapshot, requested, &entries, count);

	*ret = entries;
	return status;
}

static bool filters_take(struct reading *reading, void *page, UINT32 index)
{
	return reading->take(reading->to, ((WFPX_FILTER0 **)page)[index]);
}

const struct noun noun_filters = {
	.name = "filters",
	.things = "filters",
	.record = &filter_record,
	.without_sas = true,
	.open = filters_open,
	.page = filters_page,
	.close = FwpmFilterDestroyEnumHandle0,
	.take = filters_take,
};
