/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "libnl_policies.h"

#include <linux/xfrm.h>
#include <netlink/netlink.h>
#include <netlink/xfrm/selector.h>
#include <netlink/xfrm/template.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define POLICIES_MAX 4096

static struct xfrmnl_sp *policies[POLICIES_MAX];
static int count;

static int direction_of(struct xfrmnl_sp *policy)
{
	return xfrmnl_sp_get_dir(policy);
}

static bool is_any(struct nl_addr *address)
{
	const uint8_t *bytes = nl_addr_get_binary_addr(address);

	for (unsigned i = 0; i < nl_addr_get_len(address); i++)
		if (bytes[i])
			return false;
	return true;
}

static bool same(struct nl_addr *a, struct nl_addr *b)
{
	return nl_addr_get_len(a) == nl_addr_get_len(b) &&
	       !memcmp(nl_addr_get_binary_addr(a), nl_addr_get_binary_addr(b), nl_addr_get_len(a));
}

static int bits_of(struct nl_addr *address)
{
	return (int)nl_addr_get_len(address) * 8;
}

static bool within(struct nl_addr *address, struct nl_addr *net, int prefix)
{
	const uint8_t *a = nl_addr_get_binary_addr(address), *b = nl_addr_get_binary_addr(net);

	for (int bit = 0; bit < prefix; bit++)
		if ((a[bit / 8] ^ b[bit / 8]) & 0x80 >> bit % 8)
			return false;
	return true;
}

/*
 * In transport mode the SA must have the packet's own addresses, so the selector must contain them.
 */
static bool selects(struct xfrmnl_sel *sel, struct xfrmnl_sa *sa)
{
	return xfrmnl_sel_get_family(sel) == xfrmnl_sa_get_family(sa) &&
	       (is_any(xfrmnl_sa_get_saddr(sa)) ||
		within(xfrmnl_sa_get_saddr(sa), xfrmnl_sel_get_saddr(sel),
		       xfrmnl_sel_get_prefixlen_s(sel))) &&
	       within(xfrmnl_sa_get_daddr(sa), xfrmnl_sel_get_daddr(sel),
		      xfrmnl_sel_get_prefixlen_d(sel));
}

/*
 * The template whose addresses count for template number @i: itself, or in transport mode the
 * nearest tunnel before it. NULL if there is none, and so the packet's own addresses count.
 */
static struct xfrmnl_user_tmpl *tunnel_of(struct xfrmnl_sp *policy, int i)
{
	for (; i >= 0; i--) {
		struct xfrmnl_user_tmpl *t = xfrmnl_sp_usertemplate_n(policy, i);

		if (xfrmnl_user_tmpl_get_mode(t) != XFRM_MODE_TRANSPORT)
			return t;
	}
	return NULL;
}

static bool source_matches(struct xfrmnl_user_tmpl *t, struct xfrmnl_sa *sa, int prefix)
{
	return is_any(xfrmnl_user_tmpl_get_saddr(t)) ||
	       within(xfrmnl_sa_get_saddr(sa), xfrmnl_user_tmpl_get_saddr(t), prefix);
}

static bool ends_match(struct xfrmnl_sp *policy, int i, struct xfrmnl_sa *sa, bool out)
{
	struct xfrmnl_user_tmpl *t = tunnel_of(policy, i);
	bool inner_v4 = xfrmnl_sel_get_family(xfrmnl_sp_get_sel(policy)) == AF_INET;

	if (!t)
		return selects(xfrmnl_sp_get_sel(policy), sa);
	if (xfrmnl_user_tmpl_get_family(t) != xfrmnl_sa_get_family(sa))
		return !out && is_any(xfrmnl_user_tmpl_get_saddr(t));
	if (!out) /* xfrm_state_addr_cmp() takes the number of bytes from the inner family
		     (Linux 6.1) */
		return source_matches(t, sa, inner_v4 ? 32 : bits_of(xfrmnl_sa_get_saddr(sa)));
	return same(xfrmnl_user_tmpl_get_daddr(t), xfrmnl_sa_get_daddr(sa)) &&
	       source_matches(t, sa, bits_of(xfrmnl_sa_get_saddr(sa)));
}

