/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What facts mean for a packet. Pure: a judgement depends on its arguments alone. */
#ifndef WFPSA_EXPLAIN_JUDGE_H
#define WFPSA_EXPLAIN_JUDGE_H

#include <stddef.h>

#include "explain_facts.h"

/* What becomes of the traffic. A later one is worse. */
enum outcome {
	OUTCOME_PASSES,   /* protected, and nothing speaks against it */
	OUTCOME_DOUBTFUL, /* protected, but packets are dropped, or none come back */
	OUTCOME_CLEAR,    /* not protected */
	OUTCOME_STOPS,    /* does not pass */
};

enum severity {
	SEVERITY_NOTE,    /* worth knowing */
	SEVERITY_WARNING, /* something is not as it should be */
	SEVERITY_CAUSE,   /* explains the outcome */
};

/* Something that was found. The code is a constant, such as "no_policy"; doc/explain.md has all. */
struct finding {
	const char *code;
	enum severity severity;
	char text[320];   /* what is so */
	const char *next; /* what to look at or to do next: a constant */
};

#define FINDINGS_MAX 16

/* A judgement. The pointers are into the facts. */
struct judgement {
	enum outcome outcome;
	const WFPX_POLICY_DETAILS0 *policy;         /* that takes the packet, or NULL */
	const WFPX_POLICY_DETAILS0 *inbound_policy; /* that takes the answer, or NULL */
	const WFPX_TUNNEL0 *tunnel;                 /* that the outbound SA, or the policy, is of */
	const WFPX_SA0 *out, *in;                   /* the SAs that packet and answer take */
	const WFPX_IKE_SA0 *ike;                    /* with the peer, or NULL */
	struct finding findings[FINDINGS_MAX];
	size_t count;
};

/* Judges what becomes of @packet, whose route is @route, and of the answer to it. */
void judge(const struct facts *facts, const struct packet *packet, const struct route *route,
	   struct judgement *ret);

#endif
