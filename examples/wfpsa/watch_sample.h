/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Samples: what the tunnels have counted at one moment, and their rates since the sample before. */
#ifndef WFPSA_WATCH_SAMPLE_H
#define WFPSA_WATCH_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <wfpxfrm.h>

#include "filter.h"
#include "follow.h"
#include "tunnel_row.h"

#define SAMPLE_STATES (WFPX_TUNNEL_LARVAL + 1)

/* A tunnel of a sample. */
struct sampled {
	WFPX_TUNNEL0 tunnel; /* as much of it as is counted: the row's columns use no more */
	struct watched watched;
	struct tunnel_row row;
};

/* All zero: an empty sample. */
struct sample {
	WFPX_TUNNEL_TOTALS0 **totals; /* a block of the library */
	size_t total;
	struct sampled *tunnels; /* those that pass the filters */
	size_t count;
	size_t states[SAMPLE_STATES]; /* how many of them are in each state */
	uint64_t time;                /* nanoseconds since 1970 */
	uint64_t clock;               /* of clock_steady() */
};

/*
 * Takes a sample, with the rates since the sample @before, which may be empty; the caller calls
 * sample_done(), also on failure. The library takes one snapshot for it. Returns a code of the
 * library.
 */
DWORD sample_take(const struct follow *follow, const struct filter *filter,
		  const struct sample *before, struct sample *ret);

/* Releases what @sample holds, and makes it empty. */
void sample_done(struct sample *sample);

#endif
