/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_ENGINE_H
#define API_ENGINE_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/handle.h"
#include "base/status.h"
#include "guiddef.h"
#include "ike/daemon.h"
#include "ike/silence.h"
#include "session/publish.h"
#include "windef.h"

struct engine_store;
struct netlink;
struct spare;
struct watcher;

/*
 * An open session, which FwpmEngineOpen0 makes. Only the atomic members and those behind a lock
 * change afterwards, so any thread that has a reference may use it.
 */
struct engine {
	struct object object;
	struct netlink *netlink;
	struct engine_store *store; /* engine_store.h */
	struct spare *spare;        /* memory for the next enumeration */
	GUID session_key;
	uint32_t flags;               /* FWPM_SESSION_FLAG_* */
	atomic_bool complete_only;    /* WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS */
	atomic_bool end_by_order;     /* WFPX_ENGINE_OPTION_END_BY_ORDER */
	atomic_bool whole_dumps;      /* WFPX_ENGINE_OPTION_WHOLE_DUMPS */
	atomic_bool with_names;       /* WFPX_ENGINE_OPTION_NAMES */
	atomic_bool dynamic_contexts; /* WFPX_ENGINE_OPTION_DYNAMIC_CONTEXTS */
	uint64_t socket;    /* netlink_inode(), by which other processes know the session */
	uint64_t namespace; /* netlink_namespace() */
	struct publication publication;
	atomic_bool in_transaction;
	int32_t process;                    /* that has it */
	atomic_ullong process_began;        /* when that began; 0: not asked yet */
	pthread_mutex_t names_lock;         /* for names_file */
	char *names_file;                   /* WfpxEngineSetNamesFile0; NULL: the usual one */
	pthread_mutex_t ike_lock;           /* for the members below */
	char ike_socket[VICI_PATH_MAX + 1]; /* WfpxEngineSetIkeSocket0; empty: the usual one */
	struct ike_silence ike_silence;     /* of the daemon at that socket */
	pthread_mutex_t watch_lock;         /* for the members below */
	struct watcher *watcher;            /* NULL without subscriptions that have a callback */
	uint32_t watcher_users;             /* number of these */
};

/*
 * Returns the engine that @handle names, with a reference that the caller drops with
 * object_unref(), or NULL.
 */
static inline struct engine *engine_get(HANDLE handle)
{
	return (struct engine *)handle_get((uintptr_t)handle, HANDLE_TYPE_ENGINE, 0);
}

/* Returns FWP_E_TXN_IN_PROGRESS during a transaction, for calls that are not allowed in one. */
static inline uint32_t engine_check_transaction(struct engine *engine)
{
	return atomic_load(&engine->in_transaction) ? FWP_E_TXN_IN_PROGRESS : ERROR_SUCCESS;
}

#endif
