/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finding the sessions of a network namespace: doc/sessions.md tells how and why. */
#ifndef SESSION_SEARCH_H
#define SESSION_SEARCH_H

#include <stdint.h>

#include "sessions.h"

struct netlink;

/*
 * Makes a list of the namespace of @netlink out of one that has the sessions of the calling
 * process, in whatever namespace they are. The one with the socket @own is of this namespace and
 * stays.
 */
uint32_t sessions_search(struct netlink *netlink, uint64_t own, struct session_list *list);

#endif
