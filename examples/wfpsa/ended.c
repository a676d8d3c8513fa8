/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "ended.h"

#include <inttypes.h>
#include <json-c/json.h>
#include <string.h>

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

static struct json_object *new_spis(const UINT32 *spis, size_t count)
{
	struct json_object *array = json_object_new_array();
	char text[16];

	for (size_t i = 0; array && i < count; i++) {
		snprintf(text, sizeof(text), "0x%08" PRIx32, spis[i]);
		if (json_add(array, json_object_new_string(text)))
			continue;
		json_object_put(array);
		return NULL;
	}
	return array;
}

static bool set_ended(struct json_object *object, const struct ended *ended)
{
	char id[32];

	snprintf(id, sizeof(id), "0x%016" PRIx64, (uint64_t)ended->id);
	return json_set_text(object, "id", id) && json_set_text(object, "local", ended->local) &&
	       json_set_text(object, "remote", ended->remote) &&
	       json_set(object, "spi_in", new_spis(ended->in, ended->in_count)) &&
	       json_set(object, "spi_out", new_spis(ended->out, ended->out_count)) &&
	       json_set(object, "paired_by_order", json_object_new_boolean(ended->by_order)) &&
	       (ended->result ? json_set_text(object, "result", ended->result)
			      : json_set_null(object, "result")) &&
	       (ended->ends ? json_set_number(object, "inbound_until", ended->ends)
			    : json_set_null(object, "inbound_until"));
}

struct json_object *ended_json(const struct ended *ended)
{
	struct json_object *object = json_object_new_object();

	if (object && set_ended(object, ended))
		return object;
	json_object_put(object);
	return NULL;
}
