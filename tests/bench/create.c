/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Contexts with both SAs, created one after another: by the requests of the kernel alone, and by
 * the library; and one of many such contexts by its id.
 */
#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <stdlib.h>
#include <string.h>

#include "api/functions.h"
#include "base/block.h"
#include "bench.h"
#include "xfrm/state_add.h"
#include "xfrm/tag.h"
#include "xfrm/uapi.h"

#define CREATIONS 1000
#define LOOKUPS   20
#define HERE      0xc0000201u
#define PEER      0xc0000202u

static uint8_t key[20];
static _Alignas(8) char buffer[32768];

static struct new_sa sa_of(bool out, uint32_t peer, uint32_t spi, uint64_t id)
{
	uint32_t own = htonl(HERE), other = htonl(peer);
	struct new_sa sa = { .sel = { .family = AF_INET,
				      .src_prefix = 32,
				      .dst_prefix = 32,
				      .user = (uint32_t)id },
			     .hard_bytes = UINT64_MAX,
			     .hard_packets = UINT64_MAX,
			     .spi = spi,
			     .reqid = TAG_FIRST,
			     .seq = (uint32_t)(id >> 32),
			     .family = AF_INET,
			     .proto = IPPROTO_ESP,
			     .dir = out ? SA_DIR_OUT : SA_DIR_IN,
			     .aead = { key, sizeof(key), 128, ALGORITHM_GCM_AES } };

	memcpy(&sa.src, out ? &own : &other, sizeof(own));
	memcpy(&sa.dst, out ? &other : &own, sizeof(own));
	sa.sel.src = sa.src;
	sa.sel.dst = sa.dst;
	return sa;
}

static bool ask(struct mnl_socket *socket, const struct nlmsghdr *request)
{
	return mnl_socket_sendto(socket, request, request->nlmsg_len) >= 0 &&
	       mnl_socket_recvfrom(socket, buffer, sizeof(buffer)) > 0;
}

static bool add(struct mnl_socket *socket, const struct new_sa *sa, bool update)
{
	_Alignas(8) char room[4096];
	struct nlmsghdr *request = (struct nlmsghdr *)room;

	return !encode_new_sa(sa, update, request, sizeof(room)) && ask(socket, request) &&
	       !((struct nlmsgerr *)mnl_nlmsg_get_payload((void *)buffer))->error;
}

static bool reserve(struct mnl_socket *socket, struct new_sa *sa)
{
	_Alignas(8) char room[512];
	struct nlmsghdr *request = mnl_nlmsg_put_header(room);
	struct xfrm_userspi_info *body = mnl_nlmsg_put_extra_header(request, sizeof(*body));

	request->nlmsg_type = XFRM_MSG_ALLOCSPI;
	request->nlmsg_flags = NLM_F_REQUEST;
	memcpy(&body->info.saddr, &sa->src, 16);
	memcpy(&body->info.id.daddr, &sa->dst, 16);
	body->info.id.proto = IPPROTO_ESP;
	body->info.family = AF_INET;
	body->min = 0x100;
	body->max = UINT32_MAX;
	mnl_attr_put_u8(request, XFRMA_SA_DIR, sa->dir);
	if (!ask(socket, request))
		return false;
	sa->spi = ntohl(((struct xfrm_usersa_info *)mnl_nlmsg_get_payload((void *)buffer))->id.spi);
	return ((struct nlmsghdr *)buffer)->nlmsg_type == XFRM_MSG_NEWSA;
}

static struct mnl_socket *open_socket(void)
{
	struct mnl_socket *socket = mnl_socket_open(NETLINK_XFRM);

	if (socket && mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0)
		return NULL;
	return socket;
}

static void flush(struct mnl_socket *socket)
{
	_Alignas(8) char room[64];
	struct nlmsghdr *request = mnl_nlmsg_put_header(room);
	struct xfrm_usersa_flush *body = mnl_nlmsg_put_extra_header(request, sizeof(*body));

	request->nlmsg_type = XFRM_MSG_FLUSHSA;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	body->proto = 255 /* AH, ESP and IPComp */;
	ask(socket, request);
}

