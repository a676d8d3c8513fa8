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

/* Which file a descriptor named when it was made. No file has the inode 0. */
struct file {
	dev_t device;
	ino_t inode;
};

static struct {
	struct file *files; /* by number of the descriptor; inode 0: not ours */
	size_t capacity;
} kept;

static void lock_kept(void)
{
	if (lock_take(LOCK_DESCRIPTORS))
		memset(&kept, 0, sizeof(kept));
}

static bool file_of(int fd, struct file *ret)
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

int descriptor_move(int fd)
{
	int moved;

	if (fd < 0 || fd >= FIRST)
		return fd;
	moved = fcntl(fd, F_DUPFD_CLOEXEC, FIRST);
	close_quietly(fd);
	return moved;
}

static bool reserve(int fd)
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
	fd = descriptor_move(fd);
	if (fd >= 0 && !(reserve(fd) && file_of(fd, &kept.files[fd]))) {
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

static void drop(int fd)
{
	struct file *file = &kept.files[fd], now;

	if (file->inode && file_of(fd, &now) && now.inode == file->inode &&
	    now.device == file->device)
		close_quietly(fd);
	*file = (struct file){ 0 };
}

void descriptor_close(int fd)
{
	if (fd < 0)
		return;
	lock_kept();
	if ((size_t)fd < kept.capacity)
		drop(fd);
	lock_release(LOCK_DESCRIPTORS);
}

void descriptors_drop(void)
{
	lock_kept();
	for (size_t fd = FIRST; fd < kept.capacity; fd++)
		drop((int)fd);
	lock_release(LOCK_DESCRIPTORS);
}
