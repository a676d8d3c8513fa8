/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The locks that a whole process shares, and what fork() does to them. Nothing else in the library
 * has a lock of this kind or a fork handler. A thread that holds a lock takes only later ones, and
 * fork() takes all of them in this order, so that a child finds whole what they guard, and free.
 *
 * The locks of one engine or enumeration are in their objects. A child never takes these: it finds
 * no handle of its parent.
 */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <stdbool.h>

enum lock {
	LOCK_KEYS,        /* two sessions do not open with one key at the same time */
	LOCK_HANDLES,     /* the table in handle.c */
	LOCK_DESCRIPTORS, /* the table in descriptor.c */
	LOCK_BLOCKS,      /* the registry in block.c */
	LOCKS
};

/*
 * True: the process began as a child while a thread of its parent held the lock and the fork
 * handlers did not run, as with clone(). What the lock guards may be half changed; the caller must
 * begin anew without reading any of it.
 */
bool lock_take(enum lock lock);
void lock_release(enum lock lock);

/*
 * Whether this process has the memory to itself. A child of vfork() has not: all that it changes
 * are things of its parent, which goes on using them.
 */
bool process_is_own(void);

/* A number that changes from a process to its child. */
unsigned process_generation(void);

#endif
