/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * traffic FROM_NAMESPACE TO_NAMESPACE DEVICE FROM TO PORT COUNT - sends COUNT datagrams from the
 * one namespace to the other, and prints how many arrived, and what the sender's DEVICE sent of
 * them: packets of ESP, of AH (with ESP or not within), of ESP in UDP, of UDP in clear, and how
 * many had the text of the datagrams in clear
 *
 * With a COUNT that begins with -, none is expected to arrive. With one that begins with +, a
 * datagram is sent each millisecond, without waiting for the one before.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char text[] = "this text must not be on the wire";

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static void enter(const char *namespace)
{
	char path[128];
	int fd;

	snprintf(path, sizeof(path), "/run/netns/%s", namespace);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || setns(fd, CLONE_NEWNET))
		die(path);
	close(fd);
}

static int open_sniffer(const char *device)
{
	struct sockaddr_ll name = { .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL) };
	int fd = socket(AF_PACKET, SOCK_DGRAM, htons(ETH_P_ALL)), size = 16 << 20;

	setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size));
	name.sll_ifindex = (int)if_nametoindex(device);
	if (fd < 0 || bind(fd, (struct sockaddr *)&name, sizeof(name)))
		die("sniffer");
	return fd;
}

static struct sockaddr_in6 name_of(const char *address, unsigned port)
{
	struct sockaddr_in6 name = { .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port) };
	char mapped[64];

	snprintf(mapped, sizeof(mapped), "%s%s", strchr(address, ':') ? "" : "::ffff:", address);
	if (inet_pton(AF_INET6, mapped, &name.sin6_addr) != 1)
		die(address);
	return name;
}

static int open_udp(const char *address, unsigned port)
{
	struct sockaddr_in6 name = name_of(address, port);
	int fd = socket(AF_INET6, SOCK_DGRAM, 0), zero = 0;

	if (fd < 0 || setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &zero, sizeof(zero)) ||
	    bind(fd, (struct sockaddr *)&name, sizeof(name)))
		die("UDP");
	return fd;
}

static int readable(int fd, int milliseconds)
{
	struct pollfd poller = { .fd = fd, .events = POLLIN };

	return poll(&poller, 1, milliseconds) == 1;
}

static unsigned arrive(int from, int to, const struct sockaddr_in6 *name, int count, int wait)
{
	unsigned arrived = 0;
	char buffer[128];

	for (int i = 0; i < count; i++) {
		if (sendto(from, text, sizeof(text), 0, (const struct sockaddr *)name,
			   sizeof(*name)) < 0)
			continue;
		if (readable(to, wait) && recv(to, buffer, sizeof(buffer), 0) == sizeof(text) &&
		    !memcmp(buffer, text, sizeof(text)))
			arrived++;
	}
	return arrived;
}

/* Sends by the clock, and takes what has arrived. */
static unsigned stream(int from, int to, const struct sockaddr_in6 *name, int count)
{
	struct timespec next;
	unsigned arrived = 0;
	char buffer[128];

	clock_gettime(CLOCK_MONOTONIC, &next);
	for (int i = 0; i < count; i++) {
		(void)!sendto(from, text, sizeof(text), 0, (const struct sockaddr *)name,
			      sizeof(*name));
		next.tv_nsec += 1000000;
		if (next.tv_nsec >= 1000000000) {
			next.tv_nsec -= 1000000000;
			next.tv_sec++;
		}
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
		while (readable(to, 0) && recv(to, buffer, sizeof(buffer), 0) == sizeof(text))
			arrived++;
	}
	while (readable(to, 200) && recv(to, buffer, sizeof(buffer), 0) == sizeof(text))
		arrived++;
	return arrived;
}

static struct {
	unsigned esp, ah, both, natt, clear, readable;
} seen;

static void look(const uint8_t *packet, size_t size)
{
	int v6 = packet[0] >> 4 == 6;
	unsigned protocol = v6 ? packet[6] : packet[9];
	const uint8_t *payload = packet + (v6 ? 40 : 4 * (packet[0] & 15));

	if (protocol == IPPROTO_ESP)
		seen.esp++;
	else if (protocol == IPPROTO_AH)
		payload[0] == IPPROTO_ESP ? seen.both++ : seen.ah++;
	else if (protocol == IPPROTO_UDP && payload[2] == 4500 >> 8 && payload[3] == (4500 & 255))
		seen.natt++;
	else if (protocol == IPPROTO_UDP)
		seen.clear++;
	if (memmem(packet, size, text, sizeof(text) - 1))
		seen.readable++;
}

int main(int argc, char **argv)
{
	int sniffer, from, to, count, wait = 2000;
	struct sockaddr_in6 name;
	uint8_t packet[4096];
	struct sockaddr_ll link;
	socklen_t length = sizeof(link);
	unsigned arrived;
	ssize_t size;

	if (argc != 8)
		return 2;
	count = atoi(argv[7]);
	if (count < 0) {
		count = -count;
		wait = 50;
	}
	enter(argv[2]);
	to = open_udp(argv[5], (unsigned)atoi(argv[6]));
	enter(argv[1]);
	sniffer = open_sniffer(argv[3]);
	from = open_udp(argv[4], (unsigned)atoi(argv[6]));
	name = name_of(argv[5], (unsigned)atoi(argv[6]));
	if (argv[7][0] == '+')
		arrived = stream(from, to, &name, count);
	else
		arrived = arrive(from, to, &name, count, wait);
	while (readable(sniffer, 0)) {
		size = recvfrom(sniffer, packet, sizeof(packet), 0, (struct sockaddr *)&link,
				&length);
		if (size >= 40 && link.sll_pkttype == PACKET_OUTGOING &&
		    (link.sll_protocol == htons(ETH_P_IP) ||
		     link.sll_protocol == htons(ETH_P_IPV6)))
			look(packet, (size_t)size);
	}
	printf("arrived %u esp %u ah %u both %u natt %u clear %u readable %u\n", arrived, seen.esp,
	       seen.ah, seen.both, seen.natt, seen.clear, seen.readable);
	return 0;
}
