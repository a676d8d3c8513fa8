/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "bundle_input.h"

#include <string.h>

#include "address.h"
#include "base/status.h"
#include "writer/create.h"

/* No bit has been given a meaning here. */
#define UNKNOWN_FLAGS 0x0f000100u

_Static_assert(offsetof(IPSEC_SA_BUNDLE0, pfsGroup) == offsetof(IPSEC_SA_BUNDLE1, pfsGroup), "");

IPSEC_SA_BUNDLE1 bundle_of_version0(const IPSEC_SA_BUNDLE0 *from)
{
	IPSEC_SA_BUNDLE1 to = { 0 };

	memcpy(&to, from, offsetof(IPSEC_SA_BUNDLE0, pfsGroup) + sizeof(from->pfsGroup));
	return to;
}

uint32_t bundle_check_flags(UINT32 flags)
{
	return flags & UNKNOWN_FLAGS ? FWP_E_INVALID_FLAGS : ERROR_SUCCESS;
}

static uint32_t check_members(const IPSEC_SA_BUNDLE1 *bundle)
{
	uint32_t status = bundle_check_flags(bundle->flags);

	if (status)
		return status;
	if ((unsigned)bundle->ipVersion > FWP_IP_VERSION_V6 ||
	    (unsigned)bundle->pfsGroup >= IPSEC_PFS_MAX)
		return FWP_E_INVALID_ENUMERATOR;
	if (!bundle->numSAs)
		return FWP_E_ZERO_LENGTH_ARRAY;
	if (bundle->numSAs > 2)
		return FWP_E_OUT_OF_BOUNDS;
	return bundle->saList ? ERROR_SUCCESS : FWP_E_NULL_POINTER;
}

/* A limit of 0 means none in WFP. In the kernel it would end the SA at its first packet. */
static uint64_t limit_of(uint64_t value)
{
	return value ? value : UINT64_MAX;
}

static uint32_t parse_sas(const IPSEC_SA_BUNDLE1 *bundle, struct bundle_input *ret)
{
	for (UINT32 i = 0; i < bundle->numSAs; i++) {
		uint32_t status = transform_parse(&bundle->saList[i], &ret->algorithms[i]);

		if (status)
			return status;
		ret->spis[i] = bundle->saList[i].spi;
		if (ret->spis[i] < SPI_MIN)
			return FWP_E_INVALID_PARAMETER;
	}
	if (bundle->numSAs == 2 &&
	    (ret->algorithms[0].proto != IPPROTO_ESP || ret->algorithms[1].proto != IPPROTO_AH))
		return FWP_E_INVALID_TRANSFORM_COMBINATION;
	return ERROR_SUCCESS;
}

uint32_t bundle_parse(const IPSEC_SA_BUNDLE1 *bundle, struct bundle_input *ret)
{
	uint32_t status = check_members(bundle);

	if (status)
		return status;
	*ret = (struct bundle_input){
		.count = bundle->numSAs,
		.hard_bytes = limit_of((uint64_t)bundle->lifetime.lifetimeKilobytes * 1024),
		.hard_packets = limit_of(bundle->lifetime.lifetimePackets),
		.hard_seconds = bundle->lifetime.lifetimeSeconds,
		.no_pmtu_discovery = bundle->flags & IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL,
		.v6 = bundle->ipVersion == FWP_IP_VERSION_V6,
	};
	if (!ret->v6)
		ret->original = address_from_v4(bundle->peerV4PrivateAddress);
	return parse_sas(bundle, ret);
}