static bool mark_matches(struct xfrmnl_sp *policy, struct xfrmnl_sa *sa)
{
	unsigned mark = 0, mask = 0, policy_mark = 0, policy_mask = 0;

	xfrmnl_sa_get_mark(sa, &mask, &mark);
	xfrmnl_sp_get_mark(policy, &policy_mask, &policy_mark);
	return (policy_mark & policy_mask & mask) == mark;
}

static bool nets_meet(struct nl_addr *a, int a_prefix, struct nl_addr *b, int b_prefix)
{
	return within(a, b, a_prefix < b_prefix ? a_prefix : b_prefix);
}

static bool ports_meet(int a, int a_mask, int b, int b_mask)
{
	return !((a ^ b) & a_mask & b_mask);
}

/* Whether there is a packet that both selectors accept. */
static bool selectors_meet(struct xfrmnl_sel *a, struct xfrmnl_sel *b, bool out)
{
	int family = xfrmnl_sel_get_family(b), proto = xfrmnl_sel_get_proto(b);

	if (family && family != xfrmnl_sel_get_family(a))
		return !out;
	return (!proto || !xfrmnl_sel_get_proto(a) || proto == xfrmnl_sel_get_proto(a)) &&
	       ports_meet(xfrmnl_sel_get_sport(a), xfrmnl_sel_get_sportmask(a),
			  xfrmnl_sel_get_sport(b), xfrmnl_sel_get_sportmask(b)) &&
	       ports_meet(xfrmnl_sel_get_dport(a), xfrmnl_sel_get_dportmask(a),
			  xfrmnl_sel_get_dport(b), xfrmnl_sel_get_dportmask(b)) &&
	       nets_meet(xfrmnl_sel_get_saddr(a), xfrmnl_sel_get_prefixlen_s(a),
			 xfrmnl_sel_get_saddr(b), xfrmnl_sel_get_prefixlen_s(b)) &&
	       nets_meet(xfrmnl_sel_get_daddr(a), xfrmnl_sel_get_prefixlen_d(a),
			 xfrmnl_sel_get_daddr(b), xfrmnl_sel_get_prefixlen_d(b));
}

static bool names_spi(struct xfrmnl_user_tmpl *t)
{
	return xfrmnl_user_tmpl_get_spi(t) != 0;
}

static bool matches(struct xfrmnl_sp *policy, int i, struct xfrmnl_sa *sa)
{
	struct xfrmnl_user_tmpl *t = xfrmnl_sp_usertemplate_n(policy, i);
	bool out = direction_of(policy) == XFRM_POLICY_OUT;
	int reqid = xfrmnl_user_tmpl_get_reqid(t);

	if (xfrmnl_user_tmpl_get_proto(t) != xfrmnl_sa_get_proto(sa) ||
	    xfrmnl_user_tmpl_get_mode(t) != xfrmnl_sa_get_mode(sa))
		return false;
	if (names_spi(t) && xfrmnl_user_tmpl_get_spi(t) != xfrmnl_sa_get_spi(sa))
		return false;
	if (reqid != xfrmnl_sa_get_reqid(sa) && (out || reqid))
		return false;
	return (!out || mark_matches(policy, sa)) && ends_match(policy, i, sa, out) &&
	       selectors_meet(xfrmnl_sp_get_sel(policy), xfrmnl_sa_get_sel(sa), out);
}

/* The first template that accepts the SA, NULL if none does. */
static struct xfrmnl_user_tmpl *asks_for(struct xfrmnl_sp *policy, struct xfrmnl_sa *sa)
{
	for (int i = 0; i < xfrmnl_sp_get_nusertemplates(policy); i++) {
		if (matches(policy, i, sa))
			return xfrmnl_sp_usertemplate_n(policy, i);
	}
	return NULL;
}

