/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Filters for the same packets. */
#ifndef FILTER_SAME_H
#define FILTER_SAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "managed.h"

/* Whether two filters have the same IP version and conditions, in any order. */
bool filter_same_conditions(const struct filter *a, const struct filter *b);

/*
 * Writes to @ret, for each of the @count @filters, which are in the order in which they were added,
 * whether it waits: it demands SAs, has not come before others yet (see enum filter_protocols), and
 * an older filter demands such SAs for the same packets. Returns ERROR_NOT_ENOUGH_MEMORY on
 * failure.
 */
uint32_t filters_find_waiting(struct managed *const *filters, size_t count, bool *ret);

#endif
