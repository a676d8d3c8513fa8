/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Subscriptions to changes of SA contexts. */
#include <stdlib.h>

#include "base/array.h"
#include "base/status.h"
#include "context_template.h"
#include "subnet_format.h"
#include "subscription.h"

#define CONTEXT_TYPES (NOTICE_CONTEXT_ADDED | NOTICE_CONTEXT_REMOVED)

/* A subscriber is not told of what its own session changes. */
static void tell_change(struct subscriber *subscriber, const struct notice *notice)
{
	struct subscription *subscription = subscription_of(subscriber);
	const IPSEC_SA_CONTEXT_CHANGE0 change = {
		.changeType = notice->type == NOTICE_CONTEXT_ADDED ? IPSEC_SA_CONTEXT_EVENT_ADD
								   : IPSEC_SA_CONTEXT_EVENT_DELETE,
		.saContextId = notice->context_id,
	};

	if (notice->own || !(notice->type & CONTEXT_TYPES) ||
	    !subscription_selects(subscription, notice))
		return;
	object_ref(&subscription->object);
	subscription->context_callback(subscription->context, &change);
	object_unref(&subscription->object);
}

static uint32_t subscribe(HANDLE engineHandle, struct engine *engine,
			  const IPSEC_SA_CONTEXT_SUBSCRIPTION0 *subscription,
			  struct subscribing *how, HANDLE *ret)
{
	uint32_t status = engine_check_transaction(engine);

	if (!status && subscription->flags)
		status = FWP_E_INVALID_FLAGS;
	if (!status)
		status = context_template_parse(subscription->enumTemplate, &how->wanted.all,
						&how->wanted.ends);
	return status ? status : subscription_open(engineHandle, engine, how, ret);
}

uint32_t sa_context_subscribe(HANDLE engineHandle,
			      const IPSEC_SA_CONTEXT_SUBSCRIPTION0 *subscription,
			      IPSEC_SA_CONTEXT_CALLBACK0 callback, void *context,
			      HANDLE *eventsHandle)
{
	struct engine *engine = engine_get(engineHandle);
	struct subscribing how = { .type = HANDLE_TYPE_CONTEXT_SUBSCRIPTION,
				   .tell = tell_change,
				   .wanted = { .types = CONTEXT_TYPES,
					       .context_callback = callback,
					       .context = context } };
	uint32_t status;

	if (eventsHandle)
		*eventsHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = subscription && callback && eventsHandle
			 ? subscribe(engineHandle, engine, subscription, &how, eventsHandle)
			 : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

uint32_t sa_context_unsubscribe(HANDLE engineHandle, HANDLE eventsHandle)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = engine_check_transaction(engine);
	object_unref(&engine->object);
	return status ? status
		      : subscription_close(engineHandle, eventsHandle,
					   HANDLE_TYPE_CONTEXT_SUBSCRIPTION);
}

/* The subscriptions of the process in one namespace, each with a reference. */
struct found {
	uint64_t namespace;
	struct subscription **subscriptions;
	size_t count, capacity;
	uint32_t status;
};

static int collect(struct object *object, void *context)
{
	struct subscription *subscription = (struct subscription *)object;
	struct found *found = context;
	void *array = found->subscriptions;

	if (subscription->engine->namespace != found->namespace)
		return 0;
	found->status = array_reserve(&array, &found->capacity, found->count + 1,
				      sizeof(*found->subscriptions));
	found->subscriptions = array;
	if (found->status)
		return 1;
	object_ref(object);
	found->subscriptions[found->count++] = subscription;
	return 0;
}

struct rendering {
	const struct found *found;
	struct block block;
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 **entries;
};

static size_t space_for(const struct found *found)
{
	size_t space = BLOCK_SPACE(found->count * sizeof(IPSEC_SA_CONTEXT_SUBSCRIPTION0 *));

	for (size_t i = 0; i < found->count; i++) {
		const struct subscription *s = found->subscriptions[i];

		space += BLOCK_SPACE(sizeof(IPSEC_SA_CONTEXT_SUBSCRIPTION0));
		if (!s->all)
			space += BLOCK_SPACE(sizeof(IPSEC_SA_CONTEXT_ENUM_TEMPLATE0)) +
				 subnet_space(&s->ends.local) + subnet_space(&s->ends.remote);
	}
	return space;
}

static void render_all(void *context)
{
	struct rendering *r = context;

	r->entries = block_take(&r->block, r->found->count * sizeof(*r->entries));
	for (size_t i = 0; i < r->found->count; i++) {
		const struct subscription *from = r->found->subscriptions[i];
		IPSEC_SA_CONTEXT_SUBSCRIPTION0 *to = block_take(&r->block, sizeof(*to));

		r->entries[i] = to;
		to->sessionKey = from->engine->session_key;
		if (from->all)
			continue;
		to->enumTemplate = block_take(&r->block, sizeof(*to->enumTemplate));
		subnet_render(&r->block, &from->ends.local, &to->enumTemplate->localSubNet);
		subnet_render(&r->block, &from->ends.remote, &to->enumTemplate->remoteSubNet);
	}
}

static uint32_t render_found(const struct found *found, IPSEC_SA_CONTEXT_SUBSCRIPTION0 ***ret)
{
	struct rendering r = { .found = found };
	uint32_t status;

	if (!found->count)
		return ERROR_SUCCESS;
	status = block_make(&r.block, space_for(found), render_all, &r);
	if (status)
		return status;
	*ret = r.entries;
	return ERROR_SUCCESS;
}

static uint32_t list(const struct engine *engine, IPSEC_SA_CONTEXT_SUBSCRIPTION0 ***entries,
		     UINT32 *count)
{
	struct found found = { .namespace = engine->namespace };
	uint32_t status;

	handle_for_each(HANDLE_TYPE_CONTEXT_SUBSCRIPTION, HANDLE_ANY_OWNER, collect, &found);
	status = found.status ? found.status : render_found(&found, entries);
	if (!status)
		*count = (UINT32)found.count;
	for (size_t i = 0; i < found.count; i++)
		object_unref(&found.subscriptions[i]->object);
	free(found.subscriptions);
	return status;
}

uint32_t sa_context_subscriptions_get(HANDLE engineHandle,
				      IPSEC_SA_CONTEXT_SUBSCRIPTION0 ***entries, UINT32 *numEntries)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (entries)
		*entries = NULL;
	if (numEntries)
		*numEntries = 0;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = entries && numEntries ? list(engine, entries, numEntries) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}
