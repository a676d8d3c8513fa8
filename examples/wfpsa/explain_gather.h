/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_EXPLAIN_GATHER_H
#define WFPSA_EXPLAIN_GATHER_H

#include "explain_facts.h"
#include "options.h"

/*
 * Reads the facts of the namespace that @options name. The caller releases them with
 * facts_release(), also after a failure. Returns EXIT_OK, or another enum exit_code after a message
 * to stderr. That the IKE daemon cannot be asked is a fact, and no failure.
 */
int facts_gather(const struct options *options, struct facts *ret);
void facts_release(struct facts *facts);

#endif
