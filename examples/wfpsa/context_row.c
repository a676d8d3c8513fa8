/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "context_row.h"

#include "text.h"

const char *context_state_name(unsigned state)
{
	static const char *const names[] = {
		[WFPX_SA_CONTEXT_UP] = "up",
		[WFPX_SA_CONTEXT_REKEYING] = "rekeying",
		[WFPX_SA_CONTEXT_DRAINING] = "draining",
		[WFPX_SA_CONTEXT_HALF] = "half",
	};

	return state < sizeof(names) / sizeof(names[0]) ? names[state] : NULL;
}

enum tone context_state_tone(unsigned state)
{
	switch (state) {
	case WFPX_SA_CONTEXT_UP:
		return TONE_GOOD;
	case WFPX_SA_CONTEXT_REKEYING:
	case WFPX_SA_CONTEXT_DRAINING:
		return TONE_PASSING;
	default:
		return TONE_BAD;
	}
}

bool context_is_called(const struct context_row *row, const char *name)
{
	const WFPX_NAMES0 *names = row->context->names;

	return names && (text_is(names->name, name) || text_is(names->connection, name) ||
			 text_is(names->child, name));
}

static void half_init(struct half *half, const WFPX_SA_DETAILS0 *details, uint64_t now,
		      bool foreign)
{
	half->count = 0;
	for (; details && half->count < details->numSAs && half->count < HALF_SAS_MAX;
	     half->count++)
		half->sas[half->count] = (struct sa_row){
			.details = details,
			.index = half->count,
			.sa = details->saList[half->count],
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
