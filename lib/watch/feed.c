/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "feed.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>

#include "base/descriptor.h"
#include "base/status.h"
#include "internal.h"
#include "xfrm/event.h"

#define SECOND 1000000000u

/*
 * When the view is taken anew after an event: when this much has passed, so that what a daemon does
 * in one go shows in one view; not more often than the second; and so that it takes an eighth of
 * one processor's time at most. Without an event, after a minute: an SA of an offload device that
 * is removed disappears without one (xfrm_dev_state_flush(), Linux 6.1).
 */
#define LOOK_AFTER     (20 * 1000000u)
#define LOOK_PERIOD    (250 * 1000000u)
#define LOOK_SHARE     8u
#define LOOK_IDLE      (60ull * SECOND)

#define RECEIVE_BUFFER (16u << 20)

/* How many datagrams are handled before notices are delivered. */
#define DATAGRAMS 64u

uint64_t feed_clock(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (uint64_t)now.tv_sec * SECOND + (uint64_t)now.tv_nsec;
}

void feed_stale(struct feed *feed)
{
	if (!feed->stale)
		feed->stale_since = feed_clock(CLOCK_MONOTONIC);
	feed->stale = true;
}

struct notice *feed_put(struct feed *feed, enum notice_type type)
{
	struct notice *notice = notice_new(type, feed_clock(CLOCK_REALTIME));

	if (notice)
		notices_put(&feed->queue, notice);
	else
		feed->status = ERROR_NOT_ENOUGH_MEMORY;
	return notice;
}

uint32_t feed_listen(struct feed *feed, unsigned max, bool *ret_more)
{
	uint32_t status = netlink_listen(feed->listener, &feed->watch, max, ret_more);

	if (feed->watch.lost || feed->status) {
		feed->lost = true;
		feed_stale(feed);
	}
	feed->watch.lost = false;
	feed->status = ERROR_SUCCESS;
	return status;
}

/* When the view is to be taken anew. */
static uint64_t look_due(const struct feed *feed)
{
	uint64_t pause = LOOK_SHARE * feed->look_cost, soon, late;

	if (!feed->stale)
		return feed->looked + LOOK_IDLE;
	soon = feed->stale_since + LOOK_AFTER;
	late = feed->looked + (pause > LOOK_PERIOD ? pause : LOOK_PERIOD);
	return soon > late ? soon : late;
}

/* Sets the timer to a time of CLOCK_MONOTONIC; a time that has passed makes it readable at once. */
static void arm(struct feed *feed, uint64_t when)
{
	const struct itimerspec timer = { .it_value = { .tv_sec = (time_t)(when / SECOND),
							.tv_nsec = (long)(when % SECOND) } };

	if (when != feed->armed)
		timerfd_settime(feed->timer, TFD_TIMER_ABSTIME, &timer, NULL);
	feed->armed = when;
}

static uint32_t work(struct feed *feed, struct notice **ret)
{
	uint32_t status = ERROR_SUCCESS;
	bool more = false;

	if (!feed->queue.first) {
		status = feed_listen(feed, DATAGRAMS, &more);
		if (!status && feed_clock(CLOCK_MONOTONIC) >= look_due(feed))
			status = feed_look(feed);
	}
	*ret = notices_take(&feed->queue);
	arm(feed, feed->queue.first || more ? 1 : look_due(feed));
	return *ret ? ERROR_SUCCESS : status;
}

static uint32_t try_next(struct feed *feed, struct notice **ret)
{
	uint32_t status;

	*ret = NULL;
	pthread_mutex_lock(&feed->lock);
	status = feed->ended ? ERROR_INVALID_HANDLE : work(feed, ret);
	if (feed->ended)
		arm(feed, 1);
	pthread_mutex_unlock(&feed->lock);
	return status;
}

/* Returns the time until @deadline in milliseconds, for poll(): -1 without a deadline. */
static int time_left(uint64_t deadline, uint64_t now)
{
	if (deadline == FEED_NO_DEADLINE)
		return -1;
	return now >= deadline ? 0 : (int)((deadline - now + 999999u) / 1000000u);
}

uint64_t feed_deadline(uint32_t milliseconds)
{
	return milliseconds == UINT32_MAX ? FEED_NO_DEADLINE
					  : feed_clock(CLOCK_MONOTONIC) + milliseconds * 1000000ull;
}

