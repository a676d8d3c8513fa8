/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * agree_libnl [NETNS] - whether libnl-xfrm and the library say the same about every SA
 *
 * Both dump the same kernel tables. Each member that libnl 3.7 has a getter for is compared with
 * IPsecSaEnum1 and WfpxSaEnum0. What WFP derives from these members (local and remote, transforms,
 * lifetimes, the filter of the policy that asks for the SA) is derived here a second time, from
 * libnl's values alone. libnl 3.7 has no getter for the interface id and the output mark.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/xfrm.h>
#include <netinet/in.h>
#include <netlink/netlink.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "agree_libnl.h"
#include "libnl_policies.h"

#define SAS_MAX 4096

static struct side sides[SAS_MAX];
static size_t side_count;

/*
 * Whether two SAs are one bundle: a policy asks for both. If no policy with several templates asks
 * for either of them, their reqid decides.
 */
static bool tied(const struct side *a, const struct side *b)
{
	if (policies_bundle(a->libnl, a->out) || policies_bundle(b->libnl, b->out))
		return policies_bundle_both(a->libnl, b->libnl, a->out);
	return a->wfpx->reqid && a->wfpx->reqid == b->wfpx->reqid;
}

static bool belong_together(const struct side *one, const struct side *other)
{
	const WFPX_SA0 *a = one->wfpx, *b = other->wfpx;

	return a->protocol != b->protocol && a->mark == b->mark && a->markMask == b->markMask &&
	       a->ifId == b->ifId && !memcmp(&a->source, &b->source, sizeof(a->source)) &&
	       !memcmp(&a->destination, &b->destination, sizeof(a->destination)) && other->libnl &&
	       tied(one, other);
}

/* AH and ESP SAs for the same traffic must be one entry, with the ESP SA first. */
static void compare_bundle(const struct side *side)
{
	unsigned partners = 0;

	current = side->wfpx->spi;
	for (size_t i = 0; i < side_count; i++)
		partners += belong_together(side, &sides[i]);
	DIFFER("numSAs", 1 + partners, side->details->saBundle.numSAs);
	if (partners)
		DIFFER("place in the bundle", side->wfpx->protocol == IPPROTO_AH,
		       side->sa - side->details->saBundle.saList);
}

static void compare_bundles(void)
{
	for (size_t i = 0; i < side_count; i++)
		if (sides[i].libnl)
			compare_bundle(&sides[i]);
}

static struct side *side_of(struct xfrmnl_sa *sa)
{
	unsigned mark = 0, mask = 0;

	xfrmnl_sa_get_mark(sa, &mask, &mark);
	for (size_t i = 0; i < side_count; i++) {
		const WFPX_SA0 *to = sides[i].wfpx;
		UINT32 v4 = htonl(to->destination.v4Address);
		struct nl_addr *address = xfrmnl_sa_get_daddr(sa);
		const void *bytes = to->destination.ipVersion == FWP_IP_VERSION_V4
					    ? (const void *)&v4
					    : to->destination.v6Address;

		if (to->spi == (UINT32)xfrmnl_sa_get_spi(sa) && to->mark == mark &&
		    to->markMask == mask && to->protocol == xfrmnl_sa_get_proto(sa) &&
		    !memcmp(nl_addr_get_binary_addr(address), bytes, nl_addr_get_len(address)))
			return &sides[i];
	}
	return NULL;
}

static void compare(struct xfrmnl_sa *sa, const struct algorithms *a)
{
	struct side *side = side_of(sa);
	bool out, first;

	current = (UINT32)xfrmnl_sa_get_spi(sa);
	DIFFER("is enumerated", 1, side != NULL);
	if (!side)
		return;
	DIFFER("is enumerated twice", 0, side->libnl != NULL);
	side->libnl = sa;
	out = side->out = side->details->saDirection == FWP_DIRECTION_OUTBOUND;
	first = side->sa == side->details->saBundle.saList;
	DIFFER("spi of the bundle", current, side->sa->spi);
	compare_header(sa, side->wfpx);
	compare_algorithms(sa, a, side);
	compare_limits(sa, side, first);
	compare_usage(sa, side->wfpx);
	compare_replay(sa, side->wfpx);
	compare_encap(sa, side, out, first);
	compare_selector(xfrmnl_sa_get_sel(sa), &side->wfpx->selector);
	compare_direction(sa, side);
	if (first)
		compare_entry(sa, side, out);
}

