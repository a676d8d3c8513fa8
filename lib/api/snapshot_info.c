/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WfpxSnapshotGetInfo0: information about the snapshot that an enumeration lists. */
#include "base/status.h"
#include "enumerator.h"
#include "functions.h"
#include "names/names.h"
#include "sadb/snapshot.h"

static void fill_info(WFPX_SNAPSHOT_INFO0 *to, const struct snapshot *s)
{
	*to = (WFPX_SNAPSHOT_INFO0){
		.time = s->time,
		.bootTime = s->boot_time,
		.complete = s->complete,
		.rounds = s->rounds,
		.events = s->events,
		.kernelFilters = s->filters,
		.bytesReceived = s->bytes_received + s->policies.bytes_received,
		.bytesHeld = snapshot_bytes(s),
		.states = s->states,
		.sas = (UINT32)s->count,
		.larval = s->larval,
		.companions = s->companions,
		.malformed = s->malformed,
		.unknownAttributes = s->unknown_attributes,
		.policies = s->policies.received,
		.policiesLeftAside = s->policies.left_aside,
	};
}

static WFPX_NAMES_STATUS names_status(uint32_t status)
{
	switch (status) {
	case ERROR_SUCCESS:
		return WFPX_NAMES_COMPLETE;
	case ERROR_FILE_NOT_FOUND:
	case FWP_E_IKEEXT_NOT_RUNNING:
		return WFPX_NAMES_NO_SOURCE;
	case ERROR_ACCESS_DENIED:
		return WFPX_NAMES_ACCESS_DENIED;
	case FWP_E_TIMEOUT:
		return WFPX_NAMES_TIMEOUT;
	case ERROR_GEN_FAILURE:
		return WFPX_NAMES_MALFORMED;
	default:
		return WFPX_NAMES_FAILED;
	}
}

static void fill_names_info(WFPX_SNAPSHOT_INFO0 *to, const struct names *names)
{
	if (!names)
		return;
	to->daemonNames = names_status(names->daemon_status);
	to->fileNames =
		names->rules.bad_line ? WFPX_NAMES_MALFORMED : names_status(names->file_status);
	to->namesFileLine = names->rules.bad_line;
	to->namesFileProblem = names->rules.problem;
}

uint32_t snapshot_get_info(HANDLE engineHandle, HANDLE enumHandle, WFPX_SNAPSHOT_INFO0 *info)
{
	struct enumerator *e;
	uint32_t status = enumerator_get(engineHandle, enumHandle, NULL, &e);

	if (status)
		return status;
	if (!e->kind->snapshot)
		status = ERROR_INVALID_HANDLE;
	else if (!info)
		status = FWP_E_NULL_POINTER;
	else
		fill_info(info, e->kind->snapshot(e->items));
	if (!status && e->kind->names)
		fill_names_info(info, e->kind->names(e->items));
	object_unref(&e->object);
	return status;
}
