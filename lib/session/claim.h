/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SESSION_CLAIM_H
#define SESSION_CLAIM_H

#include <stdint.h>

#include "record.h"

/*
 * Claims the key of @record among all processes that can be looked at, in any network namespace:
 * FWP_E_ALREADY_EXISTS, or *ret is the memory file that holds the claim while the record is made.
 */
uint32_t claim_key(const struct session_record *record, int *ret);

#endif
