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

	struct chains by_demand; /* templates by what they demand, in order */
	uint8_t classes;         /* bit c is set: there are templates of class c */
	bool names_spi;          /* a template asks for one certain SA */

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

/* A walk over the templates that an SA fits, each with its policy. */
struct policy_walk {
	const struct policies *policies;
	const struct sa *sa;
	unsigned class;
	uint32_t at; /* index + 1 */
};

struct policy_walk policy_walk(const struct policies *policies, const struct sa *sa);
const struct policy_template *policy_walk_next(struct policy_walk *walk);

static inline const struct policy *policy_of(const struct policies *policies,
					     const struct policy_template *template)
{
	return &policies->policies[template->policy];
}

/*
 * The policy that speaks for @sa: of its own direction, if there are several one whose template
 * names its SPI, then the one of the lowest priority value, then of the lowest index. An inbound SA
 * may serve forward policies as well; they speak for it only where no inbound policy does. NULL if
 * none does.
 */
const struct policy *policies_main(const struct policies *policies, const struct sa *sa);

#endif