bool raw_create(struct result *r)
{
	struct mnl_socket *socket = open_socket();

	if (!socket)
		return false;
	cost_begin(&r->cost);
	for (uint32_t i = 0; i < CREATIONS; i++) {
		struct new_sa in = sa_of(false, PEER, 0, 0), out = sa_of(true, PEER, 0x1000 + i, 0);

		if (!reserve(socket, &in) || !add(socket, &in, true) || !add(socket, &out, false))
			return false;
		r->count++;
	}
	cost_end(&r->cost);
	flush(socket);
	mnl_socket_close(socket);
	return true;
}

static HANDLE engine;
static UINT64 filters[2];

static bool add_filter(bool out)
{
	static wchar_t name[] = L"bench";
	FWPM_FILTER_CONDITION0 peer = { .fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS };
	FWPM_FILTER0 filter = { .displayData.name = name,
				.numFilterConditions = 1,
				.filterCondition = &peer };

	peer.conditionValue.type = FWP_UINT32;
	peer.conditionValue.uint32 = PEER;
	filter.layerKey = out ? FWPM_LAYER_OUTBOUND_TRANSPORT_V4 : FWPM_LAYER_INBOUND_TRANSPORT_V4;
	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = out ? FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4
				       : FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4;
	return !filter_add(engine, &filter, NULL, &filters[out]);
}

static bool create(uint32_t spi)
{
	FWP_BYTE_BLOB blob = { sizeof(key), key };
	IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 gcm = {
		.saCipherInformation = { { IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_128, NULL }, blob },
		.saAuthInformation = { { IPSEC_AUTH_TRANSFORM_ID_GCM_AES_128, NULL }, blob },
	};
	IPSEC_TRAFFIC1 traffic = { .localV4Address = HERE,
				   .remoteV4Address = PEER,
				   .ipsecFilterId = filters[1] };
	IPSEC_GETSPI1 inbound = { .inboundIpsecTraffic = traffic };
	IPSEC_SA0 sa = { .saTransformType = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER };
	IPSEC_SA_BUNDLE1 bundle = { .numSAs = 1, .saList = &sa };
	UINT64 id;

	sa.espAuthAndCipherInformation = &gcm;
	inbound.inboundIpsecTraffic.ipsecFilterId = filters[0];
	if (sa_context_create1(engine, &traffic, NULL, NULL, &id) ||
	    sa_context_get_spi1(engine, id, &inbound, &sa.spi) ||
	    sa_context_add_inbound1(engine, id, &bundle))
		return false;
	sa.spi = spi;
	return !sa_context_add_outbound1(engine, id, &bundle);
}

bool wfp_create(struct result *r)
{
	if (!engine &&
	    (engine_open(NULL, 0, NULL, NULL, &engine) || !add_filter(false) || !add_filter(true)))
		return false;
	cost_begin(&r->cost);
	for (uint32_t i = 0; i < CREATIONS; i++) {
		if (!create(0x1000 + i))
			return false;
		r->count++;
	}
	cost_end(&r->cost);
	/* with the filters go the SAs */
	return !filter_delete_id(engine, filters[0]) && !filter_delete_id(engine, filters[1]) &&
	       add_filter(false) && add_filter(true);
}

#define TAGGED 50000u

static uint64_t id_of(uint32_t i)
{
	return (uint64_t)(TAG_CONTEXT | i * 0x9e3779u) << 32 | (TAG_FIRST + i);
}

/* Fills the namespace with contexts that the library could have made, each with another peer. */
bool fill_tagged(void)
{
	struct mnl_socket *socket = open_socket();
	bool ok = socket;

	for (uint32_t i = 0; ok && i < TAGGED; i++) {
		uint32_t peer = 0x0a000001 + i * 7;
		struct new_sa in = sa_of(false, peer, (uint32_t)(id_of(i) >> 32), id_of(i));
		struct new_sa out = sa_of(true, peer, 0x1000 + i, id_of(i));

		ok = add(socket, &in, false) && add(socket, &out, false);
	}
	return ok;
}

bool wfp_get_tagged(struct result *r)
{
	IPSEC_SA_CONTEXT1 *context;

	if (!engine && engine_open(NULL, 0, NULL, NULL, &engine))
		return false;
	cost_begin(&r->cost);
	for (uint32_t i = 0; i < LOOKUPS; i++) {
		if (sa_context_get1(engine, id_of(i * (TAGGED / LOOKUPS)), &context))
			return false;
		block_free(context);
		r->count++;
	}
	cost_end(&r->cost);
	r->cost.cpu /= LOOKUPS;
	r->cost.wall /= LOOKUPS;
	return true;
}
