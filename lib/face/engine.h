/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FACE_ENGINE_H
#define FACE_ENGINE_H

#include "base/handle.h"
#include "guiddef.h"
#include "windef.h"

struct netlink;

/* An open session with the filter engine. */
struct engine {
	struct object object;
	struct netlink *netlink;
	GUID session_key;
	uint32_t flags;            /* FWPM_SESSION_FLAG_* */
	atomic_bool complete_only; /* WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS */
};

/* The engine that a handle names, with a reference for the caller; NULL if it names none. */
static inline struct engine *engine_get(HANDLE handle)
{
	return (struct engine *)handle_get((uintptr_t)handle, HANDLE_TYPE_ENGINE, 0);
}

#endif
