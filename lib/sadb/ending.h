/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The limits of an SA that IPsecSaContextExpire0 has given a last minute. Pure.
 *
 * The kernel deletes the SA when use_time + hard_use is reached. The soft limit of the same kind is
 * set to one or two seconds more: it never fires, as the kernel looks at the hard limit first
 * (xfrm_timer_handler), and nobody else sets a soft limit behind the hard one. So it is the mark by
 * which every process knows an SA that was expired, for as long as the SA is there and wherever the
 * clock is set to.
 */
#ifndef SADB_ENDING_H
#define SADB_ENDING_H

#include <stdbool.h>
#include <stdint.h>

#include "xfrm/sa.h"

#define EXPIRE_SECONDS 60

/* Seconds from the hard limit of use to the soft one. */
enum ending {
	ENDING_NOT = 0,
	ENDING_PAIR = 1,  /* expired, and its outbound SA was deleted */
	ENDING_ALONE = 2, /* expired, and which outbound SA was its partner was not known */
};

/* Whether and how @sa was expired. */
static inline enum ending sa_ending(const struct sa *sa)
{
	uint64_t behind = sa->limits.soft_use - sa->limits.hard_use;

	if (!sa->limits.hard_use || sa->limits.soft_use < sa->limits.hard_use ||
	    behind > ENDING_ALONE)
		return ENDING_NOT;
	return (enum ending)behind;
}

/* Whether @sa has been used at @time. A first use in the future comes of a clock set back. */
static inline bool sa_was_used(const struct sa *sa, uint64_t time)
{
	return sa->use_time && sa->use_time <= time;
}

/*
 * The limits that end @sa, as it is at @time, in @seconds or before: an earlier end is kept. For an
 * SA that was not used yet they hold once its first use is set to @time. No soft limit fires that
 * would not have fired without them. An SA that was expired before keeps its mark, any other gets
 * @mark.
 */
struct limits limits_to_end(const struct sa *sa, uint64_t time, uint32_t seconds, enum ending mark);

#endif
