/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CREATING_H
#define API_CREATING_H

#include <stdint.h>

struct engine;

/*
 * Returns the status of a call about a context that this process is not creating:
 * FWP_E_INCOMPATIBLE_SA_STATE if the kernel has it, else FWP_E_NOT_FOUND or why that is not known.
 */
uint32_t creating_without_pending(struct engine *engine, uint64_t id);

/*
 * Ends a context that this process is creating. Returns FWP_E_NOT_FOUND if the kernel may have SAs
 * of the context, so that those have to be ended.
 */
uint32_t creating_cancel(struct engine *engine, uint64_t id);

#endif
