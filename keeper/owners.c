/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/array.h"
#include "keeper.h"
#include "store/lock_file.h"
#include "store/place.h"

static void forget(struct owners *owners)
{
	for (size_t i = 0; i < owners->count; i++)
		close(owners->list[i].pidfd);
	owners->count = owners->sessions = 0;
	owners->unseen = owners->ended = false;
}

void owners_done(struct owners *owners)
{
	forget(owners);
	free(owners->list);
	memset(owners, 0, sizeof(*owners));
}

static bool is_known(const struct owners *owners, pid_t pid)
{
	for (size_t i = 0; i < owners->count; i++)
		if (owners->list[i].pid == pid)
			return true;
	return false;
}

/* A process that has just died is found to be dead at once by whoever waits for it. */
static bool add_owner(struct owners *owners, pid_t pid)
{
	void *list = owners->list;
	int pidfd;

	if (array_reserve(&list, &owners->capacity, owners->count + 1, sizeof(*owners->list)))
		return false;
	owners->list = list;
	pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
	if (pidfd < 0)
		return false;
	owners->list[owners->count++] = (struct owner){ pid, pidfd };
	return true;
}

/*
 * Between the look at the lock and the call that opens the pidfd, the process may have died and
 * another may have its number. So the lock is looked at again.
 */
static bool add_session(struct owners *owners, const struct folder *sessions, const char *name)
{
	bool none;
	pid_t pid, again;

	if (lock_file_look(sessions->fd, name, &none, &pid))
		return false;
	if (none) {
		owners->ended = true;
		return true;
	}
	owners->sessions++;
	if (!pid) {
		owners->unseen = true;
		return true;
	}
	if (is_known(owners, pid))
		return true;
	if (!add_owner(owners, pid))
		owners->unseen = true;
	if (lock_file_look(sessions->fd, name, &none, &again))
		return false;
	owners->ended |= none;
	owners->unseen |= again != pid;
	return true;
}

bool owners_find(struct owners *owners, const struct folder *sessions)
{
	const struct dirent *entry;
	bool good = true;
	DIR *list;
	int fd = openat(sessions->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	forget(owners);
	list = fd < 0 ? NULL : fdopendir(fd);
	if (!list) {
		close(fd);
		return false;
	}
	while (good && (entry = readdir(list)))
		if (*entry->d_name != '.')
			good = add_session(owners, sessions, entry->d_name);
	closedir(list);
	return good;
}
