/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SESSION_PUBLISH_H
#define API_SESSION_PUBLISH_H

#include <stdbool.h>
#include <stdint.h>

#include "fwpmtypes.h"

struct engine;

/* Lets others know of an engine that has its key and its socket. @session may be NULL. */
uint32_t session_publish(struct engine *engine, const FWPM_SESSION0 *session, bool key_given);

#endif
