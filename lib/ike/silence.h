/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What is remembered of a daemon that did not answer in time, so that the next callers need not
 * wait for it again.
 */
#ifndef IKE_SILENCE_H
#define IKE_SILENCE_H

#include <stdbool.h>
#include <stdint.h>

/* For so many milliseconds after a failure the daemon is not asked again. */
#define IKE_SILENCE_TIME 10000u

/* All zero: nothing is remembered. Times are milliseconds of a clock that never goes back. */
struct ike_silence {
	uint64_t until;
	uint32_t limit; /* the longest time limit that was not enough */
};

/*
 * Whether to expect that a conversation with a time limit of @limit milliseconds, begun at @now,
 * would fail. After a short limit was not enough, a longer one may still be.
 */
bool ike_silence_expected(const struct ike_silence *silence, uint64_t now, uint32_t limit);

/*
 * Remembers how a conversation ended at @now: FWP_E_TIMEOUT begins the time in which the daemon is
 * not asked, and any other status ends that time.
 */
void ike_silence_note(struct ike_silence *silence, uint64_t now, uint32_t limit, uint32_t status);

#endif
