/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The filters, and for a tunnel the provider context, that an SA context hangs on. */
#ifndef WFPSA_ADD_OBJECTS_H
#define WFPSA_ADD_OBJECTS_H

#include "add_options.h"

#include <fwpmu.h>

#define ADD_FILTERS_MAX 4

/* The owner of what "wfpsa add" adds, by which "wfpsa delete" knows it. */
extern const GUID add_provider;

/* What was added. */
struct add_objects {
	UINT64 filters[ADD_FILTERS_MAX]; /* outbound, inbound, and of a tunnel two for forwarding */
	unsigned filter_count;
	UINT64 tunnel; /* the provider context's id; 0 in transport mode */
	GUID tunnel_key;
};

/*
 * Adds everything in one transaction: for the hosts @local and @peer, in tunnel mode the outer
 * addresses. On failure nothing has been added. Returns a code of the library.
 */
DWORD add_objects(HANDLE engine, const struct add_options *options, const WFPX_ADDRESS0 *local,
		  const WFPX_ADDRESS0 *peer, wchar_t *name, struct add_objects *ret);

/* Deletes them in one transaction, and with them the SA contexts that hang on them. */
DWORD add_objects_delete(HANDLE engine, const struct add_objects *objects);

/* Whether "wfpsa add" has made the SA context. */
bool add_has_made(const IPSEC_SA_CONTEXT1 *context);

/*
 * Deletes the SA context with this id; if "wfpsa add" has made it, with everything that was added.
 * This is IPsecSaContextDeleteById0 for other contexts.
 */
DWORD WINAPI add_objects_delete_context(HANDLE engine, UINT64 id);

#endif
