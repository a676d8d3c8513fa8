/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/status.h"

uint32_t place_status(int error)
{
	switch (error) {
	case ENOSPC:
	case EDQUOT:
		return ERROR_DISK_FULL;
	case ELOOP:
	case EROFS:
	case ENOTDIR:
		return ERROR_ACCESS_DENIED;
	default:
		return status_from_errno(error);
	}
}

/* A symbolic link at the end of @path is refused with ENOTDIR. */
static uint32_t open_folder(int in, const char *path, bool create, int *ret)
{
	if (create && mkdirat(in, path, S_IRWXU) && errno != EEXIST)
		return place_status(errno);
	descriptor_begin();
	*ret = descriptor_made(openat(in, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
	return *ret < 0 ? place_status(errno) : ERROR_SUCCESS;
}

/* Root and the caller may own a folder, and whoever owns @base, if that is not NULL. */
static bool is_trusted(const struct stat *folder, const struct stat *base)
{
	if (folder->st_mode & S_IWOTH)
		return false;
	if (!folder->st_uid || folder->st_uid == geteuid())
		return true;
	return base && (folder->st_uid == base->st_uid ||
			(base->st_mode & S_IWGRP && folder->st_gid == base->st_gid));
}

/* A folder that was just made gets the group's rights of the base. */
static void share(int fd, struct stat *folder, const struct stat *base)
{
	mode_t mode = S_IRWXU | (base->st_mode & (S_IRWXG | S_ISGID));

	if (folder->st_uid == geteuid() && (folder->st_mode & 0777) == S_IRWXU &&
	    base->st_mode & S_IRWXG && !fchmod(fd, mode))
		folder->st_mode = mode;
}

static uint32_t open_within(int in, const struct stat *base, const char *name, bool create,
			    struct folder *ret)
{
	struct stat folder;
	uint32_t status = open_folder(in, name, create, &ret->fd);

	if (status)
		return status;
	if (fstat(ret->fd, &folder) || !is_trusted(&folder, base)) {
		folder_close(ret);
		return ERROR_ACCESS_DENIED;
	}
	if (create)
		share(ret->fd, &folder, base);
	ret->mode = S_IRUSR | S_IWUSR | (base->st_mode & (S_IRGRP | S_IWGRP));
	return ERROR_SUCCESS;
}

uint32_t place_open(const struct place *place, bool create, struct folder *ret)
{
	struct stat base;
	uint32_t status;
	int fd;

	ret->fd = -1;
	status = open_folder(AT_FDCWD, place->base, create, &fd);
	if (status)
		return status;
	if (fstat(fd, &base) || !is_trusted(&base, NULL))
		status = ERROR_ACCESS_DENIED;
	else
		status = open_within(fd, &base, place->name, create, ret);
	descriptor_close(fd);
	return status;
}

uint32_t folder_open(const struct folder *in, const char *name, bool create, struct folder *ret)
{
	struct stat base;

	ret->fd = -1;
	if (fstat(in->fd, &base))
		return ERROR_ACCESS_DENIED;
	return open_within(in->fd, &base, name, create, ret);
}

void folder_close(struct folder *folder)
{
	descriptor_close(folder->fd);
	folder->fd = -1;
}

static uint32_t read_all(int fd, uint8_t *bytes, size_t size)
{
	while (size) {
		ssize_t got = read(fd, bytes, size);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got ? place_status(errno) : ERROR_GEN_FAILURE;
		bytes += got;
		size -= (size_t)got;
	}
	return ERROR_SUCCESS;
}

uint32_t folder_open_file(const struct folder *folder, const char *name, int *ret)
{
	descriptor_begin();
	*ret = descriptor_made(
		openat(folder->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
	return *ret < 0 ? place_status(errno) : ERROR_SUCCESS;
}

uint32_t file_read(int fd, size_t max, uint8_t **ret, size_t *ret_size)
{
	struct stat file;
	uint32_t status;

	if (fstat(fd, &file) || !S_ISREG(file.st_mode) || (uint64_t)file.st_size > max)
		return ERROR_GEN_FAILURE;
	*ret = malloc((size_t)file.st_size + 1);
	if (!*ret)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = read_all(fd, *ret, (size_t)file.st_size);
	*ret_size = (size_t)file.st_size;
	if (status)
		free(*ret);
	return status;
}

uint32_t folder_read(const struct folder *folder, const char *name, size_t max, uint8_t **ret,
		     size_t *ret_size)
{
	int fd;
	uint32_t status = folder_open_file(folder, name, &fd);

	if (status)
		return status;
	status = file_read(fd, max, ret, ret_size);
	descriptor_close(fd);
	return status;
}

static uint32_t write_all(int fd, const uint8_t *bytes, size_t size)
{
	while (size) {
		ssize_t put = write(fd, bytes, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return put ? place_status(errno) : ERROR_DISK_FULL;
		bytes += put;
		size -= (size_t)put;
	}
	return ERROR_SUCCESS;
}

uint32_t folder_write(const struct folder *folder, const char *name, const uint8_t *bytes,
		      size_t size)
{
	uint32_t status;
	int fd;

	folder_delete(folder, name);
	descriptor_begin();
	fd = descriptor_made(openat(folder->fd, name,
				    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
				    folder->mode));
	if (fd < 0)
		return place_status(errno);
	fchmod(fd, folder->mode); /* whatever the umask is */
	status = write_all(fd, bytes, size);
	descriptor_close(fd);
	if (status)
		folder_delete(folder, name);
	return status;
}

bool folder_has(const struct folder *folder, const char *name)
{
	struct stat file;

	return !fstatat(folder->fd, name, &file, AT_SYMLINK_NOFOLLOW);
}

void folder_delete(const struct folder *folder, const char *name)
{
	unlinkat(folder->fd, name, 0);
}
