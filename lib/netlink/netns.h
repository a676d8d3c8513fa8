/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NETLINK_NETNS_H
#define NETLINK_NETNS_H

#include <stdint.h>

/*
 * Calls @work in the network namespace that the file @path names and returns its status, or the
 * reason why the namespace could not be entered. @work runs on a thread made for it, with all
 * signals blocked, and has ended when this returns. The calling thread never leaves its own
 * namespace, so it cannot happen that the way back into that fails. netns_run_in() does the same
 * with the descriptor @netns of a namespace, which stays open.
 */
uint32_t netns_run(const char *path, uint32_t (*work)(void *context), void *context);
uint32_t netns_run_in(int netns, uint32_t (*work)(void *context), void *context);

/*
 * Returns the inode of the calling thread's namespace, or 0 without /proc. No other namespace has
 * it while a socket of this one is open.
 */
uint64_t netns_inode(void);

#endif
