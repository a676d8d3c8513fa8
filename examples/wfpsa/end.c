/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa expire, wfpsa delete, wfpsa rekey */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "add_objects.h"
#include "confirm.h"
#include "consequences.h"
#include "ended.h"
#include "errors.h"
#include "json.h"
#include "sa_columns.h"
#include "targets.h"

/* The differences between "expire", "delete" and "rekey". */
struct way {
	DWORD(WINAPI *end)(HANDLE engine, UINT64 id);
	const char *question; /* stands before "N contexts?"; NULL: no packet is lost, so none */
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

static int read_contexts(struct ending *ending, const struct filter *filter,
			 bool (*take)(void *to, const void *row))
{
	struct reading reading = {
		.command = ending->options->command->name,
		.filter = filter,
		.netns = ending->options->netns,
		.naming = &ending->options->naming,
		.take = take,
		.to = ending,
	};

	return read_rows(&noun_contexts, &reading);
}

/* Prints the contexts that were found to stderr, a line for each. */
static void print_found(const struct ending *ending)
{
	for (size_t i = 0; i < ending->count; i++) {
		ended_print_context(&ending->contexts[i], stderr);
		fputc('\n', stderr);
	}
}

/* Prints what was found where the command stops, so that the user can name one of them. */
static int check_few(const struct ending *ending)
{
	const char *operand;
	size_t found;

	if (!ending->options->all &&
	    targets_are_many(&ending->targets, ending->count, &operand, &found))
		print_found(ending);
	return confirm_few(ending->options, &ending->targets, ending->count, "contexts");
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
	worst = engine_set_naming(name, &ending->options->naming, engine);
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

static void print_json(const struct ending *ending)
{
	const struct options *options = ending->options;
	struct json json;

	json_begin(&json, stdout, 0);
	json_open_document(&json, options->command->name);
	json_number(&json, "time_s", (uint64_t)time(NULL));
	json_text_or_null(&json, "netns", options->netns);
	json_boolean(&json, "dry_run", options->dry_run);
	json_open(&json, "contexts", '[');
	for (size_t i = 0; i < ending->count; i++)
		ended_json(&ending->contexts[i], &json);
	json_close(&json, ']');
	json_close(&json, '}');
	json_end(&json);
}

static void print_ended(const struct ending *ending)
{
	if (ending->options->json) {
		print_json(ending);
		return;
	}
	for (size_t i = 0; i < ending->count; i++)
		ended_print(&ending->contexts[i], ending->way->instead);
}

/* The results are printed even if reading when the inbound SAs end fails. */
static int end_and_print(struct ending *ending)
{
	int result = EXIT_OK, read = EXIT_OK;

	if (!ending->options->dry_run)
		result = end_all(ending);
	if (!ending->options->dry_run && ending->way->inbound_lingers) {
		qsort(ending->contexts, ending->count, sizeof(ending->contexts[0]), compare_ids);
		read = read_contexts(ending, NULL, take_ends);
	}
	print_ended(ending);
	return result == EXIT_OK ? read : result;
}

/* Tells what will happen, asks, and ends the contexts. */
static int end_found(struct ending *ending)
{
	const struct options *options = ending->options;
	struct consequences consequences;
	int result = check_few(ending);

	if (result != EXIT_OK)
		return result;
	if (options->dry_run || !ending->way->question)
		return end_and_print(ending);
	consequences_find(&consequences, options);
	consequences_tell(&consequences, ending->contexts, ending->count,
			  ending->way->inbound_lingers);
	if (!options->yes) {
		print_found(ending);
		result = confirm(options, ending->way->question, ending->count, "context");
	}
	if (result == EXIT_OK)
		result = end_and_print(ending);
	if (result == EXIT_OK && !ending->way->inbound_lingers)
		consequences_tell_after(&consequences, ending->contexts, ending->count);
	return result;
}

static int end_run(struct ending *ending)
{
	const struct options *options = ending->options;
	int result = ending->way->question ? confirm_possible(options) : EXIT_OK, found;

	if (result == EXIT_OK)
		result = read_contexts(ending, &options->filter, take_wanted);
	if (result != EXIT_OK)
		return result;
	found = targets_check_found(&ending->targets, ending->count);
	if (ending->count)
		result = end_found(ending);
	return result == EXIT_OK ? found : result;
}

static int end_contexts(const struct options *options, const struct way *way)
{
	struct ending ending = { .options = options, .way = way };
	int result;

	signal(SIGPIPE, SIG_IGN); /* a reader that goes away must not stop this halfway */
	result = targets_parse(options, &ending.targets);
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
	static const struct way way = { add_objects_delete_context, "Delete", "deleted",
					"would be deleted", false };

	return end_contexts(options, &way);
}

int rekey_contexts(const struct options *options)
{
	static const struct way way = { WfpxSaContextRekey0, NULL, "rekeying", "would be rekeyed",
					false };

	return end_contexts(options, &way);
}
