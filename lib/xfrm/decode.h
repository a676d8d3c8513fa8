/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Decoders: bytes in, records out. No I/O, no allocation, no trust: every length is checked before
 * it is used, so any bytes may be given.
 */
#ifndef XFRM_DECODE_H
#define XFRM_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "algorithm.h"
#include "policy.h"
#include "sa.h"

struct nlmsghdr;

/* Netlink sockets of the network namespace, by the kernel's numbers of their protocols. */
enum socket_kind { SOCKETS_ROUTE = 0, SOCKETS_XFRM = 6 };

struct netlink_socket {
	uint64_t inode;
	uint64_t cookie; /* unique until the next boot */
	uint32_t port;   /* 0: the kernel's own end; else a number that its program chose */
};

/*
 * Decodes a message that carries a struct xfrm_usersa_info and attributes: XFRM_MSG_NEWSA or
 * XFRM_MSG_UPDSA. False when it is too short to be one; *sa and *extra are then undefined.
 *
 * Attributes of a wrong length are left aside and marked in sa->present, an algorithm's own bit is
 * set all the same: an SA never looks larval because we did not understand it. Attributes unknown
 * here are counted in *unknown. *extra_used tells whether anything in *extra is set; if not, *extra
 * was not touched.
 */
bool decode_sa(const struct nlmsghdr *message, struct sa *sa, struct sa_extra *extra,
	       bool *extra_used, struct new_names *new_names, unsigned *unknown);

/*
 * Decodes a message that carries a struct xfrm_userpolicy_info and attributes, its templates into
 * the first policy->template_count of @templates. False when it is too short to be one.
 */
bool decode_policy(const struct nlmsghdr *message, struct policy *policy,
		   struct policy_template templates[POLICY_TEMPLATES_MAX]);

/* Decodes an RTM_NEWADDR message: the interface's own address. False when it has none. */
bool decode_local_address(const struct nlmsghdr *message, uint8_t *family, struct address *address);

/* Decodes an answer of sock_diag about a netlink socket. False when it is none about this kind. */
bool decode_socket(const struct nlmsghdr *message, enum socket_kind kind,
		   struct netlink_socket *ret);

#endif
