/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A thread that reads a feed and tells its notices to subscribers, one after the other. It has all
 * signals blocked, so that no signal handler of the program runs on it, and ends with the watcher.
 */
#ifndef WATCH_WATCHER_H
#define WATCH_WATCHER_H

#include "feed.h"

/* Belongs to the caller of watcher_add(), until watcher_remove() has returned. */
struct subscriber {
	struct subscriber *next, **link;
	void (*tell)(struct subscriber *subscriber, const struct notice *notice);
};

struct watcher;

/*
 * Opens a feed, as feed_open() does, and starts the thread. @done(source->owner) is called when
 * nothing uses the owner any more. Returns the statuses of feed_open(), after which @done is not
 * called.
 */
uint32_t watcher_start(struct netlink *beside, const struct feed_source *source,
		       void (*done)(void *owner), struct watcher **ret);

/* Returns the feed, which the watcher owns. */
struct feed *watcher_feed(const struct watcher *watcher);

/* Lets @subscriber be told the notices from now on. */
void watcher_add(struct watcher *watcher, struct subscriber *subscriber);

/*
 * Ends that. When this returns, subscriber->tell() is not running and will not be called again;
 * except if subscriber->tell() itself calls this, which does not wait for itself.
 */
void watcher_remove(struct watcher *watcher, struct subscriber *subscriber);

/*
 * Ends the thread and frees the watcher, which has no subscribers. Waits for the thread, except on
 * the thread itself.
 */
void watcher_stop(struct watcher *watcher);

#endif