static int take_message(struct nl_msg *message, void *context)
{
	struct nlmsghdr *header = nlmsg_hdr(message);
	unsigned *count = context;
	struct algorithms a;
	struct xfrmnl_sa *sa;

	if (header->nlmsg_type != XFRM_MSG_NEWSA || xfrmnl_sa_parse(header, &sa) < 0) {
		printf("libnl does not understand a message\n");
		disagreements++;
		return NL_OK;
	}
	a = algorithms_of(sa);
	if (has_algorithm(&a) &&
	    (xfrmnl_sa_get_proto(sa) == IPPROTO_ESP || xfrmnl_sa_get_proto(sa) == IPPROTO_AH)) {
		++*count;
		compare(sa, &a); /* keeps a reference to the SA */
		return NL_OK;
	}
	xfrmnl_sa_put(sa);
	return NL_OK;
}

/* Returns the number of SAs, or -1 with a message. */
static int dump_with_libnl(void)
{
	struct nl_sock *socket = nl_socket_alloc();
	unsigned count = 0;
	int error = nl_connect(socket, NETLINK_XFRM);

	nl_socket_set_msg_buf_size(socket, 1 << 20);
	nl_socket_modify_cb(socket, NL_CB_VALID, NL_CB_CUSTOM, take_message, &count);
	if (error >= 0)
		error = nl_send_simple(socket, XFRM_MSG_GETSA, NLM_F_DUMP, NULL, 0);
	if (error >= 0)
		error = nl_recvmsgs_default(socket);
	nl_socket_free(socket);
	if (error >= 0)
		return (int)count;
	fprintf(stderr, "libnl: %s\n", nl_geterror(error));
	return -1;
}

/*
 * Takes two snapshots. Nothing changes the kernel's table between them, so the order is the same.
 */
static DWORD read_library(HANDLE engine, WFPX_SA_DETAILS0 ***wfpx, IPSEC_SA_DETAILS1 ***details)
{
	HANDLE one = NULL, other = NULL;
	UINT32 count = 0, other_count = 0;
	DWORD result = IPsecSaCreateEnumHandle0(engine, NULL, &one);

	if (!result)
		result = IPsecSaCreateEnumHandle0(engine, NULL, &other);
	if (!result)
		result = WfpxSaEnum0(engine, one, 0xffffffff, wfpx, &count);
	if (!result)
		result = IPsecSaEnum1(engine, other, 0xffffffff, details, &other_count);
	DIFFER("entries of both enumerations", count, other_count);
	for (UINT32 i = 0; !result && i < count && count == other_count; i++)
		for (UINT32 n = 0; n < (*wfpx)[i]->numSAs && side_count < SAS_MAX; n++)
			sides[side_count++] = (struct side){
				.wfpx = (*wfpx)[i]->saList[n],
				.sa = &(*details)[i]->saBundle.saList[n],
				.details = (*details)[i],
			};
	return result;
}

static int enter(const char *netns)
{
	char path[256];
	int fd;

	snprintf(path, sizeof(path), "/run/netns/%s", netns);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || setns(fd, CLONE_NEWNET)) {
		perror(path);
		return -1;
	}
	return close(fd);
}

/*
 * The library runs before this process enters the namespace, to show that it needs no help to
 * enter.
 */
int main(int argc, char **argv)
{
	WFPX_SA_DETAILS0 **wfpx = NULL;
	IPSEC_SA_DETAILS1 **details = NULL;
	wchar_t server[128];
	HANDLE engine;
	DWORD result;
	int count;

	swprintf(server, 128, L"netns:%s", argc > 1 ? argv[1] : "");
	result = FwpmEngineOpen0(argc > 1 ? server : NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine);
	if (!result)
		result = read_library(engine, &wfpx, &details);
	if (result) {
		fprintf(stderr, "the library: error 0x%08x\n", (unsigned)result);
		return 1;
	}
	if (argc > 1 && enter(argv[1]))
		return 1;
	read_local();
	count = policies_dump() < 0 ? -1 : dump_with_libnl();
	compare_bundles();
	current = 0;
	DIFFER("number of SAs", count, side_count);
	FwpmEngineClose0(engine);
	FwpmFreeMemory0((void **)&wfpx);
	FwpmFreeMemory0((void **)&details);
	printf("%d SAs, %u with a policy, %u comparisons, %u disagreements\n", count, with_policy,
	       compared, disagreements);
	return count <= 0 || disagreements ? 1 : 0;
}
