/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "context_row.h"
#include "noun.h"
#include "subnet.h"

static DWORD contexts_open(HANDLE engine, const struct filter *filter, HANDLE *ret)
{
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = { 0 };
	struct subnet local, remote;

	if (filter && filter->given[FILTER_LOCAL])
		subnet_fill(&template.localSubNet, &local, &filter->local);
	if (filter && filter->given[FILTER_PEER])
		subnet_fill(&template.remoteSubNet, &remote, &filter->peer);
	return IPsecSaContextCreateEnumHandle0(engine, &template, ret);
}

static DWORD contexts_page(HANDLE engine, HANDLE snapshot, UINT32 requested, void **ret,
			   UINT32 *count)
{
	WFPX_SA_CONTEXT0 **entries;
	DWORD status = WfpxSaContextEnum0(engine, snapshot, requested, &entries, count);

	*ret = entries;
	return status;
}

static bool half_wanted(const struct filter *filter, const struct half *half)
{
	for (size_t i = 0; i < half->count; i++)
		if (filter_has_sa(filter, half->sas[i].sa))
			return true;
	return false;
}

/* A context passes the filters for SAs if one of its SAs passes all of them. */
bool context_wanted(const struct filter *filter, const struct context_row *row)
{
	if (filter && filter->given[FILTER_NAME] &&
	    !context_is_called(row, filter->given[FILTER_NAME]))
		return false;
	return !filter || (filter_has_state(filter, row->context->state) &&
			   (half_wanted(filter, &row->in) || half_wanted(filter, &row->out)));
}

static bool contexts_take(struct reading *reading, void *page, UINT32 index)
{
	const WFPX_SA_CONTEXT0 *context = ((WFPX_SA_CONTEXT0 **)page)[index];
	struct context_row row;

	context_row_init(&row, context, reading->now, reading->netns != NULL);
	return !context_wanted(reading->filter, &row) || reading->take(reading->to, &row);
}

const struct noun noun_contexts = {
	.name = "contexts",
	.things = "SAs",
	.record = &context_record,
	.named = true,
	.template_filters = 1u << FILTER_LOCAL | 1u << FILTER_PEER,
	.open = contexts_open,
	.page = contexts_page,
	.close = IPsecSaContextDestroyEnumHandle0,
	.take = contexts_take,
};
