/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Adding the SAs of a context. */
#include <netinet/in.h>

#include "base/status.h"
#include "bundle_input.h"
#include "context_find.h"
#include "creating.h"
#include "engine_store.h"
#include "functions.h"
#include "hang.h"
#include "pending.h"
#include "sadb/direction.h"
#include "writer/create.h"
#include "writer/decapsulate.h"
#include "xfrm/tag.h"

/* The SAs that are to be added, and what they are for. */
struct adding {
	struct new_sa sas[2];
	size_t count;
	enum sa_dir dir;
	struct traffic_input traffic;
	struct udp_ports ports;
	uint32_t if_id;
	uint64_t id;
	bool reserved;
};

static uint8_t protocols_of(const struct adding *a)
{
	uint8_t protocols = 0;

	for (size_t i = 0; i < a->count; i++)
		protocols |= a->sas[i].proto == IPPROTO_AH ? PROTOCOL_AH : PROTOCOL_ESP;
	return protocols;
}

static void fill_sa(const struct adding *a, const struct bundle_input *bundle, size_t i,
		    struct new_sa *to)
{
	const struct sa_algorithms *algorithms = &bundle->algorithms[i];

	*to = (struct new_sa){
		.spi = bundle->spis[i],
		.proto = algorithms->proto,
		.aead = algorithms->aead,
		.cipher = algorithms->cipher,
		.auth = algorithms->auth,
		.hard_bytes = bundle->hard_bytes,
		.hard_packets = bundle->hard_packets,
		.hard_seconds = bundle->hard_seconds,
		.no_pmtu_discovery = bundle->no_pmtu_discovery && a->traffic.tunnel,
		.if_id = a->if_id,
		.seq = (uint32_t)(a->id >> 32),
		.sel.user = (uint32_t)a->id,
	};
	traffic_to_sa(&a->traffic, &a->ports, a->dir, to);
	if (i) /* ESP has made the tunnel, AH is around it */
		to->mode = SA_MODE_TRANSPORT;
	if (to->encap.type)
		to->encap.original = bundle->original;
}

/* The kernel does not encapsulate AH. */
static uint32_t fill_sas(struct adding *a, const struct bundle_input *bundle)
{
	if (bundle->v6 && a->traffic.family != AF_INET6)
		return FWP_E_TRAFFIC_MISMATCH;
	a->count = bundle->count;
	for (size_t i = 0; i < bundle->count; i++) {
		fill_sa(a, bundle, i, &a->sas[i]);
		if (a->sas[i].proto == IPPROTO_AH && a->ports.local)
			return ERROR_NOT_SUPPORTED;
	}
	return ERROR_SUCCESS;
}

/* What a failure of the kernel to add an SA means for the caller's bundle. */
static uint32_t status_of_install(uint32_t status, const struct adding *a)
{
	if (status == EPT_S_NOT_REGISTERED) /* the kernel has no ESP or no AH */
		return ERROR_NOT_SUPPORTED;
	if (status != ERROR_CALL_NOT_IMPLEMENTED)
		return status;
	return a->sas[0].cipher.algorithm == ALGORITHM_NONE &&
			       a->sas[0].aead.algorithm == ALGORITHM_NONE
		       ? FWP_E_INVALID_AUTH_TRANSFORM
		       : FWP_E_INVALID_CIPHER_TRANSFORM;
}

/*
 * Whoever deletes a filter deletes the SAs that hang on it. SAs that are added at the same time
 * would be overlooked, so the filter is looked for again when they are there.
 */
static uint32_t install(struct engine *engine, const struct adding *a)
{
	uint32_t status = hang_prepare(engine, &a->traffic, a->dir, protocols_of(a));

	if (!status && a->dir == SA_DIR_IN && a->ports.local)
		decapsulate_own_sockets(engine->netlink, a->ports.local);
	if (!status)
		status = create_install(engine->netlink, a->sas, a->count, a->reserved);
	if (status)
		return status_of_install(status, a);
	status = hang_confirm(engine, &a->traffic, a->dir, protocols_of(a));
	if (status)
		create_remove(engine->netlink, a->sas, a->count);
	else if (a->dir == SA_DIR_IN && a->ports.local)
		engine_need_keeper(engine);
	return status;
}

static uint32_t add_inbound(struct engine *engine, struct pending *pending,
			    const struct bundle_input *bundle)
{
	struct adding a = { .dir = SA_DIR_IN,
			    .traffic = pending->inbound,
			    .ports = pending->ports,
			    .if_id = pending->if_id,
			    .id = pending->id,
			    .reserved = pending->reserved };
	uint32_t status;

	if (pending->stage != PENDING_HAS_SPI)
		return FWP_E_INCOMPATIBLE_SA_STATE;
	for (size_t i = 0; i < bundle->count; i++)
		if (bundle->spis[i] != pending->inbound_spi)
			return FWP_E_INVALID_PARAMETER;
	status = fill_sas(&a, bundle);
	if (!status)
		status = install(engine, &a);
	if (!status)
		pending->stage = PENDING_HAS_INBOUND;
	return status;
}

static uint32_t add_outbound(struct engine *engine, const struct pending *pending,
			     const struct bundle_input *bundle)
{
	struct adding a = { .dir = SA_DIR_OUT,
			    .traffic = pending->outbound,
			    .ports = pending->ports,
			    .if_id = pending->if_id,
			    .id = pending->id };
	uint32_t status;

	if (pending->stage != PENDING_HAS_INBOUND)
		return FWP_E_INCOMPATIBLE_SA_STATE;
	status = fill_sas(&a, bundle);
	return status ? status : install(engine, &a);
}

