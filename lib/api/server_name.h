/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SERVER_NAME_H
#define API_SERVER_NAME_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#define SERVER_NAME_SIZE PATH_MAX

/*
 * The network namespace that FwpmEngineOpen0's serverName means. *ret_own: the caller's (NULL was
 * given); else @ret is the path of its file:
 *
 *	netns:NAME	/run/netns/NAME, as "ip netns" makes them
 *	netns:/PATH	/PATH
 *	pid:N		that of process N
 *
 * Any other name is that of another machine, which is ERROR_NOT_SUPPORTED.
 */
uint32_t server_name_parse(const wchar_t *name, bool *ret_own, char ret[SERVER_NAME_SIZE]);

#endif
