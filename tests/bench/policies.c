/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * policies pairs COUNT - installs an outbound and an inbound policy for each pair of "many 2*COUNT"
 * policies hosts COUNT [REQID] - the same for "many 2*COUNT hosts [REQID]". The templates have no
 *	addresses, like those of transport mode.
 * policies larval COUNT [in] - installs an outbound policy for each state that "larval COUNT [in]"
 *	will make
 */
#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../common/install.h"
#include "xfrm/uapi.h"

#define BATCH 64

static struct mnl_socket *kernel;
static _Alignas(8) char batch[65536];
static size_t used;
static unsigned pending;

static void fail(const char *what)
{
	fprintf(stderr, "policies: %s: %s\n", what, strerror(errno));
	exit(1);
}

static int take_answer(const struct nlmsghdr *message, void *unused)
{
	(void)message, (void)unused;
	return MNL_CB_OK;
}

static void flush(void)
{
	char answer[32768];

	if (used && mnl_socket_sendto(kernel, batch, used) < 0)
		fail("send");
	while (pending) {
		ssize_t size = mnl_socket_recvfrom(kernel, answer, sizeof(answer));
		const struct nlmsghdr *message = (void *)answer;
		int left = (int)size;

		if (size < 0 || mnl_cb_run(answer, (size_t)size, 0, 0, take_answer, NULL) < 0)
			fail("kernel");
		for (; mnl_nlmsg_ok(message, left); message = mnl_nlmsg_next(message, &left))
			pending--;
	}
	used = 0;
}

static void add(const struct xfrm_user_tmpl *template, uint8_t dir, uint32_t src, uint32_t dst)
{
	/*
	 * A message in the batch is aligned to four bytes only, so the struct is filled here and
	 * copied.
	 */
	const struct xfrm_userpolicy_info info = {
		.sel = { .family = AF_INET,
			 .saddr.a4 = htonl(src),
			 .daddr.a4 = htonl(dst),
			 .prefixlen_s = 32,
			 .prefixlen_d = 32 },
		.lft = { .soft_byte_limit = XFRM_INF,
			 .hard_byte_limit = XFRM_INF,
			 .soft_packet_limit = XFRM_INF,
			 .hard_packet_limit = XFRM_INF },
		.dir = dir,
		.priority = 1000,
	};
	struct nlmsghdr *message = mnl_nlmsg_put_header(batch + used);

	message->nlmsg_type = XFRM_MSG_NEWPOLICY;
	message->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	memcpy(mnl_nlmsg_put_extra_header(message, sizeof(info)), &info, sizeof(info));
	mnl_attr_put(message, XFRMA_TMPL, sizeof(*template), template);
	used += message->nlmsg_len;
	if (++pending == BATCH)
		flush();
}

static struct xfrm_user_tmpl template_of(const struct install_sa *sa)
{
	return (struct xfrm_user_tmpl){ .family = AF_INET,
					.id.proto = sa->proto,
					.id.daddr.a4 = htonl(sa->dst),
					.saddr.a4 = htonl(sa->src),
					.reqid = sa->reqid,
					.mode = XFRM_MODE_TUNNEL,
					.aalgos = ~0u,
					.ealgos = ~0u,
					.calgos = ~0u };
}

static void add_pair(uint32_t i)
{
	struct install_sa in = install_numbered(2 * i), out = install_numbered(2 * i + 1);
	struct xfrm_user_tmpl in_template = template_of(&in), out_template = template_of(&out);

	add(&out_template, XFRM_POLICY_OUT, 0xac100000 + i, 0xac200000 + i);
	add(&in_template, XFRM_POLICY_IN, 0xac200000 + i, 0xac100000 + i);
}

static void add_hosts(uint32_t i, uint32_t reqid)
{
	struct install_sa in = install_host(2 * i, reqid);
	const struct xfrm_user_tmpl template = { .family = AF_INET,
						 .id.proto = in.proto,
						 .reqid = in.reqid,
						 .mode = XFRM_MODE_TRANSPORT,
						 .aalgos = ~0u,
						 .ealgos = ~0u,
						 .calgos = ~0u };

	add(&template, XFRM_POLICY_OUT, in.dst, in.src);
	add(&template, XFRM_POLICY_IN, in.src, in.dst);
}

/* The kernel looks states up by a hash of reqid ^ (source + destination), so these must not agree.
 */
static uint32_t reqid_of_larval(uint32_t i)
{
	return (i + 1) * 2654435761u;
}

static void add_larval(uint32_t i, bool in)
{
	const struct xfrm_user_tmpl template = { .family = AF_INET,
						 .id.proto = IPPROTO_ESP,
						 .reqid = reqid_of_larval(i),
						 .mode = XFRM_MODE_TRANSPORT,
						 .aalgos = ~0u,
						 .ealgos = ~0u,
						 .calgos = ~0u };

	if (in)
		add(&template, XFRM_POLICY_OUT, 0x0a000001 + i, 0xc0000201);
	else
		add(&template, XFRM_POLICY_OUT, 0xc0000201, 0x0a000001 + i);
}

int main(int argc, char **argv)
{
	uint32_t count = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;
	uint32_t reqid = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 0;

	kernel = mnl_socket_open(NETLINK_XFRM);
	if (!count || !kernel || mnl_socket_bind(kernel, 0, MNL_SOCKET_AUTOPID) < 0) {
		fprintf(stderr, "usage: policies pairs|hosts|larval COUNT [REQID|in], with "
				"CAP_NET_ADMIN\n");
		return 2;
	}
	for (uint32_t i = 0; i < count; i++) {
		if (!strcmp(argv[1], "larval"))
			add_larval(i, argc > 3);
		else if (!strcmp(argv[1], "hosts"))
			add_hosts(i, reqid);
		else
			add_pair(i);
	}
	flush();
	return 0;
}
