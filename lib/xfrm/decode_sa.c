/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "decode.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <string.h>

#include "base/fnv.h"
#include "decode_ip.h"
#include "decode_selector.h"
#include "uapi.h"
#include "netlink/walk.h"

struct decoding {
	struct sa *sa;
	struct sa_config *config;
	struct sa_extra *extra;
	struct new_names *new_names;
};

/* Zeroes the struct at its first use, because most SAs never need it. */
static struct sa_extra *extra_of(struct decoding *d)
{
	if (d->sa->extra != d->extra) {
		memset(d->extra, 0, sizeof(*d->extra));
		d->sa->extra = d->extra;
	}
	return d->extra;
}

static uint32_t u32_of(const void *p)
{
	uint32_t value;

	memcpy(&value, p, sizeof(value));
	return value;
}

static uint16_t u16_of(const void *p)
{
	uint16_t value;

	memcpy(&value, p, sizeof(value));
	return value;
}

static uint16_t clamp_to_u16(uint32_t value)
{
	return value > UINT16_MAX ? UINT16_MAX : (uint16_t)value;
}

static bool key_fits(uint32_t bits, size_t room)
{
	return ((uint64_t)bits + 7) / 8 <= room;
}

/*
 * Handlers, one for each attribute of an SA. The payload has at least the size that the table below
 * demands, but is aligned to four bytes only. A handler returns false if the payload is malformed.
 */

static bool attr_aead(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_algo_aead *a = payload;

	d->config->cipher = algorithm_id(a->alg_name, sizeof(a->alg_name), d->new_names);
	d->config->cipher_bits = clamp_to_u16(u32_of(&a->alg_key_len));
	d->config->icv_bits = clamp_to_u16(u32_of(&a->alg_icv_len));
	return key_fits(u32_of(&a->alg_key_len), size - sizeof(*a));
}

static bool attr_cipher(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_algo *a = payload;

	d->config->cipher = algorithm_id(a->alg_name, sizeof(a->alg_name), d->new_names);
	d->config->cipher_bits = clamp_to_u16(u32_of(&a->alg_key_len));
	return key_fits(u32_of(&a->alg_key_len), size - sizeof(*a));
}

/*
 * Linux 2.6.33 and later also send XFRMA_ALG_AUTH_TRUNC, which has the same name and the length of
 * the check value besides. So this one does not overwrite what the other attribute has set.
 */
static bool attr_auth(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_algo *a = payload;

	if (d->config->auth == ALGORITHM_NONE || d->config->auth == ALGORITHM_UNNAMED) {
		d->config->auth = algorithm_id(a->alg_name, sizeof(a->alg_name), d->new_names);
		d->config->auth_bits = clamp_to_u16(u32_of(&a->alg_key_len));
	}
	return key_fits(u32_of(&a->alg_key_len), size - sizeof(*a));
}

static bool attr_auth_trunc(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_algo_auth *a = payload;

	d->config->auth = algorithm_id(a->alg_name, sizeof(a->alg_name), d->new_names);
	d->config->auth_bits = clamp_to_u16(u32_of(&a->alg_key_len));
	d->config->icv_bits = clamp_to_u16(u32_of(&a->alg_trunc_len));
	return key_fits(u32_of(&a->alg_key_len), size - sizeof(*a));
}

/* IPComp states are never enumerated, so it only matters that the attribute is there. */
static bool attr_comp(const void *payload, size_t size, struct decoding *d)
{
	(void)payload, (void)size, (void)d;
	return true;
}

static bool attr_encap(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_encap_tmpl *e = payload;
	struct sa_extra *extra = extra_of(d);

	(void)size;
	extra->encap_type = u16_of(&e->encap_type);
	extra->encap_sport = ntohs(u16_of(&e->encap_sport));
	extra->encap_dport = ntohs(u16_of(&e->encap_dport));
	extra->encap_oa = decode_ip(&e->encap_oa, d->sa->family);
	return true;
}

static bool attr_coaddr(const void *payload, size_t size, struct decoding *d)
{
	(void)size;
	extra_of(d)->coaddr = decode_ip(payload, d->sa->family);
	return true;
}

