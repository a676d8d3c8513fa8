/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context_template.h"

#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "base/status.h"

static void fill_v4(struct subnet *to, UINT32 address, uint8_t prefix)
{
	to->family = AF_INET;
	to->prefix = prefix;
	to->address = address_from_v4(address);
}

static void fill_v6(struct subnet *to, const UINT8 address[16], uint8_t prefix)
{
	to->family = AF_INET6;
	to->prefix = prefix;
	memcpy(to->address.bytes, address, sizeof(to->address.bytes));
}

static uint32_t parse_v4_mask(const FWP_V4_ADDR_AND_MASK *v4, struct subnet *to)
{
	int prefix = address_prefix_of_mask(v4->mask);

	if (prefix < 0)
		return FWP_E_INVALID_NET_MASK;
	fill_v4(to, v4->addr, (uint8_t)prefix);
	return ERROR_SUCCESS;
}

static uint32_t parse_v6_mask(const FWP_V6_ADDR_AND_MASK *v6, struct subnet *to)
{
	if (v6->prefixLength > 128)
		return FWP_E_INVALID_NET_MASK;
	fill_v6(to, v6->addr, v6->prefixLength);
	return ERROR_SUCCESS;
}

static uint32_t parse_subnet(const FWP_CONDITION_VALUE0 *value, struct subnet *to)
{
	switch ((uint32_t)value->type) {
	case FWP_EMPTY:
		return ERROR_SUCCESS;
	case FWP_UINT32:
		fill_v4(to, value->uint32, 32);
		return ERROR_SUCCESS;
	case FWP_V4_ADDR_MASK:
		return value->v4AddrMask ? parse_v4_mask(value->v4AddrMask, to)
					 : FWP_E_NULL_POINTER;
	case FWP_BYTE_ARRAY16_TYPE:
		if (!value->byteArray16)
			return FWP_E_NULL_POINTER;
		fill_v6(to, value->byteArray16->byteArray16, 128);
		return ERROR_SUCCESS;
	case FWP_V6_ADDR_MASK:
		return value->v6AddrMask ? parse_v6_mask(value->v6AddrMask, to)
					 : FWP_E_NULL_POINTER;
	default:
		return FWP_E_TYPE_MISMATCH;
	}
}

uint32_t template_ends_parse(const FWP_CONDITION_VALUE0 *local, const FWP_CONDITION_VALUE0 *remote,
			     bool *ret_all, struct ends *ret)
{
	struct ends ends = { 0 };
	uint32_t status = parse_subnet(local, &ends.local);

	if (!status)
		status = parse_subnet(remote, &ends.remote);
	if (status)
		return status;
	if (ends.local.family && ends.remote.family && ends.local.family != ends.remote.family)
		return FWP_E_NEVER_MATCH;
	*ret_all = !ends.local.family && !ends.remote.family;
	*ret = ends;
	return ERROR_SUCCESS;
}

uint32_t context_template_parse(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *t, bool *ret_all,
				struct ends *ret)
{
	*ret_all = true;
	return t ? template_ends_parse(&t->localSubNet, &t->remoteSubNet, ret_all, ret)
		 : ERROR_SUCCESS;
}
