/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Writes each message of a dump of this kernel's states, policies or addresses to a file of its
 * own. The corpora began with such files. They contain keys, so run this where the keys are made
 * for tests.
 *
 *	record sa|policy|address FOLDER
 *
 * Or writes to one file all events that the kernel sends while a command runs, and then a dump of
 * the states. The file begins with a zero byte, which fuzz_changes expects.
 *
 *	record changes FILE COMMAND
 */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "xfrm/uapi.h"

struct recording {
	const char *folder;
	const char *prefix;
	int count;
};

static int write_message(const struct nlmsghdr *message, void *context)
{
	struct recording *r = context;
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s-%02d", r->folder, r->prefix, r->count++);
	f = fopen(path, "wb");
	if (!f || fwrite(message, message->nlmsg_len, 1, f) != 1 || fclose(f)) {
		perror(path);
		exit(1);
	}
	return MNL_CB_OK;
}

static int write_after_last(const struct nlmsghdr *message, void *context)
{
	return fwrite(message, NLMSG_ALIGN((size_t)message->nlmsg_len), 1, context) == 1
		       ? MNL_CB_OK
		       : MNL_CB_ERROR;
}

/* Writes the messages that are queued now, up to the last message of a dump. */
static bool write_queued(struct mnl_socket *socket, FILE *to)
{
	static _Alignas(8) char buffer[32768];
	ssize_t size;

	while ((size = recv(mnl_socket_get_fd(socket), buffer, sizeof(buffer), MSG_DONTWAIT)) > 0)
		if (mnl_cb_run(buffer, (size_t)size, 0, 0, write_after_last, to) < 0)
			return false;
	return errno == EAGAIN;
}

static int record_changes(const char *path, const char *command)
{
	const int groups[] = { XFRMNLGRP_SA, XFRMNLGRP_EXPIRE, XFRMNLGRP_POLICY,
			       XFRMNLGRP_MIGRATE };
	struct nlmsghdr request = { .nlmsg_len = sizeof(request),
				    .nlmsg_type = XFRM_MSG_GETSA,
				    .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP };
	struct mnl_socket *socket = mnl_socket_open(NETLINK_XFRM);
	FILE *to = fopen(path, "wb");
	bool ok = socket && to && mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) == 0;

	for (size_t i = 0; ok && i < sizeof(groups) / sizeof(groups[0]); i++)
		ok = mnl_socket_setsockopt(socket, NETLINK_ADD_MEMBERSHIP, (void *)&groups[i],
					   sizeof(groups[i])) == 0;
	ok = ok && fputc(0, to) == 0 && system(command) == 0 && write_queued(socket, to) &&
	     mnl_socket_sendto(socket, &request, sizeof(request)) > 0 && write_queued(socket, to) &&
	     fclose(to) == 0;
	if (!ok)
		perror(path);
	return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
	static _Alignas(8) char buffer[32768];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct recording r = { 0 };
	struct mnl_socket *socket;
	int addresses, more = MNL_CB_OK;

	if (argc == 4 && !strcmp(argv[1], "changes"))
		return record_changes(argv[2], argv[3]);
	if (argc != 3) {
		fprintf(stderr, "usage: record sa|policy|address FOLDER\n"
				"       record changes FILE COMMAND\n");
		return 2;
	}
	addresses = !strcmp(argv[1], "address");
	r.prefix = argv[1];
	r.folder = argv[2];
	request->nlmsg_type = addresses                   ? RTM_GETADDR
			      : strcmp(argv[1], "policy") ? XFRM_MSG_GETSA
							  : XFRM_MSG_GETPOLICY;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	if (addresses)
		mnl_nlmsg_put_extra_header(request, sizeof(struct ifaddrmsg));
	socket = mnl_socket_open(addresses ? NETLINK_ROUTE : NETLINK_XFRM);
	if (!socket || mnl_socket_sendto(socket, request, request->nlmsg_len) < 0) {
		perror("netlink");
		return 1;
	}
	while (more == MNL_CB_OK) {
		ssize_t size = mnl_socket_recvfrom(socket, buffer, sizeof(buffer));

		if (size < 0) {
			perror("netlink");
			return 1;
		}
		more = mnl_cb_run(buffer, (size_t)size, 0, 0, write_message, &r);
	}
	mnl_socket_close(socket);
	printf("%d messages\n", r.count);
	return more < 0;
}
