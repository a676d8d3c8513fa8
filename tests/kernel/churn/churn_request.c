/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <linux/xfrm.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "churn.h"

#define CIPHER    "rfc4106(gcm(aes))"
#define KEY_BYTES 20
#define ICV_BITS  128

struct requests {
	struct mnl_socket *socket;
	uint32_t seq;
	_Alignas(16) char message[1024];
	_Alignas(16) char answer[32768];
};

struct requests *requests_open(void)
{
	struct requests *requests = calloc(1, sizeof(*requests));

	if (!requests)
		die("requests", ENOMEM);
	requests->socket = mnl_socket_open2(NETLINK_XFRM, SOCK_CLOEXEC);
	if (!requests->socket || mnl_socket_bind(requests->socket, 0, MNL_SOCKET_AUTOPID) < 0)
		die("NETLINK_XFRM", errno);
	return requests;
}

void requests_close(struct requests *requests)
{
	mnl_socket_close(requests->socket);
	free(requests);
}

static struct nlmsghdr *begin(struct requests *requests, uint16_t type)
{
	struct nlmsghdr *message = mnl_nlmsg_put_header(requests->message);

	message->nlmsg_type = type;
	message->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	message->nlmsg_seq = ++requests->seq;
	return message;
}

/*
 * Returns the errno of the kernel's answer. Other messages, such as the reserved state, are
 * skipped.
 */
static int answer_to(struct requests *requests, const struct nlmsghdr *request)
{
	if (mnl_socket_sendto(requests->socket, request, request->nlmsg_len) < 0)
		die("send", errno);
	for (;;) {
		ssize_t size = mnl_socket_recvfrom(requests->socket, requests->answer,
						   sizeof(requests->answer));
		const struct nlmsghdr *message = (const void *)requests->answer;
		int left = (int)size;

		if (size < 0)
			die("receive", errno);
		for (; mnl_nlmsg_ok(message, left); message = mnl_nlmsg_next(message, &left)) {
			const struct nlmsgerr *error = mnl_nlmsg_get_payload(message);

			if (message->nlmsg_type == NLMSG_ERROR)
				return -error->error;
		}
	}
}

/* All generations of a part that moves have one SPI, as the kernel keeps it. */
static uint32_t spi_of(uint32_t tunnel, uint32_t generation)
{
	uint32_t number = is_moving(tunnel) ? part_of(tunnel, generation) : generation;
	uint64_t spi = FIRST_SPI + (uint64_t)number * all_tunnels() + tunnel;

	if (spi > UINT32_MAX)
		die("all SPIs are used", ERANGE);
	return htonl((uint32_t)spi);
}

static void fill_info(struct xfrm_usersa_info *info, uint32_t tunnel, uint32_t generation)
{
	bool in = is_moving(tunnel) && part_of(tunnel, generation) == PART_IN;

	info->family = AF_INET;
	info->saddr.a4 = htonl(in ? peer_of(tunnel) : HERE);
	info->id.daddr.a4 = htonl(in ? HERE : peer_of(tunnel));
	info->id.spi = spi_of(tunnel, generation);
	info->id.proto = IPPROTO_ESP;
	info->reqid = tunnel + 1;
	info->mode = XFRM_MODE_TUNNEL;
	info->flags = XFRM_STATE_AF_UNSPEC;
	info->lft.soft_byte_limit = info->lft.hard_byte_limit = XFRM_INF;
	info->lft.soft_packet_limit = info->lft.hard_packet_limit = XFRM_INF;
}

static void put_cipher(struct nlmsghdr *message)
{
	_Alignas(struct xfrm_algo_aead) char cipher[sizeof(struct xfrm_algo_aead) + KEY_BYTES];
	struct xfrm_algo_aead *aead = memset(cipher, 0, sizeof(cipher));

	strcpy(aead->alg_name, CIPHER);
	aead->alg_key_len = KEY_BYTES * 8;
	aead->alg_icv_len = ICV_BITS;
	mnl_attr_put(message, XFRMA_ALG_AEAD, sizeof(cipher), cipher);
}

