/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "context_row.h"

#include "text.h"

static enum tone tone_of(unsigned state)
{
	switch (state) {
	case WFPX_SA_CONTEXT_UP:
		return TONE_GOOD;
	case WFPX_SA_CONTEXT_REKEYING:
	case WFPX_SA_CONTEXT_DRAINING:
	case WFPX_TUNNEL_LARVAL:
		return TONE_PASSING;
	default:
		return TONE_BAD;
	}
}

void value_state(struct value *ret, unsigned state)
{
	const char *name = context_state_name(state);

	if (name)
		value_word(ret, name);
	else
		value_text(ret, "%u", state);
	value_tone(ret, tone_of(state));
}

bool names_have(const WFPX_NAMES0 *names, const char *name)
{
	return names && (text_is(names->name, name) || text_is(names->connection, name) ||
			 text_is(names->child, name));
}

bool context_is_called(const struct context_row *row, const char *name)
{
	return names_have(row->context ? row->context->names : row->down.tunnel->names, name);
}

void context_row_init_down(struct context_row *row, const WFPX_TUNNEL0 *tunnel, uint64_t now)
{
	row->context = NULL;
	row->in.count = row->out.count = 0;
	row->down = (struct tunnel_row){ tunnel, now, NULL };
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
	row->down = (struct tunnel_row){ NULL, now, NULL };
	half_init(&row->in, context->inboundSa, now, foreign);
	half_init(&row->out, context->outboundSa, now, foreign);
}

const struct sa_row *context_either(const struct context_row *row)
{
	return row->out.count ? &row->out.sas[0] : &row->in.sas[0];
}
