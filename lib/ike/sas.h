/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The IKE SAs that a daemon has, with their children. Every number and text comes from the daemon,
 * and the identities and some addresses from its peers: no text is more than bytes.
 */
#ifndef IKE_SAS_H
#define IKE_SAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/address.h"
#include "base/arena.h"
#include "proposal.h"

struct vici_reader;

/* How far an IKE SA is. */
enum ike_state {
	IKE_STATE_OTHER = 0, /* a state that strongSwan 5.9 does not have */
	IKE_STATE_CREATED,
	IKE_STATE_CONNECTING,
	IKE_STATE_ESTABLISHED,
	IKE_STATE_PASSIVE,
	IKE_STATE_REKEYING,
	IKE_STATE_REKEYED,
	IKE_STATE_DELETING,
	IKE_STATE_DESTROYING
};

/* How far a child is. */
enum ike_child_state {
	IKE_CHILD_OTHER = 0, /* a state that strongSwan 5.9 does not have */
	IKE_CHILD_CREATED,
	IKE_CHILD_ROUTED,
	IKE_CHILD_INSTALLING,
	IKE_CHILD_INSTALLED,
	IKE_CHILD_UPDATING,
	IKE_CHILD_REKEYING,
	IKE_CHILD_REKEYED,
	IKE_CHILD_RETRYING,
	IKE_CHILD_DELETING,
	IKE_CHILD_DELETED,
	IKE_CHILD_DESTROYING
};

/* How an end proves who it is. */
enum ike_auth {
	IKE_AUTH_UNKNOWN = 0, /* also: the connection is no longer configured */
	IKE_AUTH_PRESHARED_KEY,
	IKE_AUTH_PUBLIC_KEY,
	IKE_AUTH_EAP,
	IKE_AUTH_XAUTH
};

/* One end of an IKE SA. */
struct ike_end {
	struct address address; /* all zero if it is not known yet */
	uint8_t family;         /* AF_INET, AF_INET6, or 0 if the address is not known yet */
	uint16_t port;
	bool behind_nat;
	enum ike_auth auth;
	const char *identity; /* NULL if not known yet */
	const char *user;     /* the peer's name within EAP or XAuth, or NULL */
};

/* A mode of a child that is none of the kernel's modes, or is not known. */
#define IKE_MODE_OTHER 0xffu

/* A time of an IKE SA that will not come. */
#define IKE_NEVER UINT32_MAX

/* The mark that packets have to have; both are 0 if none is demanded. */
struct ike_mark {
	uint32_t value, mask;
};

/* The most traffic selectors that an end has: a message of IKE counts them in one byte. */
#define IKE_SELECTORS_MAX 255u

/* Texts one behind the other, each with a zero behind it. */
struct ike_texts {
	const char *texts; /* NULL if there are none */
	uint32_t count;
};

/* A child: one pair of IPsec SAs. */
struct ike_child {
	const char *name; /* of its configuration, or NULL */
	uint32_t unique_id, reqid;
	uint32_t spi_in, spi_out;          /* host byte order; 0 while it is being made */
	struct ike_mark mark_in, mark_out; /* of its policies and, of mark_out, its outbound SA */
	uint8_t protocol;                  /* IPPROTO_ESP or IPPROTO_AH; 0 while it is being made */
	uint8_t mode;                      /* XFRM_MODE_*, or IKE_MODE_OTHER */
	enum ike_child_state state;
	struct ike_texts local, remote; /* traffic selectors, as the daemon prints them */
	uint32_t sa; /* the index of its IKE SA in ike_sas.sas, after ike_sas_finish() */
};

/* An IKE SA. Times are in seconds. */
struct ike_sa {
	const char *name;   /* of its connection; empty while that is being chosen */
	uint32_t unique_id; /* the daemon's number, which the daemon uses once */
	uint8_t version;    /* of IKE: 1 or 2 */
	bool initiator;     /* this host is the initiator */
	bool nat;           /* packets go by UDP port 4500 because of a NAT, or as if */
	enum ike_state state;
	uint64_t spi_initiator, spi_responder; /* the first byte on the wire is the highest */
	struct ike_end local, remote;
	struct ike_proposal proposal;
	uint32_t if_id_in;
	uint32_t established;             /* since it was established; 0 before */
	uint32_t rekey_time, reauth_time; /* until the daemon replaces it, or IKE_NEVER */
	size_t first_child, child_count;  /* in ike_sas.children */
};

/* A connection of the daemon's configuration: how its ends authenticate. */
struct ike_connection {
	const char *name;
	enum ike_auth local, remote;
};

/* A policy by which the kernel asks the daemon for SAs when there is traffic, and its child. */
struct ike_trap {
	const char *connection, *child; /* of the configuration, or NULL */
	struct ike_texts local, remote; /* traffic selectors, as the daemon prints them */
};

/* The most IKE SAs, children, connections or traps that are taken: more than any daemon has. */
#define IKE_COUNT_MAX ((size_t)1 << 20)

/* The IKE SAs of one moment, by unique_id. All zero when empty; texts live as long as it does. */
struct ike_sas {
	struct ike_sa *sas;
	size_t count, capacity;
	struct ike_child *children;
	size_t child_count, child_capacity;
	struct ike_connection *connections; /* only until ike_sas_finish() */
	size_t connection_count, connection_capacity;
	struct ike_trap *traps;
	size_t trap_count, trap_capacity;
	struct arena texts;
};

/*
 * Returns the id of an IKE SA: the SPI that this host has chosen. It does not change while the IKE
 * SA lives, whatever happens to its addresses, and no other IKE SA of the host has it.
 */
static inline uint64_t ike_sa_id(const struct ike_sa *sa)
{
	return sa->initiator ? sa->spi_initiator : sa->spi_responder;
}

/* Returns the IKE SA with an id, or NULL. No IKE SA has the id 0. */
const struct ike_sa *ike_sas_find(const struct ike_sas *sas, uint64_t id);

/*
 * Take the message of an event list-conn, list-sa or list-policy. A value that is not what it
 * should be counts as missing. Return ERROR_GEN_FAILURE if the message is malformed or there are
 * more than IKE_COUNT_MAX, or ERROR_NOT_ENOUGH_MEMORY. What was taken before a failure stays.
 */
uint32_t ike_sas_take_connection(struct ike_sas *sas, struct vici_reader message);
uint32_t ike_sas_take_sa(struct ike_sas *sas, struct vici_reader message);
uint32_t ike_sas_take_trap(struct ike_sas *sas, struct vici_reader message);

/* Sorts the IKE SAs and finds how they authenticate, after all messages were taken. */
void ike_sas_finish(struct ike_sas *sas);

/* Frees everything; the struct is empty afterwards. */
void ike_sas_done(struct ike_sas *sas);

#endif
