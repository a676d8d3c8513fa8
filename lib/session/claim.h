/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SESSION_CLAIM_H
#define SESSION_CLAIM_H

#include <stdint.h>

#include "record.h"

struct netlink;

/*
 * Claims the key of @record, which has a witness, in the network namespace of @netlink and among
 * all processes that can be looked at: FWP_E_ALREADY_EXISTS, or *ret is the memory file that holds
 * the claim while the record is made.
 */
uint32_t claim_key(const struct session_record *record, struct netlink *netlink, int *ret);

#endif
