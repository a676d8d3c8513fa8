/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What "wfpsa explain" knows before it judges: all of it comes from the library, and the route. */
#ifndef WFPSA_EXPLAIN_FACTS_H
#define WFPSA_EXPLAIN_FACTS_H

#include <net/if.h>
#include <stdbool.h>
#include <stdint.h>

#include <wfpxfrm.h>

/* A packet of the traffic that is asked about. */
struct packet {
	WFPX_ADDRESS0 source, destination;
	UINT8 protocol; /* 0: not known, as the ports */
	UINT16 source_port, destination_port;
	UINT32 mark, if_id;
};

/* What the kernel's routes say of a packet. */
enum route_kind {
	ROUTE_UNKNOWN, /* could not be asked */
	ROUTE_NONE,    /* there is no route, or one that refuses */
	ROUTE_LOCAL,   /* the destination is this host */
	ROUTE_AWAY
};

/* The route of a packet. */
struct route {
	enum route_kind kind;
	WFPX_ADDRESS0 source;        /* that the kernel would choose; maybe none */
	char interface[IF_NAMESIZE]; /* "" if it is not known */
	bool source_is_here;         /* the packet's source is an address of this host */
};

/* What is known of a network namespace. The arrays are the library's. */
struct facts {
	WFPX_POLICY_DETAILS0 **policies; /* in the order in which the kernel asks them */
	UINT32 policy_count;
	WFPX_TUNNEL0 **tunnels;
	UINT32 tunnel_count;
	WFPX_IKE_SA0 **ike_sas;
	UINT32 ike_count;
	DWORD ike_status;     /* what the library returned when it asked for the IKE SAs */
	bool other_daemon;    /* a daemon runs that cannot be asked */
	char daemon_name[32]; /* of its process */
	WFPX_KERNEL_STATISTICS0 *kernel;
	uint64_t time;   /* nanoseconds since 1970 */
	bool incomplete; /* SAs or policies changed too fast to read all of one instant */
};

#endif
