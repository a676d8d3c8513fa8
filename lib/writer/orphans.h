/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef WRITER_ORPHANS_H
#define WRITER_ORPHANS_H

#include <stddef.h>
#include <stdint.h>

struct netlink;

/*
 * Deletes the SA contexts that were made here and hang on one of the @count @ids of filters and
 * provider contexts, which are ascending: all states of such a context, also those that hang on
 * another id. Returns the status of the dump, or the first of a deletion.
 */
uint32_t orphans_delete(struct netlink *netlink, const uint32_t *ids, size_t count);

#endif
