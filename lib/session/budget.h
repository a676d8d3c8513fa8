/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * How much of the processes of each user a search looks at, so that nobody holds up others with all
 * the descriptors that he may have. Who has more than that hides what is his, and nobody else's.
 */
#ifndef SESSION_BUDGET_H
#define SESSION_BUDGET_H

#include <stddef.h>
#include <stdint.h>

/* Descriptors. */
#define BUDGET 16384

struct budget_share;

struct budget {
	struct budget_share *shares;
	size_t count, capacity;
};

/*
 * What is left for this user, to be counted down; it stays in its place until the next call. root
 * and the user of the calling process have all they want.
 */
uint32_t budget_find(struct budget *budget, uint32_t uid, uint32_t **ret);

/* For another search: all of it is there again. */
void budget_renew(struct budget *budget);
void budget_done(struct budget *budget);

#endif
