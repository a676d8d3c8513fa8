/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Changing the SAs of contexts. */
#ifndef WRITER_REPLACE_H
#define WRITER_REPLACE_H

#include <stdint.h>

#include "xfrm/sa.h"
#include "xfrm/state_replace.h"

/*
 * Gives @sa the changes: the ports of an encapsulation while the SA goes on, all else by putting
 * another state in its place. Without changes it does nothing. Statuses are those of
 * state_replace() and state_set_ports().
 */
uint32_t replace_sa(struct netlink *netlink, const struct sa *sa,
		    const struct state_change *change);

#endif
