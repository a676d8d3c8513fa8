/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The traffic of an SA that a caller gives. */
#ifndef API_TRAFFIC_INPUT_H
#define API_TRAFFIC_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "ipsectypes.h"
#include "xfrm/new_sa.h"

struct local_addresses;
struct managed;

/* Traffic in local and remote terms, of either direction. Compared as bytes: it has no padding. */
struct traffic_input {
	struct address local, remote;
	uint64_t hangs_on; /* id of a filter, in tunnel mode of a provider context */
	uint16_t local_port, remote_port;
	uint8_t family, proto, tunnel, zero;
};

_Static_assert(sizeof(struct traffic_input) == 48, "no padding: it is compared");

/* Ports of encapsulation in UDP, 0 for none. */
struct udp_ports {
	uint16_t local, remote;
};

/* Return the version 1 structs of @from, which they share all pointers with. */
IPSEC_TRAFFIC1 traffic_of_version0(const IPSEC_TRAFFIC0 *from);
IPSEC_GETSPI1 getspi_of_version0(const IPSEC_GETSPI0 *from);

/*
 * Checks @from, whose ipVersion is taken to be @version. Returns
 *
 *	FWP_E_INVALID_ENUMERATOR	the version or the type of the traffic
 *	FWP_E_INVALID_PARAMETER		an address that is no host's, both hosts the same, or ports
 *in tunnel mode FWP_E_INVALID_TUNNEL_ENDPOINT	the same in tunnel mode
 */
uint32_t traffic_parse(const IPSEC_TRAFFIC1 *from, FWP_IP_VERSION version,
		       struct traffic_input *ret);

/*
 * Checks the ports of @from, NULL for none. @version is that of the traffic; only IPv4 is
 * encapsulated. Returns FWP_E_INVALID_PARAMETER for a port of 0, and ERROR_NOT_SUPPORTED for IPv6.
 */
uint32_t udp_ports_parse(const IPSEC_V4_UDP_ENCAPSULATION0 *from, uint8_t family,
			 struct udp_ports *ret);

/*
 * Puts IPv6 addresses that some programs give with all bytes reversed into network byte order:
 * those that, only when they are reversed, belong to this host or are named by @object, the filter
 * or provider context that the traffic is of. Then returns the statuses of traffic_parse() for
 * multicast.
 */
uint32_t traffic_order_addresses(struct traffic_input *traffic, const struct local_addresses *local,
				 const struct managed *object);

/*
 * Narrows the traffic to the one protocol and the ports that the conditions of @filter name, where
 * the caller has named none.
 */
void traffic_narrow(struct traffic_input *traffic, const struct managed *filter);

/*
 * Sets the addresses, selector and mode of an SA for the traffic in the direction @dir, and its
 * encapsulation.
 */
void traffic_to_sa(const struct traffic_input *traffic, const struct udp_ports *ports,
		   enum sa_dir dir, struct new_sa *to);

/* The inverse: the traffic of an SA of the direction @dir as it is, and its ports. */
void traffic_of_sa(const struct sa *sa, enum sa_dir dir, struct traffic_input *ret,
		   struct udp_ports *ret_ports);

/* Whether both are between the same two hosts, in the same mode. */
bool traffic_same_way(const struct traffic_input *a, const struct traffic_input *b);

#endif
