/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SESSION_CLAIM_H
#define SESSION_CLAIM_H

#include <stdint.h>

#include "record.h"

struct netlink;

/*
 * Claims the key of @record, whose witness must be set, against all processes that the caller can
 * look into and that have a session or a claim in the network namespace of @netlink. On success
 * *ret is a memory file that publishes the claim; the caller closes or replaces it after it has
 * published the session. May wait for half a second, or longer if searches take long. Returns
 * FWP_E_ALREADY_EXISTS if another session has the key, ERROR_NOT_SUPPORTED if this process may not
 * create memory files.
 */
uint32_t claim_key(const struct session_record *record, struct netlink *netlink, int *ret);

#endif
