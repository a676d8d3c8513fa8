/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "replace_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MODE 0644 /* a collector is another user */

/* rename() would replace a device or a link, too, which nobody wants of /dev/null. */
static bool is_replaceable(const char *path)
{
	struct stat now;

	if (lstat(path, &now) < 0)
		return errno == ENOENT;
	errno = S_ISDIR(now.st_mode) ? EISDIR : EINVAL;
	return S_ISREG(now.st_mode);
}

static bool write_all(int fd, const char *text, size_t length)
{
	while (length) {
		ssize_t count = write(fd, text, length);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return false;
		text += count;
		length -= (size_t)count;
	}
	return true;
}

/* Writes the content to the disk under the name @temporary, which is beside @path. */
static bool write_beside(char *temporary, const char *text, size_t length)
{
	int fd = mkostemp(temporary, O_CLOEXEC), error;
	bool ok;

	if (fd < 0)
		return false;
	ok = write_all(fd, text, length) && !fchmod(fd, MODE) && !fsync(fd);
	error = errno;
	if (close(fd) < 0 && ok) {
		error = errno;
		ok = false;
	}
	if (!ok)
		unlink(temporary);
	errno = error;
	return ok;
}

/* Lets the new name reach the disk. */
static bool sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && !fsync(fd);
	int error = errno;

	if (fd >= 0)
		close(fd);
	errno = error;
	return ok;
}

bool replace_file(const char *path, const char *text, size_t length)
{
	char copy[PATH_MAX], temporary[PATH_MAX];
	const char *slash = strrchr(path, '/');
	int used;

	/* Collectors take files that end in .prom: this one does not, and is hidden. */
	used = snprintf(temporary, sizeof(temporary), "%.*s.%s.XXXXXX",
			slash ? (int)(slash + 1 - path) : 0, path, slash ? slash + 1 : path);
	if (used < 0 || (size_t)used >= sizeof(temporary)) {
		errno = ENAMETOOLONG;
		return false;
	}
	strcpy(copy, path); /* shorter than the other name, and dirname() changes it */
	if (!is_replaceable(path) || !write_beside(temporary, text, length))
		return false;
	if (rename(temporary, path) < 0) {
		int error = errno;

		unlink(temporary);
		errno = error;
		return false;
	}
	return sync_folder(dirname(copy));
}