/* Of several policies that ask for an SA, the main one has the lowest rank. */
static unsigned long long rank(struct xfrmnl_sp *policy, struct xfrmnl_user_tmpl *t)
{
	unsigned long long priority = (unsigned)xfrmnl_sp_get_priority(policy);

	return (unsigned long long)(direction_of(policy) == XFRM_POLICY_FWD) << 63 |
	       (unsigned long long)!names_spi(t) << 62 | priority << 29 |
	       ((unsigned)xfrmnl_sp_get_index(policy) >> 3);
}

struct xfrmnl_sp *policies_main_of(struct xfrmnl_sa *sa, bool out)
{
	struct xfrmnl_sp *best = NULL;
	unsigned long long best_rank = 0;

	for (int i = 0; i < count; i++) {
		struct xfrmnl_user_tmpl *t = asks_for(policies[i], sa);

		if (!t || (direction_of(policies[i]) == XFRM_POLICY_OUT) != out)
			continue;
		if (!best || rank(policies[i], t) < best_rank) {
			best = policies[i];
			best_rank = rank(best, t);
		}
	}
	return best;
}

/* How specific a template is: 1, and 1 more for each of the SA's addresses that it names. */
static int named(struct xfrmnl_user_tmpl *t, struct xfrmnl_sa *sa)
{
	return 1 + same(xfrmnl_user_tmpl_get_saddr(t), xfrmnl_sa_get_saddr(sa)) +
	       same(xfrmnl_user_tmpl_get_daddr(t), xfrmnl_sa_get_daddr(sa));
}

bool policies_tell_direction(struct xfrmnl_sa *sa, bool *ret_in)
{
	int in = 0, out = 0;

	for (int i = 0; i < count; i++) {
		struct xfrmnl_user_tmpl *t = asks_for(policies[i], sa);
		int *most = direction_of(policies[i]) == XFRM_POLICY_OUT ? &out : &in;

		if (t && *most < named(t, sa))
			*most = named(t, sa);
	}
	*ret_in = in > out;
	return in != out;
}

/* Forward policies are left out, because each repeats an inbound policy. */
static bool bundles(struct xfrmnl_sp *policy, bool out)
{
	return xfrmnl_sp_get_nusertemplates(policy) > 1 &&
	       direction_of(policy) == (out ? XFRM_POLICY_OUT : XFRM_POLICY_IN);
}

bool policies_bundle(struct xfrmnl_sa *sa, bool out)
{
	return policies_bundle_both(sa, sa, out);
}

bool policies_bundle_both(struct xfrmnl_sa *a, struct xfrmnl_sa *b, bool out)
{
	for (int i = 0; i < count; i++)
		if (bundles(policies[i], out) && asks_for(policies[i], a) &&
		    asks_for(policies[i], b))
			return true;
	return false;
}

/* Keeps policies that ask for SAs: not those of sockets, that block, or that have no template. */
static int take(struct nl_msg *message, void *context)
{
	struct xfrmnl_sp *policy;
	int *failed = context;

	if (xfrmnl_sp_parse(nlmsg_hdr(message), &policy) < 0) {
		++*failed;
		return NL_OK;
	}
	if (direction_of(policy) > XFRM_POLICY_FWD || count == POLICIES_MAX ||
	    xfrmnl_sp_get_action(policy) != XFRM_POLICY_ALLOW ||
	    xfrmnl_sp_get_nusertemplates(policy) < 1)
		xfrmnl_sp_put(policy);
	else
		policies[count++] = policy;
	return NL_OK;
}

int policies_dump(void)
{
	struct nl_sock *socket = nl_socket_alloc();
	int failed = 0, error = nl_connect(socket, NETLINK_XFRM);

	nl_socket_set_msg_buf_size(socket, 1 << 20);
	nl_socket_modify_cb(socket, NL_CB_VALID, NL_CB_CUSTOM, take, &failed);
	if (error >= 0)
		error = nl_send_simple(socket, XFRM_MSG_GETPOLICY, NLM_F_DUMP, NULL, 0);
	if (error >= 0)
		error = nl_recvmsgs_default(socket);
	nl_socket_free(socket);
	if (error >= 0 && !failed)
		return count;
	fprintf(stderr, "libnl: policies: %s\n", error < 0 ? nl_geterror(error) : "not understood");
	return -1;
}
