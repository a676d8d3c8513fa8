/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "codec_object.h"
#include "filter/policies.h"
#include "index.h"
#include "insert.h"
#include "xfrm/tag.h"

/* What an object names. A member is NULL if it names none, or one that is built in. */
struct named {
	struct stored *provider, *sublayer, *context;
};

const struct managed *store_find(const struct store *store, enum managed_kind kind,
				 const struct guid *key)
{
	const struct stored *object = index_find(store, kind, key);

	return object ? &object->managed : NULL;
}

const struct managed *store_find_id(const struct store *store, enum managed_kind kind, uint32_t id)
{
	const struct stored *object = id ? index_find_id(store, id) : NULL;

	return object && object->managed.kind == kind ? &object->managed : NULL;
}

const struct tunnel_ends *store_find_ends(void *store, uint32_t id)
{
	const struct managed *context = store_find_id(store, MANAGED_PROVIDER_CONTEXT, id);

	return context ? &context->context.ends : NULL;
}

static bool has_id(const struct managed *object)
{
	return object->kind == MANAGED_FILTER || object->kind == MANAGED_PROVIDER_CONTEXT;
}

static void count_references(const struct named *named, uint32_t change)
{
	if (named->provider)
		named->provider->references += change;
	if (named->sublayer)
		named->sublayer->references += change;
	if (named->context)
		named->context->references += change;
}

/* Finds what @object names, without any check. */
static struct named find_named(const struct store *store, const struct managed *object)
{
	struct named named = { NULL, NULL, NULL };

	if (!guid_is_zero(&object->provider))
		named.provider = index_find(store, MANAGED_PROVIDER, &object->provider);
	if (object->kind != MANAGED_FILTER)
		return named;
	if (!object->filter.sublayer_builtin)
		named.sublayer = index_find(store, MANAGED_SUBLAYER, &object->filter.sublayer);
	if (!guid_is_zero(&object->filter.context_key))
		named.context =
			index_find(store, MANAGED_PROVIDER_CONTEXT, &object->filter.context_key);
	return named;
}

/* Whether @named lives as long as @object, which names it. */
static bool lives_as_long(const struct stored *named, const struct managed *object)
{
	return !named || guid_is_zero(&named->managed.session) ||
	       guid_equal(&named->managed.session, &object->session);
}

static uint32_t check_named(const struct managed *object, const struct named *named,
			    bool (*builtin)(const struct guid *provider))
{
	if (!named->provider && !guid_is_zero(&object->provider) &&
	    !(builtin && builtin(&object->provider)))
		return FWP_E_PROVIDER_NOT_FOUND;
	if (object->kind == MANAGED_FILTER) {
		if (!named->sublayer && !object->filter.sublayer_builtin)
			return FWP_E_SUBLAYER_NOT_FOUND;
		if (!named->context && !guid_is_zero(&object->filter.context_key))
			return FWP_E_PROVIDER_CONTEXT_NOT_FOUND;
	}
	if (!lives_as_long(named->provider, object) || !lives_as_long(named->sublayer, object) ||
	    !lives_as_long(named->context, object))
		return FWP_E_LIFETIME_MISMATCH;
	return ERROR_SUCCESS;
}

