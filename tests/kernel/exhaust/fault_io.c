/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The program's own functions for sockets and files, which take the library's calls. */
#undef _FORTIFY_SOURCE /* with it, open() is an inline function, which cannot be replaced */

#include "fault.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

/* Declared here, because <sched.h> declares it only together with conflicting names. */
EXPORT int setns(int fd, int type);

static uint32_t last_seq; /* of the last request that was sent */

static ssize_t receive(int fd, struct msghdr *header, int flags)
{
	ssize_t size = syscall(SYS_recvmsg, fd, header, flags);

	if (size > 0 && header->msg_iovlen)
		fault_note_buffer(header->msg_iov[0].iov_base, (size_t)size);
	return size;
}

EXPORT ssize_t recvmsg(int fd, struct msghdr *header, int flags)
{
	const struct fault *fault = fault_armed();

	if (!fault_strikes(FAULT_RECEIVE))
		return receive(fd, header, flags);
	return fault->receive ? fault->receive(fd, header, flags) : -1;
}

/*
 * Returns a datagram that the kernel did not send, unless the caller's buffer is too small for it.
 */
static ssize_t deliver(struct msghdr *header, const void *datagram, size_t size, uint32_t pid)
{
	const struct sockaddr_nl from = { .nl_family = AF_NETLINK, .nl_pid = pid };

	if (!header->msg_iovlen || header->msg_iov[0].iov_len < size)
		size = 0;
	else
		memcpy(header->msg_iov[0].iov_base, datagram, size);
	if (header->msg_name && header->msg_namelen >= sizeof(from)) {
		memcpy(header->msg_name, &from, sizeof(from));
		header->msg_namelen = sizeof(from);
	}
	header->msg_flags = 0;
	return (ssize_t)size;
}

/* Wipes what is behind the first @keep bytes, as if it had not been received. */
static ssize_t cut(struct msghdr *header, ssize_t size, size_t keep)
{
	if (size < 0 || keep >= (size_t)size)
		return size;
	memset((char *)header->msg_iov[0].iov_base + keep, 0, (size_t)size - keep);
	return (ssize_t)keep;
}

/* The middle of the message that is in the middle of the datagram. */
static size_t middle(const struct msghdr *header, ssize_t size)
{
	const char *begin = header->msg_iov[0].iov_base;
	struct nlmsghdr message;
	size_t at = 0;

	while (at + sizeof(message) <= (size_t)size) {
		memcpy(&message, begin + at, sizeof(message));
		if (message.nlmsg_len < sizeof(message) ||
		    at + NLMSG_ALIGN(message.nlmsg_len) > (size_t)size / 2)
			return at + message.nlmsg_len / 2;
		at += NLMSG_ALIGN(message.nlmsg_len);
	}
	return (size_t)size;
}

ssize_t fault_cut(int fd, struct msghdr *header, int flags)
{
	ssize_t size = receive(fd, header, flags);

	return size <= 0 ? size : cut(header, size, middle(header, size));
}

ssize_t fault_cut_early(int fd, struct msghdr *header, int flags)
{
	return cut(header, receive(fd, header, flags), 3);
}

ssize_t fault_truncated(int fd, struct msghdr *header, int flags)
{
	ssize_t size = fault_cut(fd, header, flags);

	if (size >= 0)
		header->msg_flags |= MSG_TRUNC;
	return size;
}

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static uint32_t seeded(void)
{
	return 0x9e3779b9u * (fault_armed()->at + 1) ^ fault_armed()->seed;
}

/* Changes one byte of sixteen. Message headers stay, so that the answer still has an end. */
ssize_t fault_garbled(int fd, struct msghdr *header, int flags)
{
	ssize_t size = receive(fd, header, flags);
	unsigned char *bytes = header->msg_iov[0].iov_base;
	uint32_t random = seeded();
	struct nlmsghdr message;

	for (size_t at = 0; size > 0 && at + sizeof(message) <= (size_t)size;) {
		size_t end;

		memcpy(&message, bytes + at, sizeof(message));
		if (message.nlmsg_len < sizeof(message) || message.nlmsg_len > (size_t)size - at)
			break;
		end = at + message.nlmsg_len;
		for (at += sizeof(message); at < end; at++)
			if (next_random(&random) % 16 == 0)
				bytes[at] ^= (unsigned char)(1u << next_random(&random) % 8);
		at = NLMSG_ALIGN(at);
	}
	return size;
}

ssize_t fault_empty(int fd, struct msghdr *header, int flags)
{
	(void)fd, (void)flags;
	return deliver(header, "", 0, 0);
}

