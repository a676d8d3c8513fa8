/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A NAT for IKE and ESP in UDP: each sender on an inner address becomes a port of the outer
 * address.
 *
 * usage: ike_relay OUTER GATEWAY INNER...
 *
 * Listens on the UDP ports 500 and 4500 of each INNER address. Packets to them go on to the same
 * port of GATEWAY, from OUTER and a port that the kernel chooses, and the answers go back. Prints
 * "ready", and ends when it is killed.
 */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define WAYS_MAX 16

/* A port of an inner address, and its port of the outer address. */
struct way {
	int inner, outer;
	struct sockaddr_in sender; /* who has sent the last packet to the inner address */
};

static struct sockaddr_in address_of(const char *text, unsigned port)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };

	inet_pton(AF_INET, text, &address.sin_addr);
	return address;
}

static int bound(const char *text, unsigned port)
{
	struct sockaddr_in address = address_of(text, port);
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	return bind(fd, (struct sockaddr *)&address, sizeof(address)) ? -1 : fd;
}

static int open_way(struct way *way, const char *outer, const char *gateway, const char *inner,
		    unsigned port)
{
	struct sockaddr_in to = address_of(gateway, port);

	way->inner = bound(inner, port);
	way->outer = bound(outer, 0);
	return way->inner < 0 || way->outer < 0 ||
	       connect(way->outer, (struct sockaddr *)&to, sizeof(to));
}

static void pass_out(struct way *way)
{
	char packet[65536];
	socklen_t size = sizeof(way->sender);
	ssize_t length = recvfrom(way->inner, packet, sizeof(packet), MSG_DONTWAIT,
				  (struct sockaddr *)&way->sender, &size);

	if (length > 0)
		send(way->outer, packet, (size_t)length, 0);
}

static void pass_in(struct way *way)
{
	char packet[65536];
	ssize_t length = recv(way->outer, packet, sizeof(packet), MSG_DONTWAIT);

	if (length > 0)
		sendto(way->inner, packet, (size_t)length, 0, (struct sockaddr *)&way->sender,
		       sizeof(way->sender));
}

int main(int argc, char **argv)
{
	struct way ways[WAYS_MAX] = { 0 };
	struct pollfd fds[2 * WAYS_MAX];
	unsigned count = 0;

	for (int i = 3; i < argc && count < WAYS_MAX; i++)
		for (unsigned port = 500; port <= 4500; port += 4000)
			if (open_way(&ways[count++], argv[1], argv[2], argv[i], port))
				return 1;
	for (unsigned i = 0; i < count; i++) {
		fds[2 * i] = (struct pollfd){ .fd = ways[i].inner, .events = POLLIN };
		fds[2 * i + 1] = (struct pollfd){ .fd = ways[i].outer, .events = POLLIN };
	}
	puts("ready");
	fflush(stdout);
	while (poll(fds, 2 * count, -1) > 0)
		for (unsigned i = 0; i < count; i++) {
			if (fds[2 * i].revents)
				pass_out(&ways[i]);
			if (fds[2 * i + 1].revents)
				pass_in(&ways[i]);
		}
	return 1;
}
