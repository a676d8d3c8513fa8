/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "noun.h"

static DWORD sessions_open(HANDLE engine, const struct filter *filter, HANDLE *ret)
{
	(void)filter; /* sessions have no filters */
	return FwpmSessionCreateEnumHandle0(engine, NULL, ret);
}

static DWORD sessions_page(HANDLE engine, HANDLE snapshot, UINT32 requested, void **ret,
			   UINT32 *count)
{
	FWPM_SESSION0 **entries;
	DWORD status = FwpmSessionEnum0(engine, snapshot, requested, &entries, count);

	*ret = entries;
	return status;
}

static bool sessions_take(struct reading *reading, void *page, UINT32 index)
{
	return reading->take(reading->to, ((FWPM_SESSION0 **)page)[index]);
}

const struct noun noun_sessions = {
	.name = "sessions",
	.things = "sessions",
	.record = &session_record,
	.without_sas = true,
	.open = sessions_open,
	.page = sessions_page,
	.close = FwpmSessionDestroyEnumHandle0,
	.take = sessions_take,
};
