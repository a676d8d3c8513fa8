/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NETLINK_NAMESPACE_FILE_H
#define NETLINK_NAMESPACE_FILE_H

#include <stddef.h>
#include <stdint.h>

struct netlink;

/*
 * Reads the file @name of /proc/net, as it is in the namespace of @netlink, into @ret, which has
 * room for @size bytes, and returns its length in *ret_length. In another namespace than the
 * calling thread's, a thread made for it reads the file. Returns ERROR_FILE_NOT_FOUND if there is
 * no such file, ERROR_GEN_FAILURE if it has @size bytes or more, and ERROR_ACCESS_DENIED if the
 * caller may not enter the other namespace (CAP_NET_ADMIN to find it, CAP_SYS_ADMIN to enter).
 */
uint32_t namespace_file_read(const struct netlink *netlink, const char *name, char *ret,
			     size_t size, size_t *ret_length);

#endif
