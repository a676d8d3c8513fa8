/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The policies of a namespace, and which of them an SA serves. */
#ifndef SADB_POLICIES_H
#define SADB_POLICIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/chains.h"
#include "xfrm/policy.h"

/* Policies that ask for SAs; those of sockets, and those that block or let pass, are left aside. */
struct policies {
	struct policy *policies; /* in the kernel's order, newest first */
	size_t count, capacity;
	struct policy_template *templates;
	size_t template_count, template_capacity;

	struct chains by_demand; /* templates by what they demand: policy_index.c */
	uint32_t *classes;       /* the classes that they are of */
	size_t class_count, class_capacity;
	bool forward; /* some are forward policies */
	bool mixed;   /* not all have one priority */
	bool sorted;  /* templates that demand the same are in the order of the kernel */

	uint32_t received, left_aside;
	uint64_t bytes_received;
};

/* Those that make SAs: not of single sockets, nor such as block or let pass. */
bool policy_asks_for_sas(const struct policy *policy);

/* Leaves others aside. */
uint32_t policies_add(struct policies *policies, const struct policy *policy,
		      const struct policy_template *templates);
uint32_t policies_index(struct policies *policies); /* after the last policies_add() */
void policies_done(struct policies *policies);

/* Memory that they occupy. */
uint64_t policies_bytes(const struct policies *policies);

/*
 * A walk over the templates that an SA fits, each with its policy: those that template_accepts()
 * says.
 *
 * Policies can be many that demand the same: equal protocol, mode, SPI, reqid, interface id and
 * addresses. An SA fits all of these, or it has a selector of its own. If more than
 * POLICY_SORTED_FROM do, inbound ones come before forward ones, and of both those come first that
 * the kernel asks first: by priority, then the oldest. A walk looks at the first POLICY_LOOK_MAX
 * that demand the same, so that it ends however many there are. For an SA in transport mode that
 * has no source it looks at the first POLICY_LOOK_MAX of all.
 */
#define POLICY_SORTED_FROM 64u
#define POLICY_LOOK_MAX    4096u

struct policy_walk {
	const struct policies *policies;
	const struct sa *sa;
	uint32_t mask, value; /* it goes through the classes that under this mask are this value */
	uint32_t class;       /* index + 1 of the one it is in */
	uint32_t at;          /* index + 1 */
	uint32_t left;        /* to be looked at in this class */
	bool scans;           /* each template is a class */
};

struct policy_walk policy_walk(const struct policies *policies, const struct sa *sa);

/* Policies of the SA's own direction alone: inbound and forward ones are for inbound SAs. */
struct policy_walk policy_walk_own(const struct policies *policies, const struct sa *sa);

const struct policy_template *policy_walk_next(struct policy_walk *walk);

/* Passes over the rest of those that demand the same. */
static inline void policy_walk_skip(struct policy_walk *walk)
{
	walk->left = 0;
}

static inline const struct policy *policy_of(const struct policies *policies,
					     const struct policy_template *template)
{
	return &policies->policies[template->found.policy];
}

/*
 * The policy that speaks for @sa: of its own direction, if there are several one whose template
 * names its SPI, then one whose template does not name another destination than the SA's, which
 * the kernel does not compare inbound; then the one of the lowest priority value, then the oldest.
 * An inbound SA may serve forward policies as well; they speak for it only where no inbound policy
 * does. NULL if none does.
 */
const struct policy *policies_main(const struct policies *policies, const struct sa *sa);

/* Whether the template of an outbound policy names this SA by its SPI. */
bool policies_name(const struct policies *policies, const struct sa *sa);

#endif
