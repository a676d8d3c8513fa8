/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context_known.h"

#include "sadb/pairing.h"
#include "xfrm/tag.h"

struct newest {
	struct enumerator *enumerator; /* a reference, or NULL */
};

static uint64_t age_key(const struct enumerator *e)
{
	const struct context_items *items = e->items;

	return items->snapshot.boot_time;
}

static int keep_newest(struct object *object, void *context)
{
	struct enumerator *e = (struct enumerator *)object;
	struct newest *newest = context;

	if (e->kind != &kind_contexts ||
	    (newest->enumerator && age_key(newest->enumerator) >= age_key(e)))
		return 0;
	if (newest->enumerator)
		object_unref(&newest->enumerator->object);
	object_ref(object);
	newest->enumerator = e;
	return 0;
}

static const struct context *find_known(struct enumerator *e, uint64_t id)
{
	struct context_items *items = e->items;
	const struct context *context;

	pthread_mutex_lock(&e->lock);
	context = context_items_find(items, id);
	pthread_mutex_unlock(&e->lock);
	return context;
}

/*
 * Whether the snapshot has all SAs that the SA can be a pair with. While an SA is young, others may
 * still be installed that were meant to be its partner, or that make its pair doubtful. The tag of
 * an SA says which pair it is in at any time.
 */
static bool is_settled(const struct snapshot *s, const struct sa *sa)
{
	if (sa->found.bundled)
		return false;
	return tag_context(sa) || sa->add_time + PAIRING_RUN_SECONDS < s->time / 1000000000u;
}

static bool is_certain(const struct snapshot *s, const struct context *c)
{
	return s->complete && !s->ipcomp_count && !c->by_order && c->inbound != CONTEXT_NONE &&
	       c->outbound != CONTEXT_NONE && is_settled(s, &s->sas[c->inbound]) &&
	       is_settled(s, &s->sas[c->outbound]);
}

bool context_known(HANDLE engine, uint64_t id, struct known_context *ret)
{
	struct newest newest = { NULL };
	const struct context_items *items;
	const struct context *context;

	handle_for_each(HANDLE_TYPE_ENUMERATOR, (uintptr_t)engine, keep_newest, &newest);
	if (!newest.enumerator)
		return false;
	items = newest.enumerator->items;
	context = find_known(newest.enumerator, id);
	if (!context || !is_certain(&items->snapshot, context)) {
		object_unref(&newest.enumerator->object);
		return false;
	}
	*ret = (struct known_context){ newest.enumerator, &items->snapshot, context };
	return true;
}
