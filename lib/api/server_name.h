/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SERVER_NAME_H
#define API_SERVER_NAME_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#define SERVER_NAME_SIZE PATH_MAX

/*
 * Finds out which network namespace the serverName of FwpmEngineOpen0 means. *ret_own becomes true
 * if it is the caller's, because @name is NULL. Otherwise @ret is the path of the namespace's file:
 *
 *	netns:NAME	/run/netns/NAME, as "ip netns" makes it
 *	netns:/PATH	/PATH
 *	pid:N		/proc/N/ns/net
 *
 * Returns ERROR_INVALID_PARAMETER if what follows the colon is malformed, and ERROR_NOT_SUPPORTED
 * for any other name, which is taken for that of another machine.
 */
uint32_t server_name_parse(const wchar_t *name, bool *ret_own, char ret[SERVER_NAME_SIZE]);

#endif
