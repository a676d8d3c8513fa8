/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SADB_IDENTITY_H
#define SADB_IDENTITY_H

#include <stdint.h>

#include "xfrm/sa.h"

/*
 * A number for what identifies a state in the kernel: high half the SPI, low half a hash of address
 * family, destination, protocol and mark. Nonzero. It is part of the API (context ids are made of
 * it), so it never changes.
 */
uint64_t sa_id(const struct sa *sa);

#endif
