/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of events: what "wfpsa events" prints, and what --types takes. */
#ifndef WFPSA_EVENT_TYPES_H
#define WFPSA_EVENT_TYPES_H

#include <stdbool.h>
#include <stddef.h>

#include <wfpxfrm.h>

/* The name of a WFPX_EVENT_TYPE: "sa-added". NULL: unknown. */
const char *event_type_name(UINT32 type);

/* The event at @index, as a bit of WFPX_EVENT_TYPE. 0: there are no more. */
UINT32 event_type_at(size_t index);

/*
 * Parses a list of names with commas between. "+A,B" adds to the events that are told without a
 * list, which are all but acquires. "all" stands for all. *@ret always has
 * WFPX_EVENT_RESYNCHRONISED: that events were lost is never left out. Returns false if a name is
 * unknown.
 */
bool event_types_parse(const char *list, UINT32 *ret);

/* Writes all names, with blanks between, to @ret; cut off at @size. */
void event_types_list(char *ret, size_t size);

#endif
