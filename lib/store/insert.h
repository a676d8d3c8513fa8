/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef STORE_INSERT_H
#define STORE_INSERT_H

#include "store.h"

/*
 * Adds a copy of @object as it is, with its id and weights, behind all others: for objects that
 * come from a file. Returns ERROR_GEN_FAILURE if it breaks a rule of store_add(). A provider that
 * is not there is taken for a built-in one.
 */
uint32_t store_restore(struct store *store, const struct managed *object);

#endif
