/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands between the user and the end of SAs: --yes, --all, and a question. */
#ifndef WFPSA_CONFIRM_H
#define WFPSA_CONFIRM_H

#include "options.h"
#include "targets.h"

/* Without --yes there is a question, and a terminal is needed for the answer. Returns an exit code.
 */
int confirm_possible(const struct options *options);

/*
 * One operand, or filters alone, must not mean several things without --all: the user may have
 * thought of one of them. @total is how many were found, and @things how a message calls them.
 * Returns EXIT_OK, or EXIT_USAGE after a message.
 */
int confirm_few(const struct options *options, const struct targets *targets, size_t total,
		const char *things);

/* Asks on stderr, for example "Expire 2 contexts?". Returns EXIT_OK if the answer is yes. */
int confirm(const struct options *options, const char *question, size_t count, const char *thing);

#endif
