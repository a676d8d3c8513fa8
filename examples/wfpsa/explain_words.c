/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "explain_words.h"

const char *outcome_name(enum outcome outcome)
{
	static const char *const names[] = {
		[OUTCOME_PASSES] = "passes",
		[OUTCOME_DOUBTFUL] = "doubtful",
		[OUTCOME_CLEAR] = "clear",
		[OUTCOME_STOPS] = "stops",
	};

	return names[outcome];
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {
		[SEVERITY_NOTE] = "note",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_CAUSE] = "cause",
	};

	return names[severity];
}

const char *policy_way(const WFPX_POLICY0 *policy)
{
	if (policy->forward)
		return "fwd";
	return policy->direction == FWP_DIRECTION_OUTBOUND ? "out" : "in";
}
