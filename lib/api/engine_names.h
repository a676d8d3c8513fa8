/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_ENGINE_NAMES_H
#define API_ENGINE_NAMES_H

#include "context_items.h"
#include "engine.h"

/*
 * If the session wants names, reads those of @items: from the names file, and from the keying
 * daemon, for 200 milliseconds at most. Called after the snapshot was taken, so that the daemon
 * knows all SAs of the snapshot. The only failure is ERROR_NOT_ENOUGH_MEMORY; what belongs to
 * @items is freed with them in any case.
 */
uint32_t engine_name_items(struct engine *engine, struct context_items *items);

#endif
