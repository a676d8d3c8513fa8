/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The contexts that operands name: by id, spi=SPI or reqid=N. */
#ifndef WFPSA_TARGETS_H
#define WFPSA_TARGETS_H

#include "context_row.h"
#include "options.h"

struct targets {
	const struct options *options;
	struct target *all;
	size_t count;
};

/* EXIT_OK, or what has been said. targets_done() in either case. */
int targets_parse(const struct options *options, struct targets *ret);
void targets_done(struct targets *targets);

/* Whether one names this context; it counts as found then. */
bool targets_have(struct targets *targets, const struct context_row *row);

/* Says which were not found, and returns the exit code that tells how much was. */
int targets_check_found(const struct targets *targets);

#endif