static bool attr_lastused(const void *payload, size_t size, struct decoding *d)
{
	(void)size;
	memcpy(&d->sa->last_used, payload, sizeof(d->sa->last_used));
	return true;
}

static bool attr_mark(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_mark *m = payload;

	(void)size;
	d->config->mark = u32_of(&m->v);
	d->config->mark_mask = u32_of(&m->m);
	return true;
}

static bool attr_if_id(const void *payload, size_t size, struct decoding *d)
{
	(void)size;
	d->config->if_id = u32_of(payload);
	return true;
}

static bool attr_replay(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_replay_state *r = payload;

	(void)size;
	d->sa->oseq = u32_of(&r->oseq);
	d->sa->seq = u32_of(&r->seq);
	return true;
}

static bool attr_replay_esn(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_replay_state_esn *r = payload;

	if ((uint64_t)u32_of(&r->bmp_len) * 4 > size - sizeof(*r))
		return false;
	d->sa->oseq = u32_of(&r->oseq);
	d->sa->seq = u32_of(&r->seq);
	if (u32_of(&r->oseq_hi) || u32_of(&r->seq_hi)) {
		extra_of(d)->oseq_hi = u32_of(&r->oseq_hi);
		extra_of(d)->seq_hi = u32_of(&r->seq_hi);
	}
	d->config->replay_window = clamp_to_u16(u32_of(&r->replay_window));
	return true;
}

static bool attr_sec_ctx(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_user_sec_ctx *c = payload;
	uint16_t length = u16_of(&c->ctx_len);
	uint64_t hash;

	if (length > size - sizeof(*c))
		return false;
	hash = fnv1a64(FNV1A64_BEGIN, (const uint8_t[]){ c->ctx_alg, c->ctx_doi }, 2);
	extra_of(d)->sec_ctx = fnv1a64(hash, c + 1, length) | 1;
	return true;
}

static bool attr_offload(const void *payload, size_t size, struct decoding *d)
{
	const struct xfrm_user_offload *o = payload;

	(void)size;
	extra_of(d)->offload_ifindex = u32_of(&o->ifindex);
	extra_of(d)->offload_flags = o->flags;
	return true;
}

static bool attr_sa_dir(const void *payload, size_t size, struct decoding *d)
{
	uint8_t dir = *(const uint8_t *)payload;

	(void)size;
	if (dir != XFRM_SA_DIR_IN && dir != XFRM_SA_DIR_OUT)
		return false;
	d->config->dir = dir & 3u;
	return true;
}

static bool attr_iptfs_dont_frag(const void *payload, size_t size, struct decoding *d)
{
	(void)payload, (void)size;
	extra_of(d)->iptfs_dont_frag = 1;
	return true;
}

static bool attr_iptfs_reorder_window(const void *payload, size_t size, struct decoding *d)
{
	(void)size;
	extra_of(d)->iptfs_reorder_window = u16_of(payload);
	return true;
}

/* Handlers of attributes that are one u32, which is stored in struct sa_extra unchanged. */
#define EXTRA_U32(name, member)                                                                    \
	static bool name(const void *payload, size_t size, struct decoding *d)                     \
	{                                                                                          \
		(void)size;                                                                        \
		extra_of(d)->member = u32_of(payload);                                             \
		return true;                                                                       \
	}
EXTRA_U32(attr_tfcpad, tfcpad)
EXTRA_U32(attr_extra_flags, extra_flags)
EXTRA_U32(attr_set_mark, set_mark)
EXTRA_U32(attr_set_mark_mask, set_mark_mask)
EXTRA_U32(attr_mtimer_thresh, mtimer_thresh)
EXTRA_U32(attr_nat_keepalive, nat_keepalive)
EXTRA_U32(attr_pcpu, pcpu)
EXTRA_U32(attr_iptfs_drop_time, iptfs_drop_time)
EXTRA_U32(attr_iptfs_init_delay, iptfs_init_delay)
EXTRA_U32(attr_iptfs_max_qsize, iptfs_max_qsize)
EXTRA_U32(attr_iptfs_pkt_size, iptfs_pkt_size)

