/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Handles: entries of one table, named by index and generation, never pointers. A closed, forged or
 * wrong-kind handle is simply not found. Objects are counted, so one thread may close a handle
 * while another is using its object. A child of fork() finds none of its parent's handles, a child
 * of vfork() none at all.
 */
#ifndef BASE_HANDLE_H
#define BASE_HANDLE_H

#include <stdatomic.h>
#include <stdint.h>

enum handle_type {
	HANDLE_TYPE_ENGINE = 1,
	HANDLE_TYPE_ENUMERATOR,
};

/* The first member of everything that a handle names. */
struct object {
	atomic_uint refs;
	void (*release)(struct object *object); /* called when the last reference goes */
};

/* One reference, the caller's. */
void object_init(struct object *object, void (*release)(struct object *object));
void object_unref(struct object *object); /* NULL: no effect */

/*
 * To be called before anything is made that a handle will name. In a child of fork() it lets go
 * what the process has inherited. ERROR_NOT_SUPPORTED in a child of vfork(): its handles would be
 * its parent's.
 */
uint32_t handles_begin(void);

/*
 * Names @object: the table takes the caller's reference when this succeeds. @owner is the handle of
 * the engine that an enumerator belongs to, 0 for an engine. Handles are never 0 or all ones.
 */
uint32_t handle_open(enum handle_type type, uintptr_t owner, struct object *object, uintptr_t *ret);

/* The object, with a reference for the caller; NULL unless handle, type and owner are right. */
struct object *handle_get(uintptr_t handle, enum handle_type type, uintptr_t owner);

/*
 * Ends @handle and every handle it owns. Returns ERROR_INVALID_HANDLE unless handle, type and owner
 * are right.
 */
uint32_t handle_close(uintptr_t handle, enum handle_type type, uintptr_t owner);

/*
 * Calls @visit for each object of a type that has no owner, under the table's lock, until it
 * returns nonzero.
 */
int handle_for_each(enum handle_type type, int (*visit)(struct object *object, const void *context),
		    const void *context);

#endif
