/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * expire_traffic send SECONDS TIMES KIND=ADDRESS... - sends packets, TIMES a second to each address
 * expire_traffic receive [encap] - prints a line for each packet: the time of its arrival, and its
 * kind
 *
 * KIND is a number from 1 to 255. Packets go from port 9000 + KIND to port 9000, and are long
 * enough for IPComp to compress them. With "encap", the receiver has a socket for ESP in UDP too,
 * as a daemon has.
 */
#include <arpa/inet.h>
#include <linux/udp.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define PORT  9000
#define KINDS 256

static int die(const char *what)
{
	perror(what);
	exit(1);
}

/* A socket for IPv4 and IPv6. */
static int open_udp(unsigned port)
{
	struct sockaddr_in6 name = { .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port) };
	int fd = socket(AF_INET6, SOCK_DGRAM, 0), zero = 0;

	if (fd < 0 || setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &zero, sizeof(zero)) < 0 ||
	    bind(fd, (struct sockaddr *)&name, sizeof(name)) < 0)
		die("socket");
	return fd;
}

static void open_encap(void)
{
	struct sockaddr_in name = { .sin_family = AF_INET, .sin_port = htons(4500) };
	int fd = socket(AF_INET, SOCK_DGRAM, 0), type = UDP_ENCAP_ESPINUDP;

	if (fd < 0 || bind(fd, (struct sockaddr *)&name, sizeof(name)) < 0 ||
	    setsockopt(fd, IPPROTO_UDP, UDP_ENCAP, &type, sizeof(type)) < 0)
		die("port 4500");
}

static int receive(void)
{
	int fd = open_udp(PORT);
	struct timespec now;
	uint8_t packet[512];

	while (recv(fd, packet, sizeof(packet), 0) > 0) {
		clock_gettime(CLOCK_REALTIME, &now);
		printf("%lld.%03ld %u\n", (long long)now.tv_sec, now.tv_nsec / 1000000, packet[0]);
		fflush(stdout);
	}
	return die("recv");
}

struct target {
	uint8_t kind;
	int fd;
	struct sockaddr_in6 name;
};

static void aim(struct target *target, const char *text)
{
	char address[64], *end;

	target->kind = (uint8_t)strtoul(text, &end, 10);
	snprintf(address, sizeof(address), "%s%s", strchr(end, ':') ? "" : "::ffff:", end + 1);
	target->name.sin6_family = AF_INET6;
	target->name.sin6_port = htons(PORT);
	if (*end != '=' || inet_pton(AF_INET6, address, &target->name.sin6_addr) != 1)
		die(text);
	target->fd = open_udp(PORT + target->kind);
}

/*
 * Without an SA the kernel does not send the packet. The receiver's output shows that it is
 * missing.
 */
static void send_one(const struct target *target)
{
	uint8_t packet[200];

	memset(packet, target->kind, sizeof(packet));
	(void)!sendto(target->fd, packet, sizeof(packet), 0, (const struct sockaddr *)&target->name,
		      sizeof(target->name));
}

static int send_all(const struct target *targets, int count, long rounds, long pause_ns)
{
	struct timespec next;

	clock_gettime(CLOCK_MONOTONIC, &next);
	for (; rounds > 0; rounds--) {
		for (int i = 0; i < count; i++)
			send_one(&targets[i]);
		next.tv_nsec += pause_ns;
		next.tv_sec += next.tv_nsec / 1000000000;
		next.tv_nsec %= 1000000000;
		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
	}
	return 0;
}

int main(int argc, char **argv)
{
	static struct target targets[KINDS];
	long times;
	int count = 0;

	if (argc == 3 && !strcmp(argv[2], "encap"))
		open_encap();
	if (argc > 1 && !strcmp(argv[1], "receive"))
		return receive();
	if (argc < 5 || argc > KINDS || strcmp(argv[1], "send") != 0) {
		fprintf(stderr, "usage: expire_traffic receive [encap] | send SECONDS TIMES "
				"KIND=ADDRESS...\n");
		return 2;
	}
	for (int i = 4; i < argc; i++)
		aim(&targets[count++], argv[i]);
	times = strtol(argv[3], NULL, 10);
	return send_all(targets, count, strtol(argv[2], NULL, 10) * times, 1000000000 / times);
}
