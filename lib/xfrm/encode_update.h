/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_ENCODE_UPDATE_H
#define XFRM_ENCODE_UPDATE_H

#include <stddef.h>
#include <stdint.h>

#include "sa.h"

struct nlmsghdr;

/*
 * Makes of @state, the kernel's answer to XFRM_MSG_GETSA, the XFRM_MSG_UPDSA that gives the state
 * @limits and leaves all else as it is. No I/O; @request has room for @size bytes and will hold
 * keys. ERROR_INVALID_PARAMETER when @state is not what the kernel sends, or too large.
 */
uint32_t encode_update(const struct nlmsghdr *state, const struct limits *limits,
		       struct nlmsghdr *request, size_t size);

#endif
