/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What text and JSON have in common. */
#ifndef WFPSA_EXPLAIN_WORDS_H
#define WFPSA_EXPLAIN_WORDS_H

#include "explain_judge.h"

/* Constants. */
const char *outcome_name(enum outcome outcome);
const char *severity_name(enum severity severity);

/* "out", "in" or "fwd", as ip-xfrm(8) calls the direction of a policy. */
const char *policy_way(const WFPX_POLICY0 *policy);

#endif
