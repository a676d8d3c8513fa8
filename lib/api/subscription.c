/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "subscription.h"

#include <stdlib.h>

static void release_subscription(struct object *object)
{
	struct subscription *subscription = (struct subscription *)object;

	feed_close(subscription->feed);
	object_unref(&subscription->engine->object);
	free(subscription);
}

static bool wants_acquire(const struct subscription *subscription)
{
	return subscription->types & NOTICE_ACQUIRE;
}

/* Its handle has been closed, perhaps with that of the engine. */
static void end_subscription(struct object *object)
{
	struct subscription *subscription = (struct subscription *)object;

	if (subscription->feed)
		feed_end(subscription->feed);
	else
		engine_watch_remove(subscription->engine, &subscription->subscriber,
				    wants_acquire(subscription));
}

static uint32_t begin_subscription(struct subscription *subscription)
{
	const struct feed_source source = engine_feed_source(subscription->engine);
	uint32_t status;

	if (subscription->subscriber.tell)
		return engine_watch_add(subscription->engine, &subscription->subscriber,
					wants_acquire(subscription));
	status = feed_open(subscription->engine->netlink, &source, &subscription->feed);
	if (!status && wants_acquire(subscription))
		status = feed_want_acquire(subscription->feed, true);
	return status;
}

uint32_t subscription_open(HANDLE engineHandle, struct engine *engine,
			   const struct subscribing *how, HANDLE *ret)
{
	struct subscription *subscription = malloc(sizeof(*subscription));
	uintptr_t handle;
	uint32_t status;

	if (!subscription)
		return ERROR_NOT_ENOUGH_MEMORY;
	*subscription = how->wanted;
	object_init(&subscription->object, release_subscription);
	atomic_init(&subscription->told, 0);
	subscription->subscriber.tell = how->tell;
	subscription->engine = engine;
	object_ref(&engine->object);
	status = begin_subscription(subscription);
	if (status) {
		object_unref(&subscription->object);
		return status;
	}
	subscription->object.closed = end_subscription;
	status = handle_open(how->type, (uintptr_t)engineHandle, &subscription->object, &handle);
	if (status) {
		end_subscription(&subscription->object);
		object_unref(&subscription->object);
		return status;
	}
	*ret = (HANDLE)handle;
	return ERROR_SUCCESS;
}

uint32_t subscription_close(HANDLE engineHandle, HANDLE handle, enum handle_type type)
{
	return handle ? handle_close((uintptr_t)handle, type, (uintptr_t)engineHandle)
		      : ERROR_SUCCESS;
}

/* Whoever was told of its begin must be told of its end, but nothing says which ends it had. */
static bool has_ended_unseen(const struct notice *notice)
{
	return notice->compared && !notice->ends.family &&
	       notice->type & (NOTICE_SA_REMOVED | NOTICE_POLICY_REMOVED);
}

bool subscription_selects(const struct subscription *subscription, const struct notice *notice)
{
	const struct tunnel_identity *i = &notice->ends;

	if (!(subscription->types & notice->type))
		return false;
	if (subscription->all || notice->type == NOTICE_RESYNCHRONISED || has_ended_unseen(notice))
		return true;
	return subnet_has_net(&subscription->ends.local, i->family, &i->local, i->local_prefix) &&
	       subnet_has_net(&subscription->ends.remote, i->family, &i->remote, i->remote_prefix);
}
