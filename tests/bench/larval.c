/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * larval COUNT - makes COUNT outbound larval states: sends a datagram to each of COUNT addresses
 * from 10.0.0.1 on
 * larval COUNT in - makes COUNT inbound larval states: sends a datagram from each of these
 * addresses to 192.0.2.1, as if it were forwarded
 *
 * A policy asks for SAs with these addresses, and no daemon makes any. A kernel without ESP can do
 * that, and fast. Reserving SPIs instead takes time that grows with the square of COUNT since Linux
 * 6.17.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "xfrm/uapi.h"

#define FIRST 0x0a000001u
#define OWN   0xc0000201u
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

static void send_from(int udp, uint32_t from, uint32_t to)
{
	union {
		struct cmsghdr header;
		char bytes[CMSG_SPACE(sizeof(struct in_pktinfo))];
	} control = { .header = { .cmsg_len = CMSG_LEN(sizeof(struct in_pktinfo)),
				  .cmsg_level = IPPROTO_IP,
				  .cmsg_type = IP_PKTINFO } };
	const struct in_pktinfo source = { .ipi_spec_dst.s_addr = htonl(from) };
	struct sockaddr_in address = { .sin_family = AF_INET,
				       .sin_port = htons(9),
				       .sin_addr.s_addr = htonl(to) };
	char byte = 0;
	struct iovec data = { &byte, 1 };
	const struct msghdr message = { .msg_name = &address,
					.msg_namelen = sizeof(address),
					.msg_iov = &data,
					.msg_iovlen = 1,
					.msg_control = &control,
					.msg_controllen = sizeof(control) };

	memcpy(CMSG_DATA(&control.header), &source, sizeof(source));
	sendmsg(udp, &message, MSG_DONTWAIT);
}

/* A transparent socket may send from any address. */
static int open_sender(void)
{
	int on = 1, udp = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	return setsockopt(udp, IPPROTO_IP, IP_TRANSPARENT, &on, sizeof(on)) ? -1 : udp;
}

int main(int argc, char **argv)
{
	unsigned long count = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
	struct mnl_socket *listener = open_listener();
	int udp = open_sender();

	if (!count || !listener || udp < 0) {
		fprintf(stderr, "usage: larval COUNT [in], with CAP_NET_ADMIN\n");
		return 2;
	}
	for (uint32_t i = 0; i < count; i++) {
		if (argc > 2)
			send_from(udp, FIRST + i, OWN);
		else
			send_from(udp, OWN, FIRST + i);
		if (i % BATCH == BATCH - 1)
			drain(listener);
	}
	mnl_socket_close(listener);
	return 0;
}
