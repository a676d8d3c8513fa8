/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "context_fields.h"
#include "sa_fields.h"
#include "selector.h"

static void half_init(struct half *half, const WFPX_SA_DETAILS0 *details, uint64_t now,
		      bool foreign)
{
	half->count = 0;
	for (; details && half->count < details->numSAs && half->count < HALF_SAS_MAX;
	     half->count++)
		half->sas[half->count] = (struct sa_row){
			.details = details,
			.index = half->count,
			.sa = &details->saList[half->count],
			.now = now,
			.foreign = foreign,
		};
}

void context_row_init(struct context_row *row, const WFPX_SA_CONTEXT0 *context, uint64_t now,
		      bool foreign)
{
	row->context = context;
	half_init(&row->in, context->inboundSa, now, foreign);
	half_init(&row->out, context->outboundSa, now, foreign);
}

const struct sa_row *context_either(const struct context_row *row)
{
	return row->out.count ? &row->out.sas[0] : &row->in.sas[0];
}

/* SAs of a half from @from on. */
static void set_rows(struct value *ret, enum value_kind kind, const struct half *half, size_t from)
{
	struct rows rows = {
		.record = &sa_record,
		.first = &half->sas[from],
		.count = kind == VALUE_ROW ? 1 : half->count - from,
		.size = sizeof(half->sas[0]),
	};

	value_rows(ret, kind, &rows);
}

/* As "esp:0xc0000001". */
static void add_words(struct value *ret, const struct half *half, size_t from)
{
	for (size_t i = from; i < half->count; i++) {
		const WFPX_SA0 *sa = half->sas[i].sa;

		value_add_word(ret, "%s:0x%08x", sa->protocol == 51 ? "ah" : "esp",
			       (unsigned)sa->spi);
	}
}

/* The object is the first SA; the cell names all. */
static void set_first(struct value *ret, const struct half *half)
{
	if (!half->count) {
		value_absent(ret);
		return;
	}
	set_rows(ret, VALUE_ROW, half, 0);
	add_words(ret, half, 0);
}

static void set_more(struct value *ret, const struct half *half)
{
	if (half->count < 2) {
		value_absent(ret);
		return;
	}
	set_rows(ret, VALUE_ROWS, half, 1);
	add_words(ret, half, 1);
}

void context_inbound(const struct context_row *row, struct value *ret)
{
	set_first(ret, &row->in);
}

void context_outbound(const struct context_row *row, struct value *ret)
{
	set_first(ret, &row->out);
}

void context_inbound_more(const struct context_row *row, struct value *ret)
{
	set_more(ret, &row->in);
}

void context_outbound_more(const struct context_row *row, struct value *ret)
{
	set_more(ret, &row->out);
}

/* As "9/371327": what "ip xfrm policy" calls index and priority. */
void context_policies(const struct context_row *row, struct value *ret)
{
	const WFPX_SA_CONTEXT0 *c = row->context;
	struct rows rows = {
		.record = &policy_record,
		.first = c->policies,
		.count = c->numPolicies,
		.size = sizeof(c->policies[0]),
	};

	value_rows(ret, VALUE_ROWS, &rows);
	for (UINT32 i = 0; i < c->numPolicies; i++)
		value_add_word(ret, "%u/%u", (unsigned)c->policies[i].index,
			       (unsigned)c->policies[i].priority);
}

void context_policies_served(const struct context_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->context->numPoliciesServed);
}

/* Inbound and forward policies say the same as the outbound one, from the other end. */
static void set_traffic(const struct context_row *row, bool local, struct value *ret)
{
	const WFPX_SA_CONTEXT0 *c = row->context;
	char text[TRAFFIC_END_TEXT_SIZE];

	value_list(ret);
	for (UINT32 i = 0; i < c->numPolicies; i++) {
		bool out = c->policies[i].direction == FWP_DIRECTION_OUTBOUND;

		format_traffic_end(&c->policies[i].selector, local == out, text);
		value_add_new_word(ret, text);
	}
}

void context_local_traffic(const struct context_row *row, struct value *ret)
{
	set_traffic(row, true, ret);
}

void context_remote_traffic(const struct context_row *row, struct value *ret)
{
	set_traffic(row, false, ret);
}
