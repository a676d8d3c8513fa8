/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NETLINK_NETNS_H
#define NETLINK_NETNS_H

#include <stdint.h>

/*
 * Runs @work inside the network namespace that the file @path names, on a thread of its own: the
 * calling thread never leaves its namespace, so there is nothing that could fail to be restored.
 */
uint32_t netns_run(const char *path, uint32_t (*work)(void *context), void *context);

#endif
