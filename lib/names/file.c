/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/status.h"

/* Another process may be writing: the file may end earlier or later than its size says. */
static uint32_t read_all(int fd, char *text, size_t room, size_t *ret_size)
{
	size_t size = 0;

	while (size < room) {
		ssize_t got = read(fd, text + size, room - size);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return status_from_errno(errno);
		if (!got)
			break;
		size += (size_t)got;
	}
	*ret_size = size;
	return size == room ? ERROR_INVALID_PARAMETER : ERROR_SUCCESS;
}

static uint32_t read_file(int fd, char **ret, size_t *ret_size)
{
	struct stat about;
	size_t room;
	char *text;
	uint32_t status;

	if (fstat(fd, &about))
		return status_from_errno(errno);
	if (!S_ISREG(about.st_mode) || (uintmax_t)about.st_size > NAMES_FILE_MAX)
		return ERROR_INVALID_PARAMETER;
	room = NAMES_FILE_MAX + 1;
	text = malloc(room);
	if (!text)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = read_all(fd, text, room, ret_size);
	if (status)
		free(text);
	else
		*ret = text;
	return status;
}

uint32_t names_file_read(const char *path, char **ret, size_t *ret_size)
{
	uint32_t status;
	int fd = descriptor_open(AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return status_from_errno(errno == ENOTDIR ? ENOENT : errno);
	status = read_file(fd, ret, ret_size);
	descriptor_close(fd);
	return status;
}
