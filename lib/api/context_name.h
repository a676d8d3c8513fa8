/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_NAME_H
#define API_CONTEXT_NAME_H

#include "context_items.h"

/*
 * Finds the names of a context, by its SAs and the policies that they serve. Without names in
 * @items, *ret is empty.
 */
void context_name(const struct context_items *items, size_t index, struct name *ret);

#endif
