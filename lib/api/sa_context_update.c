/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Changing a context that this library made, while its SAs go on. */
#include <netinet/in.h>
#include <string.h>

#include "address.h"
#include "base/status.h"
#include "bundle_input.h"
#include "context_find.h"
#include "engine_store.h"
#include "functions.h"
#include "hang.h"
#include "pending.h"
#include "writer/decapsulate.h"
#include "writer/replace.h"
#include "xfrm/tag.h"

#define UPDATE_TRAFFIC IPSEC_SA_DETAILS_UPDATE_TRAFFIC
#define UPDATE_PORTS   IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION
#define UPDATE_FLAGS   IPSEC_SA_BUNDLE_UPDATE_FLAGS
#define UPDATE_PEER    IPSEC_SA_BUNDLE_UPDATE_PEER_V4_PRIVATE_ADDRESS

/* Flags about members that have no meaning here: they are accepted and have no effect. */
#define UPDATE_NOTHING                                                                             \
	(IPSEC_SA_BUNDLE_UPDATE_NAP_CONTEXT | IPSEC_SA_BUNDLE_UPDATE_KEY_MODULE_STATE |            \
	 IPSEC_SA_BUNDLE_UPDATE_MM_SA_ID)

#define KNOWN_FLAGS (UPDATE_TRAFFIC | UPDATE_PORTS | UPDATE_FLAGS | UPDATE_PEER | UPDATE_NOTHING)

/* The change of one half, and the SAs that it is for. */
struct half {
	const struct sa *sas[2]; /* ESP, or AH alone; then the AH of a bundle, or NULL */
	enum sa_dir dir;
	const IPSEC_SA_DETAILS1 *values;
	struct traffic_input traffic;
	struct udp_ports ports;
	struct state_change change;
};

/* The traffic and the ports of an SA as it is. */
static void read_half(struct half *half)
{
	const struct sa *sa = half->sas[0];

	traffic_of_sa(sa, half->dir, &half->traffic, &half->ports);
	half->change.encap = (struct encapsulation){ .type = sa->extra->encap_type,
						     .sport = sa->extra->encap_sport,
						     .dport = sa->extra->encap_dport,
						     .original = sa->extra->encap_oa };
}

static uint32_t parse_traffic(struct engine *engine, const struct store *store, struct half *half)
{
	FWP_IP_VERSION version = half->values->traffic.ipVersion;
	struct traffic_input traffic;
	uint32_t status;

	if (version == FWP_IP_VERSION_V4)
		version = half->values->ipVersion;
	status = traffic_parse(&half->values->traffic, version, &traffic);
	if (!status)
		status = hang_complete(engine, store, half->dir, &traffic);
	if (status)
		return status;
	if (traffic.family != half->traffic.family || traffic.tunnel != half->traffic.tunnel)
		return FWP_E_TRAFFIC_MISMATCH;
	half->change.moves = memcmp(&traffic, &half->traffic, sizeof(traffic)) != 0;
	half->traffic = traffic;
	return ERROR_SUCCESS;
}

static uint32_t parse_ports(struct half *half)
{
	uint32_t status =
		udp_ports_parse(half->values->udpEncapsulation, half->traffic.family, &half->ports);

	if (!status && half->ports.local && (half->sas[0]->proto == IPPROTO_AH || half->sas[1]))
		status = ERROR_NOT_SUPPORTED; /* the kernel does not encapsulate AH */
	return status;
}

static uint32_t parse_flags(struct half *half)
{
	UINT32 flags = half->values->saBundle.flags;
	bool wanted = flags & IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL;
	bool is = half->sas[0]->flags & SA_FLAG_NOPMTUDISC;

	half->change.fragments = half->traffic.tunnel && half->dir == SA_DIR_OUT && wanted != is;
	half->change.no_pmtu_discovery = wanted;
	return bundle_check_flags(flags);
}

/* The member has no meaning for an SA without encapsulation. */
static void set_encapsulation(struct half *half, const struct new_sa *now, UINT64 flags)
{
	const struct encapsulation *was = &half->change.encap;
	struct encapsulation encap = now->encap;

	encap.original = flags & UPDATE_PEER && half->traffic.family == AF_INET
				 ? address_from_v4(half->values->saBundle.peerV4PrivateAddress)
				 : was->original;
	if (!encap.type)
		encap.original = (struct address){ { 0 } };
	half->change.encapsulates =
		encap.type != was->type || encap.sport != was->sport || encap.dport != was->dport ||
		memcmp(&encap.original, &was->original, sizeof(encap.original)) != 0;
	half->change.encap = encap;
}

