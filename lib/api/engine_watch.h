/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What an engine has for subscriptions. */
#ifndef API_ENGINE_WATCH_H
#define API_ENGINE_WATCH_H

#include "engine.h"
#include "watch/feed.h"
#include "watch/watcher.h"

/* Returns where a feed of @engine gets its views. The owner is the engine. */
struct feed_source engine_feed_source(struct engine *engine);

/*
 * engine_watch_add() lets the thread of the engine tell @subscriber, and starts the thread if need
 * be. engine_watch_remove() is called once after that, and does what watcher_remove() does; the
 * thread ends with the last subscriber. With @acquire, the kernel's ACQUIREs are told, too. Returns
 * the statuses of feed_open() and feed_want_acquire().
 */
uint32_t engine_watch_add(struct engine *engine, struct subscriber *subscriber, bool acquire);
void engine_watch_remove(struct engine *engine, struct subscriber *subscriber, bool acquire);

#endif
