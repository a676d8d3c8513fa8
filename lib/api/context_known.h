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
 * if that does not have it, or does not have all that it is made of for certain: only a pair of a
 * complete snapshot that no bundle, no IPComp state and no doubt belongs to. Whether its SAs are
 * still there is for the caller to check. On success the caller drops ret->enumerator with
 * object_unref().
 */
bool context_known(HANDLE engine, uint64_t id, struct known_context *ret);

#endif