ssize_t fault_garbage(int fd, struct msghdr *header, int flags)
{
	uint32_t random = seeded(), words[25];
	ssize_t size;

	(void)fd, (void)flags;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		words[i] = next_random(&random);
	size = deliver(header, words, sizeof(words), 0);
	if (size > 0)
		fault_note_buffer(header->msg_iov[0].iov_base, (size_t)size);
	return size;
}

ssize_t fault_foreign(int fd, struct msghdr *header, int flags)
{
	const struct {
		struct nlmsghdr header;
		int error;
	} end = { { .nlmsg_len = sizeof(end),
		    .nlmsg_type = NLMSG_DONE,
		    .nlmsg_flags = NLM_F_MULTI,
		    .nlmsg_seq = last_seq },
		  0 };

	(void)fd, (void)flags;
	return deliver(header, &end, sizeof(end), 4711);
}

static void note_request(const void *request, size_t size)
{
	struct nlmsghdr message;

	if (size < sizeof(message))
		return;
	memcpy(&message, request, sizeof(message));
	last_seq = message.nlmsg_seq;
}

EXPORT ssize_t sendto(int fd, const void *bytes, size_t size, int flags,
		      __CONST_SOCKADDR_ARG address, socklen_t address_size)
{
	fault_look_at_buffer();
	note_request(bytes, size);
	if (fault_strikes(FAULT_SEND))
		return -1;
	return syscall(SYS_sendto, fd, bytes, size, flags, address.__sockaddr__, address_size);
}

EXPORT ssize_t sendmsg(int fd, const struct msghdr *header, int flags)
{
	fault_look_at_buffer();
	if (header->msg_iovlen)
		note_request(header->msg_iov[0].iov_base, header->msg_iov[0].iov_len);
	if (fault_strikes(FAULT_SEND))
		return -1;
	return syscall(SYS_sendmsg, fd, header, flags);
}

EXPORT int socket(int domain, int type, int protocol)
{
	return fault_strikes(FAULT_SOCKET) ? -1 : (int)syscall(SYS_socket, domain, type, protocol);
}

EXPORT int bind(int fd, __CONST_SOCKADDR_ARG address, socklen_t size)
{
	return fault_strikes(FAULT_BIND) ? -1
					 : (int)syscall(SYS_bind, fd, address.__sockaddr__, size);
}

EXPORT int getsockname(int fd, __SOCKADDR_ARG address, socklen_t *size)
{
	return fault_strikes(FAULT_BIND)
		       ? -1
		       : (int)syscall(SYS_getsockname, fd, address.__sockaddr__, size);
}

EXPORT int setsockopt(int fd, int level, int option, const void *value, socklen_t size)
{
	return fault_strikes(FAULT_OPTION)
		       ? -1
		       : (int)syscall(SYS_setsockopt, fd, level, option, value, size);
}

EXPORT int open(const char *path, int flags, ...)
{
	unsigned mode = 0;
	va_list arguments;

	va_start(arguments, flags);
	if (flags & O_CREAT)
		mode = va_arg(arguments, unsigned);
	va_end(arguments);
	return fault_strikes(FAULT_ENTER) ? -1
					  : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

EXPORT int openat(int folder, const char *path, int flags, ...)
{
	unsigned mode = 0;
	va_list arguments;

	va_start(arguments, flags);
	if (flags & O_CREAT)
		mode = va_arg(arguments, unsigned);
	va_end(arguments);
	return fault_strikes(FAULT_LOOK) ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

/* This one is not a system call, unlike the others. */
EXPORT DIR *fdopendir(int fd)
{
	void *symbol = dlsym(RTLD_NEXT, "fdopendir");
	DIR *(*real)(int);

	if (fault_strikes(FAULT_FOLDER))
		return NULL;
	memcpy(&real, &symbol, sizeof(real));
	return real(fd);
}

EXPORT struct dirent *readdir(DIR *folder)
{
	void *symbol = dlsym(RTLD_NEXT, "readdir");
	struct dirent *(*real)(DIR *);

	if (fault_strikes(FAULT_ENTRY))
		return NULL;
	memcpy(&real, &symbol, sizeof(real));
	return real(folder);
}

EXPORT ssize_t readlinkat(int folder, const char *restrict path, char *restrict to, size_t size)
{
	return fault_strikes(FAULT_LINK) ? -1 : syscall(SYS_readlinkat, folder, path, to, size);
}

EXPORT int setns(int fd, int type)
{
	return fault_strikes(FAULT_ENTER) ? -1 : (int)syscall(SYS_setns, fd, type);
}
