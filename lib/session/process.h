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

/* The same one serves for many processes, one after the other; all zero at first. */
struct process {
	int folder;
	uint32_t pid;
	uint64_t *sockets; /* inodes of those it holds, of any kind */
	size_t socket_count, socket_capacity;
	bool sorted;
	int *files; /* descriptors whose links have the name of session records */
	size_t file_count, file_capacity;
};

/* The folder of all of them. FWP_E_NOT_FOUND: there is none. */
uint32_t process_open_proc(int *ret);

/*
 * Reads what the process called @name holds. FWP_E_NOT_FOUND: it has gone, or its descriptors are
 * not for us to see.
 */
uint32_t process_open(struct process *process, int proc, const char *name);
void process_close(struct process *process);
void process_done(struct process *process);

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

/* Calls @visit with the name of each process until it returns another status than success. */
uint32_t process_for_each(int proc, uint32_t (*visit)(const char *name, void *context),
			  void *context);

#endif
