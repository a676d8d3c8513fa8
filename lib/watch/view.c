/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "view.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/status.h"

uint32_t hash_of_sa_key(const struct sa_key *key)
{
	return hash_end(hash_bytes(hash_begin(0), key, sizeof(*key)));
}

uint32_t hash_of_number(uint64_t number)
{
	return hash_end(hash_word(hash_begin(0), number));
}

static uint32_t *numbers_take(struct view *view, size_t count)
{
	uint32_t *numbers = arena_take(&view->memory, array_size(count + 1, sizeof(*numbers)));

	if (numbers)
		memset(numbers, 0xff, count * sizeof(*numbers)); /* VIEW_NONE */
	return numbers;
}

static void note_context(struct view *view, uint32_t sa, uint32_t context)
{
	if (sa != CONTEXT_NONE)
		view->context_of_sa[sa] = context;
}

/* The first of several with one id or key is pushed last, so that it is found. */
static void fill_indexes(struct view *view)
{
	const struct snapshot *s = view->snapshot;

	for (uint32_t i = (uint32_t)s->count; i-- > 0;) {
		const struct sa_key key = sa_key_of(&s->sas[i]);

		chains_push(&view->sas_by_key, i, hash_of_sa_key(&key));
	}
	for (uint32_t i = (uint32_t)view->contexts->count; i-- > 0;) {
		const struct context *c = &view->contexts->contexts[i];

		chains_push(&view->contexts_by_id, i, hash_of_number(context_id(s, c)));
		note_context(view, c->inbound, i);
		note_context(view, c->outbound, i);
	}
	for (size_t i = 0; i < s->bundle_count; i++)
		view->context_of_sa[s->bundles[i].ah] = view->context_of_sa[s->bundles[i].esp];
	for (uint32_t i = (uint32_t)view->tunnels->count; i-- > 0;) {
		const struct tunnel *t = &view->tunnels->tunnels[i];

		chains_push(&view->tunnels_by_id, i, hash_of_number(t->id));
		for (uint32_t j = 0; j < t->context_count; j++)
			view->tunnel_of_context[view->tunnels->contexts[t->contexts + j]] = i;
	}
}

static uint32_t make_indexes(struct view *view)
{
	size_t sas = view->snapshot->count, contexts = view->contexts->count;
	size_t tunnels = view->tunnels->count;
	uint32_t status = chains_init_in(&view->sas_by_key, &view->memory, sas);

	if (!status)
		status = chains_init_in(&view->contexts_by_id, &view->memory, contexts);
	if (!status)
		status = chains_init_in(&view->tunnels_by_id, &view->memory, tunnels);
	if (status)
		return status;
	view->context_of_sa = numbers_take(view, sas);
	view->tunnel_of_context = numbers_take(view, contexts);
	if (!view->context_of_sa || !view->tunnel_of_context)
		return ERROR_NOT_ENOUGH_MEMORY;
	fill_indexes(view);
	return ERROR_SUCCESS;
}

uint32_t view_new(const struct snapshot *snapshot, const struct context_list *contexts,
		  const struct tunnel_list *tunnels, void *owner, void (*done)(void *owner),
		  struct view **ret)
{
	struct view *view = calloc(1, sizeof(*view));
	uint32_t status;

	if (!view)
		return ERROR_NOT_ENOUGH_MEMORY;
	atomic_init(&view->refs, 1);
	view->snapshot = snapshot;
	view->contexts = contexts;
	view->tunnels = tunnels;
	view->memory.spare = snapshot->memory.spare;
	status = make_indexes(view);
	if (status) {
		arena_done(&view->memory);
		free(view);
		return status;
	}
	view->owner = owner;
	view->done = done;
	*ret = view;
	return ERROR_SUCCESS;
}

void view_ref(struct view *view)
{
	if (view)
		atomic_fetch_add(&view->refs, 1);
}

void view_unref(struct view *view)
{
	if (!view || atomic_fetch_sub(&view->refs, 1) != 1)
		return;
	arena_done(&view->memory);
	view->done(view->owner);
	free(view);
}

uint32_t view_find_sa(const struct view *view, const struct sa_key *key)
{
	const uint32_t *place = chains_first(&view->sas_by_key, hash_of_sa_key(key));

	for (; *place; place = chains_next(&view->sas_by_key, place)) {
		const struct sa_key found = sa_key_of(&view->snapshot->sas[*place - 1]);

		if (!memcmp(&found, key, sizeof(found)))
			return *place - 1;
	}
	return VIEW_NONE;
}

uint64_t view_context_id(const struct view *view, uint32_t index)
{
	return context_id(view->snapshot, &view->contexts->contexts[index]);
}

uint32_t view_find_context(const struct view *view, uint64_t id)
{
	const uint32_t *place = chains_first(&view->contexts_by_id, hash_of_number(id));

	while (*place && view_context_id(view, *place - 1) != id)
		place = chains_next(&view->contexts_by_id, place);
	return *place ? *place - 1 : VIEW_NONE;
}

uint32_t view_find_tunnel(const struct view *view, uint64_t id)
{
	const uint32_t *place = chains_first(&view->tunnels_by_id, hash_of_number(id));

	while (*place && view->tunnels->tunnels[*place - 1].id != id)
		place = chains_next(&view->tunnels_by_id, place);
	return *place ? *place - 1 : VIEW_NONE;
}

uint32_t view_tunnel_of_sa(const struct view *view, uint32_t sa)
{
	uint32_t context = view->context_of_sa[sa];

	return context == VIEW_NONE ? VIEW_NONE : view->tunnel_of_context[context];
}
