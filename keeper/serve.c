/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Waits in one namespace for the ends of its dynamic sessions. */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/status.h"
#include "keeper.h"
#include "netlink/sockets.h"
#include "store/internal.h"
#include "store/keeper.h"

/* How often owners are looked for that cannot be waited for, and how long a pause after a failure
 * is; in milliseconds. */
#define LOOK  100
#define PAUSE 1000

/* If files have changed and no owner has died, more files may change soon. */
#define GATHER 3

/*
 * What happens to the files of sessions. The kernel tells IN_CLOSE_WRITE when the last descriptor
 * of a file is closed, however that comes; also when the owner executes another program, which a
 * pidfd does not tell. The lock of an owner who dies is free even while a forked child has a copy
 * of the descriptor: then the pidfd tells.
 */
#define EVENTS (IN_CREATE | IN_CLOSE_WRITE | IN_DELETE)

struct keeper {
	struct netlink *netlink;
	struct store_place *place;
	struct lock_file lock; /* on the file "keeper" */
	struct folder sessions;
	struct owners owners;
	struct ports ports;
	struct pollfd *polled; /* the inotify descriptor, the listener, then the owners' */
	size_t polled_capacity;
	int inotify;
};

static void close_all(struct keeper *keeper)
{
	owners_done(&keeper->owners);
	ports_done(&keeper->ports);
	free(keeper->polled);
	if (keeper->inotify >= 0)
		close(keeper->inotify);
	folder_close(&keeper->sessions);
	if (keeper->lock.generation)
		lock_file_drop(&keeper->lock);
	store_place_free(keeper->place);
	netlink_close(keeper->netlink);
}

static bool watch_sessions(struct keeper *keeper)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", keeper->sessions.fd);
	keeper->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	return keeper->inotify >= 0 && inotify_add_watch(keeper->inotify, path, EVENTS) >= 0;
}

static uint32_t open_all(struct keeper *keeper, const char *base)
{
	struct folder folder;
	uint32_t status;

	setenv("WFPXFRM_STATEDIR", base, 1);
	status = netlink_open(NULL, &keeper->netlink);
	if (!status)
		status = netlink_bind(keeper->netlink);
	if (!status)
		status = store_place_new(keeper->netlink, &keeper->place);
	if (!status)
		status = place_open(&keeper->place->place, false, &folder);
	if (status)
		return status;
	status = lock_file_take(folder.fd, KEEPER_NAME, folder.mode, &keeper->lock);
	if (!status)
		status = folder_open(&folder, SESSIONS_NAME, true, &keeper->sessions);
	if (!status && !watch_sessions(keeper))
		status = ERROR_GEN_FAILURE;
	if (!status)
		status = ports_listen(&keeper->ports, keeper->netlink);
	folder_close(&folder);
	return status;
}

static void discard_events(const struct keeper *keeper)
{
	_Alignas(struct inotify_event) char events[4096];

	while (read(keeper->inotify, events, sizeof(events)) > 0)
		;
}

static bool prepare_wait(struct keeper *keeper)
{
	const struct owners *owners = &keeper->owners;
	void *polled = keeper->polled;

	if (array_reserve(&polled, &keeper->polled_capacity, owners->count + 2,
			  sizeof(*keeper->polled)))
		return false;
	keeper->polled = polled;
	keeper->polled[0] = (struct pollfd){ .fd = keeper->inotify, .events = POLLIN };
	keeper->polled[1] = (struct pollfd){ .fd = netlink_descriptor(keeper->ports.listener),
					     .events = POLLIN };
	for (size_t i = 0; i < owners->count; i++)
		keeper->polled[i + 2] =
			(struct pollfd){ .fd = owners->list[i].pidfd, .events = POLLIN };
	return true;
}

/* Waits until something has happened to a session or an owner. */
static void wait_for_change(struct keeper *keeper)
{
	int ready;

	if (!prepare_wait(keeper)) {
		poll(NULL, 0, PAUSE);
		return;
	}
	ready = poll(keeper->polled, keeper->owners.count + 2, keeper->owners.unseen ? LOOK : -1);
	if (ready == 1 && keeper->polled[0].revents)
		poll(NULL, 0, GATHER);
}

/* Whether the folder is still the one that sessions are in: somebody may have deleted it. */
static bool is_in_place(const struct keeper *keeper)
{
	struct folder now;
	struct stat a, b;
	bool same = !folder_open(&keeper->place->folder, SESSIONS_NAME, false, &now);

	same = same && !fstat(now.fd, &a) && !fstat(keeper->sessions.fd, &b) &&
	       a.st_ino == b.st_ino && a.st_dev == b.st_dev;
	folder_close(&now);
	return same;
}

static bool is_idle(const struct keeper *keeper)
{
	return !keeper->owners.sessions && !keeper->ports.count;
}

/*
 * To get the store's lock cleans up. Returns whether nothing is left to do. Nobody begins a session
 * or asks for a keeper meanwhile, and whoever does so afterwards finds that there is none.
 */
static uint32_t clean_up(struct keeper *keeper, bool *ret_over)
{
	struct store store;
	uint32_t status = store_begin(keeper->place, UINT32_MAX, &store);

	if (status)
		return status;
	sessions_forget(keeper->place, &store);
	store_done(&store);
	*ret_over = !is_in_place(keeper) || (owners_find(&keeper->owners, &keeper->sessions) &&
					     !keeper->owners.sessions && !keeper->owners.ended);
	if (*ret_over)
		lock_file_drop(&keeper->lock);
	store_abort(keeper->place);
	return ERROR_SUCCESS;
}

static int keep(struct keeper *keeper)
{
	uint32_t status = ERROR_SUCCESS;
	bool over = false, again = false;

	while (!over) {
		discard_events(keeper);
		ports_hear(&keeper->ports);
		if (keeper->ports.changed && !ports_update(&keeper->ports, keeper->netlink))
			poll(NULL, 0, PAUSE);
		if (!owners_find(&keeper->owners, &keeper->sessions)) {
			poll(NULL, 0, PAUSE);
		} else if (keeper->owners.ended || is_idle(keeper)) {
			status = clean_up(keeper, &over);
			if (status == ERROR_ACCESS_DENIED || status == ERROR_GEN_FAILURE)
				return 1;
			/* an owner may have died meanwhile, but not at each time */
			if (status || (keeper->owners.ended && again))
				poll(NULL, 0, PAUSE);
			again = keeper->owners.ended && !again;
		} else {
			wait_for_change(keeper);
		}
	}
	return 0;
}

int serve(const char *base, void (*ready)(void *context), void *context)
{
	struct keeper keeper = { .sessions = { .fd = -1 }, .inotify = -1 };
	uint32_t status = open_all(&keeper, base);
	int result = status && status != FWP_E_TIMEOUT;

	if (!status || status == FWP_E_TIMEOUT)
		ready(context);
	if (!status)
		result = keep(&keeper);
	close_all(&keeper);
	return result;
}
