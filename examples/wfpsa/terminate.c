/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa terminate */
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "confirm.h"
#include "errors.h"
#include "format.h"
#include "ike_row.h"
#include "json.h"
#include "unsafe.h"

/* An IKE SA that is to be ended, and the result. */
struct ended_ike {
	UINT64 id;
	char local[ADDRESS_TEXT_SIZE], remote[ADDRESS_TEXT_SIZE];
	char *connection; /* NULL: not known */
	UINT32 children;
	const char *result; /* "terminated", "gone" or "failed"; NULL: not tried */
};

/* wfpsa terminate in progress. */
struct terminating {
	const struct options *options;
	struct targets targets;
	struct ended_ike *all;
	size_t count, capacity;
};

static bool remember(struct ended_ike *ret, const WFPX_IKE_SA0 *sa)
{
	WFPX_ADDRESS0 local, remote;
	struct value name;
	bool ok;

	*ret = (struct ended_ike){ .id = sa->details.saId, .children = sa->numChildren };
	ike_addresses(sa, &local, &remote);
	format_address(&local, ret->local);
	format_address(&remote, ret->remote);
	value_init(&name);
	value_wide(&name, sa->connection);
	ok = !name.no_memory;
	ret->connection = name.words; /* belongs to *ret from now on */
	return ok;
}

/* Remembers an IKE SA that an operand names; struct reading calls it. */
static bool take_wanted(void *to, const void *row)
{
	struct terminating *t = to;

	if (!targets_have_ike(&t->targets, row))
		return true;
	if (t->count == t->capacity) {
		size_t capacity = 2 * t->capacity + 16;
		struct ended_ike *all = realloc(t->all, capacity * sizeof(t->all[0]));

		if (!all)
			return false;
		t->all = all;
		t->capacity = capacity;
	}
	return remember(&t->all[t->count++], row);
}

static void print_ike(const struct ended_ike *ike, FILE *to)
{
	char *name = ike->connection ? unsafe_escaped(ike->connection) : NULL;

	fprintf(to, "0x%016" PRIx64 " %s %s %s, %u child%s", (uint64_t)ike->id, ike->local,
		ike->remote, name ? name : "-", (unsigned)ike->children,
		ike->children == 1 ? "" : "ren");
	free(name);
}

static int end_one(HANDLE engine, struct ended_ike *ike)
{
	DWORD status = IkeextSaDeleteById0(engine, ike->id);
	char id[32];

	ike->result = "terminated";
	if (!status)
		return EXIT_OK;
	snprintf(id, sizeof(id), "0x%016" PRIx64, (uint64_t)ike->id);
	ike->result = status == FWP_E_NOT_FOUND ? "gone" : "failed";
	if (status == FWP_E_NOT_FOUND) {
		fail("terminate", "%s: Gone already", id);
		return EXIT_NOT_FOUND;
	}
	return fail_status("terminate", id, status);
}

/* After a failure, goes on with the next one. */
static int end_all(struct terminating *t)
{
	HANDLE engine;
	int worst = open_engine("terminate", t->options->netns, &engine);

	if (worst != EXIT_OK)
		return worst;
	worst = engine_set_naming("terminate", &t->options->naming, engine);
	for (size_t i = 0; worst != EXIT_USAGE && i < t->count; i++) {
		int result = end_one(engine, &t->all[i]);

		worst = result == EXIT_OK ? worst : result;
	}
	FwpmEngineClose0(engine);
	return worst == EXIT_NOT_FOUND && t->count > 1 ? EXIT_SOME_FOUND : worst;
}

static void put_ike(struct json *json, const struct ended_ike *ike)
{
	json_open(json, NULL, '{');
	json_hex(json, "id", 16, ike->id);
	json_text(json, "local", ike->local);
	json_text(json, "remote", ike->remote);
	if (ike->connection)
		json_text(json, "connection", ike->connection);
	json_number(json, "children", ike->children);
	json_text_or_null(json, "result", ike->result);
	json_close(json, '}');
}

static void print_json(const struct terminating *t)
{
	struct json json;

	json_begin(&json, stdout, 0);
	json_open_document(&json, "terminate");
	json_number(&json, "time_s", (uint64_t)time(NULL));
	json_text_or_null(&json, "netns", t->options->netns);
	json_boolean(&json, "dry_run", t->options->dry_run);
	json_open(&json, "ike", '[');
	for (size_t i = 0; i < t->count; i++)
		put_ike(&json, &t->all[i]);
	json_close(&json, ']');
	json_close(&json, '}');
	json_end(&json);
}

static void print_all(const struct terminating *t)
{
	if (t->options->json) {
		print_json(t);
		return;
	}
	for (size_t i = 0; i < t->count; i++) {
		const char *result = t->all[i].result;

		print_ike(&t->all[i], stdout);
		printf(" %s\n", result ? result : "would be terminated");
	}
}

static void print_found(const struct terminating *t)
{
	for (size_t i = 0; i < t->count; i++) {
		print_ike(&t->all[i], stderr);
		fputc('\n', stderr);
	}
}

static int terminate_found(struct terminating *t)
{
	const struct options *options = t->options;
	int result = confirm_few(options, &t->targets, t->count, "IKE SAs");

	if (result != EXIT_OK) {
		print_found(t);
		return result;
	}
	if (!options->yes && !options->dry_run) {
		print_found(t);
		result = confirm(options, "Terminate", t->count, "IKE SA");
	}
	if (result != EXIT_OK)
		return result;
	if (!options->dry_run)
		result = end_all(t);
	print_all(t);
	return result;
}

static int terminate_run(struct terminating *t)
{
	struct reading reading = {
		.command = "terminate",
		.filter = &t->options->filter,
		.netns = t->options->netns,
		.naming = &t->options->naming,
		.take = take_wanted,
		.to = t,
	};
	int result = confirm_possible(t->options), found;

	if (result == EXIT_OK)
		result = read_rows(&noun_ike, &reading);
	if (result != EXIT_OK)
		return result;
	found = targets_check_found(&t->targets, t->count);
	if (t->count)
		result = terminate_found(t);
	return result == EXIT_OK ? found : result;
}

int terminate_ike_sas(const struct options *options)
{
	struct terminating t = { .options = options };
	int result;

	signal(SIGPIPE, SIG_IGN); /* a reader that goes away must not stop this halfway */
	result = targets_parse(options, &t.targets);
	if (result == EXIT_OK)
		result = terminate_run(&t);
	for (size_t i = 0; i < t.count; i++)
		free(t.all[i].connection);
	free(t.all);
	targets_done(&t.targets);
	return result;
}
