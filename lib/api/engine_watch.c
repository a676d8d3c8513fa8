/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The views of an engine's subscriptions, and the thread that calls their callbacks. */
#include "engine_watch.h"

#include <stdlib.h>

#include "base/status.h"
#include "engine_names.h"
#include "tunnel_items.h"
#include "watch/view.h"

static void free_items(void *owner)
{
	tunnel_items_done(owner);
	free(owner);
}

static uint32_t take_named(struct engine *engine, struct tunnel_items *items)
{
	uint32_t status = tunnel_items_take(engine, items);

	if (status)
		return status;
	status = engine_name_items(engine, &items->contexts);
	if (status)
		tunnel_items_done(items);
	return status;
}

/* The names are looked up in view->owner, which is the struct tunnel_items. */
static uint32_t take_view(void *owner, struct view **ret)
{
	struct tunnel_items *items = calloc(1, sizeof(*items));
	uint32_t status = items ? take_named(owner, items) : ERROR_NOT_ENOUGH_MEMORY;

	if (status) {
		free(items);
		return status;
	}
	status = view_new(&items->contexts.snapshot, &items->contexts.contexts, &items->tunnels,
			  items, free_items, ret);
	if (status)
		free_items(items);
	return status;
}

struct feed_source engine_feed_source(struct engine *engine)
{
	return (struct feed_source){ .owner = engine, .take = take_view };
}

static void drop_engine(void *owner)
{
	object_unref(&((struct engine *)owner)->object);
}

static uint32_t start_watcher(struct engine *engine)
{
	const struct feed_source source = engine_feed_source(engine);
	uint32_t status;

	object_ref(&engine->object);
	status = watcher_start(engine->netlink, &source, drop_engine, &engine->watcher);
	if (status)
		object_unref(&engine->object);
	return status;
}

/* Returns the watcher if that was its last use, to be stopped without the lock. */
static struct watcher *drop_use(struct engine *engine)
{
	struct watcher *unused = NULL;

	if (!--engine->watcher_users) {
		unused = engine->watcher;
		engine->watcher = NULL;
	}
	return unused;
}

uint32_t engine_watch_add(struct engine *engine, struct subscriber *subscriber, bool acquire)
{
	struct watcher *unused = NULL;
	uint32_t status = ERROR_SUCCESS;

	pthread_mutex_lock(&engine->watch_lock);
	if (!engine->watcher)
		status = start_watcher(engine);
	if (!status) {
		engine->watcher_users++;
		if (acquire)
			status = feed_want_acquire(watcher_feed(engine->watcher), true);
		if (status)
			unused = drop_use(engine);
		else
			watcher_add(engine->watcher, subscriber);
	}
	pthread_mutex_unlock(&engine->watch_lock);
	if (unused)
		watcher_stop(unused);
	return status;
}

/* A callback may run until watcher_remove() returns, and may use the lock. */
void engine_watch_remove(struct engine *engine, struct subscriber *subscriber, bool acquire)
{
	struct watcher *watcher, *unused;

	pthread_mutex_lock(&engine->watch_lock);
	watcher = engine->watcher;
	pthread_mutex_unlock(&engine->watch_lock);
	watcher_remove(watcher, subscriber);
	if (acquire)
		feed_want_acquire(watcher_feed(watcher), false);
	pthread_mutex_lock(&engine->watch_lock);
	unused = drop_use(engine);
	pthread_mutex_unlock(&engine->watch_lock);
	if (unused)
		watcher_stop(unused);
}
