/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef READER_LOCAL_READ_H
#define READER_LOCAL_READ_H

#include "sadb/local.h"

struct netlink;

/* Reads the addresses of all interfaces of the namespace. local_addresses_done() frees the set. */
uint32_t local_addresses_read(struct netlink *netlink, struct local_addresses *ret);

#endif
