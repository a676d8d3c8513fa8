/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What open.c and socket.c share. */
#ifndef NETLINK_INTERNAL_H
#define NETLINK_INTERNAL_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * After the first receive with 32 KiB the kernel makes a dump's datagrams of up to that size, and
 * never larger ones (netlink_recvmsg(), netlink_dump(), Linux 4.9 and later). So a larger buffer
 * gains nothing, and a smaller one would later truncate datagrams and lose SAs.
 */
#define BUFFER_SIZE 32768

/* The sockets of an engine. netlink_open() makes it, netlink_close() frees it. */
struct netlink {
	/*
	 * Held during each request and dump: the kernel refuses a second dump on a socket with
	 * EBUSY. Also held during a watch; it is recursive, so that the watching thread can make
	 * requests.
	 */
	pthread_mutex_t lock;
	int xfrm;
	int route;
	int diag;             /* -1 if sockets cannot be listed */
	uint32_t diag_status; /* why not */
	uint32_t port;        /* of the XFRM socket; 0 before netlink_bind() */
	uint64_t namespace;   /* netns_inode() of the sockets */
	uint32_t seq;
	unsigned char *buffer;
	struct netlink_watch *watch; /* NULL if there is none */
	bool joined;                 /* the XFRM socket is in the groups, for the watch */
	bool unquiet;                /* an answer was not received to its end */
};

#endif
