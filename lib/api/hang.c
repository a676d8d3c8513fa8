/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "hang.h"

#include <netinet/in.h>
#include <string.h>

#include "base/status.h"
#include "engine_store.h"
#include "filter/same.h"
#include "fwpmtypes.h"
#include "policy_flat.h"
#include "reader/local_read.h"
#include "reader/take.h"
#include "xfrm/tag.h"

/* Whether the filter demands SAs of this direction, in this mode. */
static bool demands(const struct filter *filter, enum sa_dir dir, bool tunnel)
{
	switch (filter->callout) {
	case CALLOUT_INBOUND_TRANSPORT:
		return dir == SA_DIR_IN && !tunnel;
	case CALLOUT_OUTBOUND_TRANSPORT:
		return dir == SA_DIR_OUT && !tunnel;
	case CALLOUT_INBOUND_TUNNEL:
	case CALLOUT_FORWARD_INBOUND_TUNNEL:
		return dir == SA_DIR_IN && tunnel;
	case CALLOUT_OUTBOUND_TUNNEL:
	case CALLOUT_FORWARD_OUTBOUND_TUNNEL:
		return dir == SA_DIR_OUT && tunnel;
	default:
		return false;
	}
}

static uint32_t check_filter(const struct managed *object, const struct traffic_input *traffic,
			     enum sa_dir dir)
{
	if (!object)
		return FWP_E_FILTER_NOT_FOUND;
	if (!demands(&object->filter, dir, false))
		return FWP_E_INCOMPATIBLE_LAYER;
	return object->filter.family == traffic->family ? ERROR_SUCCESS : FWP_E_TRAFFIC_MISMATCH;
}

static uint32_t check_context(const struct managed *object, const struct traffic_input *traffic)
{
	if (!object)
		return FWP_E_PROVIDER_CONTEXT_NOT_FOUND;
	if (policy_shape(object->context.type) != SHAPE_TUNNEL)
		return FWP_E_PROVIDER_CONTEXT_MISMATCH;
	return !object->context.ends.family || object->context.ends.family == traffic->family
		       ? ERROR_SUCCESS
		       : FWP_E_TRAFFIC_MISMATCH;
}

uint32_t hang_find(const struct engine *engine, const struct store *store,
		   const struct traffic_input *traffic, enum sa_dir dir, const struct managed **ret)
{
	enum managed_kind kind = traffic->tunnel ? MANAGED_PROVIDER_CONTEXT : MANAGED_FILTER;
	const struct managed *object = NULL;
	uint32_t status;

	if (traffic->hangs_on <= UINT32_MAX)
		object = store_find_id(store, kind, (uint32_t)traffic->hangs_on);
	status = traffic->tunnel ? check_context(object, traffic)
				 : check_filter(object, traffic, dir);
	if (status)
		return status;
	if (engine->flags & FWPM_SESSION_FLAG_DYNAMIC &&
	    memcmp(&engine->session_key, &object->session, sizeof(object->session)) != 0)
		return FWP_E_LIFETIME_MISMATCH;
	*ret = object;
	return ERROR_SUCCESS;
}

uint32_t hang_complete(const struct engine *engine, const struct store *store, enum sa_dir dir,
		       struct traffic_input *traffic)
{
	struct local_addresses local = { 0 };
	const struct managed *object;
	uint32_t status = hang_find(engine, store, traffic, dir, &object);

	if (!status && traffic->family == AF_INET6)
		status = local_addresses_read(engine->netlink, &local);
	if (status)
		return status;
	status = traffic_order_addresses(traffic, &local, object);
	local_addresses_done(&local);
	if (!status && !traffic->tunnel)
		traffic_narrow(traffic, object);
	return status;
}

static bool is_opposite(const struct managed *object, const struct managed *known,
			const struct traffic_input *traffic, enum sa_dir dir)
{
	enum sa_dir other = dir == SA_DIR_IN ? SA_DIR_OUT : SA_DIR_IN;

	if (object->kind != MANAGED_FILTER || !demands(&object->filter, other, traffic->tunnel))
		return false;
	return traffic->tunnel ? object->filter.context_id == traffic->hangs_on
			       : filter_same_conditions(&object->filter, &known->filter);
}

uint32_t hang_opposite(const struct store *store, const struct traffic_input *traffic,
		       enum sa_dir dir, bool *ret_only)
{
	const struct managed *known =
		store_find_id(store, MANAGED_FILTER, (uint32_t)traffic->hangs_on);
	uint32_t found = 0;

	*ret_only = false;
	if (!known && !traffic->tunnel)
		return 0;
	for (size_t i = store->count; i-- > 0;) {
		if (!is_opposite(store->objects[i], known, traffic, dir))
			continue;
		*ret_only = !found;
		if (found)
			break;
		found = store->objects[i]->id;
	}
	return found;
}

/* What is to change in the store before the SAs are made. */
struct preparing {
	const struct traffic_input *traffic;
	enum sa_dir dir;
	uint8_t protocols;
};

static bool is_concerned(const struct preparing *p, const struct managed *object)
{
	if (object->kind != MANAGED_FILTER || !demands(&object->filter, p->dir, p->traffic->tunnel))
		return false;
	return p->traffic->tunnel ? object->filter.context_id == p->traffic->hangs_on
				  : object->id == p->traffic->hangs_on;
}

static bool has_protocols(const struct managed *filter, uint8_t protocols)
{
	return (filter->filter.protocols ? filter->filter.protocols : PROTOCOL_ESP) == protocols;
}

