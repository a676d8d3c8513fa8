/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A scenario: an SA context that is created, changed and deleted. */
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

RESULT delete_created(HANDLE engine)
{
	static const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = {
		.remoteSubNet = { .type = FWP_UINT32, .uint32 = PEER },
	};
	IPSEC_SA_CONTEXT1 **entries = NULL;
	HANDLE handle;
	UINT32 count = 0;
	RESULT status = IPsecSaContextCreateEnumHandle0(engine, &template, &handle);

	if (status)
		return status;
	status = IPsecSaContextEnum1(engine, handle, 0xffffffff, &entries, &count);
	for (UINT32 i = 0; !status && i < count; i++)
		status = IPsecSaContextDeleteById0(engine, entries[i]->saContextId);
	FwpmFreeMemory0((void **)&entries);
	IPsecSaContextDestroyEnumHandle0(engine, handle);
	return status;
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
