/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Subscriptions to events: by callback, or read one by one. */
#include "base/status.h"
#include "context_template.h"
#include "event_format.h"
#include "subscription.h"
#include "totals_format.h"

static uint32_t render_event(struct subscription *subscription, const struct notice *notice,
			     WFPX_EVENT0 **ret)
{
	const struct event_item item = { notice, atomic_fetch_add(&subscription->told, 1) + 1 };
	void *event = NULL;
	uint32_t status = page_render_one(&event_format0, &item, 0, &event);

	*ret = event;
	return status;
}

/* Without memory the event is left out, and the gap in the sequence shows that. */
static void tell_event(struct subscriber *subscriber, const struct notice *notice)
{
	struct subscription *subscription = subscription_of(subscriber);
	WFPX_EVENT0 *event;

	if (!subscription_selects(subscription, notice))
		return;
	object_ref(&subscription->object);
	if (!render_event(subscription, notice, &event)) {
		subscription->event_callback(subscription->context, event);
		block_free(event);
	}
	object_unref(&subscription->object);
}

static uint32_t parse_subscription(const WFPX_EVENT_SUBSCRIPTION0 *from, struct subscription *ret)
{
	ret->types = NOTICE_ALL & ~(uint32_t)NOTICE_ACQUIRE;
	ret->all = true;
	if (!from)
		return ERROR_SUCCESS;
	if (from->flags || from->types & ~NOTICE_ALL)
		return FWP_E_INVALID_FLAGS;
	if (from->types)
		ret->types = from->types | NOTICE_RESYNCHRONISED;
	return template_ends_parse(&from->localSubNet, &from->remoteSubNet, &ret->all, &ret->ends);
}

uint32_t event_subscribe(HANDLE engineHandle, const WFPX_EVENT_SUBSCRIPTION0 *subscription,
			 WFPX_EVENT_CALLBACK0 callback, void *context, HANDLE *eventsHandle)
{
	struct engine *engine = engine_get(engineHandle);
	struct subscribing how = { .type = HANDLE_TYPE_EVENT_SUBSCRIPTION,
				   .tell = callback ? tell_event : NULL,
				   .wanted = { .event_callback = callback, .context = context } };
	uint32_t status;

	if (eventsHandle)
		*eventsHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = eventsHandle ? parse_subscription(subscription, &how.wanted) : FWP_E_NULL_POINTER;
	if (!status)
		status = subscription_open(engineHandle, engine, &how, eventsHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t event_unsubscribe(HANDLE engineHandle, HANDLE eventsHandle)
{
	struct engine *engine = engine_get(engineHandle);

	if (!engine)
		return ERROR_INVALID_HANDLE;
	object_unref(&engine->object);
	return subscription_close(engineHandle, eventsHandle, HANDLE_TYPE_EVENT_SUBSCRIPTION);
}

/* Returns in *ret the subscription, with a reference, if it has a feed. */
static uint32_t get_with_feed(HANDLE engineHandle, HANDLE eventsHandle, struct subscription **ret)
{
	struct engine *engine = engine_get(engineHandle);

	if (!engine)
		return ERROR_INVALID_HANDLE;
	object_unref(&engine->object);
	*ret = (struct subscription *)handle_get(
		(uintptr_t)eventsHandle, HANDLE_TYPE_EVENT_SUBSCRIPTION, (uintptr_t)engineHandle);
	if (!*ret)
		return ERROR_INVALID_HANDLE;
	if ((*ret)->feed)
		return ERROR_SUCCESS;
	object_unref(&(*ret)->object);
	return ERROR_INVALID_PARAMETER;
}

static uint32_t next_event(struct subscription *subscription, UINT32 milliseconds,
			   WFPX_EVENT0 **ret)
{
	uint64_t deadline = feed_deadline(milliseconds);
	struct notice *notice;
	uint32_t status;

	do {
		status = feed_next(subscription->feed, deadline, &notice);
		if (!status && subscription_selects(subscription, notice))
			status = render_event(subscription, notice, ret);
		notice_free(notice);
	} while (!status && !*ret);
	return status;
}

uint32_t event_next(HANDLE engineHandle, HANDLE eventsHandle, UINT32 timeoutMilliseconds,
		    WFPX_EVENT0 **event)
{
	struct subscription *subscription;
	uint32_t status;

	if (event)
		*event = NULL;
	status = get_with_feed(engineHandle, eventsHandle, &subscription);
	if (status)
		return status;
	status = event ? next_event(subscription, timeoutMilliseconds, event) : FWP_E_NULL_POINTER;
	object_unref(&subscription->object);
	return status;
}

uint32_t event_get_descriptor(HANDLE engineHandle, HANDLE eventsHandle, int *descriptor)
{
	struct subscription *subscription;
	uint32_t status;

	if (descriptor)
		*descriptor = -1;
	status = get_with_feed(engineHandle, eventsHandle, &subscription);
	if (status)
		return status;
	if (descriptor)
		*descriptor = feed_descriptor(subscription->feed);
	else
		status = FWP_E_NULL_POINTER;
	object_unref(&subscription->object);
	return status;
}

struct totals_call {
	WFPX_TUNNEL_TOTALS0 ***entries;
	UINT32 *count;
};

static uint32_t render_totals(const struct totals *totals, const struct view *view, uint64_t now,
			      void *context)
{
	const struct totals_call *call = context;

	return totals_render(totals, view, now, call->entries, call->count);
}

uint32_t tunnel_totals_get(HANDLE engineHandle, HANDLE eventsHandle, WFPX_TUNNEL_TOTALS0 ***entries,
			   UINT32 *numEntries)
{
	struct totals_call call = { entries, numEntries };
	struct subscription *subscription;
	uint32_t status;

	if (entries)
		*entries = NULL;
	if (numEntries)
		*numEntries = 0;
	status = get_with_feed(engineHandle, eventsHandle, &subscription);
	if (status)
		return status;
	status = entries && numEntries ? feed_totals(subscription->feed, render_totals, &call)
				       : FWP_E_NULL_POINTER;
	object_unref(&subscription->object);
	return status;
}
