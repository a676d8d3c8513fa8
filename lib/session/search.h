/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the sessions of a network namespace; doc/sessions.md gives the rules and the reasons. */
#ifndef SESSION_SEARCH_H
#define SESSION_SEARCH_H

#include <stdint.h>

#include "sessions.h"

struct netlink;

/*
 * Turns *list into the finished list of sessions in the namespace of @netlink. On entry *list has
 * the sessions of the calling process, in any namespace. Those of other namespaces are removed. The
 * session with the XFRM socket @own belongs to @netlink and stays. Returns ERROR_ACCESS_DENIED if
 * the caller may not list the sockets of that namespace. The caller frees *list with
 * sessions_done(), also after a failure.
 */
uint32_t sessions_search(struct netlink *netlink, uint64_t own, struct session_list *list);

#endif
