/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A scenario: an SA context that is created, changed and deleted. */
#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <linux/xfrm.h>

#include "scenario.h"

#ifdef USE_FWPMK
#define NOT_SUPPORTED STATUS_NOT_SUPPORTED
#else
#define NOT_SUPPORTED ERROR_NOT_SUPPORTED
#endif

#define PEER 0xcb0071feu

static const GUID keys[2] = { { 0x12345678, 0x1234, 0x1234, { 1, 2, 3, 4, 5, 6, 7, 10 } },
			      { 0x12345678, 0x1234, 0x1234, { 1, 2, 3, 4, 5, 6, 7, 11 } } };

static RESULT add_filter(HANDLE engine, int in, UINT64 *id)
{
	static wchar_t name[] = L"exhaust";
	FWPM_FILTER_CONDITION0 peer = { .fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS };
	FWPM_FILTER0 filter = { .filterKey = keys[in],
				.displayData.name = name,
				.numFilterConditions = 1,
				.filterCondition = &peer };

	peer.conditionValue.type = FWP_UINT32;
	peer.conditionValue.uint32 = PEER;
	filter.layerKey = in ? FWPM_LAYER_INBOUND_TRANSPORT_V4 : FWPM_LAYER_OUTBOUND_TRANSPORT_V4;
	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = in ? FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4
				      : FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4;
	return FwpmFilterAdd0(engine, &filter, NULL, id);
}

static RESULT delete_filters(HANDLE engine)
{
	for (int in = 0; in < 2; in++) {
		RESULT status = FwpmFilterDeleteByKey0(engine, &keys[in]);

		if (status && status != (RESULT)FWP_E_FILTER_NOT_FOUND)
			return status;
	}
	return 0;
}

static RESULT add_sas(HANDLE engine, UINT64 id, UINT32 spi)
{
	static UINT8 key[20] = { 1 };
	FWP_BYTE_BLOB blob = { sizeof(key), key };
	IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 gcm = {
		.saCipherInformation = { { IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_128, NULL }, blob },
		.saAuthInformation = { { IPSEC_AUTH_TRANSFORM_ID_GCM_AES_128, NULL }, blob },
	};
	IPSEC_SA0 sa = { .spi = spi, .saTransformType = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER };
	IPSEC_SA_BUNDLE1 bundle = { .numSAs = 1, .saList = &sa };
	RESULT status;

	sa.espAuthAndCipherInformation = &gcm;
	status = IPsecSaContextAddInbound1(engine, id, &bundle);
	sa.spi = 0x7777;
	return status ? status : IPsecSaContextAddOutbound1(engine, id, &bundle);
}

static RESULT change(HANDLE engine, UINT64 id)
{
	static IPSEC_V4_UDP_ENCAPSULATION0 ports = { 4500, 4500 };
	IPSEC_SA_CONTEXT1 *context;
	RESULT status = IPsecSaContextGetById1(engine, id, &context);

	if (status)
		return status;
	if (context->inboundSa)
		context->inboundSa->udpEncapsulation = &ports;
	if (context->outboundSa)
		context->outboundSa->udpEncapsulation = &ports;
	status = IPsecSaContextUpdate0(engine, IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION, context);
	FwpmFreeMemory0((void **)&context);
	return status;
}

static RESULT create(HANDLE engine, UINT64 out, UINT64 in)
{
	IPSEC_TRAFFIC1 traffic = { .localV4Address = 0xc0000201,
				   .remoteV4Address = PEER,
				   .ipsecFilterId = out };
	IPSEC_GETSPI1 inbound = { .inboundIpsecTraffic = traffic };
	UINT64 id = 7, filter = 7;
	UINT32 spi = 7;
	RESULT status = IPsecSaContextCreate1(engine, &traffic, NULL, &filter, &id);

	if (status ? id || filter : !id || filter != in)
		complain("result 0x%x with id %llx", (unsigned)status, (unsigned long long)id);
	if (status)
		return status;
	inbound.inboundIpsecTraffic.ipsecFilterId = in;
	status = IPsecSaContextGetSpi1(engine, id, &inbound, &spi);
	if (!status != (spi != 0))
		complain("result 0x%x with SPI %x", (unsigned)status, (unsigned)spi);
	if (!status)
		status = add_sas(engine, id, spi);
	if (!status)
		status = change(engine, id);
	if (!status)
		return IPsecSaContextDeleteById0(engine, id);
	IPsecSaContextDeleteById0(engine, id);
	return status == (RESULT)NOT_SUPPORTED ? 0 : status; /* a kernel without ESP */
}

/* States to and from the peer. */
struct states {
	struct xfrm_usersa_id ids[1024];
	size_t count;
};

static int note_state(const struct nlmsghdr *message, void *context)
{
	const struct xfrm_usersa_info *info = mnl_nlmsg_get_payload(message);
	struct states *states = context;

	if (states->count < sizeof(states->ids) / sizeof(states->ids[0]) &&
	    (info->id.daddr.a4 == htonl(PEER) || info->saddr.a4 == htonl(PEER)))
		states->ids[states->count++] = (struct xfrm_usersa_id){ .daddr = info->id.daddr,
									.spi = info->id.spi,
									.family = info->family,
									.proto = info->id.proto };
	return MNL_CB_OK;
}

static bool list_states(struct mnl_socket *socket, struct states *ret)
{
	static _Alignas(8) char buffer[32768];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	ssize_t size;
	int more = MNL_CB_OK;

	request->nlmsg_type = XFRM_MSG_GETSA;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	if (mnl_socket_sendto(socket, request, request->nlmsg_len) < 0)
		return false;
	while (more > MNL_CB_STOP) {
		size = mnl_socket_recvfrom(socket, buffer, sizeof(buffer));
		more = size < 0 ? MNL_CB_ERROR
				: mnl_cb_run(buffer, (size_t)size, 0, 0, note_state, ret);
	}
	return more == MNL_CB_STOP;
}

static bool delete_state(struct mnl_socket *socket, const struct xfrm_usersa_id *id)
{
	_Alignas(8) char buffer[4096];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct xfrm_usersa_id *body = mnl_nlmsg_put_extra_header(request, sizeof(*body));

	request->nlmsg_type = XFRM_MSG_DELSA;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	*body = *id;
	return mnl_socket_sendto(socket, request, request->nlmsg_len) >= 0 &&
	       mnl_socket_recvfrom(socket, buffer, sizeof(buffer)) > 0;
}

void delete_created(void)
{
	static struct states states;
	struct mnl_socket *socket = mnl_socket_open(NETLINK_XFRM);

	states.count = 0;
	if (!socket || mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0 ||
	    !list_states(socket, &states))
		complain("the SAs cannot be listed");
	for (size_t i = 0; i < states.count; i++)
		if (!delete_state(socket, &states.ids[i]))
			complain("an SA cannot be deleted");
	mnl_socket_close(socket);
}

/* What an earlier run may have left, because deleting it has failed, goes first. */
RESULT create_context(HANDLE engine, UINT64 id, struct seen *seen)
{
	RESULT status = delete_filters(engine);
	UINT64 out, in;

	(void)id, (void)seen;
	if (!status)
		status = add_filter(engine, 0, &out);
	if (!status)
		status = add_filter(engine, 1, &in);
	if (!status)
		status = create(engine, out, in);
	return status ? status : delete_filters(engine);
}
