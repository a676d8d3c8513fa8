/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What it means for traffic and for keying daemons that contexts are ended. */
#ifndef WFPSA_CONSEQUENCES_H
#define WFPSA_CONSEQUENCES_H

#include "ended.h"
#include "options.h"

#define DAEMONS_MAX 4 /* more are not named */

/* A keying daemon that has access to the kernel's SAs. */
struct daemon {
	char name[32];
	unsigned pid;
	const char *rekey; /* how the user has it replace SAs; a constant */
};

struct consequences {
	const struct options *options; /* the caller's */
	struct daemon daemons[DAEMONS_MAX];
	size_t count;
};

/* Finds the daemons of the network namespace. What is not permitted or supported finds none. */
void consequences_find(struct consequences *ret, const struct options *options);

/*
 * Tells on stderr what will happen when the @count contexts at @contexts are ended.
 * @inbound_lingers is true for expire and false for delete. Daemons have no part in what "wfpsa
 * add" has made.
 */
void consequences_tell(const struct consequences *consequences, const struct ended *contexts,
		       size_t count, bool inbound_lingers);

/* Tells on stderr, after contexts were deleted, that they may not come back by themselves. */
void consequences_tell_after(const struct consequences *consequences, const struct ended *contexts,
			     size_t count);

#endif
