/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Moves states and the templates of a policy to other addresses, as some IKE daemons do for MOBIKE
 * (RFC 4555), and prints the kernel's events: a line for each, with the multicast group. ip(8) has
 * no command for that.
 *
 *	migrate DIR SRC DST REQID OLD-SRC OLD-DST NEW-SRC NEW-DST [OLD-SRC ...]
 *
 * DIR, SRC and DST, each one address, select the policy. Exit status: 0 moved, 1 the kernel
 * refuses, 2 the program failed.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <linux/xfrm.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define MOVES_MAX 6 /* the kernel's limit, XFRM_MAX_DEPTH */

static _Noreturn void die(const char *what, int error)
{
	fprintf(stderr, "migrate: %s: %s\n", what, strerror(error));
	exit(2);
}

static uint16_t parse_address(const char *text, xfrm_address_t *ret)
{
	uint16_t family = strchr(text, ':') ? AF_INET6 : AF_INET;

	if (inet_pton(family, text, ret) != 1)
		die(text, EINVAL);
	return family;
}

static uint8_t parse_direction(const char *text)
{
	static const char *const names[] = { "in", "out", "fwd" };

	for (uint8_t dir = 0; dir < 3; dir++)
		if (!strcmp(text, names[dir]))
			return dir;
	die(text, EINVAL);
}

static struct mnl_socket *open_socket(void)
{
	/*
	 * All groups but ACQUIRE: if that has a listener, packets without an SA make larval states.
	 */
	const int groups[] = { XFRMNLGRP_EXPIRE,  XFRMNLGRP_SA,     XFRMNLGRP_POLICY,
			       XFRMNLGRP_AEVENTS, XFRMNLGRP_REPORT, XFRMNLGRP_MIGRATE,
			       XFRMNLGRP_MAPPING };
	struct mnl_socket *socket = mnl_socket_open(NETLINK_XFRM);

	if (!socket || mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0)
		die("NETLINK_XFRM", errno);
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (mnl_socket_setsockopt(socket, NETLINK_ADD_MEMBERSHIP, (void *)&groups[i],
					  sizeof(groups[i])) < 0)
			die("group", errno);
	return socket;
}

static void put_moves(struct nlmsghdr *message, const char *reqid, char **words, int count)
{
	struct xfrm_user_migrate moves[MOVES_MAX] = { 0 };

	for (int i = 0; i < count; i++, words += 4) {
		struct xfrm_user_migrate *m = &moves[i];

		m->proto = IPPROTO_ESP;
		m->mode = XFRM_MODE_TUNNEL;
		m->reqid = (uint32_t)strtoul(reqid, NULL, 0);
		m->old_family = parse_address(words[0], &m->old_saddr);
		parse_address(words[1], &m->old_daddr);
		m->new_family = parse_address(words[2], &m->new_saddr);
		parse_address(words[3], &m->new_daddr);
	}
	mnl_attr_put(message, XFRMA_MIGRATE, (size_t)count * sizeof(moves[0]), moves);
}

static void send_request(struct mnl_socket *socket, char **words, int moves)
{
	_Alignas(16) char buffer[1024];
	struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);
	struct xfrm_userpolicy_id *id = mnl_nlmsg_put_extra_header(message, sizeof(*id));

	message->nlmsg_type = XFRM_MSG_MIGRATE;
	message->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	id->dir = parse_direction(words[0]);
	id->sel.family = parse_address(words[1], &id->sel.saddr);
	parse_address(words[2], &id->sel.daddr);
	id->sel.prefixlen_s = id->sel.prefixlen_d = id->sel.family == AF_INET ? 32 : 128;
	put_moves(message, words[3], words + 4, moves);
	if (mnl_socket_sendto(socket, message, message->nlmsg_len) < 0)
		die("send", errno);
}

static void print_event(const struct nlmsghdr *message, uint32_t groups)
{
	static const char *const names[] = { "NEWSA", "DELSA", "GETSA", "NEWPOLICY", "DELPOLICY" };
	unsigned type = message->nlmsg_type - XFRM_MSG_BASE;

	if (message->nlmsg_type == XFRM_MSG_MIGRATE)
		printf("MIGRATE");
	else if (type < sizeof(names) / sizeof(names[0]))
		printf("%s", names[type]);
	else
		printf("type %u", message->nlmsg_type);
	if (groups == 1u << (XFRMNLGRP_MIGRATE - 1))
		printf(" in group MIGRATE\n");
	else
		printf(" in groups 0x%x\n", groups);
}

/*
 * The kernel moves everything while the request is being sent. So the events and then the answer
 * are in the queue already.
 */
static int take_answer(struct mnl_socket *socket)
{
	_Alignas(16) char buffer[32768];
	struct sockaddr_nl from;
	struct iovec iov = { buffer, sizeof(buffer) };
	struct msghdr header = {
		.msg_name = &from, .msg_namelen = sizeof(from), .msg_iov = &iov, .msg_iovlen = 1
	};
	int error = -1;

	for (;;) {
		const struct nlmsghdr *message = (const void *)buffer;
		ssize_t size = recvmsg(mnl_socket_get_fd(socket), &header, MSG_DONTWAIT);

		if (size < 0 && errno == EAGAIN)
			break;
		if (size < (ssize_t)sizeof(*message))
			die("receive", errno);
		if (message->nlmsg_type == NLMSG_ERROR)
			error = -((const struct nlmsgerr *)mnl_nlmsg_get_payload(message))->error;
		else if (error < 0)
			print_event(message, from.nl_groups);
		else
			printf("late: "), print_event(message, from.nl_groups);
	}
	return error;
}

int main(int argc, char **argv)
{
	struct mnl_socket *socket;
	int moves = (argc - 5) / 4, error;

	if (moves < 1 || moves > MOVES_MAX || (argc - 5) % 4) {
		fprintf(stderr, "usage: migrate DIR SRC DST REQID OLD-SRC OLD-DST NEW-SRC NEW-DST "
				"[OLD-SRC ...]\n");
		return 2;
	}
	socket = open_socket();
	send_request(socket, argv + 1, moves);
	error = take_answer(socket);
	mnl_socket_close(socket);
	if (error < 0)
		die("no answer", ENODATA);
	if (error)
		printf("%s\n", strerror(error));
	return error != 0;
}
