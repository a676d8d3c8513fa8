/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The operands of show, expire and delete, which name contexts: by the first digits of the id, an
 * address or a prefix of either end, spi=SPI, reqid=N, or what the context is called.
 */
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
 * Parses the operands. There may be none if there are filters, which choose alone then. Returns
 * EXIT_OK, or another enum exit_code after a message to stderr. The caller calls targets_done() in
 * either case.
 */
int targets_parse(const struct options *options, struct targets *ret);

/* Releases what targets_parse() allocated. */
void targets_done(struct targets *targets);

/*
 * Whether an operand names this context, which the filters have let pass, or there is no operand.
 * Every operand that does is marked as found.
 */
bool targets_have(struct targets *targets, const struct context_row *row);

/* The same for an IKE SA, or one of whose children has the SPI or the reqid. */
bool targets_have_ike(struct targets *targets, const WFPX_IKE_SA0 *sa);

/*
 * Whether one operand names several contexts, or filters alone do, of @total. Sets *@operand to the
 * operand, or to NULL, and *@count to how many it names.
 */
bool targets_are_many(const struct targets *targets, size_t total, const char **operand,
		      size_t *count);

/*
 * To be called after the last context. @total is the number of contexts found. Prints a message to
 * stderr for each operand that named no context, and returns EXIT_OK, EXIT_NOT_FOUND (the only
 * operand), EXIT_NONE_FOUND (of several) or EXIT_SOME_FOUND. Without operands, no context at all is
 * EXIT_NOT_FOUND.
 */
int targets_check_found(const struct targets *targets, size_t total);

#endif
