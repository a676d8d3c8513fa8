/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "array.h"
#include "lock.h"

#define FIRST 3

/*
 * The file that a descriptor named when it was opened. Two inode numbers that no file has are used
 * as marks: the descriptor is not the library's, or it came from descriptor_open(), which does not
 * record the file.
 */
#define NOT_OURS ((ino_t)0)
#define UNKNOWN  (~(ino_t)0)
struct file {
	dev_t device;
	ino_t inode;
};

static struct {
	struct file *files; /* indexed by descriptor */
	size_t capacity;
} kept;

static void lock_kept(void)
{
	if (lock_take(LOCK_DESCRIPTORS))
		memset(&kept, 0, sizeof(kept));
}

static bool identify_file(int fd, struct file *ret)
{
	struct stat status;

	if (fstat(fd, &status))
		return false;
	*ret = (struct file){ .device = status.st_dev, .inode = status.st_ino };
	return true;
}

static void close_quietly(int fd)
{
	int error = errno;

	close(fd);
	errno = error;
}

static int move_above_stderr(int fd)
{
	int moved;

	if (fd < 0 || fd >= FIRST)
		return fd;
	moved = fcntl(fd, F_DUPFD_CLOEXEC, FIRST);
	close_quietly(fd);
	return moved;
}

static bool reserve_kept(int fd)
{
	size_t before = kept.capacity;
	void *files = kept.files;

	if (array_reserve(&files, &kept.capacity, (size_t)fd + 1, sizeof(*kept.files))) {
		errno = ENOMEM;
		return false;
	}
	kept.files = files;
	memset(kept.files + before, 0, (kept.capacity - before) * sizeof(*kept.files));
	return true;
}

void descriptor_begin(void)
{
	lock_kept();
}

int descriptor_made(int fd)
{
	fd = move_above_stderr(fd);
	if (fd >= 0 && !(reserve_kept(fd) && identify_file(fd, &kept.files[fd]))) {
		close_quietly(fd);
		fd = -1;
	}
	lock_release(LOCK_DESCRIPTORS);
	return fd;
}

int descriptor_keep(int fd)
{
	descriptor_begin();
	return descriptor_made(fd);
}

int descriptor_open(int folder, const char *path, int flags)
{
	int fd;

	lock_kept();
	fd = move_above_stderr(openat(folder, path, flags | O_CLOEXEC));
	if (fd >= 0 && !reserve_kept(fd)) {
		close_quietly(fd);
		fd = -1;
	}
	if (fd >= 0)
		kept.files[fd].inode = UNKNOWN;
	lock_release(LOCK_DESCRIPTORS);
	return fd;
}

/*
 * Whether @fd still names the file that it was opened for. @unknown is the answer for a descriptor
 * whose file was not recorded.
 */
static bool names_same_file(int fd, bool unknown)
{
	const struct file *file = &kept.files[fd];
	struct file now;

	if (file->inode == NOT_OURS || file->inode == UNKNOWN)
		return file->inode == UNKNOWN && unknown;
	return identify_file(fd, &now) && now.inode == file->inode && now.device == file->device;
}

static void close_kept(int fd, bool unknown)
{
	if (names_same_file(fd, unknown))
		close_quietly(fd);
	kept.files[fd].inode = NOT_OURS;
}

void descriptor_close(int fd)
{
	if (fd < 0)
		return;
	lock_kept();
	if ((size_t)fd < kept.capacity)
		close_kept(fd, true);
	lock_release(LOCK_DESCRIPTORS);
}

void descriptor_release(int fd)
{
	lock_kept();
	if ((size_t)fd < kept.capacity)
		kept.files[fd].inode = NOT_OURS;
	lock_release(LOCK_DESCRIPTORS);
}

void descriptors_drop(bool at_once)
{
	lock_kept();
	for (size_t fd = FIRST; fd < kept.capacity; fd++)
		close_kept((int)fd, at_once);
	lock_release(LOCK_DESCRIPTORS);
}
