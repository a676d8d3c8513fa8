/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Files with a record lock on them, which the kernel gives back when the process ends, also while a
 * child of the process lives.
 *
 * The kernel drops the lock as soon as the process closes any descriptor of the file, and lets all
 * threads of the process have it. So this module knows which files the process has locked, opens
 * none of these a second time, and refuses a second lock. A child of fork() has none of its
 * parent's locks.
 */
#ifndef STORE_LOCK_FILE_H
#define STORE_LOCK_FILE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* A file that this process has locked. */
struct lock_file {
	dev_t device;
	ino_t inode;
	unsigned generation; /* of the process; 0: no lock */
};

/*
 * Locks the file @name in the folder @folder, which is made with @mode if it is not there, without
 * waiting. Returns FWP_E_TIMEOUT if somebody else has the lock, also somebody else in this process.
 * On success the caller gives the lock back with lock_file_drop().
 */
uint32_t lock_file_take(int folder, const char *name, mode_t mode, struct lock_file *ret);

/* Gives the lock back. A lock of the parent process, or one that is all zero, is only forgotten. */
void lock_file_drop(struct lock_file *lock);

/*
 * Returns in *ret_free whether nobody has a lock on the file, or it is not there. If another
 * process has it, *ret_pid is that process in the caller's pid namespace; otherwise it is 0.
 */
uint32_t lock_file_look(int folder, const char *name, bool *ret_free, pid_t *ret_pid);

#endif