/* Adds a copy of @object, which is complete. */
static uint32_t insert(struct store *store, const struct managed *object)
{
	const struct named named = find_named(store, object);
	struct stored *copy;
	uint32_t status = index_reserve(store, store->count + 1);

	if (!status)
		status = stored_new(object, &copy);
	if (status)
		return status;
	if (store->bytes + copy->bytes > STORE_BYTES_MAX) {
		free(copy);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	count_references(&named, 1);
	index_append(store, copy);
	return ERROR_SUCCESS;
}

/* Ids are used again only when all of them have been used. */
static uint32_t choose_id(const struct store *store)
{
	uint32_t id = tag_is_ours(store->next_id) ? store->next_id : TAG_FIRST;

	while (index_find_id(store, id))
		id = id == TAG_LAST ? TAG_FIRST : id + 1;
	return id;
}

static uint32_t complete_filter(struct filter *filter, const struct named *named)
{
	if (named->sublayer)
		filter->sublayer_weight = named->sublayer->managed.weight;
	filter->context_id = named->context ? named->context->managed.id : 0;
	return filter_check(filter, &filter->effective_weight);
}

uint32_t store_add(struct store *store, const struct managed *object,
		   bool (*builtin)(const struct guid *provider), uint32_t *ret_id)
{
	const struct named named = find_named(store, object);
	struct managed complete = *object;
	uint32_t status;

	if (index_find(store, (enum managed_kind)object->kind, &object->key))
		return FWP_E_ALREADY_EXISTS;
	status = check_named(object, &named, builtin);
	if (status)
		return status;
	if (!object_is_sound(object))
		return ERROR_INVALID_PARAMETER;
	if (object->kind == MANAGED_SUBLAYER && store->sublayers == STORE_SUBLAYERS_MAX)
		return FWP_E_TOO_MANY_SUBLAYERS;
	complete.id = has_id(object) ? choose_id(store) : 0;
	if (object->kind == MANAGED_FILTER)
		status = complete_filter(&complete.filter, &named);
	if (!status)
		status = insert(store, &complete);
	if (status)
		return status;
	if (complete.id)
		store->next_id = complete.id == TAG_LAST ? TAG_FIRST : complete.id + 1;
	if (ret_id)
		*ret_id = complete.id;
	return ERROR_SUCCESS;
}

static bool any_provider(const struct guid *provider)
{
	(void)provider;
	return true;
}

uint32_t store_restore(struct store *store, const struct managed *object)
{
	const struct named named = find_named(store, object);
	uint32_t status;

	if (index_find(store, (enum managed_kind)object->kind, &object->key) ||
	    check_named(object, &named, any_provider) || has_id(object) != !!object->id ||
	    (object->id && (!tag_is_ours(object->id) || index_find_id(store, object->id))) ||
	    (object->kind == MANAGED_SUBLAYER && store->sublayers == STORE_SUBLAYERS_MAX))
		return ERROR_GEN_FAILURE;
	if (object->kind == MANAGED_FILTER &&
	    object->filter.context_id != (named.context ? named.context->managed.id : 0))
		return ERROR_GEN_FAILURE;
	status = insert(store, object);
	return status == FWP_E_OUT_OF_BOUNDS ? ERROR_GEN_FAILURE : status;
}

static void take_out(struct store *store, struct stored *object)
{
	const struct named named = find_named(store, &object->managed);

	count_references(&named, (uint32_t)-1);
	index_take(store, object);
}

uint32_t store_remove(struct store *store, const struct managed *object, const struct guid *session)
{
	struct stored *gone = index_find(store, (enum managed_kind)object->kind, &object->key);
	size_t at;

	if (session && guid_is_zero(&object->session))
		return FWP_E_DYNAMIC_SESSION_IN_PROGRESS;
	if (session && !guid_equal(&object->session, session))
		return FWP_E_WRONG_SESSION;
	if (gone->references)
		return FWP_E_IN_USE;
	at = index_position(store, gone);
	take_out(store, gone);
	index_close_gap(store, at);
	free(gone);
	return ERROR_SUCCESS;
}

/* Objects of the session that name each other go together. */
size_t store_end_session(struct store *store, const struct guid *session)
{
	size_t before = store->count, kept = 0;

	for (size_t i = 0; i < before; i++) {
		struct managed *managed = store->objects[i];

		if (guid_equal(&managed->session, session)) {
			take_out(store, (struct stored *)managed);
			free(managed);
		} else {
			store->objects[kept++] = managed;
		}
	}
	return before - kept;
}

void store_set_protocols(struct store *store, const struct managed *filter, uint8_t protocols)
{
	index_find_id(store, filter->id)->managed.filter.protocols = protocols;
}

void store_set_ends(struct store *store, const struct managed *context,
		    const struct tunnel_ends *ends)
{
	index_find_id(store, context->id)->managed.context.ends = *ends;
}

void store_done(struct store *store)
{
	for (size_t i = 0; i < store->count; i++)
		free(store->objects[i]);
	if (store->objects)
		free(store->objects - store->before);
	free(store->slots);
	chains_done(&store->by_key);
	chains_done(&store->by_id);
	memset(store, 0, sizeof(*store));
}

uint32_t store_copy(const struct store *from, struct store *ret)
{
	uint32_t status;

	memset(ret, 0, sizeof(*ret));
	status = index_reserve(ret, from->count);
	for (size_t i = 0; !status && i < from->count; i++)
		status = insert(ret, from->objects[i]);
	ret->next_id = from->next_id;
	if (status)
		store_done(ret);
	return status;
}
