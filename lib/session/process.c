/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "process.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/descriptor.h"
#include "base/status.h"
#include "memfd.h"

uint32_t process_open_proc(int *ret)
{
	*ret = descriptor_open(AT_FDCWD, "/proc", O_RDONLY | O_DIRECTORY);
	return *ret < 0 ? session_open_failed(errno) : ERROR_SUCCESS;
}

/*
 * The folder fd of a process that has just died can still be opened, but fstat() on it fails, which
 * fdopendir() calls (Linux 6.2 and later).
 */
static uint32_t open_folder(int at, const char *name, DIR **ret)
{
	int fd = descriptor_open(at, name, O_RDONLY | O_DIRECTORY), error;

	if (fd < 0)
		return session_open_failed(errno);
	*ret = fdopendir(fd);
	if (*ret)
		return ERROR_SUCCESS;
	error = errno;
	descriptor_close(fd);
	return session_open_failed(error);
}

static void close_folder(DIR *folder)
{
	descriptor_release(dirfd(folder));
	closedir(folder);
}

/* Returns NULL at the end of the folder, with *error 0, or on a failure, with its errno. */
static const struct dirent *next_entry(DIR *folder, int *error)
{
	const struct dirent *entry;

	errno = 0;
	entry = readdir(folder);
	*error = entry ? 0 : errno;
	return entry;
}

static uint32_t note_socket(struct process *process, const char *number)
{
	void *array = process->sockets;
	uint32_t status = array_reserve(&array, &process->socket_capacity,
					process->socket_count + 1, sizeof(*process->sockets));

	process->sockets = array;
	if (!status)
		process->sockets[process->socket_count++] = strtoull(number, NULL, 10);
	return status;
}

static uint32_t note_record_file(struct process *process, const char *name)
{
	void *array = process->files;
	uint32_t status = array_reserve(&array, &process->file_capacity, process->file_count + 1,
					sizeof(*process->files));

	process->files = array;
	if (!status)
		process->files[process->file_count++] = (int)strtol(name, NULL, 10);
	return status;
}

/*
 * Notes a descriptor if it is a socket or may be a record. Reading a link does not open the file. A
 * link that is longer than the buffer is neither, and a descriptor that has been closed meanwhile,
 * or has a path too long for the kernel, does not matter.
 */
static uint32_t note_descriptor(struct process *process, int folder, const char *name)
{
	char link[64];
	ssize_t length = readlinkat(folder, name, link, sizeof(link) - 1);

	/* the right to read one link is the right to read all links of the process */
	if (length < 0 && (errno == EACCES || errno == ENOMEM))
		return session_open_failed(errno);
	if (length <= 0)
		return ERROR_SUCCESS;
	link[length] = '\0';
	if (!strncmp(link, "socket:[", 8))
		return note_socket(process, link + 8);
	if (!strcmp(link, SESSION_MEMFD_LINK))
		return note_record_file(process, name);
	return ERROR_SUCCESS;
}

/* Reads the first @size - 1 bytes of a file at most, and ends them with NUL. */
static uint32_t read_text(const struct process *process, const char *name, char *ret, size_t size)
{
	int fd = descriptor_open(process->folder, name, O_RDONLY);
	ssize_t length;

	if (fd < 0)
		return session_open_failed(errno);
	length = read(fd, ret, size - 1);
	descriptor_close(fd);
	if (length <= 0)
		return length ? session_open_failed(errno) : FWP_E_NOT_FOUND;
	ret[length] = '\0';
	return ERROR_SUCCESS;
}

/*
 * Reads the real user id. The effective one of a set-user-id program is another user's, whose
 * budget must not pay for descriptors that the program has inherited. The line "Uid:" is near the
 * beginning, and only the line "Name:" before it has bytes that the process chose; the kernel
 * escapes newlines there.
 */
static uint32_t read_user(const struct process *process, uint32_t *ret)
{
	static const char before[] = "\nUid:\t";
	char text[1024];
	const char *at;
	uint32_t status = read_text(process, "status", text, sizeof(text));

	if (status)
		return status;
	at = strstr(text, before);
	if (!at)
		return FWP_E_NOT_FOUND;
	*ret = (uint32_t)strtoul(at + sizeof(before) - 1, NULL, 10);
	return ERROR_SUCCESS;
}

bool process_affords(struct process *process, uint32_t cost)
{
	if (*process->left < cost)
		return false;
	if (*process->left != UINT32_MAX)
		*process->left -= cost;
	return true;
}

/*
 * Finds the budget of the process's user. That is done at the first descriptor, because most
 * processes of the kernel itself have none, and reading their user would be wasted.
 */
static uint32_t find_budget(struct process *process)
{
	uint32_t uid, status = read_user(process, &uid);

	if (!status)
		status = budget_find(&process->budget, uid, &process->left);
	if (!status && !process_affords(process, PROCESS_COST))
		*process->left = 0;
	return status;
}

static uint32_t read_descriptor(struct process *process, int folder, const char *name)
{
	uint32_t status = ERROR_SUCCESS;

	if (!process->left)
		status = find_budget(process);
	if (!status && process_affords(process, PROCESS_LINK_COST))
		status = note_descriptor(process, folder, name);
	return status;
}

static bool is_spent(const struct process *process)
{
	return process->left && !*process->left;
}