static const struct attribute {
	bool (*decode)(const void *payload, size_t size, struct decoding *d);
	uint32_t present;
	uint16_t size; /* the least size of a payload */
} attributes[] = {
	[XFRMA_ALG_AUTH] = { attr_auth, SA_HAS_AUTH, sizeof(struct xfrm_algo) },
	[XFRMA_ALG_CRYPT] = { attr_cipher, SA_HAS_CRYPT, sizeof(struct xfrm_algo) },
	[XFRMA_ALG_COMP] = { attr_comp, SA_HAS_COMP, 0 },
	[XFRMA_ENCAP] = { attr_encap, SA_HAS_ENCAP, sizeof(struct xfrm_encap_tmpl) },
	[XFRMA_SEC_CTX] = { attr_sec_ctx, SA_HAS_SEC_CTX, sizeof(struct xfrm_user_sec_ctx) },
	[XFRMA_REPLAY_VAL] = { attr_replay, SA_HAS_REPLAY, sizeof(struct xfrm_replay_state) },
	[XFRMA_COADDR] = { attr_coaddr, SA_HAS_COADDR, sizeof(xfrm_address_t) },
	[XFRMA_LASTUSED] = { attr_lastused, SA_HAS_LASTUSED, sizeof(uint64_t) },
	[XFRMA_ALG_AEAD] = { attr_aead, SA_HAS_AEAD, sizeof(struct xfrm_algo_aead) },
	[XFRMA_ALG_AUTH_TRUNC] = { attr_auth_trunc, SA_HAS_AUTH, sizeof(struct xfrm_algo_auth) },
	[XFRMA_MARK] = { attr_mark, SA_HAS_MARK, sizeof(struct xfrm_mark) },
	[XFRMA_TFCPAD] = { attr_tfcpad, SA_HAS_TFCPAD, 4 },
	[XFRMA_REPLAY_ESN_VAL] = { attr_replay_esn, SA_HAS_REPLAY_ESN,
				   sizeof(struct xfrm_replay_state_esn) },
	[XFRMA_SA_EXTRA_FLAGS] = { attr_extra_flags, SA_HAS_EXTRA_FLAGS, 4 },
	[XFRMA_OFFLOAD_DEV] = { attr_offload, SA_HAS_OFFLOAD, sizeof(struct xfrm_user_offload) },
	[XFRMA_SET_MARK] = { attr_set_mark, SA_HAS_SET_MARK, 4 },
	[XFRMA_SET_MARK_MASK] = { attr_set_mark_mask, SA_HAS_SET_MARK_MASK, 4 },
	[XFRMA_IF_ID] = { attr_if_id, SA_HAS_IF_ID, 4 },
	[XFRMA_MTIMER_THRESH] = { attr_mtimer_thresh, SA_HAS_MTIMER_THRESH, 4 },
	[XFRMA_SA_DIR] = { attr_sa_dir, SA_HAS_DIR, 1 },
	[XFRMA_NAT_KEEPALIVE_INTERVAL] = { attr_nat_keepalive, SA_HAS_NAT_KEEPALIVE, 4 },
	[XFRMA_SA_PCPU] = { attr_pcpu, SA_HAS_PCPU, 4 },
	[XFRMA_IPTFS_DROP_TIME] = { attr_iptfs_drop_time, SA_HAS_IPTFS, 4 },
	[XFRMA_IPTFS_REORDER_WINDOW] = { attr_iptfs_reorder_window, SA_HAS_IPTFS, 2 },
	[XFRMA_IPTFS_DONT_FRAG] = { attr_iptfs_dont_frag, SA_HAS_IPTFS, 0 },
	[XFRMA_IPTFS_INIT_DELAY] = { attr_iptfs_init_delay, SA_HAS_IPTFS, 4 },
	[XFRMA_IPTFS_MAX_QSIZE] = { attr_iptfs_max_qsize, SA_HAS_IPTFS, 4 },
	[XFRMA_IPTFS_PKT_SIZE] = { attr_iptfs_pkt_size, SA_HAS_IPTFS, 4 },
};

#define ATTRIBUTES (sizeof(attributes) / sizeof(attributes[0]))