static int install(struct requests *requests, uint16_t type, uint32_t tunnel, uint32_t generation,
		   uint64_t hard_seconds)
{
	struct nlmsghdr *message = begin(requests, type);
	struct xfrm_usersa_info *info = mnl_nlmsg_put_extra_header(message, sizeof(*info));

	fill_info(info, tunnel, generation);
	info->lft.hard_add_expires_seconds = hard_seconds;
	put_cipher(message);
	return answer_to(requests, message);
}

static void expect(int error, const char *what)
{
	if (error)
		die(what, error);
}

void request_add_sa(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	expect(install(requests, XFRM_MSG_NEWSA, tunnel, generation, 0), "NEWSA");
}

void request_complete(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	expect(install(requests, XFRM_MSG_UPDSA, tunnel, generation, 0), "UPDSA");
}

/* Sets a hard limit of one second. UPDSA restarts the kernel's timer, so it expires in a second. */
void request_limit(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	expect(install(requests, XFRM_MSG_UPDSA, tunnel, generation, 1), "UPDSA");
}

void request_reserve(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	struct nlmsghdr *message = begin(requests, XFRM_MSG_ALLOCSPI);
	struct xfrm_userspi_info *info = mnl_nlmsg_put_extra_header(message, sizeof(*info));

	fill_info(&info->info, tunnel, generation);
	info->min = info->max = ntohl(info->info.id.spi);
	info->info.id.spi = 0;
	expect(answer_to(requests, message), "ALLOCSPI");
}

void request_add_any(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	if (install(requests, XFRM_MSG_NEWSA, tunnel, generation, 0))
		request_reserve(requests, tunnel, generation);
}

static struct nlmsghdr *name_sa(struct requests *requests, uint16_t type, uint32_t tunnel,
				uint32_t generation)
{
	struct nlmsghdr *message = begin(requests, type);
	struct xfrm_usersa_id *id = mnl_nlmsg_put_extra_header(message, sizeof(*id));

	id->family = AF_INET;
	id->daddr.a4 = htonl(peer_of(tunnel));
	id->spi = spi_of(tunnel, generation);
	id->proto = IPPROTO_ESP;
	return message;
}

void request_delete_sa(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	expect(answer_to(requests, name_sa(requests, XFRM_MSG_DELSA, tunnel, generation)), "DELSA");
}

/* The kernel deletes the SA and sends the same event as if a limit had passed. */
void request_expire_sa(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	struct nlmsghdr *message = begin(requests, XFRM_MSG_EXPIRE);
	struct xfrm_user_expire *expire = mnl_nlmsg_put_extra_header(message, sizeof(*expire));

	fill_info(&expire->state, tunnel, generation);
	expire->hard = 1;
	expect(answer_to(requests, message), "EXPIRE");
}

bool request_has_expired(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	int error = answer_to(requests, name_sa(requests, XFRM_MSG_GETSA, tunnel, generation));

	if (error && error != ESRCH)
		die("GETSA", error);
	return error == ESRCH;
}

/*
 * Each generation has different ports in its selector, as the kernel has one policy for each
 * selector. The addresses are those of the two hosts, because the larval states that stand for SAs
 * on a kernel without ESP have such a selector.
 */
static void fill_selector(struct xfrm_selector *sel, uint32_t tunnel, uint32_t generation)
{
	uint32_t ports = is_moving(tunnel) ? 0 : generation;

	sel->family = AF_INET;
	sel->saddr.a4 = htonl(HERE);
	sel->daddr.a4 = htonl(peer_of(tunnel));
	sel->prefixlen_s = sel->prefixlen_d = 32;
	sel->proto = IPPROTO_UDP;
	sel->sport = htons((uint16_t)(ports >> 16));
	sel->dport = htons((uint16_t)ports);
	sel->sport_mask = sel->dport_mask = 0xffff;
}

