/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>

#include "context_fields.h"
#include "sa_fields.h"

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

void context_id(const struct context_row *row, struct value *ret)
{
	value_hex(ret, 16, row->context->context.saContextId);
}

void context_state(const struct context_row *row, struct value *ret)
{
	const char *name = context_state_name(row->context->state);

	if (name)
		value_text(ret, "%s", name);
	else
		value_text(ret, "%u", row->context->state);
	if (row->context->pairedByOrder)
		value_doubt(ret);
}

void context_by_order(const struct context_row *row, struct value *ret)
{
	value_number(ret, VALUE_BOOLEAN, row->context->pairedByOrder);
}

void context_active(const struct context_row *row, struct value *ret)
{
	value_number(ret, VALUE_BOOLEAN, row->context->active);
}

void context_local(const struct context_row *row, struct value *ret)
{
	value_address(ret, sa_local_address(context_either(row)->sa));
}

void context_remote(const struct context_row *row, struct value *ret)
{
	value_address(ret, sa_remote_address(context_either(row)->sa));
}

/* What the SAs of one direction say, with a plus between. */
static void join(const struct context_row *row, void (*get)(const struct sa_row *, struct value *),
		 struct value *ret)
{
	const struct half *half = row->out.count ? &row->out : &row->in;
	char text[VALUE_TEXT_SIZE] = "";
	size_t used = 0;

	for (size_t i = 0; i < half->count && used < sizeof(text); i++) {
		get(&half->sas[i], ret);
		used += (size_t)snprintf(text + used, sizeof(text) - used, "%s%s", i ? "+" : "",
					 ret->scalar.text);
	}
	value_text(ret, "%s", text);
}

void context_protocol(const struct context_row *row, struct value *ret)
{
	join(row, sa_protocol, ret);
}

void context_algorithm(const struct context_row *row, struct value *ret)
{
	join(row, sa_algorithm, ret);
}

/* The one of an SA, turned so that the local port comes first. */
void context_encap(const struct context_row *row, struct value *ret)
{
	const struct sa_row *either = context_either(row);
	const WFPX_SA0 *sa = either->sa;
	bool out = sa->saDirection == FWP_DIRECTION_OUTBOUND;
	unsigned local = out ? sa->encapSourcePort : sa->encapDestinationPort;
	unsigned remote = out ? sa->encapDestinationPort : sa->encapSourcePort;
	char type[16];

	sa_encap(either, ret);
	if (ret->scalar.kind == VALUE_ABSENT)
		return;
	snprintf(type, sizeof(type), "%.15s", ret->members[0].scalar.text);
	value_object(ret);
	value_add_text(ret, "type", type);
	value_add_number(ret, "local_port", VALUE_NUMBER, local);
	value_add_number(ret, "remote_port", VALUE_NUMBER, remote);
	value_set_cell(ret, "%s:%u-%u", type, local, remote);
}

/* Since it is complete: of the newer SA. */
void context_age(const struct context_row *row, struct value *ret)
{
	uint64_t in = row->context->inboundAgeSeconds, out = row->context->outboundAgeSeconds;

	if (!row->in.count || (row->out.count && out < in))
		in = out;
	value_number(ret, VALUE_SECONDS, in);
}

/* The smaller of what both SAs say; what one does not know or limit counts for nothing. */
static void least(const struct context_row *row, void (*get)(const struct sa_row *, struct value *),
		  struct value *ret)
{
	bool known = false;
	uint64_t number = 0;

	if (row->in.count) {
		get(&row->in.sas[0], ret);
		known = ret->scalar.kind == VALUE_SECONDS;
		number = ret->scalar.number;
	}
	if (row->out.count)
		get(&row->out.sas[0], ret);
	if (known && (ret->scalar.kind != VALUE_SECONDS || number < ret->scalar.number))
		value_number(ret, VALUE_SECONDS, number);
}

void context_left(const struct context_row *row, struct value *ret)
{
	least(row, sa_left, ret);
}

void context_idle(const struct context_row *row, struct value *ret)
{
	least(row, sa_idle, ret);
}
