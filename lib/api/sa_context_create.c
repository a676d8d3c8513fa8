/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* SA contexts that are created, and the SPIs of their inbound SAs. */
#include <string.h>

#include "base/status.h"
#include "creating.h"
#include "engine_store.h"
#include "functions.h"
#include "hang.h"
#include "pending.h"
#include "writer/create.h"
#include "xfrm/dump.h"

/* A virtual interface of Windows is an XFRM interface here, whose number has 32 bits. */
static uint32_t parse_interface(const IPSEC_VIRTUAL_IF_TUNNEL_INFO0 *info, uint32_t *ret)
{
	*ret = 0;
	if (!info)
		return ERROR_SUCCESS;
	if (info->virtualIfTunnelId > UINT32_MAX || info->trafficSelectorId)
		return ERROR_NOT_SUPPORTED;
	*ret = (uint32_t)info->virtualIfTunnelId;
	return ERROR_SUCCESS;
}

static uint32_t check_session(struct engine *engine)
{
	uint32_t status = engine_check_transaction(engine);

	if (!status && engine->flags & FWPM_SESSION_FLAG_DYNAMIC &&
	    !atomic_load(&engine->dynamic_contexts))
		status = FWP_E_DYNAMIC_SESSION_IN_PROGRESS;
	return status;
}

/* Without CAP_NET_ADMIN the kernel refuses to count states. */
static uint32_t check_rights(const struct engine *engine)
{
	uint32_t count;

	return count_states(engine->netlink, &count);
}

static uint32_t add_context(struct engine *engine, struct pending *pending, UINT64 *inbound_filter)
{
	const struct store *store;
	bool only;
	uint32_t status = engine_store_borrow(engine, &store);

	if (status)
		return status;
	status = hang_complete(engine, store, SA_DIR_OUT, &pending->outbound);
	if (!status && inbound_filter)
		*inbound_filter = hang_opposite(store, &pending->outbound, SA_DIR_OUT, &only);
	engine_store_return(engine);
	return status ? status : pending_add(pending);
}

static uint32_t create(struct engine *engine, const IPSEC_TRAFFIC1 *traffic,
		       const IPSEC_VIRTUAL_IF_TUNNEL_INFO0 *info, UINT64 *inbound_filter,
		       UINT64 *ret)
{
	struct pending pending = { .namespace = engine->namespace };
	uint32_t status = check_session(engine);

	if (!status)
		status = traffic_parse(traffic, traffic->ipVersion, &pending.outbound);
	if (!status)
		status = parse_interface(info, &pending.if_id);
	if (!status)
		status = check_rights(engine);
	if (!status)
		status = add_context(engine, &pending, inbound_filter);
	if (!status)
		*ret = pending.id;
	return status;
}

uint32_t sa_context_create1(HANDLE engineHandle, const IPSEC_TRAFFIC1 *outboundTraffic,
			    const IPSEC_VIRTUAL_IF_TUNNEL_INFO0 *virtualIfTunnelInfo,
			    UINT64 *inboundFilterId, UINT64 *id)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = FWP_E_NULL_POINTER;

	if (id)
		*id = 0;
	if (inboundFilterId)
		*inboundFilterId = 0;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (id && outboundTraffic)
		status = create(engine, outboundTraffic, virtualIfTunnelInfo, inboundFilterId, id);
	if (status && inboundFilterId)
		*inboundFilterId = 0;
	object_unref(&engine->object);
	return status;
}

uint32_t sa_context_create0(HANDLE engineHandle, const IPSEC_TRAFFIC0 *outboundTraffic,
			    UINT64 *inboundFilterId, UINT64 *id)
{
	IPSEC_TRAFFIC1 traffic = { 0 };

	if (outboundTraffic)
		traffic = traffic_of_version0(outboundTraffic);
	return sa_context_create1(engineHandle, outboundTraffic ? &traffic : NULL, NULL,
				  inboundFilterId, id);
}

/* What a caller says of the inbound SA before it exists. */
struct inbound {
	struct traffic_input traffic;
	struct udp_ports ports;
	uint32_t spi; /* 0: the kernel chooses one */
};

/*
 * Some programs set the version of the struct alone, and leave that of the traffic in it 0, which
 * stands for IPv4.
 */
static uint32_t parse_inbound(const IPSEC_GETSPI1 *from, uint32_t spi, struct inbound *ret)
{
	FWP_IP_VERSION version = from->ipVersion;
	uint32_t status;

	if (version == FWP_IP_VERSION_V4 && from->inboundIpsecTraffic.ipVersion)
		version = from->inboundIpsecTraffic.ipVersion;
	*ret = (struct inbound){ .spi = spi };
	status = traffic_parse(&from->inboundIpsecTraffic, version, &ret->traffic);
	if (!status)
		status = udp_ports_parse(
			version == FWP_IP_VERSION_V4 ? from->inboundUdpEncapsulation : NULL,
			ret->traffic.family, &ret->ports);
	return status;
}

