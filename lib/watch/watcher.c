/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "watcher.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/pause.h"
#include "base/status.h"
#include "netlink/sockets.h"

/* How long to wait after a view could not be taken, in microseconds. */
#define FAILURE_PAUSE 100000u

struct watcher {
	struct feed *feed;
	void *owner;
	void (*done)(void *owner);
	pthread_t thread;
	pthread_mutex_t lock; /* for the members below */
	pthread_cond_t told;  /* a subscriber has been told */
	struct subscriber *subscribers;
	struct subscriber *next;    /* is told next */
	struct subscriber *current; /* is being told */
	bool detached;              /* the thread frees the watcher */
};

static void free_watcher(struct watcher *watcher)
{
	feed_close(watcher->feed);
	watcher->done(watcher->owner);
	pthread_mutex_destroy(&watcher->lock);
	pthread_cond_destroy(&watcher->told);
	free(watcher);
}

/* The lock is not held during a call, so that the subscriber may call anything. */
static void tell_all(struct watcher *watcher, const struct notice *notice)
{
	pthread_mutex_lock(&watcher->lock);
	watcher->next = watcher->subscribers;
	while (watcher->next) {
		struct subscriber *subscriber = watcher->next;

		watcher->next = subscriber->next;
		watcher->current = subscriber;
		pthread_mutex_unlock(&watcher->lock);
		subscriber->tell(subscriber, notice);
		pthread_mutex_lock(&watcher->lock);
		watcher->current = NULL;
		pthread_cond_broadcast(&watcher->told);
	}
	pthread_mutex_unlock(&watcher->lock);
}

static void *watch(void *context)
{
	struct watcher *watcher = context;
	struct notice *notice;
	uint32_t status;
	bool detached;
	int before;

	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before);
	while ((status = feed_next(watcher->feed, FEED_NO_DEADLINE, &notice)) !=
	       ERROR_INVALID_HANDLE) {
		if (status)
			pause_microseconds(FAILURE_PAUSE);
		else
			tell_all(watcher, notice);
		notice_free(notice);
	}
	pthread_mutex_lock(&watcher->lock);
	detached = watcher->detached;
	pthread_mutex_unlock(&watcher->lock);
	if (detached)
		free_watcher(watcher);
	return NULL;
}

static uint32_t start_thread(struct watcher *watcher)
{
	sigset_t all, old;
	int error;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	error = pthread_create(&watcher->thread, NULL, watch, watcher);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return error ? ERROR_NOT_ENOUGH_MEMORY : ERROR_SUCCESS;
}

uint32_t watcher_start(struct netlink *beside, const struct feed_source *source,
		       void (*done)(void *owner), struct watcher **ret)
{
	struct watcher *watcher = calloc(1, sizeof(*watcher));
	uint32_t status;

	if (!watcher)
		return ERROR_NOT_ENOUGH_MEMORY;
	watcher->owner = source->owner;
	watcher->done = done;
	pthread_mutex_init(&watcher->lock, NULL);
	pthread_cond_init(&watcher->told, NULL);
	status = feed_open(beside, source, &watcher->feed);
	if (!status)
		status = start_thread(watcher);
	if (status) {
		feed_close(watcher->feed);
		free(watcher);
		return status;
	}
	*ret = watcher;
	return ERROR_SUCCESS;
}

struct feed *watcher_feed(const struct watcher *watcher)
{
	return watcher->feed;
}

void watcher_add(struct watcher *watcher, struct subscriber *subscriber)
{
	pthread_mutex_lock(&watcher->lock);
	subscriber->next = watcher->subscribers;
	subscriber->link = &watcher->subscribers;
	if (subscriber->next)
		subscriber->next->link = &subscriber->next;
	watcher->subscribers = subscriber;
	pthread_mutex_unlock(&watcher->lock);
}

void watcher_remove(struct watcher *watcher, struct subscriber *subscriber)
{
	pthread_mutex_lock(&watcher->lock);
	*subscriber->link = subscriber->next;
	if (subscriber->next)
		subscriber->next->link = subscriber->link;
	if (watcher->next == subscriber)
		watcher->next = subscriber->next;
	while (watcher->current == subscriber && !pthread_equal(watcher->thread, pthread_self()))
		pthread_cond_wait(&watcher->told, &watcher->lock);
	pthread_mutex_unlock(&watcher->lock);
}

void watcher_stop(struct watcher *watcher)
{
	bool own = pthread_equal(watcher->thread, pthread_self());

	pthread_mutex_lock(&watcher->lock);
	watcher->detached = own;
	pthread_mutex_unlock(&watcher->lock);
	feed_end(watcher->feed);
	if (own) {
		pthread_detach(watcher->thread);
		return;
	}
	pthread_join(watcher->thread, NULL);
	free_watcher(watcher);
}
