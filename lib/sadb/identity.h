/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SADB_IDENTITY_H
#define SADB_IDENTITY_H

#include <stdint.h>

#include "xfrm/sa.h"

/*
 * Returns a number for what identifies a state in the kernel: in the high half the SPI, in the low
 * half a hash of address family, destination, protocol and mark, which is never 0. Ids of contexts
 * are such numbers and part of the API, so this computation must never change.
 */
uint64_t sa_id(const struct sa *sa);

#endif
