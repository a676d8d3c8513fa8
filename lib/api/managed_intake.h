/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a program gives to a function that adds a managed object, copied and checked: the members
 * that all kinds have.
 */
#ifndef API_MANAGED_INTAKE_H
#define API_MANAGED_INTAKE_H

#include "base/arena.h"
#include "engine_store.h"
#include "fwpmtypes.h"

/* An object while it is made, in memory of its own. intake_done() frees that. */
struct intake {
	struct arena memory;
	struct managed object;
};

/* What objects of all kinds are given as. */
struct intake_common {
	const GUID *key; /* all zero: intake_begin() makes one */
	const FWPM_DISPLAY_DATA0 *names;
	UINT32 flags;
	const GUID *provider; /* may be NULL */
	const FWP_BYTE_BLOB *data;
};

/*
 * Begins with an object of the kind @kind, of the session and process that calls. *intake is all
 * zero. Returns FWP_E_NULL_DISPLAY_NAME, FWP_E_NULL_POINTER, FWP_E_PROVIDER_NOT_FOUND if @provider
 * points to a key that is all zero, and what intake_text() and intake_blob() return.
 */
uint32_t intake_begin(struct intake *intake, struct engine *engine, enum managed_kind kind,
		      const struct intake_common *from);

/*
 * Copies text into *ret; NULL gives NULL. Returns ERROR_INVALID_PARAMETER if it is not Unicode or
 * longer than MANAGED_TEXT_MAX, ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t intake_text(struct intake *intake, const wchar_t *text, const char **ret);

/*
 * Copies bytes into *ret. Returns FWP_E_NULL_POINTER if there is a size without bytes,
 * FWP_E_OUT_OF_BOUNDS if it is more than MANAGED_BLOB_MAX, ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t intake_blob(struct intake *intake, const FWP_BYTE_BLOB *from, struct blob *ret);

/* Frees the memory of *intake, after which the object means nothing. */
void intake_done(struct intake *intake);

/*
 * Adds the object of @intake to the store, in the session's transaction or one of its own. @link,
 * which may be NULL, completes the object by what the store has, and may refuse it. *ret_id is the
 * id of a filter or provider context. Statuses are those of engine_store_begin(),
 * engine_store_end(), store_add() and @link.
 */
typedef uint32_t intake_link(const struct store *store, struct managed *object);
uint32_t intake_add(struct intake *intake, struct engine *engine, intake_link *link,
		    uint32_t *ret_id);

/*
 * Deletes the object of the kind @kind with this key, or if @key is NULL with this id. Returns
 * @missing if there is none; other statuses are those of engine_store_begin(), engine_store_end()
 * and store_remove().
 */
uint32_t managed_delete(struct engine *engine, enum managed_kind kind, const struct guid *key,
			uint32_t id, uint32_t missing);

#endif
