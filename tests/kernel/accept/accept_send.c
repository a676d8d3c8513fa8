/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * accept_send FROM TO PORT MARK - sends a datagram with the mark; PORT is its source and
 * destination
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static int name_of(const char *text, uint16_t port, struct sockaddr_in6 *ret)
{
	char mapped[64];

	snprintf(mapped, sizeof(mapped), "%s%s", strchr(text, ':') ? "" : "::ffff:", text);
	*ret = (struct sockaddr_in6){ .sin6_family = AF_INET6, .sin6_port = htons(port) };
	return inet_pton(AF_INET6, mapped, &ret->sin6_addr);
}

int main(int argc, char **argv)
{
	int fd = socket(AF_INET6, SOCK_DGRAM, 0), zero = 0, mark;
	struct sockaddr_in6 from, to;
	uint16_t port;

	if (argc != 5)
		return 2;
	port = (uint16_t)strtoul(argv[3], NULL, 0);
	mark = (int)strtol(argv[4], NULL, 0);
	if (name_of(argv[1], port, &from) != 1 || name_of(argv[2], port, &to) != 1 ||
	    setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &zero, sizeof(zero)) < 0 ||
	    (mark && setsockopt(fd, SOL_SOCKET, SO_MARK, &mark, sizeof(mark)) < 0) ||
	    bind(fd, (struct sockaddr *)&from, sizeof(from)) < 0) {
		perror("accept_send");
		return 2;
	}
	/* The kernel may refuse this for want of an SA, which the caller sees in the counters. */
	(void)!sendto(fd, "datagram", 8, 0, (struct sockaddr *)&to, sizeof(to));
	return 0;
}
