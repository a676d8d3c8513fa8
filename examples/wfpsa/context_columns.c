/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "context_columns.h"

#include <string.h>

#include "sa_columns.h"

#define SHOWN 3

static const struct columns *const columns[] = {
	&context_identity_shown,
	&context_sas_shown,
	&context_traffic_shown, /* SHOWN */
	&context_identity_more,
	&context_names,
	&context_traffic_more,
	&context_sas_more,
	NULL,
};

/* The key that the column of SAs has: without "in." or "out.". */
static const char *sa_key(const struct column *column)
{
	const char *dot = strchr(column->key, '.');

	return dot ? dot + 1 : column->key;
}

static void context_get_half(const struct column *column, const struct half *half,
			     struct value *ret)
{
	if (half->count)
		sa_value(&half->sas[0], sa_key(column), ret);
	else
		value_absent(ret);
}

static void context_get(const struct column *column, const void *row, struct value *ret)
{
	const struct context_row *context = row;

	if (!context->context) {
		tunnel_value(&context->down, column->key, ret);
		return;
	}
	switch (column->of) {
	case OF_INBOUND:
		context_get_half(column, &context->in, ret);
		break;
	case OF_OUTBOUND:
		context_get_half(column, &context->out, ret);
		break;
	case OF_EITHER:
		sa_value(context_either(context), sa_key(column), ret);
		break;
	default:
		column->get.context(context, ret);
	}
}

const struct record context_record = { .columns = columns, .shown = SHOWN, .get = context_get };
