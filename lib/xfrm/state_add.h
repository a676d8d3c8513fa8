/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Requests that make states. Keys pass through here from the caller's memory into the request,
 * which is wiped after it has been sent; encode_update.h is the other place where keys pass
 * through.
 */
#ifndef XFRM_STATE_ADD_H
#define XFRM_STATE_ADD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "new_sa.h"
#include "netlink/sockets.h"

struct nlmsghdr;

/*
 * Writes the message that adds @sa to @request, which has room for @size bytes, or with @update the
 * one that fills the reserved SPI of a larval state. The message contains keys: the caller wipes
 * it, also after a failure. Returns ERROR_INVALID_PARAMETER if there is not enough room. Does no
 * I/O.
 */
uint32_t encode_new_sa(const struct new_sa *sa, bool update, struct nlmsghdr *request, size_t size);

/*
 * Adds @sa, or with @update fills the larval state that has reserved its SPI. Statuses besides
 *those of any request:
 *
 *	FWP_E_ALREADY_EXISTS		to add: there is a state with this SPI, perhaps a larval one
 *	FWP_E_NOT_FOUND			to update: there is no such state
 *	ERROR_CALL_NOT_IMPLEMENTED	the kernel lacks an algorithm
 *	EPT_S_NOT_REGISTERED		the kernel lacks the protocol
 *	ERROR_INVALID_PARAMETER		the kernel refuses a key
 */
uint32_t state_add(struct netlink *netlink, const struct new_sa *sa, bool update);

/*
 * Reserves an SPI of ESP for @sa, of which the addresses, mode and interface id count: a number
 * from
 * @min to @max that the kernel chooses and returns in *ret. Returns ERROR_FILE_NOT_FOUND if it
 * finds none that is free. The reservation is a larval state, which lives for
 * net.core.xfrm_acq_expires, 30 seconds if nobody has changed that.
 */
uint32_t state_reserve(struct netlink *netlink, const struct new_sa *sa, uint32_t min, uint32_t max,
		       uint32_t *ret);

/*
 * Deletes the state with the destination, SPI, protocol and family of @sa, whatever else it is.
 * Returns FWP_E_NOT_FOUND if there is none.
 */
uint32_t state_remove(struct netlink *netlink, const struct new_sa *sa);

/*
 * Returns FWP_E_NOT_FOUND if there is no state with the destination, SPI, protocol and family of
 * @sa, else in *ret_larval whether that is a reservation.
 */
uint32_t state_look(struct netlink *netlink, const struct new_sa *sa, bool *ret_larval);

#endif
