/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_ENGINE_NAMES_H
#define API_ENGINE_NAMES_H

#include "engine.h"
#include "names/names.h"

/*
 * Reads the names file of a session and asks its keying daemon, for 200 milliseconds at most. The
 * caller frees *ret with names_done(), also after a failure, which can only be
 * ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t engine_read_names(struct engine *engine, struct names *ret);

#endif
