/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What kinds of network addresses there are, and where they come from. */
#ifndef WFPXFRM_WIN32_NLDEF_H
#define WFPXFRM_WIN32_NLDEF_H

/* The kind of an address, as the condition FWPM_CONDITION_IP_LOCAL_ADDRESS_TYPE compares it. */
typedef enum _NL_ADDRESS_TYPE {
	NlatUnspecified = 0,
	NlatUnicast = 1,
	NlatAnycast = 2,
	NlatMulticast = 3,
	NlatBroadcast = 4,
	NlatInvalid = 5
} NL_ADDRESS_TYPE,
	*PNL_ADDRESS_TYPE;

/* Where the prefix of an address comes from. */
typedef enum _NL_PREFIX_ORIGIN {
	IpPrefixOriginOther = 0,
	IpPrefixOriginManual = 1,
	IpPrefixOriginWellKnown = 2,
	IpPrefixOriginDhcp = 3,
	IpPrefixOriginRouterAdvertisement = 4,
	IpPrefixOriginUnchanged = 16
} NL_PREFIX_ORIGIN;

/* Where the rest of an address comes from. */
typedef enum _NL_SUFFIX_ORIGIN {
	IpSuffixOriginOther = 0,
	IpSuffixOriginManual = 1,
	IpSuffixOriginWellKnown = 2,
	IpSuffixOriginDhcp = 3,
	IpSuffixOriginLinkLayerAddress = 4,
	IpSuffixOriginRandom = 5,
	IpSuffixOriginUnchanged = 16
} NL_SUFFIX_ORIGIN;

/* Whether another host has the address, too. */
typedef enum _NL_DAD_STATE {
	IpDadStateInvalid = 0,
	IpDadStateTentative = 1,
	IpDadStateDuplicate = 2,
	IpDadStateDeprecated = 3,
	IpDadStatePreferred = 4
} NL_DAD_STATE;

#endif
