/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ending.h"

/*
 * Only hard_use is set, which counts from the first use. hard_add, which counts from add_time, must
 * not be lowered: while soft_add is pending, the kernel remembers its deadline. If hard_add comes
 * first, xfrm_timer_handler() concludes that the clock was set, never deletes the SA, and can spin
 * in the timer for ever (Linux 6.1 to 6.17).
 *
 * An update lets soft limits fire again that have fired already, so those are removed.
 */
struct limits limits_to_end(const struct sa *sa, uint64_t time, uint32_t seconds, enum ending mark)
{
	struct limits limits = sa->config->limits;
	bool used_before = sa_was_used(sa, time);
	uint64_t used = used_before ? time - sa->use_time : 0;
	uint64_t age = time > sa->add_time ? time - sa->add_time : 0;
	uint64_t hard_use = used + seconds;

	if (!limits.hard_use || hard_use < limits.hard_use)
		limits.hard_use = hard_use;
	limits.soft_use = limits.hard_use + (uint64_t)(sa_ending(sa) ? sa_ending(sa) : mark);
	if (limits.soft_add && age >= limits.soft_add + 2)
		limits.soft_add = 0;
	if (sa->bytes >= limits.soft_bytes)
		limits.soft_bytes = UINT64_MAX;
	if (sa->packets >= limits.soft_packets)
		limits.soft_packets = UINT64_MAX;
	return limits;
}
