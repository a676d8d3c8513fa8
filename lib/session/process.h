/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A process as /proc has it. All is read through one descriptor of its folder: when the process has
 * gone, the next read fails, also where another has got its number.
 */
#ifndef SESSION_PROCESS_H
#define SESSION_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "budget.h"

/* What is counted against the budget of the user who started it. */
#define PROCESS_COST        8 /* the process */
#define PROCESS_LINK_COST   1 /* a descriptor */
#define PROCESS_RECORD_COST 4 /* a file that may be a record */

/* The same one serves for many processes, one after the other; all zero at first. */
struct process {
	int folder;
	uint32_t pid;
	uint64_t *sockets; /* inodes of those it holds, of any kind */
	size_t socket_count, socket_capacity;
	bool sorted;
	int *files; /* descriptors whose links have the name of session records */
	size_t file_count, file_capacity;
	struct budget budget;
	uint32_t *left; /* of it, for the user of this process; NULL: not known yet */
};

/* The folder of all of them. FWP_E_NOT_FOUND: there is none. */
uint32_t process_open_proc(int *ret);

/*
 * Calls @visit for each process in turn, until it returns another status than success and
 * FWP_E_NOT_FOUND. What the process holds has been read, as far as its user's budget goes. Left out
 * are processes that have gone, and those whose descriptors are not for us to see.
 */
uint32_t process_for_each(struct process *process, int proc, uint32_t (*visit)(void *context),
			  void *context);
void process_done(struct process *process);

/* Takes the cost from the budget of the process's user. False: that has come to its end. */
bool process_affords(struct process *process, uint32_t cost);

/* Whether it holds this socket. */
bool process_holds(struct process *process, uint64_t inode);

/* Who it is. FWP_E_NOT_FOUND: it has gone since it was opened. */
struct process_identity {
	uint32_t own_pid; /* what getpid() returns to it */
	uint32_t uid;     /* the real one */
};

uint32_t process_identify(const struct process *process, struct process_identity *ret);

#define PROCESS_NAME_SIZE 64

/* What distinguishes it further. */
struct process_details {
	uint64_t start;               /* ticks since boot */
	char name[PROCESS_NAME_SIZE]; /* any bytes */
};

uint32_t process_describe(const struct process *process, struct process_details *ret);

#endif
