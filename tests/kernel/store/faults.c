/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A transaction in which each allocation and each system call fails in turn, with an error that the
 * kernel gives. It must succeed or leave all as it was, and what it returns must say which. The
 * linker replaces the functions below (--wrap). Exit status: 0 so it is, 1 it is not.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/status.h"
#include "store_test.h"

#define COUNT 20

static unsigned calls, strike; /* the call with that number fails; 0: none */
static bool for_ever;          /* all calls from there on */
static const char *struck;

static bool strikes(const char *name)
{
	if (!strike)
		return false;
	calls++;
	if (calls != strike && !(for_ever && calls > strike))
		return false;
	struck = name;
	return true;
}

#define WRAP(type, name, parameters, arguments, error)                                             \
	type __real_##name parameters;                                                             \
	type __wrap_##name parameters;                                                             \
	type __wrap_##name parameters                                                              \
	{                                                                                          \
		if (!strikes(#name))                                                               \
			return __real_##name arguments;                                            \
		errno = error;                                                                     \
		return (type)FAILURE;                                                              \
	}

#define FAILURE NULL
WRAP(void *, malloc, (size_t size), (size), ENOMEM)
WRAP(void *, calloc, (size_t count, size_t size), (count, size), ENOMEM)
WRAP(void *, realloc, (void *old, size_t size), (old, size), ENOMEM)
#undef FAILURE
#define FAILURE -1
WRAP(ssize_t, sendto,
     (int fd, const void *bytes, size_t size, int flags, const struct sockaddr *to,
      socklen_t length),
     (fd, bytes, size, flags, to, length), ENOBUFS)
WRAP(ssize_t, recvmsg, (int fd, struct msghdr *message, int flags), (fd, message, flags), ENOBUFS)
WRAP(ssize_t, write, (int fd, const void *bytes, size_t size), (fd, bytes, size), ENOSPC)
WRAP(ssize_t, read, (int fd, void *bytes, size_t size), (fd, bytes, size), EIO)
WRAP(int, renameat, (int from, const char *old, int to, const char *new), (from, old, to, new),
     ENOSPC)
WRAP(int, mkdirat, (int folder, const char *name, mode_t mode), (folder, name, mode), ENOSPC)

int __real_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;
	va_end(more);
	if (!strikes("openat"))
		return __real_openat(folder, path, flags, mode);
	errno = EMFILE;
	return -1;
}

static uint32_t transact(const struct site *site, unsigned generation)
{
	struct store store;
	uint32_t status = store_begin(site->place, 0, &store);

	if (status)
		return status;
	status = site_replace(&store, generation, COUNT);
	if (status)
		store_abort(site->place);
	else
		status = store_commit(site->place, &store);
	store_done(&store);
	return status;
}

/* Returns whether the call with that number was made. */
static bool try(const struct site *site, unsigned number, unsigned *generation)
{
	unsigned before = *generation;
	uint32_t status;

	calls = 0;
	struck = NULL;
	strike = number;
	status = transact(site, before);
	strike = 0;
	if (!site_recovers(site, generation, COUNT) || (*generation != before) != !status) {
		printf("# call %u, %s%s: 0x%x, generation %u, then %u\n", number,
		       struck ? struck : "none", for_ever ? " and all others" : "", status, before,
		       *generation);
		exit(1);
	}
	return struck != NULL;
}

int main(void)
{
	struct site site = site_open();
	unsigned generation = 0;

	site_begin(&site, generation, COUNT);
	for (int i = 0; i < 2; i++) {
		unsigned number = 1;

		for_ever = i;
		while (try(&site, number, &generation))
			number++;
		printf("# %u calls fail in turn%s\n", number - 1,
		       for_ever ? ", with all behind each" : "");
	}
	site_close(&site);
	return 0;
}
