/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Loops over the messages of a datagram and the attributes of a message. */
#ifndef NETLINK_WALK_H
#define NETLINK_WALK_H

#include <libmnl/libmnl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Whether the @left bytes at @message begin with a whole message. mnl_nlmsg_ok() of libmnl 1.0.4
 * compares lengths as int, so by itself it would accept a message that claims to have 2 GiB or
 * more.
 */
static inline bool message_is_whole(const struct nlmsghdr *message, int left)
{
	return mnl_nlmsg_ok(message, left) && message->nlmsg_len <= (uint32_t)left;
}

#define for_each_message(message, datagram, left)                                                  \
	for ((message) = (datagram); message_is_whole((message), (left));                          \
	     (message) = mnl_nlmsg_next((message), &(left)))

/* As mnl_attr_for_each(), which -Wconversion warns about: it converts a ptrdiff_t to int. */
#define for_each_attribute(attr, message, offset)                                                  \
	for ((attr) = mnl_nlmsg_get_payload_offset((message), (offset));                           \
	     mnl_attr_ok((attr), (int)((const char *)mnl_nlmsg_get_payload_tail(message) -         \
				       (const char *)(attr)));                                     \
	     (attr) = mnl_attr_next(attr))

/*
 * Returns the payload of the last attribute of @type with at least @size bytes, or NULL. The
 * attributes begin at @offset in the payload of @message.
 */
static inline const void *find_attribute(const struct nlmsghdr *message, size_t offset,
					 uint16_t type, size_t size)
{
	const struct nlattr *attr;
	const void *found = NULL;

	for_each_attribute(attr, message, offset)
		if (mnl_attr_get_type(attr) == type && mnl_attr_get_payload_len(attr) >= size)
			found = mnl_attr_get_payload(attr);
	return found;
}

#endif
