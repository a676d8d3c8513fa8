/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lock_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/descriptor.h"
#include "base/lock.h"
#include "base/status.h"
#include "place.h"

/* A descriptor of a file that this process has locked. */
struct held {
	dev_t device;
	ino_t inode;
	int fd;
};

/* Guarded by LOCK_FILES. */
static struct {
	struct held *list;
	size_t count, capacity;
	unsigned generation; /* of the process that the list belongs to */
} held;

/* A child of fork() has closed the descriptors, and closing them has dropped no lock. */
static void lock_held(void)
{
	unsigned generation;

	if (lock_take(LOCK_FILES))
		memset(&held, 0, sizeof(held));
	generation = process_generation();
	if (held.generation != generation)
		held.count = 0;
	held.generation = generation;
}

static struct held *find_held(dev_t device, ino_t inode)
{
	for (size_t i = 0; i < held.count; i++)
		if (held.list[i].device == device && held.list[i].inode == inode)
			return &held.list[i];
	return NULL;
}

/* Whether the process has locked the file: then the file must not be opened. */
static bool is_held(int folder, const char *name)
{
	struct stat file;

	return !fstatat(folder, name, &file, AT_SYMLINK_NOFOLLOW) &&
	       find_held(file.st_dev, file.st_ino);
}

static int open_file(int folder, const char *name, int flags, mode_t mode)
{
	descriptor_begin();
	return descriptor_made(
		openat(folder, name, O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags, mode));
}

static bool reserve_held(void)
{
	void *list = held.list;
	uint32_t status = array_reserve(&list, &held.capacity, held.count + 1, sizeof(*held.list));

	held.list = list;
	return !status;
}

/*
 * Puts the descriptor into the list. If the file has been exchanged since is_held() for one that
 * the process has locked, then its descriptor has to stay open as long as that lock.
 */
static uint32_t keep_file(int fd, mode_t mode, struct stat *file)
{
	bool twice;

	if (fstat(fd, file) || !S_ISREG(file->st_mode)) {
		descriptor_close(fd);
		return ERROR_ACCESS_DENIED;
	}
	if ((file->st_mode & 07777) != mode && file->st_uid == geteuid())
		fchmod(fd, mode); /* whatever the umask is */
	twice = find_held(file->st_dev, file->st_ino) != NULL;
	held.list[held.count++] =
		(struct held){ .device = file->st_dev, .inode = file->st_ino, .fd = fd };
	return twice ? FWP_E_TIMEOUT : ERROR_SUCCESS;
}

/* Whether the folder still has the file: somebody may have deleted it meanwhile. */
static bool is_there(int folder, const char *name, const struct stat *file)
{
	struct stat now;

	return !fstatat(folder, name, &now, AT_SYMLINK_NOFOLLOW) && now.st_dev == file->st_dev &&
	       now.st_ino == file->st_ino;
}

static void close_files(dev_t device, ino_t inode)
{
	struct held *found;

	while ((found = find_held(device, inode))) {
		descriptor_close(found->fd);
		*found = held.list[--held.count];
	}
}

static uint32_t set_lock(int folder, const char *name, int fd, const struct stat *file)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	if (fcntl(fd, F_SETLK, &lock))
		return errno == EACCES || errno == EAGAIN ? FWP_E_TIMEOUT : place_status(errno);
	return is_there(folder, name, file) ? ERROR_SUCCESS : FWP_E_TIMEOUT;
}

static uint32_t take(int folder, const char *name, mode_t mode, struct stat *file)
{
	uint32_t status;
	int fd;

	if (is_held(folder, name))
		return FWP_E_TIMEOUT;
	if (!reserve_held())
		return ERROR_NOT_ENOUGH_MEMORY;
	fd = open_file(folder, name, O_RDWR | O_CREAT, mode);
	if (fd < 0)
		return place_status(errno);
	status = keep_file(fd, mode, file);
	if (status)
		return status;
	status = set_lock(folder, name, fd, file);
	if (status)
		close_files(file->st_dev, file->st_ino);
	return status;
}

uint32_t lock_file_take(int folder, const char *name, mode_t mode, struct lock_file *ret)
{
	struct stat file;
	uint32_t status;

	lock_held();
	status = take(folder, name, mode, &file);
	if (!status)
		*ret = (struct lock_file){ .device = file.st_dev,
					   .inode = file.st_ino,
					   .generation = held.generation };
	lock_release(LOCK_FILES);
	return status;
}

void lock_file_drop(struct lock_file *lock)
{
	lock_held();
	if (lock->generation == held.generation)
		close_files(lock->device, lock->inode);
	lock_release(LOCK_FILES);
	memset(lock, 0, sizeof(*lock));
}

/*
 * Opens a file that the process has not locked, and closes it again. It is opened for reading: a
 * keeper takes it for the end of a session when a file that was opened for writing is closed.
 */
static uint32_t ask_kernel(int folder, const char *name, bool *ret_free, pid_t *ret_pid)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int fd = open_file(folder, name, O_RDONLY, 0);
	uint32_t status = ERROR_SUCCESS;

	if (fd < 0) {
		*ret_free = errno == ENOENT;
		return *ret_free ? ERROR_SUCCESS : place_status(errno);
	}
	if (fcntl(fd, F_GETLK, &lock))
		status = place_status(errno);
	*ret_free = !status && lock.l_type == F_UNLCK;
	*ret_pid = lock.l_type == F_UNLCK ? 0 : lock.l_pid;
	descriptor_close(fd);
	return status;
}

uint32_t lock_file_look(int folder, const char *name, bool *ret_free, pid_t *ret_pid)
{
	uint32_t status = ERROR_SUCCESS;

	*ret_free = false;
	*ret_pid = 0;
	lock_held();
	if (!is_held(folder, name))
		status = ask_kernel(folder, name, ret_free, ret_pid);
	lock_release(LOCK_FILES);
	return status;
}
