/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa list sas */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "errors.h"
#include "json.h"
#include "list_columns.h"
#include "options.h"
#include "table.h"
#include "wfpsa.h"

#define PAGE 1000

/* What is printed in the end: one of the two. */
struct listing {
	const struct sa_options *options;
	WFPX_SNAPSHOT_INFO0 info;
	uint64_t entries; /* of the enumeration, so far */
	struct libscols_table *table;
	struct json_object *rows;
};

static int no_memory(void)
{
	return fail_status(COMMAND_LIST_SAS, NULL, ERROR_NOT_ENOUGH_MEMORY);
}

static bool add_line(struct listing *listing, const struct sa_row *row)
{
	static const char too_long[] = "(too long)";
	const struct sa_options *options = listing->options;
	char texts[COLUMNS_MAX][2 * VALUE_TEXT_SIZE];
	const char *cells[COLUMNS_MAX];
	struct value value;

	for (size_t i = 0; i < options->column_count; i++) {
		options->columns[i]->get(row, &value);
		cells[i] = value_cell(&value, options->bytes, texts[i], sizeof(texts[i]))
				   ? texts[i]
				   : too_long;
	}
	return table_add_line(listing->table, cells, options->column_count);
}

static bool set_member(struct json_object *object, const struct sa_column *column,
		       const struct sa_row *row)
{
	struct value value;

	column->get(row, &value);
	return json_set_value(object, column->key, &value);
}

static bool add_object(struct listing *listing, const struct sa_row *row)
{
	const struct sa_options *options = listing->options;
	struct json_object *object = json_object_new_object();
	size_t count = options->columns_chosen ? options->column_count : sa_columns_count;
	bool ok = object != NULL;

	for (size_t i = 0; ok && i < count; i++)
		ok = set_member(object,
				options->columns_chosen ? options->columns[i] : &sa_columns[i],
				row);
	if (ok && !json_object_array_add(listing->rows, object))
		return true;
	json_object_put(object);
	return false;
}

static bool family_wanted(const struct sa_options *options, FWP_IP_VERSION version)
{
	if (!options->ipv4 && !options->ipv6)
		return true;
	return version == FWP_IP_VERSION_V6 ? options->ipv6 : options->ipv4;
}

static bool add_entry(struct listing *listing, const WFPX_SA_DETAILS0 *details)
{
	struct sa_row row = {
		.details = details,
		.bundle = ++listing->entries,
		.now = listing->info.time / 1000000000u,
		.foreign = listing->options->netns != NULL,
	};

	if (!family_wanted(listing->options, details->details.ipVersion))
		return true;
	for (row.index = 0; row.index < details->numSAs; row.index++) {
		row.sa = &details->saList[row.index];
		if (!(listing->table ? add_line : add_object)(listing, &row))
			return false;
	}
	return true;
}

static int add_pages(struct listing *listing, HANDLE engine, HANDLE snapshot)
{
	WFPX_SA_DETAILS0 **page;
	UINT32 count;
	DWORD status;
	bool ok = true;

	do {
		status = WfpxSaEnum0(engine, snapshot, PAGE, &page, &count);
		if (status)
			return fail_status(COMMAND_LIST_SAS, NULL, status);
		for (UINT32 i = 0; ok && i < count; i++)
			ok = add_entry(listing, page[i]);
		FwpmFreeMemory0((void **)&page);
	} while (ok && count == PAGE);
	return ok ? EXIT_OK : no_memory();
}

static bool start(struct listing *listing)
{
	const struct sa_options *options = listing->options;

	if (options->json) {
		listing->rows = json_object_new_array();
		return listing->rows != NULL;
	}
	listing->table = table_new(options->noheadings, options->raw);
	if (!listing->table)
		return false;
	for (size_t i = 0; i < options->column_count; i++)
		if (!table_add_column(listing->table, options->columns[i]->name,
				      options->columns[i]->width, options->columns[i]->flags))
			return false;
	return true;
}

static bool set_snapshot(struct json_object *document, const WFPX_SNAPSHOT_INFO0 *info)
{
	struct json_object *object = json_object_new_object();

	return json_set(document, "snapshot", object) &&
	       json_set_number(object, "states", info->states) &&
	       json_set_number(object, "sas", info->sas) &&
	       json_set_number(object, "larval", info->larval) &&
	       json_set_number(object, "companions", info->companions) &&
	       json_set_number(object, "malformed", info->malformed) &&
	       json_set_number(object, "unknown_attributes", info->unknownAttributes) &&
	       json_set_number(object, "bytes_received", info->bytesReceived) &&
	       json_set_number(object, "bytes_held", info->bytesHeld);
}

static bool print_document(struct listing *listing)
{
	const char *netns = listing->options->netns;
	struct json_object *document = json_document("sas");
	bool ok = document && json_set_nanoseconds(document, "time", listing->info.time) &&
		  (netns ? json_set_text(document, "netns", netns)
			 : json_set_null(document, "netns")) &&
		  set_snapshot(document, &listing->info) &&
		  json_set(document, "sas", json_object_get(listing->rows)) && json_print(document);

	json_object_put(document);
	return ok;
}

static int list_snapshot(struct listing *listing, HANDLE engine, HANDLE snapshot)
{
	DWORD status = WfpxSnapshotGetInfo0(engine, snapshot, &listing->info);
	int result;

	if (status)
		return fail_status(COMMAND_LIST_SAS, NULL, status);
	if (!start(listing))
		return no_memory();
	result = add_pages(listing, engine, snapshot);
	if (result != EXIT_OK)
		return result;
	if (!(listing->table ? table_print(listing->table) : print_document(listing)))
		return no_memory();
	return EXIT_OK;
}

static int list_engine(const struct sa_options *options, HANDLE engine)
{
	struct listing listing = { .options = options };
	HANDLE snapshot;
	DWORD status;
	int result;

	status = IPsecSaCreateEnumHandle0(engine, options->direction ? &options->template : NULL,
					  &snapshot);
	if (status)
		return fail_status(COMMAND_LIST_SAS, NULL, status);
	result = list_snapshot(&listing, engine, snapshot);
	table_free(listing.table);
	json_object_put(listing.rows);
	IPsecSaDestroyEnumHandle0(engine, snapshot);
	return result;
}

/* What the library calls the namespace. NULL: not as long as that, or not in UTF-8. */
static const wchar_t *server_name(const char *netns, wchar_t *buffer, size_t size)
{
	bool digits = netns[strspn(netns, "0123456789")] == '\0';
	int length = swprintf(buffer, size, L"%s:%s", digits ? "pid" : "netns", netns);

	return length < 0 ? NULL : buffer;
}

int list_sas(int argc, char **argv)
{
	struct sa_options options;
	const wchar_t *server = NULL;
	wchar_t buffer[300];
	HANDLE engine;
	DWORD status;
	int result = options_parse(argc, argv, &options);

	if (result != GO_ON)
		return result;
	if (options.list_columns)
		return list_columns(&options);
	if (options.netns && !(server = server_name(options.netns, buffer, 300)))
		return fail_status(COMMAND_LIST_SAS, options.netns, ERROR_FILE_NOT_FOUND);
	status = FwpmEngineOpen0(server, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (status)
		return fail_status(COMMAND_LIST_SAS, options.netns, status);
	result = list_engine(&options, engine);
	FwpmEngineClose0(engine);
	return result;
}