/* What the inbound SA tells of the outbound one. */
static struct pending pending_of(const struct sa *in, uint64_t id)
{
	struct pending pending = {
		.id = id,
		.if_id = in->config->if_id,
		.stage = PENDING_HAS_INBOUND,
	};

	traffic_of_sa(in, SA_DIR_IN, &pending.inbound, &pending.ports);
	pending.outbound = pending.inbound;
	return pending;
}

/* In transport mode the kernel does not know the outbound filter: it is looked for by conditions.
 */
static uint32_t find_outbound_filter(struct engine *engine, struct pending *pending)
{
	const struct store *store;
	bool only;
	uint32_t status;

	if (pending->outbound.tunnel)
		return ERROR_SUCCESS;
	status = engine_store_borrow(engine, &store);
	if (status)
		return status;
	pending->outbound.hangs_on = hang_opposite(store, &pending->inbound, SA_DIR_IN, &only);
	engine_store_return(engine);
	return only ? ERROR_SUCCESS : FWP_E_FILTER_NOT_FOUND;
}

/* Another process created the context, or this one has forgotten it. */
static uint32_t recover(struct engine *engine, uint64_t id, struct pending *ret)
{
	struct context_items items;
	const struct context *context;
	size_t index;
	uint32_t status = context_find(engine, id, false, &items, &index);

	if (status)
		return status;
	context = &items.contexts.contexts[index];
	if (!tag_may_be_context(id) || context->outbound != CONTEXT_NONE)
		status = FWP_E_INCOMPATIBLE_SA_STATE;
	else
		*ret = pending_of(&items.snapshot.sas[context->inbound], id);
	context_items_done(&items);
	return status ? status : find_outbound_filter(engine, ret);
}

uint32_t creating_without_pending(struct engine *engine, uint64_t id)
{
	struct context_items items;
	size_t index;
	uint32_t status = context_find(engine, id, false, &items, &index);

	if (status)
		return status;
	context_items_done(&items);
	return FWP_E_INCOMPATIBLE_SA_STATE;
}

uint32_t creating_cancel(struct engine *engine, uint64_t id)
{
	struct new_sa sa = { 0 };
	struct pending pending;
	uint32_t status = pending_begin(engine->namespace, id, &pending);

	if (status)
		return status;
	pending_remove(&pending);
	if (pending.stage == PENDING_HAS_INBOUND)
		return FWP_E_NOT_FOUND;
	traffic_to_sa(&pending.inbound, &pending.ports, SA_DIR_IN, &sa);
	sa.spi = pending.inbound_spi;
	if (pending.reserved)
		create_release_spi(engine->netlink, &sa);
	return ERROR_SUCCESS;
}

static uint32_t add(struct engine *engine, UINT64 id, const IPSEC_SA_BUNDLE1 *from, enum sa_dir dir)
{
	struct bundle_input bundle;
	struct pending pending;
	uint32_t status = bundle_parse(from, &bundle);

	if (status)
		return status;
	status = pending_begin(engine->namespace, id, &pending);
	if (status && dir == SA_DIR_IN)
		return creating_without_pending(engine, id);
	if (status) {
		status = recover(engine, id, &pending);
		return status ? status : add_outbound(engine, &pending, &bundle);
	}
	status = dir == SA_DIR_IN ? add_inbound(engine, &pending, &bundle)
				  : add_outbound(engine, &pending, &bundle);
	if (!status && dir == SA_DIR_OUT)
		pending_remove(&pending);
	else
		pending_end(&pending);
	return status;
}

static uint32_t add_bundle1(HANDLE engineHandle, UINT64 id, const IPSEC_SA_BUNDLE1 *bundle,
			    enum sa_dir dir)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = bundle ? add(engine, id, bundle, dir) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

static uint32_t add_bundle0(HANDLE engineHandle, UINT64 id, const IPSEC_SA_BUNDLE0 *bundle,
			    enum sa_dir dir)
{
	IPSEC_SA_BUNDLE1 from = { 0 };

	if (bundle)
		from = bundle_of_version0(bundle);
	return add_bundle1(engineHandle, id, bundle ? &from : NULL, dir);
}

uint32_t sa_context_add_inbound0(HANDLE engineHandle, UINT64 id,
				 const IPSEC_SA_BUNDLE0 *inboundBundle)
{
	return add_bundle0(engineHandle, id, inboundBundle, SA_DIR_IN);
}

uint32_t sa_context_add_inbound1(HANDLE engineHandle, UINT64 id,
				 const IPSEC_SA_BUNDLE1 *inboundBundle)
{
	return add_bundle1(engineHandle, id, inboundBundle, SA_DIR_IN);
}

uint32_t sa_context_add_outbound0(HANDLE engineHandle, UINT64 id,
				  const IPSEC_SA_BUNDLE0 *outboundBundle)
{
	return add_bundle0(engineHandle, id, outboundBundle, SA_DIR_OUT);
}

uint32_t sa_context_add_outbound1(HANDLE engineHandle, UINT64 id,
				  const IPSEC_SA_BUNDLE1 *outboundBundle)
{
	return add_bundle1(engineHandle, id, outboundBundle, SA_DIR_OUT);
}