uint32_t feed_next(struct feed *feed, uint64_t deadline, struct notice **ret)
{
	struct pollfd readable = { .fd = feed->readable, .events = POLLIN };
	uint32_t status;
	uint64_t now;

	for (;;) {
		status = try_next(feed, ret);
		if (status || *ret)
			return status;
		now = feed_clock(CLOCK_MONOTONIC);
		if (now >= deadline)
			return FWP_E_TIMEOUT;
		if (poll(&readable, 1, time_left(deadline, now)) < 0 && errno != EINTR)
			return status_from_errno(errno);
		if (readable.revents & (POLLNVAL | POLLERR))
			return ERROR_GEN_FAILURE;
	}
}

int feed_descriptor(const struct feed *feed)
{
	return feed->readable;
}

/* The timer is set without the lock, which another thread may hold for as long as a look takes. */
void feed_end(struct feed *feed)
{
	const struct itimerspec now = { .it_value = { .tv_nsec = 1 } };

	atomic_store(&feed->ended, true);
	timerfd_settime(feed->timer, 0, &now, NULL);
}

uint32_t feed_totals(struct feed *feed,
		     uint32_t (*visit)(const struct totals *totals, const struct view *view,
				       uint64_t now, void *context),
		     void *context)
{
	uint32_t status;

	pthread_mutex_lock(&feed->lock);
	status = feed->ended ? ERROR_INVALID_HANDLE : feed_look(feed);
	if (!status)
		status = visit(&feed->totals, feed->view, feed_clock(CLOCK_REALTIME), context);
	if (!feed->ended)
		arm(feed, feed->queue.first ? 1 : look_due(feed));
	pthread_mutex_unlock(&feed->lock);
	return status;
}

static uint32_t open_descriptors(struct feed *feed)
{
	struct epoll_event readable = { .events = EPOLLIN };

	descriptor_begin();
	feed->timer = descriptor_made(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
	if (feed->timer < 0)
		return status_from_errno(errno);
	descriptor_begin();
	feed->readable = descriptor_made(epoll_create1(EPOLL_CLOEXEC));
	if (feed->readable < 0 ||
	    epoll_ctl(feed->readable, EPOLL_CTL_ADD, feed->timer, &readable) ||
	    epoll_ctl(feed->readable, EPOLL_CTL_ADD, netlink_descriptor(feed->listener), &readable))
		return status_from_errno(errno);
	return ERROR_SUCCESS;
}

static uint32_t open_listener(const struct netlink *beside, struct feed *feed)
{
	int groups[EVENT_GROUPS + 1];

	memcpy(groups, event_groups, sizeof(event_groups));
	groups[EVENT_GROUPS] = event_group_mapping;
	return netlink_open_listener(beside, groups, EVENT_GROUPS + 1, RECEIVE_BUFFER,
				     &feed->listener);
}

uint32_t feed_want_acquire(struct feed *feed, bool wanted)
{
	uint32_t status = ERROR_SUCCESS;

	pthread_mutex_lock(&feed->lock);
	if (wanted && !feed->acquires)
		status = netlink_listen_to(feed->listener, event_group_acquire, true);
	else if (!wanted && feed->acquires == 1)
		netlink_listen_to(feed->listener, event_group_acquire, false);
	if (!status)
		feed->acquires = wanted ? feed->acquires + 1 : feed->acquires - 1;
	pthread_mutex_unlock(&feed->lock);
	return status;
}

uint32_t feed_open(struct netlink *beside, const struct feed_source *source, struct feed **ret)
{
	struct feed *feed = calloc(1, sizeof(*feed));
	uint32_t status;

	if (!feed)
		return ERROR_NOT_ENOUGH_MEMORY;
	pthread_mutex_init(&feed->lock, NULL);
	feed->timer = feed->readable = -1;
	feed->source = *source;
	feed->netlink = beside;
	feed->own_port = netlink_port(beside);
	feed->watch.context = feed;
	status = open_listener(beside, feed);
	if (!status)
		status = open_descriptors(feed);
	if (!status) /* what is queued before the first view is of no interest, and not visited */
		status = feed_look(feed);
	feed->watch.visit = feed_hear;
	if (status) {
		feed_close(feed);
		return status;
	}
	*ret = feed;
	return ERROR_SUCCESS;
}

void feed_close(struct feed *feed)
{
	if (!feed)
		return;
	descriptor_close(feed->readable);
	descriptor_close(feed->timer);
	netlink_close(feed->listener);
	notices_done(&feed->queue);
	totals_done(&feed->totals);
	changes_done(&feed->changes);
	book_done(&feed->book);
	view_unref(feed->former);
	view_unref(feed->view);
	pthread_mutex_destroy(&feed->lock);
	free(feed);
}