static struct tunnel_ends ends_of(const struct traffic_input *traffic)
{
	return (struct tunnel_ends){ .local = traffic->local,
				     .remote = traffic->remote,
				     .family = traffic->family };
}

static bool has_ends(const struct managed *context, const struct traffic_input *traffic)
{
	const struct tunnel_ends *ends = &context->context.ends;

	return ends->family == traffic->family &&
	       !memcmp(&ends->local, &traffic->local, sizeof(ends->local)) &&
	       !memcmp(&ends->remote, &traffic->remote, sizeof(ends->remote));
}

static bool must_change_protocols(const struct preparing *p, const struct store *store)
{
	const struct managed *filter;

	if (!p->traffic->tunnel) {
		filter = store_find_id(store, MANAGED_FILTER, (uint32_t)p->traffic->hangs_on);
		return filter && !has_protocols(filter, p->protocols);
	}
	for (size_t i = 0; i < store->count; i++)
		if (is_concerned(p, store->objects[i]) &&
		    !has_protocols(store->objects[i], p->protocols))
			return true;
	return false;
}

static bool must_change_ends(const struct preparing *p, const struct store *store)
{
	const struct managed *context =
		store_find_id(store, MANAGED_PROVIDER_CONTEXT, (uint32_t)p->traffic->hangs_on);

	return p->traffic->tunnel && context && !has_ends(context, p->traffic);
}

/* Whether SAs hang on the same object, in the same direction. */
static uint32_t check_unused(const struct engine *engine, const struct preparing *p)
{
	const struct snapshot_scope scope = { .without_policies = true };
	enum sa_direction direction = p->dir == SA_DIR_IN ? SA_INBOUND : SA_OUTBOUND;
	struct snapshot snapshot;
	uint32_t status = snapshot_take(engine->netlink, &scope, &snapshot);

	if (status)
		return status;
	for (size_t i = 0; !status && i < snapshot.count; i++)
		if (snapshot.sas[i].reqid == p->traffic->hangs_on &&
		    snapshot.sas[i].found.direction == direction)
			status = ERROR_NOT_SUPPORTED;
	snapshot_done(&snapshot);
	return status;
}

static void change(const struct preparing *p, struct store *store)
{
	const struct tunnel_ends ends = ends_of(p->traffic);

	for (size_t i = 0; i < store->count; i++)
		if (is_concerned(p, store->objects[i]) &&
		    !has_protocols(store->objects[i], p->protocols))
			store_set_protocols(store, store->objects[i], p->protocols);
	if (must_change_ends(p, store))
		store_set_ends(store,
			       store_find_id(store, MANAGED_PROVIDER_CONTEXT,
					     (uint32_t)p->traffic->hangs_on),
			       &ends);
}

uint32_t hang_prepare(struct engine *engine, const struct traffic_input *traffic, enum sa_dir dir,
		      uint8_t protocols)
{
	const struct preparing p = { traffic, dir, protocols };
	bool new_protocols, new_ends;
	const struct managed *object;
	const struct store *store;
	struct store *changing;
	uint32_t status = engine_store_borrow(engine, &store);

	if (status)
		return status;
	status = hang_find(engine, store, traffic, dir, &object);
	new_protocols = !status && must_change_protocols(&p, store);
	new_ends = !status && must_change_ends(&p, store);
	engine_store_return(engine);
	if (status || (!new_protocols && !new_ends))
		return status;
	status = engine_check_transaction(engine);
	if (!status && new_protocols)
		status = check_unused(engine, &p);
	if (!status)
		status = engine_store_begin(engine, &changing);
	if (status)
		return status;
	change(&p, changing);
	return engine_store_end(engine, ERROR_SUCCESS);
}

/* Whether another filter demands SAs for the same packets. */
static bool has_rival(const struct store *store, const struct managed *filter)
{
	for (size_t i = 0; i < store->count; i++) {
		const struct managed *other = store->objects[i];

		if (other != filter && other->kind == MANAGED_FILTER &&
		    other->filter.callout == filter->filter.callout &&
		    filter_same_conditions(&other->filter, &filter->filter))
			return true;
	}
	return false;
}

static bool is_to_promote(const struct preparing *p, const struct store *store, size_t index)
{
	const struct managed *object = store->objects[index];

	return is_concerned(p, object) && !object->filter.protocols && has_rival(store, object);
}

static uint32_t promote(struct engine *engine, const struct preparing *p)
{
	struct store *store;
	uint32_t status = engine_store_begin(engine, &store);

	if (status)
		return status;
	for (size_t i = 0; i < store->count; i++)
		if (is_to_promote(p, store, i))
			store_set_protocols(store, store->objects[i], p->protocols);
	return engine_store_end(engine, ERROR_SUCCESS);
}

uint32_t hang_confirm(struct engine *engine, const struct traffic_input *traffic, enum sa_dir dir,
		      uint8_t protocols)
{
	const struct preparing p = { traffic, dir, protocols };
	const struct managed *object;
	const struct store *store;
	bool any = false;
	uint32_t status = engine_store_borrow(engine, &store);

	if (status)
		return status;
	status = hang_find(engine, store, traffic, dir, &object);
	for (size_t i = 0; !status && !any && dir == SA_DIR_OUT && i < store->count; i++)
		any = is_to_promote(&p, store, i);
	engine_store_return(engine);
	if (status || !any || engine_check_transaction(engine))
		return status;
	return promote(engine, &p);
}
