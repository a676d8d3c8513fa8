/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files of /proc/net, which show the namespace of the thread that opens them. */
#include "namespace_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/status.h"
#include "internal.h"
#include "sockets.h"

struct reading {
	const char *name;
	char *text;
	size_t size, length;
};

/* Reads to the end of the file. A file that fills all the room has no known end. */
static uint32_t read_all(int fd, struct reading *reading)
{
	ssize_t more = 1;

	while (more) {
		if (reading->length == reading->size)
			return ERROR_GEN_FAILURE;
		more = read(fd, reading->text + reading->length, reading->size - reading->length);
		if (more < 0 && errno != EINTR)
			return status_from_errno(errno);
		reading->length += more > 0 ? (size_t)more : 0;
	}
	return ERROR_SUCCESS;
}

static uint32_t read_here(void *context)
{
	struct reading *reading = context;
	char path[NAME_MAX];
	uint32_t status;
	int fd;

	snprintf(path, sizeof(path), "/proc/thread-self/net/%s", reading->name);
	fd = descriptor_open(AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return status_from_errno(errno);
	status = read_all(fd, reading);
	descriptor_close(fd);
	return status;
}

uint32_t namespace_file_read(const struct netlink *netlink, const char *name, char *ret,
			     size_t size, size_t *ret_length)
{
	struct reading reading = { .name = name, .text = ret, .size = size };
	uint32_t status = netlink_run(netlink, read_here, &reading);

	*ret_length = reading.length;
	return status;
}