static void add_policy(struct requests *requests, uint32_t tunnel, uint32_t generation,
		       uint32_t peer)
{
	const struct xfrm_user_tmpl template = { .family = AF_INET,
						 .id.proto = IPPROTO_ESP,
						 .id.daddr.a4 = htonl(peer),
						 .saddr.a4 = htonl(HERE),
						 .reqid = tunnel + 1,
						 .mode = XFRM_MODE_TUNNEL,
						 .aalgos = ~0u,
						 .ealgos = ~0u,
						 .calgos = ~0u };
	struct nlmsghdr *message = begin(requests, XFRM_MSG_NEWPOLICY);
	struct xfrm_userpolicy_info *info = mnl_nlmsg_put_extra_header(message, sizeof(*info));

	fill_selector(&info->sel, tunnel, generation);
	info->lft.soft_byte_limit = info->lft.hard_byte_limit = XFRM_INF;
	info->lft.soft_packet_limit = info->lft.hard_packet_limit = XFRM_INF;
	info->dir = XFRM_POLICY_OUT;
	info->priority = generation;
	mnl_attr_put(message, XFRMA_TMPL, sizeof(template), &template);
	expect(answer_to(requests, message), "NEWPOLICY");
}

void request_add_policy(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	add_policy(requests, tunnel, generation, peer_of(tunnel));
}

/* At an address where the tunnel has no SA, so that no enumeration shows the policy. */
void request_add_policy_elsewhere(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	add_policy(requests, tunnel, generation, peer_after(tunnel, 1));
}

void request_delete_policy(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	struct nlmsghdr *message = begin(requests, XFRM_MSG_DELPOLICY);
	struct xfrm_userpolicy_id *id = mnl_nlmsg_put_extra_header(message, sizeof(*id));

	fill_selector(&id->sel, tunnel, generation);
	id->dir = XFRM_POLICY_OUT;
	expect(answer_to(requests, message), "DELPOLICY");
}

static struct xfrm_user_migrate move_of(uint32_t tunnel, uint32_t old_src, uint32_t old_dst,
					uint32_t new_src, uint32_t new_dst)
{
	return (struct xfrm_user_migrate){ .old_saddr.a4 = htonl(old_src),
					   .old_daddr.a4 = htonl(old_dst),
					   .new_saddr.a4 = htonl(new_src),
					   .new_daddr.a4 = htonl(new_dst),
					   .proto = IPPROTO_ESP,
					   .mode = XFRM_MODE_TUNNEL,
					   .reqid = tunnel + 1,
					   .old_family = AF_INET,
					   .new_family = AF_INET };
}

static void migrate(struct requests *requests, uint32_t tunnel, uint32_t generation,
		    const struct xfrm_user_migrate *moves, size_t size)
{
	struct nlmsghdr *message = begin(requests, XFRM_MSG_MIGRATE);
	struct xfrm_userpolicy_id *id = mnl_nlmsg_put_extra_header(message, sizeof(*id));

	fill_selector(&id->sel, tunnel, generation);
	id->dir = XFRM_POLICY_OUT;
	mnl_attr_put(message, XFRMA_MIGRATE, size, moves);
	expect(answer_to(requests, message), "MIGRATE");
}

/* The kernel moves the SAs of both directions with the outbound policy. */
void request_move(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	uint32_t moves = moves_before(tunnel, generation);
	uint32_t from = peer_after(tunnel, moves - 1), to = peer_after(tunnel, moves);
	const struct xfrm_user_migrate both[] = { move_of(tunnel, HERE, from, HERE, to),
						  move_of(tunnel, from, HERE, to, HERE) };

	migrate(requests, tunnel, generation, both, sizeof(both));
}

void request_move_policy_here(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	const struct xfrm_user_migrate move =
		move_of(tunnel, HERE, peer_after(tunnel, 1), HERE, peer_of(tunnel));

	migrate(requests, tunnel, generation, &move, sizeof(move));
}

void request_expire_policy(struct requests *requests, uint32_t tunnel, uint32_t generation)
{
	struct nlmsghdr *message = begin(requests, XFRM_MSG_POLEXPIRE);
	struct xfrm_user_polexpire *expire = mnl_nlmsg_put_extra_header(message, sizeof(*expire));

	fill_selector(&expire->pol.sel, tunnel, generation);
	expire->pol.dir = XFRM_POLICY_OUT;
	expire->hard = 1;
	expect(answer_to(requests, message), "POLEXPIRE");
}
