/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The steps of judge(), each in a file of its own. */
#ifndef WFPSA_EXPLAIN_STEPS_H
#define WFPSA_EXPLAIN_STEPS_H

#include "explain_judge.h"
#include "explain_match.h"

/* What the steps share. */
struct judging {
	const struct facts *facts;
	struct packet packet, answer;
	const struct route *route;
	struct judgement *to;
};

/*
 * Adds a finding, unless there are FINDINGS_MAX, and makes the outcome at least @outcome. @next is
 * a constant.
 */
void found(struct judging *j, enum severity severity, enum outcome outcome, const char *code,
	   const char *next, const char *format, ...) __attribute__((format(printf, 6, 7)));

/*
 * Which policy takes the packet. Returns false if that says already what becomes of the packet:
 * no policy takes it, or one that blocks, or one that asks for no SA.
 */
bool judge_policy(struct judging *j);

/* Which SA the packet takes. Returns false if there is none. */
bool judge_outbound(struct judging *j);

/* Which SA and policy the answer takes. */
void judge_inbound(struct judging *j);

/* What the counters and limits of the SAs say. */
void judge_counters(struct judging *j);

/* What the IKE daemon says. */
void judge_daemon(struct judging *j);

/* The first policy of a direction that takes @packet, or NULL. */
const WFPX_POLICY_DETAILS0 *policy_for(const struct facts *facts, const struct packet *packet,
				       FWP_DIRECTION direction, bool forward);

/*
 * Looks for the SA of @direction that all differs from what @policy asks in the fewest ways.
 * Returns NULL if there is none with the right peer; else *@ret_differs is in what it differs, 0 if
 * the policy takes it, and *@ret_tunnel the tunnel that it is of.
 */
const WFPX_SA0 *closest_sa(const struct judging *j, const WFPX_POLICY_DETAILS0 *policy,
			   FWP_DIRECTION direction, unsigned *ret_differs,
			   const WFPX_TUNNEL0 **ret_tunnel);

/* Adds a finding that says in what @sa differs from what @policy asks for. */
void found_difference(struct judging *j, const WFPX_POLICY_DETAILS0 *policy, const WFPX_SA0 *sa,
		      unsigned differs);

/* The template of @policy that asks for ESP or AH, or NULL. */
const WFPX_POLICY_TEMPLATE0 *main_template(const WFPX_POLICY_DETAILS0 *policy);

#endif
