/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Making the SAs of contexts. */
#ifndef WRITER_CREATE_H
#define WRITER_CREATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "xfrm/new_sa.h"

struct netlink;

/* The least SPI that is not reserved (RFC 4302, RFC 4303). The kernel takes any. */
#define SPI_MIN 256u

/*
 * Reserves an SPI for the inbound SA @sa: @wanted if it is free, else another one. Neither ESP nor
 * AH has a state with that SPI yet. Returns ERROR_NOT_ENOUGH_MEMORY if the kernel finds no free
 * one.
 */
uint32_t create_reserve_spi(struct netlink *netlink, const struct new_sa *sa, uint32_t wanted,
			    uint32_t *ret);

/* Returns FWP_E_ALREADY_EXISTS if ESP or AH has a state with the destination and SPI of @sa. */
uint32_t create_check_spi(struct netlink *netlink, const struct new_sa *sa);

/* Takes a reservation back. What is no reservation, or was one and has ended, stays. */
void create_release_spi(struct netlink *netlink, const struct new_sa *sa);

/*
 * Adds the @count @sas of one bundle: all of them, or on failure none. @reserved says that the SPI
 * of the first was reserved; it is no failure if the reservation has ended. Statuses are those of
 * state_add(), and FWP_E_ALREADY_EXISTS if somebody else has taken the SPI.
 */
uint32_t create_install(struct netlink *netlink, const struct new_sa *sas, size_t count,
			bool reserved);

/* Deletes the @count @sas again. */
void create_remove(struct netlink *netlink, const struct new_sa *sas, size_t count);

#endif
