/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Handles: entries of one table for the whole process. A handle is made of an index and a
 * generation and is never a pointer, so a closed or forged handle, or one of another type, is not
 * found. Objects are counted: one thread may close a handle while another still uses the object. A
 * child of fork() finds none of its parent's handles, a child of vfork() finds no handle at all.
 *
 * All functions may be called from any thread.
 */
#ifndef BASE_HANDLE_H
#define BASE_HANDLE_H

#include <stdatomic.h>
#include <stdint.h>

enum handle_type {
	HANDLE_TYPE_ENGINE = 1,
	HANDLE_TYPE_ENUMERATOR,
	HANDLE_TYPE_CONTEXT_SUBSCRIPTION,
	HANDLE_TYPE_EVENT_SUBSCRIPTION,
};

/* The first member of every struct that a handle can name. */
struct object {
	atomic_uint refs;
	void (*release)(struct object *object); /* frees it, when the last reference is dropped */
	/* Is called when its handle is closed, before the table drops its reference; may be NULL.
	 */
	void (*closed)(struct object *object);
};

/*
 * object_init() gives the caller the only reference, object_ref() one more. object_unref() drops
 * one and calls release() after the last; NULL has no effect.
 */
void object_init(struct object *object, void (*release)(struct object *object));
void object_ref(struct object *object);
void object_unref(struct object *object);

/*
 * To be called before an object is made that a handle will name. The first call in a child of
 * fork() releases the objects that the child has inherited. Returns ERROR_NOT_SUPPORTED in a child
 * of vfork(), which shares its parent's memory: its handles would become handles of the parent.
 */
uint32_t handles_begin(void);

/*
 * Puts @object into the table and returns its handle in *ret. On success the table owns the
 * caller's reference, on failure the caller keeps it. @owner is the handle of the engine that an
 * enumerator belongs to, and 0 for an engine. A handle is never 0 and never all ones. Returns
 * ERROR_INVALID_HANDLE if @owner is no open engine, ERROR_NOT_ENOUGH_MEMORY, or what
 * handles_begin() returns.
 */
uint32_t handle_open(enum handle_type type, uintptr_t owner, struct object *object, uintptr_t *ret);

/*
 * Returns the object with a reference for the caller, who drops it with object_unref(). Returns
 * NULL unless @handle is open and has this type and this owner.
 */
struct object *handle_get(uintptr_t handle, enum handle_type type, uintptr_t owner);

/*
 * Closes @handle and every handle that it owns, calls closed() of their objects, and drops the
 * table's references to them.
 * Returns ERROR_INVALID_HANDLE unless @handle is open and has this type and this owner.
 */
uint32_t handle_close(uintptr_t handle, enum handle_type type, uintptr_t owner);

/*
 * Calls @visit for each open object of a type and an owner, until it returns nonzero; returns what
 * the last call has returned, or 0. Engines have the owner 0; HANDLE_ANY_OWNER is any engine. The
 * table is locked meanwhile: @visit may take a reference with object_ref(), and must neither call
 * functions of this file besides that and object_unref() of objects that the table still has, nor
 * wait.
 */
#define HANDLE_ANY_OWNER UINTPTR_MAX
int handle_for_each(enum handle_type type, uintptr_t owner,
		    int (*visit)(struct object *object, void *context), void *context);

#endif
