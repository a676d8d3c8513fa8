/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The locks that a whole process shares, and how they get through fork(). No other file of the
 * library has a process-wide lock or a fork handler. A thread that holds a lock takes only locks
 * that come later in the enumeration. fork() takes all of them in that order, so a child finds the
 * locks free and the data that they guard complete.
 *
 * The locks of one engine or one enumeration are in their objects. A child never takes those,
 * because it finds none of its parent's handles.
 */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <stdbool.h>

enum lock {
	LOCK_PENDING,     /* the table in api/pending.c */
	LOCK_KEYS,        /* two sessions do not open with one key at the same time */
	LOCK_HANDLES,     /* the table in handle.c */
	LOCK_FILES,       /* the list in lib/store/lock_file.c */
	LOCK_DESCRIPTORS, /* the table in descriptor.c */
	LOCK_BLOCKS,      /* the registry in block.c */
	LOCKS
};

/*
 * Locks @lock until lock_release(); a thread must not take a lock that it holds. Returns true if
 * the guarded data may be half changed: a thread of the parent held the lock when this process
 * began, and the fork handlers did not run, as happens with clone(). The caller must then start
 * with empty data without reading the old. Returns true once for each lock, false in all other
 * cases.
 */
bool lock_take(enum lock lock);
void lock_release(enum lock lock);

/*
 * Returns whether this process has its memory to itself. A child of vfork() does not: whatever it
 * changes belongs to its parent, which goes on using it.
 */
bool process_is_own(void);

/*
 * Returns a number that is never 0, and that is another one in each child that has memory of its
 * own.
 */
unsigned process_generation(void);

#endif
