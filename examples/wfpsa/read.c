/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "clock.h"
#include "errors.h"
#include "noun.h"

#define PAGE 1000 /* entries per call */

static int read_pages(const struct noun *noun, struct reading *reading, HANDLE engine,
		      HANDLE snapshot)
{
	void *page;
	UINT32 count;
	DWORD status;
	bool ok = true;

	do {
		status = noun->page(engine, snapshot, PAGE, &page, &count);
		if (status)
			return fail_status(reading->command, NULL, status);
		for (UINT32 i = 0; ok && i < count; i++) {
			reading->entries++;
			ok = noun->take(reading, page, i);
		}
		FwpmFreeMemory0(&page);
	} while (ok && count == PAGE);
	return ok ? EXIT_OK : fail_status(reading->command, NULL, ERROR_NOT_ENOUGH_MEMORY);
}

/* The rows are printed all the same: another attempt would find the SAs changing as fast. */
static void warn_incomplete(const struct reading *reading)
{
	fail(reading->command, "SAs change too fast: some of these may be gone, or missing");
}

/* What is said of a names file that could not be read whole. */
static void warn_file(const struct reading *reading)
{
	const WFPX_SNAPSHOT_INFO0 *info = &reading->info;
	const char *file = reading->naming->file ? reading->naming->file : "/etc/wfpxfrm/names";

	if (info->namesFileLine)
		fail(reading->command, "%s: line %u: %s", file, (unsigned)info->namesFileLine,
		     info->namesFileProblem);
	else if (info->fileNames == WFPX_NAMES_ACCESS_DENIED)
		fail(reading->command, "%s: Permission denied; its names are missing", file);
	else if (info->fileNames == WFPX_NAMES_NO_SOURCE && reading->naming->file)
		fail(reading->command, "%s: No such file; its names are missing", file);
	else if (info->fileNames == WFPX_NAMES_FAILED)
		fail(reading->command, "%s: Not a names file; its names are missing", file);
}

/* The contexts are printed all the same: they are the kernel's, and need no name. */
static void warn_names(const struct reading *reading)
{
	static const char *const missing[] = {
		[WFPX_NAMES_ACCESS_DENIED] = "may not be asked by this user",
		[WFPX_NAMES_TIMEOUT] = "did not answer in time",
		[WFPX_NAMES_MALFORMED] = "sent what is no list of IKE SAs",
		[WFPX_NAMES_FAILED] = "cannot be asked",
	};
	unsigned daemon = (unsigned)reading->info.daemonNames;

	if (daemon < sizeof(missing) / sizeof(missing[0]) && missing[daemon])
		fail(reading->command, "names are missing: the IKE daemon %s", missing[daemon]);
	warn_file(reading);
}

void warn_of_snapshot(const struct reading *reading)
{
	if (!reading->info.complete)
		warn_incomplete(reading);
	if (reading->naming)
		warn_names(reading);
}

static int read_engine(const struct noun *noun, struct reading *reading, HANDLE engine)
{
	HANDLE snapshot;
	DWORD status;
	int result = EXIT_OK;

	if (reading->naming)
		result = engine_set_naming(reading->command, reading->naming, engine);
	if (result != EXIT_OK)
		return result;
	status = noun->open(engine, reading->filter, &snapshot);
	if (status)
		return fail_status(reading->command, NULL, status);
	if (noun->without_sas)
		reading->info.time = clock_now();
	else
		status = WfpxSnapshotGetInfo0(engine, snapshot, &reading->info);
	if (!status && !noun->without_sas)
		warn_of_snapshot(reading);
	reading->now = reading->info.time / 1000000000u;
	result = status ? fail_status(reading->command, NULL, status)
			: read_pages(noun, reading, engine, snapshot);
	noun->close(engine, snapshot);
	return result;
}

/*
 * Writes the library's name of the namespace @netns to @buffer, which has @size characters. Returns
 * NULL if the name does not fit or is not UTF-8.
 */
static const wchar_t *server_name(const char *netns, wchar_t *buffer, size_t size)
{
	bool digits = netns[strspn(netns, "0123456789")] == '\0';
	int length = swprintf(buffer, size, L"%s:%s", digits ? "pid" : "netns", netns);

	return length < 0 ? NULL : buffer;
}

int open_engine(const char *command, const char *netns, HANDLE *ret)
{
	static wchar_t name[] = L"wfpsa"; /* the name that a list of sessions shows */
	const FWPM_SESSION0 session = { .displayData.name = name };
	const wchar_t *server = NULL;
	wchar_t buffer[300];
	DWORD status;

	if (netns && !(server = server_name(netns, buffer, 300)))
		return fail_status(command, netns, ERROR_FILE_NOT_FOUND);
	status = FwpmEngineOpen0(server, RPC_C_AUTHN_DEFAULT, NULL, &session, ret);
	return status ? fail_status(command, netns, status) : EXIT_OK;
}

int read_rows(const struct noun *noun, struct reading *reading)
{
	HANDLE engine;
	int result = open_engine(reading->command, reading->netns, &engine);

	if (result != EXIT_OK)
		return result;
	result = read_engine(noun, reading, engine);
	FwpmEngineClose0(engine);
	return result;
}
