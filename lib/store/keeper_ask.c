/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Asking systemd's keeper, which lives in a cgroup of its own and so survives the caller's. It gets
 * the namespace, and an XFRM socket: the kernel obeys a process that uses the socket only if the
 * process that opened it had the right too, and so the socket shows that the caller has it.
 */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/status.h"
#include "internal.h"
#include "keeper.h"
#include "netlink/sockets.h"

/* The keeper answers when it has the lock, or has found that another keeper has it. */
#define PATIENCE    2000 /* milliseconds */

#define DESCRIPTORS 2

static int connect_keeper(void)
{
	const struct sockaddr_un to = { .sun_family = AF_UNIX, .sun_path = KEEPER_SOCKET };
	int fd;

	descriptor_begin();
	fd = descriptor_made(socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
	if (fd >= 0 && connect(fd, (const struct sockaddr *)&to, sizeof(to))) {
		descriptor_close(fd);
		return -1;
	}
	return fd;
}

static bool send_descriptors(int fd, const int descriptors[DESCRIPTORS])
{
	char byte = 0;
	struct iovec iov = { .iov_base = &byte, .iov_len = 1 };
	union {
		struct cmsghdr header;
		char room[CMSG_SPACE(DESCRIPTORS * sizeof(int))];
	} control;
	struct msghdr message = { .msg_iov = &iov,
				  .msg_iovlen = 1,
				  .msg_control = &control,
				  .msg_controllen = sizeof(control.room) };

	memset(&control, 0, sizeof(control));
	control.header.cmsg_level = SOL_SOCKET;
	control.header.cmsg_type = SCM_RIGHTS;
	control.header.cmsg_len = CMSG_LEN(DESCRIPTORS * sizeof(int));
	memcpy(CMSG_DATA(&control.header), descriptors, DESCRIPTORS * sizeof(int));
	return sendmsg(fd, &message, MSG_NOSIGNAL) == 1;
}

static bool hear_answer(int fd)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	char byte;

	return poll(&wait, 1, PATIENCE) == 1 && read(fd, &byte, 1) == 1;
}

uint32_t keeper_ask(const struct store_place *place)
{
	int fd = connect_keeper(), descriptors[DESCRIPTORS];
	bool done;

	if (fd < 0)
		return ERROR_FILE_NOT_FOUND;
	if (netlink_hand_over(place->netlink, &descriptors[0], &descriptors[1])) {
		descriptor_close(fd);
		return ERROR_ACCESS_DENIED;
	}
	done = send_descriptors(fd, descriptors) && hear_answer(fd);
	descriptor_close(descriptors[0]);
	descriptor_close(descriptors[1]);
	descriptor_close(fd);
	return done ? ERROR_SUCCESS : FWP_E_TIMEOUT;
}
