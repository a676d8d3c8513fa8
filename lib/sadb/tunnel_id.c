/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What identifies a tunnel over the years, and the id that is made of it. */
#include <netinet/in.h>
#include <string.h>

#include "accept.h"
#include "base/fnv.h"
#include "direction.h"
#include "tunnel.h"

/* An SA in transport mode may have no source address. */
static uint8_t host_bits(uint8_t family, const struct address *address)
{
	return address_is_zero(address) ? 0 : address_bits(family);
}

void tunnel_identity_of(const struct sa *sa, const struct policy *policy,
			struct tunnel_identity *ret)
{
	bool out = sa->found.direction == SA_OUTBOUND;
	bool marked = out && policy;

	*ret = (struct tunnel_identity){
		.local = out ? sa->src : sa->dst,
		.remote = out ? sa->dst : sa->src,
		.reqid = sa->reqid,
		.family = sa->family,
		.proto = sa->proto,
		.mode = sa->mode,
		.local_prefix = host_bits(sa->family, out ? &sa->src : &sa->dst),
		.remote_prefix = host_bits(sa->family, out ? &sa->dst : &sa->src),
		.mark = marked ? policy->mark : sa->config->mark,
		.mark_mask = marked ? policy->mark_mask : sa->config->mark_mask,
		.if_id = sa->config->if_id,
	};
}

/* Writes the first @prefix bits of @from to *ret, and zeros behind them. */
static void copy_network(struct address *ret, const struct address *from, uint8_t prefix)
{
	size_t whole = prefix / 8;

	memset(ret, 0, sizeof(*ret));
	memcpy(ret->bytes, from->bytes, whole);
	if (prefix % 8)
		ret->bytes[whole] = (uint8_t)(from->bytes[whole] & 0xff00 >> prefix % 8);
}

/* How many bits of an end are known: of a template's address, or of the policy's selector. */
static uint8_t known_bits(const struct policy_template *t, const struct address *address,
			  uint8_t selected)
{
	uint8_t all = address_bits(t->family);

	if (t->found.of_packet)
		return selected < all ? selected : all;
	return host_bits(t->family, address);
}

void template_identity_of(const struct policy *policy, const struct policy_template *t,
			  struct tunnel_identity *ret)
{
	uint8_t src = known_bits(t, &t->src, policy->sel.src_prefix);
	uint8_t dst = known_bits(t, &t->dst, policy->sel.dst_prefix);
	bool out = policy->dir == POLICY_OUT;

	*ret = (struct tunnel_identity){ .reqid = t->reqid,
					 .family = t->family,
					 .proto = t->proto,
					 .mode = t->mode,
					 .local_prefix = out ? src : dst,
					 .remote_prefix = out ? dst : src,
					 .mark = policy->mark,
					 .mark_mask = policy->mark_mask,
					 .if_id = policy->if_id };
	copy_network(&ret->local, out ? &t->src : &t->dst, ret->local_prefix);
	copy_network(&ret->remote, out ? &t->dst : &t->src, ret->remote_prefix);
}

void tunnel_variant_of(const struct sa *sa, struct tunnel_variant *ret)
{
	struct tunnel_key tunnel;
	struct traffic_key traffic;

	tunnel_key_of(sa, &tunnel);
	traffic_key_of(sa, true, &traffic);
	*ret = (struct tunnel_variant){ .local = traffic.local,
					.remote = traffic.remote,
					.ports = traffic.ports,
					.extent = traffic.extent,
					.encap = tunnel.kind >> 48 << 32 |
						 (tunnel.reqid_ports & UINT32_MAX),
					.sec_ctx = traffic.sec_ctx };
}

/* An SA for just the traffic of the policy has the same variant, if nothing encapsulates it. */
void policy_variant_of(const struct policy *policy, struct tunnel_variant *ret)
{
	static const struct sa_config config;
	const struct sa sa = { .sel = &policy->sel,
			       .config = &config,
			       .extra = &sa_no_extra,
			       .found.direction =
				       policy->dir == POLICY_OUT ? SA_OUTBOUND : SA_INBOUND };

	tunnel_variant_of(&sa, ret);
}

/* A key is written into this, as doc/tunnels.md describes it. */
struct key_bytes {
	uint8_t bytes[128];
	size_t used;
};

static void put_bytes(struct key_bytes *key, const void *bytes, size_t size)
{
	memcpy(key->bytes + key->used, bytes, size);
	key->used += size;
}

/* Puts the last @size bytes of a number, the highest first. */
static void put_number(struct key_bytes *key, uint64_t number, unsigned size)
{
	while (size--)
		key->bytes[key->used++] = (uint8_t)(number >> 8 * size);
}

/* The numbers of address families differ between systems. */
static uint8_t ip_version(uint64_t family)
{
	if (family == AF_INET)
		return 4;
	return family == AF_INET6 ? 6 : 0;
}

static void put_variant(struct key_bytes *key, const struct tunnel_variant *v)
{
	put_bytes(key, v->local.bytes, sizeof(v->local.bytes));
	put_bytes(key, v->remote.bytes, sizeof(v->remote.bytes));
	put_number(key, v->ports, 8);
	put_number(key, ip_version(v->extent >> 48), 1);
	put_number(key, v->extent >> 32, 1);
	put_number(key, v->extent >> 16, 1);
	put_number(key, v->extent, 1);
	put_number(key, v->encap, 6);
	put_number(key, v->sec_ctx, 8);
}

uint64_t tunnel_id(const struct tunnel_identity *i, const struct tunnel_variant *variant)
{
	struct key_bytes key = { .used = 0 };
	uint64_t hash;

	put_number(&key, ip_version(i->family), 1);
	put_number(&key, i->proto, 1);
	put_number(&key, i->mode, 1);
	put_number(&key, i->local_prefix, 1);
	put_number(&key, i->remote_prefix, 1);
	put_bytes(&key, i->local.bytes, sizeof(i->local.bytes));
	put_bytes(&key, i->remote.bytes, sizeof(i->remote.bytes));
	put_number(&key, i->reqid, 4);
	put_number(&key, i->mark, 4);
	put_number(&key, i->mark_mask, 4);
	put_number(&key, i->if_id, 4);
	if (variant)
		put_variant(&key, variant);
	hash = fnv1a64(FNV1A64_BEGIN, key.bytes, key.used);
	return hash ? hash : 1;
}
