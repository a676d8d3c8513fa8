/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A sample as text: a table, or one line of JSON. */
#ifndef WFPSA_WATCH_TABLE_H
#define WFPSA_WATCH_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "options.h"
#include "watch_sample.h"

/*
 * Returns the first @rows tunnels of the sample, sorted as @options say, as a table, for the caller
 * to free. @timed: the first column is the time of the sample. NULL: no memory.
 */
char *watch_table(const struct options *options, const struct sample *sample, size_t rows,
		  bool timed);

/* Returns the whole sample as an object of JSON on one line, in the same way. */
char *watch_json(const struct options *options, const struct sample *sample);

#endif
