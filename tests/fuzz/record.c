/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Writes each message of a dump of this kernel's states, policies or addresses to a file of its
 *own: how the corpora began. Keys come along, so run it where the keys are made for tests.
 *
 *	record sa|policy|address FOLDER
 */
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

int main(int argc, char **argv)
{
	static _Alignas(8) char buffer[32768];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct recording r = { 0 };
	struct mnl_socket *socket;
	int addresses, more = MNL_CB_OK;

	if (argc != 3) {
		fprintf(stderr, "usage: record sa|policy|address FOLDER\n");
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
