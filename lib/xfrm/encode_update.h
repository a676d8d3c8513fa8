/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_ENCODE_UPDATE_H
#define XFRM_ENCODE_UPDATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sa.h"

struct nlmsghdr;

/*
 * Makes from @state, the kernel's answer to XFRM_MSG_GETSA, an XFRM_MSG_UPDSA that gives the state
 * @limits and changes nothing else. Writes it to @request, which has room for @size bytes. The
 * request contains the state's keys: the caller wipes it, also after a failure. Does no I/O.
 * Returns ERROR_INVALID_PARAMETER if @state is malformed or too large for @size.
 */
uint32_t encode_update(const struct nlmsghdr *state, const struct limits *limits,
		       struct nlmsghdr *request, size_t size);

/*
 * Whether an attribute of type @type, of @size bytes, has a key that consists of zeros alone, as a
 * kernel in lockdown mode shows all keys.
 */
bool key_is_redacted(uint16_t type, const uint8_t *payload, size_t size);

#endif