static uint32_t read_descriptors(struct process *process)
{
	const struct dirent *entry;
	DIR *folder = NULL;
	uint32_t status = open_folder(process->folder, "fd", &folder);
	int error = 0;

	if (status)
		return status;
	while (!status && !is_spent(process) && (entry = next_entry(folder, &error)))
		if (entry->d_name[0] != '.')
			status = read_descriptor(process, dirfd(folder), entry->d_name);
	close_folder(folder);
	return status || !error ? status : session_open_failed(error);
}

static uint32_t open_process(struct process *process, int proc, const char *name)
{
	uint32_t status;

	process->pid = (uint32_t)strtoul(name, NULL, 10);
	process->socket_count = process->file_count = 0;
	process->sorted = false;
	process->left = NULL;
	process->folder = descriptor_open(proc, name, O_PATH | O_DIRECTORY);
	if (process->folder < 0)
		return session_open_failed(errno);
	status = read_descriptors(process);
	if (status)
		descriptor_close(process->folder);
	return status;
}

static uint32_t visit_process(struct process *process, int proc, const char *name,
			      uint32_t (*visit)(void *context), void *context)
{
	uint32_t status = open_process(process, proc, name);

	if (!status) {
		status = visit(context);
		descriptor_close(process->folder);
	}
	return status == FWP_E_NOT_FOUND ? ERROR_SUCCESS : status;
}

/* A list of processes that could not be read to its end is an error, not a shorter list. */
static uint32_t list_failed(int error)
{
	uint32_t status = session_open_failed(error);

	return status == FWP_E_NOT_FOUND ? ERROR_GEN_FAILURE : status;
}

uint32_t process_for_each(struct process *process, int proc, uint32_t (*visit)(void *context),
			  void *context)
{
	const struct dirent *entry;
	DIR *folder = NULL;
	uint32_t status = open_folder(proc, ".", &folder);
	int error = 0;

	if (status)
		return status;
	budget_renew(&process->budget);
	while (!status && (entry = next_entry(folder, &error)))
		if (isdigit((unsigned char)entry->d_name[0]))
			status = visit_process(process, proc, entry->d_name, visit, context);
	close_folder(folder);
	return status || !error ? status : list_failed(error);
}

void process_done(struct process *process)
{
	free(process->sockets);
	free(process->files);
	budget_done(&process->budget);
}

static int compare_inodes(const void *a, const void *b)
{
	const uint64_t *first = a, *second = b;

	return (*first > *second) - (*first < *second);
}

bool process_holds(struct process *process, uint64_t inode)
{
	if (!process->socket_count)
		return false;
	if (!process->sorted)
		qsort(process->sockets, process->socket_count, sizeof(inode), compare_inodes);
	process->sorted = true;
	return bsearch(&inode, process->sockets, process->socket_count, sizeof(inode),
		       compare_inodes);
}

static uint32_t open_process_file(const struct process *process, const char *name, FILE **ret)
{
	int fd = descriptor_open(process->folder, name, O_RDONLY);

	if (fd < 0)
		return session_open_failed(errno);
	*ret = fdopen(fd, "r");
	if (*ret)
		return ERROR_SUCCESS;
	descriptor_close(fd);
	return ERROR_NOT_ENOUGH_MEMORY;
}

/*
 * Takes a line of /proc/PID/status. The kernel escapes the newlines in names that a process may
 * choose, so a line is what it seems to be. Returns true after the last line that is needed.
 */
static bool take_status_line(const char *line, struct process_identity *ret, bool *uid_found)
{
	const char *last = strrchr(line, '\t');

	if (!strncmp(line, "Uid:", 4)) {
		ret->uid = (uint32_t)strtoul(line + 4, NULL, 10);
		*uid_found = true;
	} else if (!strncmp(line, "NStgid:", 7) && last) {
		/* one number for each pid namespace, the innermost, which is its own, last */
		ret->own_pid = (uint32_t)strtoul(last, NULL, 10);
		return true;
	}
	return false;
}

uint32_t process_identify(const struct process *process, struct process_identity *ret)
{
	bool uid_found = false;
	size_t size = 0;
	ssize_t length;
	char *line = NULL;
	FILE *file = NULL;
	uint32_t status = open_process_file(process, "status", &file);

	if (status)
		return status;
	ret->own_pid = process->pid; /* for Linux before 4.1, which has no NStgid */
	errno = 0;
	do
		length = getline(&line, &size, file);
	while (length > 0 && !take_status_line(line, ret, &uid_found));
	if (length < 0 && errno == ENOMEM) /* ferror() is not always set for this */
		status = ERROR_NOT_ENOUGH_MEMORY;
	else if (!uid_found)
		status = FWP_E_NOT_FOUND;
	free(line);
	descriptor_release(fileno(file));
	fclose(file);
	return status;
}

/*
 * The start time is the 22nd field. The second field is the name in brackets, which may itself have
 * brackets and blanks, so fields are counted from the last closing bracket.
 */
static bool find_start(const char *stat, uint64_t *ret)
{
	const char *at = strrchr(stat, ')');

	for (int field = 2; at && field < 22; field++)
		at = strchr(at + 1, ' ');
	return at && sscanf(at, "%" SCNu64, ret) == 1;
}

uint32_t process_describe(const struct process *process, struct process_details *ret)
{
	char stat[1024], *end;
	uint32_t status = read_text(process, "stat", stat, sizeof(stat));

	if (!status && !find_start(stat, &ret->start))
		status = FWP_E_NOT_FOUND;
	if (!status)
		status = read_text(process, "comm", ret->name, sizeof(ret->name));
	if (!status && (end = strrchr(ret->name, '\n')))
		*end = '\0';
	return status;
}