static uint32_t complete_inbound(struct engine *engine, struct inbound *inbound)
{
	const struct store *store;
	uint32_t status = engine_store_borrow(engine, &store);

	if (status)
		return status;
	status = hang_complete(engine, store, SA_DIR_IN, &inbound->traffic);
	engine_store_return(engine);
	return status;
}

/* A repeated call gives the same SPI, if it is about the same traffic. */
static uint32_t compare_inbound(const struct pending *pending, const struct inbound *inbound)
{
	if (memcmp(&pending->inbound, &inbound->traffic, sizeof(inbound->traffic)) != 0 ||
	    memcmp(&pending->ports, &inbound->ports, sizeof(inbound->ports)) != 0)
		return FWP_E_TRAFFIC_MISMATCH;
	return inbound->spi && inbound->spi != pending->inbound_spi ? FWP_E_INCOMPATIBLE_SA_STATE
								    : ERROR_SUCCESS;
}

/*
 * The SPI is the high half of the context's id, if nobody has that SPI: so the id shows it, and the
 * context can be found by it.
 */
static uint32_t take_spi(struct engine *engine, struct pending *pending)
{
	struct new_sa sa = { .if_id = pending->if_id, .spi = pending->inbound_spi };
	uint32_t status;

	traffic_to_sa(&pending->inbound, &pending->ports, SA_DIR_IN, &sa);
	if (sa.spi)
		return create_check_spi(engine->netlink, &sa);
	status = create_reserve_spi(engine->netlink, &sa, (uint32_t)(pending->id >> 32),
				    &pending->inbound_spi);
	pending->reserved = !status;
	return status;
}

static uint32_t set_inbound(struct engine *engine, struct pending *pending,
			    const struct inbound *inbound)
{
	struct pending with_spi = *pending;
	uint32_t status;

	if (pending->stage != PENDING_CREATED)
		return compare_inbound(pending, inbound);
	if (!traffic_same_way(&pending->outbound, &inbound->traffic) ||
	    (inbound->traffic.tunnel && pending->outbound.hangs_on != inbound->traffic.hangs_on))
		return FWP_E_TRAFFIC_MISMATCH;
	with_spi.inbound = inbound->traffic;
	with_spi.ports = inbound->ports;
	with_spi.inbound_spi = inbound->spi;
	with_spi.stage = PENDING_HAS_SPI;
	status = take_spi(engine, &with_spi);
	if (!status)
		*pending = with_spi;
	return status;
}

/* Gives the context @id the SPI @spi, or one that the kernel chooses if that is 0. */
static uint32_t have_spi(struct engine *engine, UINT64 id, const IPSEC_GETSPI1 *from, uint32_t spi,
			 uint32_t *ret)
{
	struct pending pending;
	struct inbound inbound;
	uint32_t status = parse_inbound(from, spi, &inbound);

	if (status)
		return status;
	status = pending_begin(engine->namespace, id, &pending);
	if (status)
		return creating_without_pending(engine, id);
	status = complete_inbound(engine, &inbound);
	if (!status)
		status = set_inbound(engine, &pending, &inbound);
	pending_end(&pending);
	*ret = pending.inbound_spi;
	return status;
}

uint32_t sa_context_get_spi1(HANDLE engineHandle, UINT64 id, const IPSEC_GETSPI1 *getSpi,
			     IPSEC_SA_SPI *inboundSpi)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t spi, status = FWP_E_NULL_POINTER;

	if (inboundSpi)
		*inboundSpi = 0;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (getSpi && inboundSpi)
		status = have_spi(engine, id, getSpi, 0, &spi);
	if (!status)
		*inboundSpi = spi;
	object_unref(&engine->object);
	return status;
}

uint32_t sa_context_get_spi0(HANDLE engineHandle, UINT64 id, const IPSEC_GETSPI0 *getSpi,
			     IPSEC_SA_SPI *inboundSpi)
{
	IPSEC_GETSPI1 from = { 0 };

	if (getSpi)
		from = getspi_of_version0(getSpi);
	return sa_context_get_spi1(engineHandle, id, getSpi ? &from : NULL, inboundSpi);
}

uint32_t sa_context_set_spi(HANDLE engineHandle, UINT64 id, const IPSEC_GETSPI1 *getSpi,
			    IPSEC_SA_SPI inboundSpi)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t spi, status = FWP_E_NULL_POINTER;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (getSpi)
		status = inboundSpi < SPI_MIN ? FWP_E_INVALID_PARAMETER
					      : have_spi(engine, id, getSpi, inboundSpi, &spi);
	object_unref(&engine->object);
	return status;
}
