/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SESSION_PUBLISH_H
#define API_SESSION_PUBLISH_H

#include <stdbool.h>
#include <stdint.h>

#include "fwpmtypes.h"

struct engine;

/* Returns how long the session, which may be NULL, waits for a transaction, in milliseconds. */
uint32_t session_timeout(const FWPM_SESSION0 *session);

/*
 * Publishes the record of @engine, whose session_key and socket are set, with the texts of
 * @session, which may be NULL. If @key_given, the key is claimed first. Sets engine->publication.
 * Returns ERROR_INVALID_PARAMETER for texts that are too long or no valid Unicode; otherwise as
 * publish().
 */
uint32_t session_publish(struct engine *engine, const FWPM_SESSION0 *session, bool key_given);

#endif
