/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa expire, wfpsa delete */
#include <inttypes.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "context_row.h"
#include "errors.h"
#include "format.h"
#include "json.h"
#include "sa_columns.h"
#include "targets.h"

/* A context that is to be ended, and the result. */
struct ended {
	UINT64 id;
	char local[ADDRESS_TEXT_SIZE], remote[ADDRESS_TEXT_SIZE];
	UINT32 in[HALF_SAS_MAX], out[HALF_SAS_MAX]; /* SPIs */
	size_t in_count, out_count;
	bool by_order;      /* WFPX_SA_CONTEXT0.pairedByOrder */
	const char *result; /* "expired", "deleted", "gone" or "failed"; NULL: not tried */
	uint64_t ends;      /* if expired: when the inbound SA ends, in seconds since 1970; or 0 */
};

static size_t copy_spis(UINT32 ret[HALF_SAS_MAX], const struct half *half)
{
	for (size_t i = 0; i < half->count; i++)
		ret[i] = half->sas[i].sa->spi;
	return half->count;
}

static void ended_init(struct ended *ended, const struct context_row *row)
{
	const struct sa_row *either = context_either(row);

	*ended = (struct ended){ .id = row->context->context.saContextId };
	format_address(sa_local_address(either->sa), ended->local);
	format_address(sa_remote_address(either->sa), ended->remote);
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

/* As "0xc523f6155f18473b 192.0.2.1 198.51.100.2 in 0xc523f615 out 0xc9cdfe0d", without newline. */
static void ended_print_context(const struct ended *ended, FILE *to)
{
	fprintf(to, "0x%016" PRIx64 " %s %s", (uint64_t)ended->id, ended->local, ended->remote);
	print_spis("in", ended->in, ended->in_count, to);
	print_spis("out", ended->out, ended->out_count, to);
	if (ended->by_order)
		fputs(" (paired by order)", to);
}

/* Prints the line of the result to stdout. @instead is printed where nothing was tried. */
static void ended_print(const struct ended *ended, const char *instead)
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

/* The result as a new object. NULL: no memory. */
static struct json_object *ended_json(const struct ended *ended)
{
	struct json_object *object = json_object_new_object();

	if (object && set_ended(object, ended))
		return object;
	json_object_put(object);
	return NULL;
}

/* The differences between "expire" and "delete". */
struct way {
	DWORD(WINAPI *end)(HANDLE engine, UINT64 id);
	const char *question; /* stands before "N contexts?" */
	const char *done;     /* the result, if end() succeeded */
	const char *instead;  /* the result of a dry run */
	bool inbound_lingers; /* the inbound SA ends a minute later */
};

/* wfpsa expire or delete in progress. */
struct ending {
	const struct options *options;
	const struct way *way;
	struct targets targets;
	struct ended *contexts;
	size_t count, capacity;
};

static int no_memory(const struct ending *ending)
{
	return fail_status(ending->options->command->name, NULL, ERROR_NOT_ENOUGH_MEMORY);
}

/* Remembers a context that an operand names; struct reading calls it. */
static bool take_wanted(void *to, const void *row)
{
	struct ending *ending = to;

	if (!targets_have(&ending->targets, row))
		return true;
	if (ending->count == ending->capacity) {
		size_t capacity = 2 * ending->capacity + 16;
		struct ended *contexts =
			realloc(ending->contexts, capacity * sizeof(ending->contexts[0]));

		if (!contexts)
			return false;
		ending->contexts = contexts;
		ending->capacity = capacity;
	}
	ended_init(&ending->contexts[ending->count++], row);
	return true;
}

static int compare_ids(const void *a, const void *b)
{
	UINT64 x = ((const struct ended *)a)->id, y = ((const struct ended *)b)->id;

	return x < y ? -1 : x > y;
}

/*
 * Records when the inbound SA of an expired context ends: the snapshot has the limit that the
 * expiry has set. The contexts are sorted by id. Struct reading calls this function.
 */
static bool take_ends(void *to, const void *from)
{
	const struct context_row *row = from;
	struct ended key = { .id = row->context->context.saContextId }, *ended;
	struct ending *ending = to;
	struct value left;

	ended = bsearch(&key, ending->contexts, ending->count, sizeof(key), compare_ids);
	if (!ended || !ended->result || strcmp(ended->result, ending->way->done) != 0 ||
	    !row->in.count)
		return true;
	value_init(&left);
	sa_value(&row->in.sas[0], "left_s", &left);
	if (left.scalar.kind == VALUE_SECONDS)
		ended->ends = row->in.sas[0].now + left.scalar.number;
	value_done(&left);
	return true;
}

static int read_contexts(struct ending *ending, bool (*take)(void *to, const void *row))
{
	struct reading reading = {
		.command = ending->options->command->name,
		.netns = ending->options->netns,
		.take = take,
		.to = ending,
	};

	return read_rows(&noun_contexts, &reading);
}

/* Without --yes there is a question, and a terminal is needed for the answer. */
static int may_ask(const struct options *options)
{
	if (options->yes || options->dry_run || isatty(STDIN_FILENO))
		return EXIT_OK;
	return fail_usage(options->command->name,
			  "standard input is no terminal; --yes is missing");
}

static int ask_to_end(const struct ending *ending)
{
	char answer[16] = "";

	for (size_t i = 0; i < ending->count; i++) {
		ended_print_context(&ending->contexts[i], stderr);
		fputc('\n', stderr);
	}
	fprintf(stderr, "%s %zu context%s? [y/N] ", ending->way->question, ending->count,
		ending->count == 1 ? "" : "s");
	if (fgets(answer, sizeof(answer), stdin) && (answer[0] == 'y' || answer[0] == 'Y'))
		return EXIT_OK;
	return fail(ending->options->command->name, "not confirmed; nothing is done");
}

/* Ends a context, and sets the result. After a failure, end_all() goes on with the next context. */
static int end_one(const struct ending *ending, HANDLE engine, struct ended *ended)
{
	const char *name = ending->options->command->name;
	DWORD status = ending->way->end(engine, ended->id);
	char id[32];

	ended->result = ending->way->done;
	if (!status)
		return EXIT_OK;
	snprintf(id, sizeof(id), "0x%016llx", (unsigned long long)ended->id);
	ended->result = status == FWP_E_NOT_FOUND ? "gone" : "failed";
	if (status == FWP_E_NOT_FOUND) {
		fail(name, "%s: Gone already", id);
		return EXIT_NOT_FOUND;
	}
	return fail_status(name, id, status);
}

static int end_all(struct ending *ending)
{
	const char *name = ending->options->command->name;
	HANDLE engine;
	int worst = EXIT_OK, result = open_engine(name, ending->options->netns, &engine);
	DWORD status;

	if (result != EXIT_OK)
		return result;
	status = WfpxEngineSetOption0(engine, WFPX_ENGINE_OPTION_END_BY_ORDER,
				      ending->options->force);
	if (status)
		worst = fail_status(name, NULL, status);
	for (size_t i = 0; !status && i < ending->count; i++) {
		result = end_one(ending, engine, &ending->contexts[i]);
		if (worst == EXIT_OK || worst == EXIT_NOT_FOUND)
			worst = result == EXIT_OK ? worst : result;
	}
	FwpmEngineClose0(engine);
	return worst == EXIT_NOT_FOUND && ending->count > 1 ? EXIT_SOME_FOUND : worst;
}

static bool print_json(const struct ending *ending)
{
	const struct options *options = ending->options;
	struct json_object *document = json_document(options->command->name);
	struct json_object *array = json_object_new_array();
	bool ok = document && array && json_set_number(document, "time", (uint64_t)time(NULL)) &&
		  (options->netns ? json_set_text(document, "netns", options->netns)
				  : json_set_null(document, "netns")) &&
		  json_set(document, "dry_run", json_object_new_boolean(options->dry_run));

	for (size_t i = 0; ok && i < ending->count; i++)
		ok = json_add(array, ended_json(&ending->contexts[i]));
	ok = ok && json_set(document, "contexts", json_object_get(array)) && json_print(document);
	json_object_put(array);
	json_object_put(document);
	return ok;
}

static int print_ended(const struct ending *ending)
{
	if (ending->options->json)
		return print_json(ending) ? EXIT_OK : no_memory(ending);
	for (size_t i = 0; i < ending->count; i++)
		ended_print(&ending->contexts[i], ending->way->instead);
	return EXIT_OK;
}

/* The results are printed even if reading when the inbound SAs end fails. */
static int end_and_print(struct ending *ending)
{
	int result = EXIT_OK, read = EXIT_OK, printed;

	if (!ending->options->dry_run)
		result = end_all(ending);
	if (!ending->options->dry_run && ending->way->inbound_lingers) {
		qsort(ending->contexts, ending->count, sizeof(ending->contexts[0]), compare_ids);
		read = read_contexts(ending, take_ends);
	}
	printed = print_ended(ending);
	if (result == EXIT_OK)
		result = read;
	return result == EXIT_OK ? printed : result;
}

static int end_run(struct ending *ending)
{
	const struct options *options = ending->options;
	int result = may_ask(options), found;

	if (result == EXIT_OK)
		result = read_contexts(ending, take_wanted);
	if (result != EXIT_OK)
		return result;
	found = targets_check_found(&ending->targets);
	if (!ending->count)
		return found;
	if (!options->yes && !options->dry_run)
		result = ask_to_end(ending);
	if (result == EXIT_OK)
		result = end_and_print(ending);
	return result == EXIT_OK ? found : result;
}

static int end_contexts(const struct options *options, const struct way *way)
{
	struct ending ending = { .options = options, .way = way };
	int result = targets_parse(options, &ending.targets);

	if (result == EXIT_OK)
		result = end_run(&ending);
	free(ending.contexts);
	targets_done(&ending.targets);
	return result;
}

int expire_contexts(const struct options *options)
{
	static const struct way way = { IPsecSaContextExpire0, "Expire", "expired",
					"would be expired", true };

	return end_contexts(options, &way);
}

int delete_contexts(const struct options *options)
{
	static const struct way way = { IPsecSaContextDeleteById0, "Delete", "deleted",
					"would be deleted", false };

	return end_contexts(options, &way);
}
