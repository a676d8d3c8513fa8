/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_EVENT_LINE_H
#define WFPSA_EVENT_LINE_H

#include "options.h"

/*
 * Returns the line for @event, with its line end, for the caller to free: the columns of the
 * options, padded to their least widths, or an object of JSON. NULL: no memory.
 */
char *event_line(const struct options *options, const WFPX_EVENT0 *event);

#endif
