/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_KNOWN_H
#define API_CONTEXT_KNOWN_H

#include <stdbool.h>

#include "context_items.h"
#include "enumerator.h"

/* A context that an open enumeration of the engine has. */
struct known_context {
	struct enumerator *enumerator; /* a reference, which keeps the rest */
	const struct snapshot *snapshot;
	const struct context *context;
};

/*
 * Looks the context up in the newest enumeration of contexts that @engine has open. Returns false
 * if the enumeration does not have the context, or if later SAs can change what the context is:
 * only a certain pair of a complete snapshot is returned, whose SAs have tags or were older then
 * than PAIRING_RUN_SECONDS, and to which no AH SA and no IPComp state belongs. Whether both SAs are
 * still there is for the caller to check. On success the caller drops ret->enumerator with
 * object_unref().
 */
bool context_known(HANDLE engine, uint64_t id, struct known_context *ret);

#endif
