/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_STREAMS_H
#define WFPSA_STREAMS_H

#include <stdbool.h>
#include <stdio.h>

/*
 * If a standard stream is closed, the next file or socket to be opened would get its descriptor,
 * and messages would be written to that. So /dev/null takes the place of a closed stream.
 */
void occupy_standard_streams(void);

/*
 * Closes @to, which open_memstream() has opened with @text. Returns *text, which the caller frees,
 * or NULL if not @ok or if memory was short on the way.
 */
char *take_text(FILE *to, char **text, bool ok);

#endif
