/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ended.h"

#include <inttypes.h>
#include <string.h>

#include "add_objects.h"
#include "json.h"

static size_t copy_spis(UINT32 ret[HALF_SAS_MAX], const struct half *half)
{
	for (size_t i = 0; i < half->count; i++)
		ret[i] = half->sas[i].sa->spi;
	return half->count;
}

void ended_init(struct ended *ended, const struct context_row *row)
{
	const struct sa_row *either = context_either(row);

	*ended = (struct ended){ .id = row->context->context.saContextId };
	format_address(sa_local_address(either->sa), ended->local);
	format_address(sa_remote_address(either->sa), ended->remote);
	ended->sends = row->context->active && row->out.count;
	ended->added = add_has_made(&row->context->context);
	ended->by_order = row->context->pairedByOrder;
	ended->in_count = copy_spis(ended->in, &row->in);
	ended->out_count = copy_spis(ended->out, &row->out);
}

static void print_spis(const char *name, const UINT32 *spis, size_t count, FILE *to)
{
	fprintf(to, " %s%s", name, count ? "" : " -");
	for (size_t i = 0; i < count; i++)
		fprintf(to, "%c0x%08" PRIx32, i ? '+' : ' ', spis[i]);
}

void ended_print_context(const struct ended *ended, FILE *to)
{
	fprintf(to, "0x%016" PRIx64 " %s %s", (uint64_t)ended->id, ended->local, ended->remote);
	print_spis("in", ended->in, ended->in_count, to);
	print_spis("out", ended->out, ended->out_count, to);
	if (ended->by_order)
		fputs(" (paired by order)", to);
}

void ended_print(const struct ended *ended, const char *instead)
{
	char when[64];

	ended_print_context(ended, stdout);
	printf(" %s", ended->result ? ended->result : instead);
	if (ended->ends && format_time(ended->ends, when, sizeof(when)))
		printf(", inbound until %s", when);
	putchar('\n');
}

static void put_spis(struct json *json, const char *key, const UINT32 *spis, size_t count)
{
	json_open(json, key, '[');
	for (size_t i = 0; i < count; i++)
		json_hex(json, NULL, 8, spis[i]);
	json_close(json, ']');
}

void ended_json(const struct ended *ended, struct json *json)
{
	json_open(json, NULL, '{');
	json_hex(json, "id", 16, ended->id);
	json_text(json, "local", ended->local);
	json_text(json, "remote", ended->remote);
	put_spis(json, "spi_in", ended->in, ended->in_count);
	put_spis(json, "spi_out", ended->out, ended->out_count);
	json_boolean(json, "paired_by_order", ended->by_order);
	json_text_or_null(json, "result", ended->result);
	if (ended->ends)
		json_number(json, "inbound_until", ended->ends);
	else
		json_null(json, "inbound_until");
	json_close(json, '}');
}
