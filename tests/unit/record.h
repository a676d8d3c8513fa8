/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Records as the decoder would leave them. */
#ifndef UNIT_RECORD_H
#define UNIT_RECORD_H

#include "sadb/snapshot.h"

/* An IPv4 address as the kernel sends it. */
struct address record_v4(uint32_t host_order);

/* An outbound ESP tunnel 192.0.2.1 -> 192.0.2.2, SPI 0xc0000001, AES-GCM-256, no limits. */
struct sa record_sa(void);

/*
 * A snapshot of these, numbered in their order, and without policies; the arrays stay the caller's.
 * Bundles are looked for; snapshot.bundles is to be freed.
 */
struct snapshot record_snapshot(struct sa *sas, size_t count, struct sa_extra *extras);

#endif
