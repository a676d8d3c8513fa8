/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_ATTRIBUTE_H
#define XFRM_ATTRIBUTE_H

#include <libmnl/libmnl.h>

/* mnl_attr_for_each(), without its narrowing from ptrdiff_t to int that -Wconversion sees. */
#define for_each_attribute(attr, message, offset)                                                  \
	for ((attr) = mnl_nlmsg_get_payload_offset((message), (offset));                           \
	     mnl_attr_ok((attr), (int)((const char *)mnl_nlmsg_get_payload_tail(message) -         \
				       (const char *)(attr)));                                     \
	     (attr) = mnl_attr_next(attr))

#endif
