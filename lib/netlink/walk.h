/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Walks over the messages of a datagram and the attributes of a message. */
#ifndef NETLINK_WALK_H
#define NETLINK_WALK_H

#include <libmnl/libmnl.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Whether a whole message is left. mnl_nlmsg_ok() of libmnl 1.0.4 compares lengths as int, so it
 * takes one of 2 GiB and more for one that fits.
 */
static inline bool message_is_whole(const struct nlmsghdr *message, int left)
{
	return mnl_nlmsg_ok(message, left) && message->nlmsg_len <= (uint32_t)left;
}

#define for_each_message(message, datagram, left)                                                  \
	for ((message) = (datagram); message_is_whole((message), (left));                          \
	     (message) = mnl_nlmsg_next((message), &(left)))

/* mnl_attr_for_each(), without its narrowing from ptrdiff_t to int that -Wconversion sees. */
#define for_each_attribute(attr, message, offset)                                                  \
	for ((attr) = mnl_nlmsg_get_payload_offset((message), (offset));                           \
	     mnl_attr_ok((attr), (int)((const char *)mnl_nlmsg_get_payload_tail(message) -         \
				       (const char *)(attr)));                                     \
	     (attr) = mnl_attr_next(attr))

#endif
