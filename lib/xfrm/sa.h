/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A kernel SA as the decoder leaves it: flat, fixed size, no pointers, no key bytes.
 *
 * Numbers are in host byte order, addresses in network order: of IPv4 in the first four bytes, and
 * the rest is zero, whatever the kernel sent there. What nearly every SA has is in struct sa, kept
 * at 248 bytes because a snapshot holds one for each; what few have is in struct sa_extra.
 */
#ifndef XFRM_SA_H
#define XFRM_SA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/address.h"

/* struct sa.present: these came from the kernel. The bits are the same as WFPX_SA_HAS_*. */
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

/* Values of members below, as in linux/xfrm.h: above this floor nothing of netlink is known. */
enum sa_mode {
	SA_MODE_TRANSPORT = 0,
	SA_MODE_TUNNEL = 1,
};

enum sa_flag {
	SA_FLAG_NOPMTUDISC = 4,
	SA_FLAG_WILDRECV = 8, /* for what comes in alone */
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
	SA_ENCAP_ESPINUDP_NON_IKE = 1, /* a draft that preceded RFC 3948 */
	SA_ENCAP_ESPINUDP = 2,
};

struct selector {
	struct address src, dst;
	uint16_t sport, sport_mask;
	uint16_t dport, dport_mask;
	uint8_t family; /* AF_UNSPEC: any */
	uint8_t src_prefix, dst_prefix;
	uint8_t proto;
};

/* Bytes and packets: UINT64_MAX is no limit. Seconds: 0 is no limit. */
struct limits {
	uint64_t soft_bytes, hard_bytes;
	uint64_t soft_packets, hard_packets;
	uint64_t soft_add, hard_add;
	uint64_t soft_use, hard_use;
};

/* What lib/reader and lib/sadb find out about an SA. The decoder leaves all of it zero. */
struct sa_found {
	uint32_t policy;        /* that speaks for it: index + 1 of the snapshot's, 0: none does */
	uint32_t order : 26;    /* position in the kernel's list, which is newest first */
	uint32_t direction : 2; /* enum sa_direction */
	uint32_t rule : 3;      /* enum direction_rule: why that direction */
	uint32_t bundled : 1;   /* is one of an AH+ESP bundle: lib/sadb/bundle.h */
};

/* No snapshot has more SAs than can be put in order. */
#define SA_COUNT_MAX (1u << 26)

struct sa {
	struct address src, dst;
	struct selector sel;
	uint32_t spi;
	struct limits limits;
	uint64_t bytes, packets;
	uint64_t add_time, use_time, last_used; /* seconds since 1970 */
	uint32_t reqid;
	uint32_t mark, mark_mask, if_id;
	uint32_t seq, oseq; /* the low halves with ESN */
	uint32_t km_seq;
	uint32_t sel_ifindex;
	uint32_t present; /* enum sa_present */
	uint32_t extra;   /* where the snapshot keeps the struct sa_extra; 0: all of it is zero */
	uint8_t family, proto, mode, flags;
	uint8_t cipher, auth; /* ids for algorithm_name(); an AEAD is in cipher */
	uint8_t dir;          /* enum sa_dir, as the kernel sent it; 0: it did not */
	uint16_t cipher_bits, auth_bits, icv_bits;
	uint16_t replay_window; /* in packets; the kernel's maximum is 4096 */
	struct sa_found found;
};

static inline void sa_set_order(struct sa *sa, size_t order)
{
	sa->found.order = order & (SA_COUNT_MAX - 1);
}

_Static_assert(sizeof(struct sa) == 248, "a snapshot of n SAs takes n times this");

/* add_time counts whole seconds, so two moments of one instant can differ by one. */
static inline bool sa_same_moment(uint64_t a, uint64_t b)
{
	return a > b ? a - b <= 1 : b - a <= 1;
}

/* What few SAs have. A member is zero unless the kernel sent it. */
struct sa_extra {
	struct address coaddr;
	struct address encap_oa;
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
	uint64_t sec_ctx; /* a hash of the security context: equal contexts have equal ones */
	uint8_t iptfs_dont_frag;
	uint8_t offload_flags;
};

#endif
