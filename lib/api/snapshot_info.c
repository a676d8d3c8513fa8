/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WfpxSnapshotGetInfo0: information about the snapshot that an enumeration lists. */
#include "base/status.h"
#include "enumerator.h"
#include "functions.h"
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

uint32_t snapshot_get_info(HANDLE engineHandle, HANDLE enumHandle, WFPX_SNAPSHOT_INFO0 *info)
{
	struct enumerator *e;
	uint32_t status = enumerator_get(engineHandle, enumHandle, NULL, &e);

	if (status)
		return status;
	if (!e->kind->snapshot)
		status = ERROR_INVALID_HANDLE;
	else if (info)
		fill_info(info, e->kind->snapshot(e->items));
	else
		status = FWP_E_NULL_POINTER;
	object_unref(&e->object);
	return status;
}
