/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row of events, which the getters of the columns of events take. */
#ifndef WFPSA_EVENT_ROW_H
#define WFPSA_EVENT_ROW_H

#include <stdbool.h>

#include <wfpxfrm.h>

#include "sa_row.h"
#include "value.h"

/* The pointers are into a block of the library and valid as long as that. */
struct event_row {
	const WFPX_EVENT0 *event;
	struct sa_row sa; /* sa.sa is NULL: the event is not of an SA */
};

/* Makes @row the row of @event, without copying it. @foreign is as in struct sa_row. */
void event_row_init(struct event_row *row, const WFPX_EVENT0 *event, bool foreign);

/*
 * Whether the library has no more of the event's policy than direction and index: it was removed
 * while events were lost.
 */
bool event_policy_is_bare(const WFPX_EVENT0 *event);

/* Makes @ret what the event says, in words. */
void event_detail(const struct event_row *row, struct value *ret);

#endif
