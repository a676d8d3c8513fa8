/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The limits of an inbound SA that IPsecSaContextExpire0 has expired, so that the kernel deletes it
 * a minute later. It does no I/O.
 *
 * The kernel deletes the SA at use_time + hard_use. As a mark, soft_use is set to one or two
 * seconds more than hard_use. That soft limit never fires, because the kernel tests the hard limit
 * first (xfrm_timer_handler()), and nobody else has a reason to set a soft limit behind the hard
 * one. So every process can recognise an expired SA as long as it exists, even if the clock is set.
 */
#ifndef SADB_ENDING_H
#define SADB_ENDING_H

#include <stdbool.h>
#include <stdint.h>

#include "xfrm/sa.h"

#define EXPIRE_SECONDS 60

/* The mark: seconds from hard_use to soft_use. */
enum ending {
	ENDING_NOT = 0,   /* not expired */
	ENDING_PAIR = 1,  /* expired together with its outbound SA, which was deleted */
	ENDING_ALONE = 2, /* expired alone: its partner was not known */
};

/* Returns whether and how @sa was expired. */
static inline enum ending sa_ending(const struct sa *sa)
{
	const struct limits *limits = &sa->config->limits;
	uint64_t behind = limits->soft_use - limits->hard_use;

	if (!limits->hard_use || limits->soft_use < limits->hard_use || behind > ENDING_ALONE)
		return ENDING_NOT;
	return (enum ending)behind;
}

/*
 * Whether @sa was used before @time. A first use that is later than @time is the result of a clock
 * that was set back, and does not count.
 */
static inline bool sa_was_used(const struct sa *sa, uint64_t time)
{
	return sa->use_time && sa->use_time <= time;
}

/*
 * Returns limits with which the kernel deletes @sa @seconds after @time, or earlier if its limits
 * say so already. If sa_was_used() is false for @time, the caller must set its use_time to @time as
 * well. No soft limit fires that would not have fired otherwise. An SA that was expired before
 * keeps its mark, any other gets @mark.
 */
struct limits limits_to_end(const struct sa *sa, uint64_t time, uint32_t seconds, enum ending mark);

#endif
