/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "listen.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PASSED_FD 3 /* the first that systemd passes */
#define BACKLOG   128

/* The number in the environment variable @name, or -1. */
static long number_of(const char *name)
{
	const char *text = getenv(name);
	char *end;
	long number;

	if (!text || !*text)
		return -1;
	errno = 0;
	number = strtol(text, &end, 10);
	return *end || errno || number < 0 ? -1 : number;
}

int sockets_passed(void)
{
	long count = number_of("LISTEN_PID") == getpid() ? number_of("LISTEN_FDS") : 0;

	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	return count > 0 && count < 1024 ? (int)count : 0;
}

int listen_passed(void)
{
	int type = 0, listening = 0, flags = fcntl(PASSED_FD, F_GETFL);
	socklen_t size = sizeof(type);
	bool ok = flags >= 0 && !getsockopt(PASSED_FD, SOL_SOCKET, SO_TYPE, &type, &size);

	size = sizeof(listening);
	ok = ok && !getsockopt(PASSED_FD, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size);
	if (!ok || type != SOCK_STREAM || !listening) {
		errno = ENOTSOCK;
		return -1;
	}
	if (fcntl(PASSED_FD, F_SETFD, FD_CLOEXEC) < 0 ||
	    fcntl(PASSED_FD, F_SETFL, flags | O_NONBLOCK) < 0)
		return -1;
	return PASSED_FD;
}

static int listen_on(const struct addrinfo *info)
{
	int fd = socket(info->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), yes = 1;
	int error;

	if (fd < 0)
		return -1;
	if (!setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) &&
	    !bind(fd, info->ai_addr, info->ai_addrlen) && !listen(fd, BACKLOG))
		return fd;
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

static bool is_port(const char *text)
{
	size_t length = strlen(text);

	return length && length <= 5 && strspn(text, "0123456789") == length && atoi(text) > 0 &&
	       atoi(text) <= 65535;
}

/* Splits "ADDRESS:PORT" or "[ADDRESS]:PORT" in place. */
static bool split(char *text, char **address, char **port)
{
	char *colon = strrchr(text, ':');

	if (!colon)
		return false;
	*colon = '\0';
	*port = colon + 1;
	*address = text;
	if (!is_port(*port))
		return false;
	if (*text != '[')
		return *text && !strchr(text, ':');
	*address = text + 1;
	if (colon[-1] != ']' || colon == text + 2)
		return false;
	colon[-1] = '\0';
	return true;
}

int listen_at(const char *address)
{
	const struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV,
					.ai_socktype = SOCK_STREAM };
	struct addrinfo *info;
	char text[80], *host, *port;
	int fd;

	if (strlen(address) >= sizeof(text) || !split(strcpy(text, address), &host, &port) ||
	    getaddrinfo(host, port, &hints, &info)) {
		errno = EINVAL;
		return -1;
	}
	fd = listen_on(info);
	freeaddrinfo(info);
	return fd;
}
