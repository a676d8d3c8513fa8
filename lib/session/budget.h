/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Limits how much of each user's processes one search reads, so that no user can slow down the
 * searches of others by opening as many descriptors as he may. A user who has more than the budget
 * hides sessions of his own, and nobody else's.
 */
#ifndef SESSION_BUDGET_H
#define SESSION_BUDGET_H

#include <stddef.h>
#include <stdint.h>

/* What one user has for one search; reading one descriptor costs 1 of it. See process.h. */
#define BUDGET 16384

struct budget_share;

/* What is left of each user's budget. All zero at first; budget_done() frees it. */
struct budget {
	struct budget_share *shares;
	size_t count, capacity;
};

/*
 * Returns in *ret where the rest of the budget of user @uid is kept; the caller counts it down. The
 * pointer is valid until the next budget_find(). root and the user of the calling process get
 * UINT32_MAX, which means no limit. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t budget_find(struct budget *budget, uint32_t uid, uint32_t **ret);

/* Gives every user the whole budget again, for another search. */
void budget_renew(struct budget *budget);

/* Frees the memory; the struct must not be used afterwards. */
void budget_done(struct budget *budget);

#endif