static uint32_t parse_half(struct engine *engine, const struct store *store, UINT64 flags,
			   uint64_t id, struct half *half)
{
	struct new_sa now = { .sel.user = (uint32_t)id };
	uint32_t status = ERROR_SUCCESS;

	read_half(half);
	if (!half->values)
		return flags & ~(UINT64)UPDATE_NOTHING ? FWP_E_NULL_POINTER : ERROR_SUCCESS;
	if (flags & UPDATE_TRAFFIC)
		status = parse_traffic(engine, store, half);
	if (!status && flags & UPDATE_PORTS)
		status = parse_ports(half);
	if (!status && flags & UPDATE_FLAGS)
		status = parse_flags(half);
	if (status)
		return status;
	traffic_to_sa(&half->traffic, &half->ports, half->dir, &now);
	half->change.src = now.src;
	half->change.dst = now.dst;
	half->change.sel = now.sel;
	half->change.reqid = now.reqid;
	if (flags & (UPDATE_PORTS | UPDATE_PEER))
		set_encapsulation(half, &now, flags);
	return ERROR_SUCCESS;
}

static uint8_t protocols_of(const struct half *half)
{
	if (half->sas[1])
		return PROTOCOL_ESP | PROTOCOL_AH;
	return half->sas[0]->proto == IPPROTO_AH ? PROTOCOL_AH : PROTOCOL_ESP;
}

/* The policies come first, so that no packet is sent by them to where the SAs no longer lead. */
static uint32_t carry_out(struct engine *engine, struct half *half)
{
	uint32_t status = ERROR_SUCCESS;

	if (half->change.moves)
		status = hang_prepare(engine, &half->traffic, half->dir, protocols_of(half));
	if (!status && half->dir == SA_DIR_IN && half->change.encapsulates && half->ports.local)
		decapsulate_own_sockets(engine->netlink, half->ports.local);
	for (size_t i = 0; !status && i < 2 && half->sas[i]; i++)
		status = replace_sa(engine->netlink, half->sas[i], &half->change);
	if (!status && half->dir == SA_DIR_IN && half->change.encapsulates && half->ports.local)
		engine_need_keeper(engine);
	return status;
}

static uint32_t update_halves(struct engine *engine, UINT64 flags, uint64_t id, struct half *halves,
			      size_t count)
{
	const struct store *store;
	uint32_t status = engine_store_borrow(engine, &store);

	if (status)
		return status;
	for (size_t i = 0; !status && i < count; i++)
		status = parse_half(engine, store, flags, id, &halves[i]);
	engine_store_return(engine);
	if (!status && count == 2 && !traffic_same_way(&halves[0].traffic, &halves[1].traffic))
		status = FWP_E_TRAFFIC_MISMATCH;
	for (size_t i = 0; !status && i < count; i++)
		status = carry_out(engine, &halves[i]);
	return status;
}

static void add_half(struct half *halves, size_t *count, const struct snapshot *s, uint32_t index,
		     enum sa_dir dir, const IPSEC_SA_DETAILS1 *values)
{
	if (index == CONTEXT_NONE)
		return;
	halves[(*count)++] = (struct half){
		.sas = { &s->sas[index], snapshot_bundled_ah(s, index) },
		.dir = dir,
		.values = values,
	};
}

/* A context that this process is still creating is not changed. */
static uint32_t check_complete(const struct engine *engine, uint64_t id)
{
	struct pending pending;

	if (pending_begin(engine->namespace, id, &pending))
		return ERROR_SUCCESS;
	pending_end(&pending);
	return FWP_E_INCOMPATIBLE_SA_STATE;
}

static uint32_t update(struct engine *engine, UINT64 flags, const IPSEC_SA_CONTEXT1 *values)
{
	struct half halves[2];
	struct context_items items;
	const struct context *c;
	size_t index, count = 0;
	uint32_t status = check_complete(engine, values->saContextId);

	if (!status)
		status = context_find(engine, values->saContextId, false, &items, &index);
	if (status)
		return status;
	c = &items.contexts.contexts[index];
	add_half(halves, &count, &items.snapshot, c->inbound, SA_DIR_IN, values->inboundSa);
	add_half(halves, &count, &items.snapshot, c->outbound, SA_DIR_OUT, values->outboundSa);
	status = tag_may_be_context(values->saContextId)
			 ? update_halves(engine, flags, values->saContextId, halves, count)
			 : ERROR_NOT_SUPPORTED;
	context_items_done(&items);
	return status;
}

uint32_t sa_context_update(HANDLE engineHandle, UINT64 flags, const IPSEC_SA_CONTEXT1 *newValues)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!newValues)
		status = FWP_E_NULL_POINTER;
	else if (flags & ~(UINT64)KNOWN_FLAGS)
		status = FWP_E_INVALID_FLAGS;
	else
		status = update(engine, flags, newValues);
	object_unref(&engine->object);
	return status;
}
