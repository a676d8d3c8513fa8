/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef READER_ENDS_OF_ID_H
#define READER_ENDS_OF_ID_H

#include <stdint.h>

#include "sadb/subnet.h"

struct netlink;

/*
 * Finds the two hosts of the inbound SA with the id @id (sa_id()), at the price of reading one
 * state: the id has the SPI, and each address of this namespace is tried as the destination.
 *
 * Returns FWP_E_NOT_FOUND if there is no such SA, and also for an SA that cannot be found this way:
 * one that has a mark, that is outbound, or whose two ends are both addresses of this namespace or
 * both foreign. Other statuses are those of the requests.
 */
uint32_t ends_of_id(struct netlink *netlink, uint64_t id, struct ends *ret);

#endif
