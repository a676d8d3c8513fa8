/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The operands of show, expire and delete, which name contexts: by id, spi=SPI or reqid=N. */
#ifndef WFPSA_TARGETS_H
#define WFPSA_TARGETS_H

#include "context_row.h"
#include "options.h"

/* The operands of one command line. The members are for targets.c only. */
struct targets {
	const struct options *options; /* the caller's, and used until targets_done() */
	struct target *all;            /* one for each operand; targets_done() releases them */
	size_t count;
};

/*
 * Parses the operands. Returns EXIT_OK, or another enum exit_code after a message to stderr. The
 * caller calls targets_done() in either case.
 */
int targets_parse(const struct options *options, struct targets *ret);

/* Releases what targets_parse() allocated. */
void targets_done(struct targets *targets);

/* Whether an operand names this context. Every operand that does is marked as found. */
bool targets_have(struct targets *targets, const struct context_row *row);

/*
 * To be called after the last context. Prints a message to stderr for each operand that named no
 * context, and returns EXIT_OK, EXIT_NOT_FOUND (the only operand), EXIT_NONE_FOUND (of several) or
 * EXIT_SOME_FOUND.
 */
int targets_check_found(const struct targets *targets);

#endif
