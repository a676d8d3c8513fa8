/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * An SA of the kernel as decode_sa() makes it, without key bytes.
 *
 * Numbers are in host byte order, addresses in network byte order. A snapshot has a struct sa for
 * each SA, so it is kept small: it points to the parts that many SAs have alike, and a snapshot
 * keeps equal parts once. Parts are compared and hashed as bytes, so they have no padding, and
 * nobody writes to them when they are complete.
 */
#ifndef XFRM_SA_H
#define XFRM_SA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/address.h"

/* sa_config.present: the attributes that the kernel sent. The bits have the values of
 * WFPX_SA_HAS_*. */
enum sa_present {
	SA_HAS_ENCAP = 1u << 0,
	SA_HAS_MARK = 1u << 1,
	SA_HAS_SET_MARK = 1u << 2,
	SA_HAS_SET_MARK_MASK = 1u << 3,
	SA_HAS_IF_ID = 1u << 4,
	SA_HAS_LASTUSED = 1u << 5,
	SA_HAS_TFCPAD = 1u << 6,
	SA_HAS_REPLAY = 1u << 7,
	SA_HAS_REPLAY_ESN = 1u << 8,
	SA_HAS_EXTRA_FLAGS = 1u << 9,
	SA_HAS_OFFLOAD = 1u << 10,
	SA_HAS_MTIMER_THRESH = 1u << 11,
	SA_HAS_DIR = 1u << 12,
	SA_HAS_NAT_KEEPALIVE = 1u << 13,
	SA_HAS_PCPU = 1u << 14,
	SA_HAS_IPTFS = 1u << 15,
	SA_HAS_COADDR = 1u << 16,
	SA_HAS_SEC_CTX = 1u << 17,
	SA_HAS_AEAD = 1u << 18,
	SA_HAS_CRYPT = 1u << 19,
	SA_HAS_AUTH = 1u << 20,
	SA_HAS_COMP = 1u << 21,
	SA_HAS_UNKNOWN = 1u << 28,
	SA_HAS_MALFORMED = 1u << 29,
};

#define SA_HAS_ALGORITHM (SA_HAS_AEAD | SA_HAS_CRYPT | SA_HAS_AUTH | SA_HAS_COMP)

/*
 * Values of the members below. They equal those in linux/xfrm.h, which code outside of lib/xfrm
 * does not include.
 */
enum sa_mode {
	SA_MODE_TRANSPORT = 0,
	SA_MODE_TUNNEL = 1,
};

enum sa_flag {
	SA_FLAG_NOPMTUDISC = 4,
	SA_FLAG_WILDRECV = 8, /* only inbound SAs have it */
	SA_FLAG_ESN = 128,
};

enum sa_dir {
	SA_DIR_IN = 1,
	SA_DIR_OUT = 2,
};

enum sa_offload_flag {
	SA_OFFLOAD_INBOUND = 2,
};

enum sa_encap {
	SA_ENCAP_ESPINUDP_NON_IKE = 1, /* from a draft that preceded RFC 3948 */
	SA_ENCAP_ESPINUDP = 2,
};

/* The packets that an SA or a policy is for. A prefix, mask, proto or ifindex of 0 stands for any.
 */
struct selector {
	struct address src, dst;
	uint16_t sport, sport_mask;
	uint16_t dport, dport_mask;
	uint8_t family; /* AF_UNSPEC for any */
	uint8_t src_prefix, dst_prefix;
	uint8_t proto;
	uint32_t ifindex;
	uint32_t user; /* the kernel does not use it: see tag.h */
};

_Static_assert(sizeof(struct selector) == 52, "no padding");

/*
 * When the SA ends (hard) and when the IKE daemon shall replace it (soft): after so many bytes or
 * packets, where UINT64_MAX is no limit, or so many seconds after it was added or first used, where
 * 0 is no limit.
 */
