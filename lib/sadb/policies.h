/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The policies of a namespace, and which of them an SA serves. */
#ifndef SADB_POLICIES_H
#define SADB_POLICIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/chains.h"
#include "xfrm/policy.h"

/*
 * The policies that ask for SAs, or with @every those of all kinds, with an index by what their
 * templates demand. All zero when empty; policies_done() frees it.
 */
struct policies {
	struct arena memory;     /* of all of it */
	struct policy *policies; /* in the kernel's order, newest first */
	size_t count, capacity;
	struct policy_template *templates; /* of all policies */
	size_t template_count, template_capacity;

	struct chains by_demand; /* the index over templates: see policy_index.c */
	uint32_t *classes;       /* each class that a template has, once */
	size_t class_count, class_capacity;
	bool forward; /* some are forward policies */
	bool mixed;   /* their priorities differ */
	bool tagged;  /* some are of filters: see tag.h */
	bool sorted;  /* walks meet templates with equal demands in the kernel's order */

	bool every; /* has also policies that do not ask for SAs: an SA must not look for its policy
		       here */

	uint32_t received, left_aside; /* in dumps; left_aside are not kept */
	struct policy_counts counts;   /* the kernel's; they mean nothing unless @counted */
	bool counted;
	uint64_t bytes_received;
};

/*
 * Whether a policy asks for SAs: it has templates, allows packets, and is not a policy of a single
 * socket.
 */
bool policy_asks_for_sas(const struct policy *policy);

/* Whether policies_add() keeps the policy: never one of a single socket. */
bool policies_keep(const struct policies *policies, const struct policy *policy);

/*
 * Makes room for @count policies with one template each, so that nothing has to grow. To be called
 * before the first policies_add(). Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t policies_expect(struct policies *policies, size_t count);

/*
 * Whether @policy, which must be one of @policies, and its templates are as the kernel has them
 * now: in @now and @templates, which policy_bind() changes here.
 */
bool policies_have_still(const struct policies *policies, const struct policy *policy,
			 const struct policy *now, struct policy_template *templates);

/*
 * policies_add() adds a copy of @policy and its templates, newest first; a policy that
 * policies_keep() refuses is ignored. policies_index() is called once, after the last
 * policies_add(), and before any walk. Both return ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t policies_add(struct policies *policies, const struct policy *policy,
		      const struct policy_template *templates);
uint32_t policies_index(struct policies *policies);

/* Frees everything and zeroes the struct. */
void policies_done(struct policies *policies);

#define POLICY_SORTED_FROM 64u
#define POLICY_LOOK_MAX    4096u

/*
 * A walk over the templates that accept an SA: see template_accepts(). It owns no memory.
 *
 * Many policies can demand the same: equal protocol, mode, SPI, reqid, interface id and addresses.
 * An SA fits all of these or, if it has a selector of its own, some of them. If there may be more
 * than POLICY_SORTED_FROM of them, a walk meets inbound policies before forward policies, and
 * within both the policy first that the kernel asks first: by priority, then the oldest. A walk
 * looks at the first POLICY_LOOK_MAX with equal demands only, so that its time is bounded. For an
 * SA in transport mode without a source address it looks at the first POLICY_LOOK_MAX templates of
 * all.
 */
struct policy_walk {
	const struct policies *policies;
	const struct sa *sa;
	uint32_t mask, value; /* the walk visits the classes for which class & mask == value */
	uint32_t class;       /* the present class, as index + 1 */
	uint32_t at;          /* the present template, as index + 1 */
	uint32_t left;        /* how many more templates of this class to look at */
	bool scans;           /* no index fits: looks at one template after the other */
};

/*
 * policy_walk() begins a walk over all policies. policy_walk_own() is for policies of the SA's own
 * direction: inbound and forward policies for an inbound SA. policy_walk_next() returns the next
 * template, which the policies own, or NULL.
 */
struct policy_walk policy_walk(const struct policies *policies, const struct sa *sa);
struct policy_walk policy_walk_own(const struct policies *policies, const struct sa *sa);
const struct policy_template *policy_walk_next(struct policy_walk *walk);

/* Returns the hash that the index has for the templates which policy_walk_own() meets first. */
uint32_t policy_walk_hash(const struct policies *policies, const struct sa *sa);

/* Makes the walk pass over the remaining templates with the same demands as the last one. */
static inline void policy_walk_skip(struct policy_walk *walk)
{
	walk->left = 0;
}

/* Returns the policy that has @template. */
static inline const struct policy *policy_of(const struct policies *policies,
					     const struct policy_template *template)
{
	return &policies->policies[template->found.policy];
}

/*
 * Returns the main policy of @sa, or NULL if no policy of its direction asks for it. If several
 * ask, and the SA has a tag, a policy of the filter that it was made for comes first; then an
 * inbound policy before forward policies; then a policy whose template names the SPI;
 * then one whose template does not name another destination than the SA's, which the kernel does
 * not compare inbound; then the lowest priority value; then the oldest.
 */
const struct policy *policies_main(const struct policies *policies, const struct sa *sa);

/*
 * Sets found.policy of each of the @count @sas, whose directions must be known, to the index of its
 * main policy + 1, or to 0 if it has none.
 */
void policies_find_main(const struct policies *policies, struct sa *sas, size_t count);

/* Whether the template of an outbound policy names this SA by its SPI. */
bool policies_name(const struct policies *policies, const struct sa *sa);

#endif