static void decode_sa_attribute(const struct nlattr *attr, struct decoding *d, unsigned *unknown)
{
	uint16_t type = mnl_attr_get_type(attr), size = mnl_attr_get_payload_len(attr);
	const struct attribute *known = type < ATTRIBUTES ? &attributes[type] : NULL;
	uint32_t present;

	if (type == XFRMA_PAD || type == XFRMA_SA)
		return;
	if (!known || !known->decode) {
		d->config->present |= SA_HAS_UNKNOWN;
		++*unknown;
		return;
	}
	present = known->present;
	if (size < known->size || !known->decode(mnl_attr_get_payload(attr), size, d))
		present = (present & SA_HAS_ALGORITHM) | SA_HAS_MALFORMED;
	d->config->present |= present;
}

static void decode_limits(const struct xfrm_lifetime_cfg *from, struct limits *to)
{
	to->soft_bytes = from->soft_byte_limit;
	to->hard_bytes = from->hard_byte_limit;
	to->soft_packets = from->soft_packet_limit;
	to->hard_packets = from->hard_packet_limit;
	to->soft_add = from->soft_add_expires_seconds;
	to->hard_add = from->hard_add_expires_seconds;
	to->soft_use = from->soft_use_expires_seconds;
	to->hard_use = from->hard_use_expires_seconds;
}

/* Clears the members that only attributes set. */
static void clear_attributes(struct decoding *d)
{
	memset(&d->config->mark, 0, sizeof(*d->config) - offsetof(struct sa_config, mark));
	d->sa->last_used = 0;
	d->sa->seq = d->sa->oseq = 0;
}

/* Copies the struct, because @payload is aligned to four bytes only. */
static void decode_info(const void *payload, struct decoding *d, struct selector *sel)
{
	struct sa *sa = d->sa;
	struct xfrm_usersa_info copy, *info = memcpy(&copy, payload, sizeof(copy));

	decode_selector(&info->sel, sel);
	sa->src = decode_ip(&info->saddr, info->family);
	sa->dst = decode_ip(&info->id.daddr, info->family);
	sa->spi = ntohl(info->id.spi);
	sa->proto = info->id.proto;
	decode_limits(&info->lft, &d->config->limits);
	sa->bytes = info->curlft.bytes;
	sa->packets = info->curlft.packets;
	sa->add_time = info->curlft.add_time;
	sa->use_time = info->curlft.use_time;
	if (info->stats.replay_window || info->stats.replay || info->stats.integrity_failed) {
		extra_of(d)->outside_window = info->stats.replay_window;
		extra_of(d)->replayed = info->stats.replay;
		extra_of(d)->integrity_failed = info->stats.integrity_failed;
	}
	sa->km_seq = info->seq;
	sa->reqid = info->reqid;
	sa->family = (uint8_t)info->family;
	sa->mode = info->mode;
	d->config->replay_window = info->replay_window;
	sa->flags = info->flags;
}

/* Returns the struct xfrm_usersa_info, or NULL; the attributes begin at *ret_attributes. */
static const void *find_info(const struct nlmsghdr *message, size_t *ret_attributes)
{
	const size_t size = sizeof(struct xfrm_usersa_info);

	if (message->nlmsg_type == XFRM_MSG_DELSA)
		return find_attribute(message, *ret_attributes = sizeof(struct xfrm_usersa_id),
				      XFRMA_SA, size);
	*ret_attributes =
		message->nlmsg_type == XFRM_MSG_EXPIRE ? sizeof(struct xfrm_user_expire) : size;
	return mnl_nlmsg_get_payload_len(message) < *ret_attributes
		       ? NULL
		       : mnl_nlmsg_get_payload(message);
}

bool decode_sa(const struct nlmsghdr *message, struct sa *sa, struct sa_parts *parts,
	       struct new_names *new_names, unsigned *unknown)
{
	struct decoding d = { sa, &parts->config, &parts->extra, new_names };
	const struct nlattr *attr;
	size_t at;
	const void *info = find_info(message, &at);

	if (!info)
		return false;
	clear_attributes(&d);
	sa->sel = &parts->sel;
	sa->config = &parts->config;
	sa->extra = &sa_no_extra;
	sa->found = (struct sa_found){ 0 };
	decode_info(info, &d, &parts->sel);
	for_each_attribute(attr, message, at)
		decode_sa_attribute(attr, &d, unknown);
	return true;
}
