/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A number for each entry of an enumeration that is equal in all formats and different for all
 * entries.
 */
#ifndef TESTS_COMMON_ENTRY_H
#define TESTS_COMMON_ENTRY_H

#include <stdint.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

static inline uint64_t entry_mix(uint64_t hash, const void *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ ((const uint8_t *)bytes)[i]) * 0x100000001b3u;
	return hash;
}

/*
 * Larval states have no SPI, so the addresses are part of the number. A macro, because the versions
 * of the struct are different types with the same member names.
 */
#define ENTRY_KEY(sa)                                                                              \
	entry_mix(entry_mix(entry_mix(1 + (uint64_t)(sa)->saDirection,                             \
				      &(sa)->saBundle.saList[0].spi, 4),                           \
			    (sa)->traffic.localV6Address,                                          \
			    (sa)->traffic.ipVersion == FWP_IP_VERSION_V6 ? 16 : 4),                \
		  (sa)->traffic.remoteV6Address,                                                   \
		  (sa)->traffic.ipVersion == FWP_IP_VERSION_V6 ? 16 : 4)

typedef uint64_t entry_key(const void *entry);

static inline uint64_t entry_sa0(const void *entry)
{
	const IPSEC_SA_DETAILS0 *sa = entry;

	return ENTRY_KEY(sa);
}

static inline uint64_t entry_sa1(const void *entry)
{
	const IPSEC_SA_DETAILS1 *sa = entry;

	return ENTRY_KEY(sa);
}

static inline uint64_t entry_sa_wfpx(const void *entry)
{
	return entry_sa1(&((const WFPX_SA_DETAILS0 *)entry)->details);
}

static inline uint64_t entry_context0(const void *entry)
{
	return ((const IPSEC_SA_CONTEXT0 *)entry)->saContextId;
}

static inline uint64_t entry_context1(const void *entry)
{
	return ((const IPSEC_SA_CONTEXT1 *)entry)->saContextId;
}

static inline uint64_t entry_tunnel0(const void *entry)
{
	return ((const WFPX_TUNNEL0 *)entry)->tunnelId;
}

static inline uint64_t entry_context_wfpx(const void *entry)
{
	return ((const WFPX_SA_CONTEXT0 *)entry)->context.saContextId;
}

#endif
