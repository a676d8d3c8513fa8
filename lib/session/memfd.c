/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "memfd.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/status.h"

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U /* Linux 6.3 */
#endif

#ifndef STATX_BASIC_STATS /* musl before 1.2.5 */
#include <linux/stat.h>
#include <sys/syscall.h>

static int statx(int folder, const char *path, int flags, unsigned mask, struct statx *ret)
{
	return (int)syscall(SYS_statx, folder, path, flags, mask, ret);
}
#endif

#define NAME  "wfpxfrm-session"
#define SEALS (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

/*
 * With the sysctl vm.memfd_noexec a system can refuse memory files that are executable. Kernels
 * before Linux 6.3 do not know the flag and refuse it with EINVAL.
 */
static int create_memfd(void)
{
	int fd;

	descriptor_begin();
	fd = memfd_create(NAME, MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_NOEXEC_SEAL);
	if (fd < 0 && errno == EINVAL)
		fd = memfd_create(NAME, MFD_CLOEXEC | MFD_ALLOW_SEALING);
	return descriptor_made(fd);
}

static bool write_all(int fd, const char *bytes, size_t size)
{
	while (size) {
		ssize_t n = write(fd, bytes, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		size -= (size_t)n;
	}
	return true;
}

/*
 * A write beyond RLIMIT_FSIZE makes the kernel send SIGXFSZ to the writing thread
 * (generic_write_check_limits(), Linux 6.18), which by default ends the process. The library must
 * not end its program, so the signal is blocked and then removed. If one was pending before, it
 * stays pending, as the program would expect: a signal cannot be pending twice.
 */
static bool write_quietly(int fd, const char *bytes, size_t size)
{
	static const struct timespec at_once;
	sigset_t beyond, old, pending;
	int error;
	bool ok;

	sigemptyset(&beyond);
	sigaddset(&beyond, SIGXFSZ);
	pthread_sigmask(SIG_BLOCK, &beyond, &old);
	sigpending(&pending);
	ok = write_all(fd, bytes, size);
	error = errno;
	if (!ok && error == EFBIG && !sigismember(&pending, SIGXFSZ))
		sigtimedwait(&beyond, NULL, &at_once);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	errno = error;
	return ok;
}

static bool write_record(int fd, const struct session_record *record, char *bytes)
{
	session_record_encode(record, bytes);
	return write_quietly(fd, bytes, session_record_size(record)) &&
	       !fcntl(fd, F_ADD_SEALS, SEALS);
}

static uint32_t creation_failed(int error)
{
	uint32_t status = status_from_errno(error);

	if (status == ERROR_NOT_ENOUGH_MEMORY || status == ERROR_TOO_MANY_OPEN_FILES)
		return status;
	return ERROR_NOT_SUPPORTED;
}

uint32_t session_memfd_create(const struct session_record *record, int *ret)
{
	char *bytes = malloc(session_record_size(record));
	uint32_t status = ERROR_SUCCESS;
	int fd;

	if (!bytes)
		return ERROR_NOT_ENOUGH_MEMORY;
	fd = create_memfd();
	if (fd < 0 || !write_record(fd, record, bytes))
		status = creation_failed(errno);
	free(bytes);
	if (status)
		descriptor_close(fd);
	else
		*ret = fd;
	return status;
}

uint32_t session_open_failed(int error)
{
	switch (error) {
	case EMFILE:
	case ENFILE:
	case ENOMEM:
		return status_from_errno(error);
	default: /* the process is gone, or the caller may not read it */
		return FWP_E_NOT_FOUND;
	}
}

/*
 * All memory files are on one device of the kernel, and so are only files that can be opened
 * without delay and without effect. A file made here tells which device that is.
 */
uint32_t session_reader_init(struct session_reader *reader, int proc)
{
	struct statx file;
	int any = create_memfd();
	uint32_t status = any < 0 ? creation_failed(errno) : ERROR_SUCCESS;

	reader->proc = proc;
	reader->blind = any < 0 || statx(any, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &file);
	descriptor_close(any);
	if (!reader->blind) {
		reader->major = file.stx_dev_major;
		reader->minor = file.stx_dev_minor;
	}
	return status == ERROR_NOT_SUPPORTED ? ERROR_SUCCESS : status;
}

/*
 * The text of the link proves nothing: any file can have that name, and the process can exchange
 * the file after the link was read. @path was opened with O_PATH, which does not open the file
 * itself. Without AT_STATX_DONT_SYNC statx() could wait for a file system that a user serves.
 */
static bool is_memory_file(const struct session_reader *reader, int path)
{
	struct statx status;

	return !statx(path, "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC, STATX_BASIC_STATS, &status) &&
	       S_ISREG(status.stx_mode) && status.stx_dev_major == reader->major &&
	       status.stx_dev_minor == reader->minor;
}

static bool read_sealed(struct session_reader *reader, int fd, struct session_record *ret)
{
	int seals = fcntl(fd, F_GET_SEALS);
	ssize_t size;

	if (seals < 0 || (seals & SEALS) != SEALS)
		return false;
	size = pread(fd, reader->buffer, sizeof(reader->buffer), 0);
	return size > 0 && session_record_decode(reader->buffer, (size_t)size, ret);
}

static uint32_t read_file(struct session_reader *reader, int path, struct session_record *ret)
{
	char name[32];
	bool ok;
	int fd;

	if (!is_memory_file(reader, path))
		return FWP_E_NOT_FOUND;
	snprintf(name, sizeof(name), "self/fd/%d", path);
	fd = descriptor_open(reader->proc, name, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return session_open_failed(errno);
	ok = read_sealed(reader, fd, ret);
	descriptor_close(fd);
	return ok ? ERROR_SUCCESS : FWP_E_NOT_FOUND;
}

uint32_t session_reader_read(struct session_reader *reader, int process, int fd,
			     struct session_record *ret)
{
	char name[32];
	uint32_t status;
	int path;

	if (reader->blind)
		return FWP_E_NOT_FOUND;
	snprintf(name, sizeof(name), "fd/%d", fd);
	path = descriptor_open(process, name, O_PATH);
	if (path < 0)
		return session_open_failed(errno);
	status = read_file(reader, path, ret);
	descriptor_close(path);
	return status;
}
