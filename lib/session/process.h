/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A process as /proc shows it. Everything is read through one descriptor of the process's folder.
 * When the process is gone, the next read fails, even if another process has its pid by then, so
 * data of two processes are never mixed.
 */
#ifndef SESSION_PROCESS_H
#define SESSION_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "budget.h"

/* What is counted against the budget of the user who started the process. */
#define PROCESS_COST        8 /* a process */
#define PROCESS_LINK_COST   1 /* one of its descriptors */
#define PROCESS_RECORD_COST 4 /* reading a file that may be a record */

/*
 * The process that process_for_each() has reached; one struct serves for all of them in turn. All
 * zero at first, and freed by process_done().
 */
struct process {
	int folder; /* descriptor of its folder in /proc */
	uint32_t pid;
	uint64_t *sockets; /* inodes of the sockets it has, of any kind */
	size_t socket_count, socket_capacity;
	bool sorted; /* sockets is in ascending order */
	int *files;  /* its descriptors whose links have the name of session records */
	size_t file_count, file_capacity;
	struct budget budget;
	uint32_t *left; /* the rest of its user's budget; NULL before the first descriptor */
};

/*
 * Opens the folder /proc; the caller closes *ret with descriptor_close(). Returns FWP_E_NOT_FOUND
 * if there is no /proc.
 */
uint32_t process_open_proc(int *ret);

/*
 * Calls @visit for each process in /proc, after it has read the process's descriptors into
 * *process, as far as the budget of the process's user allows. Processes that end meanwhile, and
 * those whose descriptors the caller may not read, are left out. Stops when @visit returns a status
 * other than success and FWP_E_NOT_FOUND, and returns that status. Returns an error if the list of
 * processes cannot be read to its end.
 */
uint32_t process_for_each(struct process *process, int proc, uint32_t (*visit)(void *context),
			  void *context);

/* Frees the memory; the struct must not be used afterwards. */
void process_done(struct process *process);

/*
 * Takes @cost from the budget of the process's user. Returns false if not enough is left. At least
 * one descriptor of the process must have been read.
 */
bool process_affords(struct process *process, uint32_t cost);

/* Whether the process has the socket with this inode. */
bool process_holds(struct process *process, uint64_t inode);

/* Who a process is. */
struct process_identity {
	uint32_t own_pid; /* its pid in its own pid namespace, which getpid() returns to it */
	uint32_t uid;     /* the real one */
};

/* Reads /proc/PID/status. Returns FWP_E_NOT_FOUND if the process is gone. */
uint32_t process_identify(const struct process *process, struct process_identity *ret);

#define PROCESS_NAME_SIZE 64

/* What identifies and names a process that has published no record. */
struct process_details {
	uint64_t start;               /* ticks since boot */
	char name[PROCESS_NAME_SIZE]; /* of its program; may have any bytes, ends with NUL */
};

/* Reads /proc/PID/stat and comm. Returns FWP_E_NOT_FOUND if the process is gone. */
uint32_t process_describe(const struct process *process, struct process_details *ret);

#endif
