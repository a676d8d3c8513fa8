/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Sends packets to and fro between two addresses in two network namespaces, one at a time, and
 * stops when a file exists.
 *
 * usage: ike_stream NETNS ADDRESS NETNS ADDRESS FILE [LOSSES]
 *
 * Prints "ready" when the first packet has come back, and at the end how many were sent and lost.
 * The exit status is 1 if more packets than LOSSES (0) were lost.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define PORT 7777

/* A packet that is not there after this time is lost: nothing but a busy machine delays it. */
static const struct timeval patience = { .tv_sec = 20 };

static int open_end(const char *netns, const char *address, struct sockaddr_in *ret)
{
	char path[256];
	int fd, sock;

	snprintf(path, sizeof(path), "/run/netns/%s", netns);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || setns(fd, CLONE_NEWNET))
		return -1;
	close(fd);
	*ret = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(PORT) };
	inet_pton(AF_INET, address, &ret->sin_addr);
	sock = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	return bind(sock, (struct sockaddr *)ret, sizeof(*ret)) ? -1 : sock;
}

/* Sends a number and receives that same number. */
static bool pass(int from, int to, const struct sockaddr_in *address, unsigned number)
{
	unsigned received = ~number;

	return sendto(from, &number, sizeof(number), 0, (const struct sockaddr *)address,
		      sizeof(*address)) == sizeof(number) &&
	       recv(to, &received, sizeof(received), 0) == sizeof(received) && received == number;
}

int main(int argc, char **argv)
{
	struct sockaddr_in here, there;
	unsigned count = 0, lost = 0, losses;
	int left, right;

	if (argc < 6)
		return 2;
	losses = argc > 6 ? (unsigned)atoi(argv[6]) : 0;
	left = open_end(argv[1], argv[2], &here);
	right = open_end(argv[3], argv[4], &there);
	if (left < 0 || right < 0)
		return 2;
	do {
		if ((!pass(left, right, &there, count) || !pass(right, left, &here, count)) &&
		    ++lost > losses) {
			printf("lost %u of %u\n", lost, count);
			return 1;
		}
		if (!count++) {
			puts("ready");
			fflush(stdout);
		}
	} while (access(argv[5], F_OK));
	printf("sent %u, lost %u\n", count, lost);
	return 0;
}