struct limits {
	uint64_t soft_bytes, hard_bytes;
	uint64_t soft_packets, hard_packets;
	uint64_t soft_add, hard_add;
	uint64_t soft_use, hard_use;
};

/* What the kernel does not send: other files find it out. The decoder leaves all of it zero. */
struct sa_found {
	uint32_t policy;        /* set by policy_main.c: index + 1 of its main policy, or 0 */
	uint32_t order : 26;    /* set by states.c: position in the dump, which is newest first */
	uint32_t direction : 2; /* set by direction.c: enum sa_direction */
	uint32_t rule : 3;      /* set by direction.c: enum direction_rule, which decided */
	uint32_t bundled : 1;   /* set by bundle.c: is in an AH+ESP bundle */
};

/* A snapshot has at most this many SAs, because sa_found.order has 26 bits. */
#define SA_COUNT_MAX (1u << 26)

/* What the configuration of a tunnel sets, so that many SAs have it alike. */
struct sa_config {
	struct limits limits;
	uint32_t mark, mark_mask, if_id;
	uint32_t present; /* enum sa_present */
	uint16_t cipher_bits, auth_bits, icv_bits;
	uint16_t replay_window; /* in packets; the kernel's maximum is 4096 */
	uint8_t cipher, auth;   /* numbers for algorithm_name(); an AEAD is in cipher */
	uint8_t dir;            /* enum sa_dir, or 0 if the kernel sent no direction */
	uint8_t zero[5];        /* there is no padding */
};

_Static_assert(sizeof(struct sa_config) == 96, "no padding");

/* What few SAs have. A member is zero if the kernel did not send it. */
struct sa_extra {
	struct address coaddr;
	struct address encap_oa;
	uint64_t sec_ctx; /* a hash of the security context, never 0 if the SA has one */
	uint16_t encap_type, encap_sport, encap_dport;
	uint16_t iptfs_reorder_window;
	uint32_t seq_hi, oseq_hi;
	uint32_t extra_flags;
	uint32_t outside_window, replayed, integrity_failed;
	uint32_t set_mark, set_mark_mask;
	uint32_t tfcpad;
	uint32_t mtimer_thresh;
	uint32_t nat_keepalive;
	uint32_t pcpu;
	uint32_t offload_ifindex;
	uint32_t iptfs_drop_time, iptfs_init_delay, iptfs_max_qsize, iptfs_pkt_size;
	uint8_t iptfs_dont_frag;
	uint8_t offload_flags;
	uint8_t zero[2]; /* there is no padding */
};

_Static_assert(sizeof(struct sa_extra) == 120, "no padding");

/* The parts of one SA, before they are compared with those of other SAs. */
struct sa_parts {
	struct selector sel;
	struct sa_config config;
	struct sa_extra extra;
};

/* One SA. It does not own its parts. */
struct sa {
	struct address src, dst;
	const struct selector *sel;
	const struct sa_config *config;
	const struct sa_extra *extra; /* &sa_no_extra if all of it is zero */
	uint64_t bytes, packets;
	uint64_t add_time, use_time, last_used; /* seconds since 1970 */
	uint32_t spi;
	uint32_t reqid;
	uint32_t seq, oseq; /* last sequence numbers received and sent; with ESN the low halves */
	uint32_t km_seq;
	struct sa_found found;
	uint8_t family, proto, mode, flags;
};

_Static_assert(sizeof(void *) != 8 || sizeof(struct sa) == 128, "two cache lines");

extern const struct sa_extra sa_no_extra;

/* Sets the SA's place in the kernel's list; @order is below SA_COUNT_MAX. */
static inline void sa_set_order(struct sa *sa, size_t order)
{
	sa->found.order = order & (SA_COUNT_MAX - 1);
}

/*
 * Whether two add_time may belong to SAs that were added together. They count whole seconds, so a
 * second may have begun in between.
 */
static inline bool sa_same_moment(uint64_t a, uint64_t b)
{
	return a > b ? a - b <= 1 : b - a <= 1;
}

#endif
