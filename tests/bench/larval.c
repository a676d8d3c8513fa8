/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * larval COUNT - makes COUNT larval states: sends a datagram to each of COUNT addresses
 * from 10.0.0.1 on. A policy asks for SAs with these addresses, and no daemon makes any. A kernel
 * without ESP can do that, and fast. Reserving SPIs instead takes time that grows with the square
 * of COUNT since Linux 6.17.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "xfrm/uapi.h"

#define FIRST 0x0a000001u
/* So many ACQUIREs fit into the receive buffer. If one is lost, the kernel deletes its state. */
#define BATCH 16

/* The kernel deletes a larval state at once if no socket receives its ACQUIRE. */
static struct mnl_socket *open_listener(void)
{
	struct mnl_socket *socket = mnl_socket_open(NETLINK_XFRM);

	if (!socket || mnl_socket_bind(socket, XFRMGRP_ACQUIRE, MNL_SOCKET_AUTOPID) < 0)
		return NULL;
	return socket;
}

static void drain(const struct mnl_socket *socket)
{
	char byte;
	int fd = mnl_socket_get_fd(socket);

	while (recv(fd, &byte, 1, MSG_DONTWAIT | MSG_TRUNC) >= 0 || errno == ENOBUFS)
		;
}

int main(int argc, char **argv)
{
	unsigned long count = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(9) };
	struct mnl_socket *listener = open_listener();
	int udp = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (!count || !listener || udp < 0) {
		fprintf(stderr, "usage: larval COUNT, with CAP_NET_ADMIN\n");
		return 2;
	}
	for (uint32_t i = 0; i < count; i++) {
		to.sin_addr.s_addr = htonl(FIRST + i);
		sendto(udp, "", 1, MSG_DONTWAIT, (struct sockaddr *)&to, sizeof(to));
		if (i % BATCH == BATCH - 1)
			drain(listener);
	}
	mnl_socket_close(listener);
	return 0;
}
