/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "install.h"

#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <linux/xfrm.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BATCH_SIZE  65536
#define ROOM        2048 /* bytes; more than any request has */
#define PENDING_MAX 64   /* so many answers always fit into a receive buffer */

struct installer {
	struct mnl_socket *socket;
	size_t used;
	unsigned pending;
	char batch[BATCH_SIZE];
};

static void die(const char *what, int error)
{
	fprintf(stderr, "%s: %s\n", what, strerror(error));
	exit(1);
}

struct installer *installer_open(void)
{
	struct installer *installer = calloc(1, sizeof(*installer));

	if (!installer)
		die("installer", ENOMEM);
	installer->socket = mnl_socket_open(NETLINK_XFRM);
	if (!installer->socket || mnl_socket_bind(installer->socket, 0, MNL_SOCKET_AUTOPID) < 0)
		die("NETLINK_XFRM", errno);
	return installer;
}

static void take_answers(struct installer *installer, const char *buffer, int size)
{
	const struct nlmsghdr *message = (const void *)buffer;

	for (; mnl_nlmsg_ok(message, size); message = mnl_nlmsg_next(message, &size)) {
		const struct nlmsgerr *answer = mnl_nlmsg_get_payload(message);

		if (message->nlmsg_type != NLMSG_ERROR)
			continue;
		if (answer->error)
			die("the kernel refuses an SA", -answer->error);
		installer->pending--;
	}
}

void installer_flush(struct installer *installer)
{
	_Alignas(16) char buffer[32768];
	ssize_t size;

	if (installer->used &&
	    mnl_socket_sendto(installer->socket, installer->batch, installer->used) < 0)
		die("send", errno);
	installer->used = 0;
	while (installer->pending) {
		size = mnl_socket_recvfrom(installer->socket, buffer, sizeof(buffer));
		if (size < 0)
			die("receive", errno);
		take_answers(installer, buffer, (int)size);
	}
	/* The kernel's answers contain the requests, and so the keys. */
	explicit_bzero(buffer, sizeof(buffer));
	explicit_bzero(installer->batch, sizeof(installer->batch));
}

void installer_close(struct installer *installer)
{
	installer_flush(installer);
	mnl_socket_close(installer->socket);
	free(installer);
}

static struct nlmsghdr *begin(struct installer *installer, uint16_t type)
{
	struct nlmsghdr *message;

	if (installer->used + ROOM > sizeof(installer->batch) || installer->pending == PENDING_MAX)
		installer_flush(installer);
	message = mnl_nlmsg_put_header(installer->batch + installer->used);
	message->nlmsg_type = type;
	message->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	message->nlmsg_seq = ++installer->pending;
	return message;
}

static void end(struct installer *installer, const struct nlmsghdr *message)
{
	installer->used += NLMSG_ALIGN(message->nlmsg_len);
}

/*
 * Adds an attribute that is a fixed part and a key. Returns the fixed part, for the caller to fill.
 */
static void *put_algorithm(struct nlmsghdr *message, uint16_t type, size_t fixed,
			   const struct install_algorithm *algorithm)
{
	struct nlattr *attr = mnl_nlmsg_get_payload_tail(message);
	size_t size = sizeof(struct nlattr) + fixed + algorithm->key_bytes;
	char *payload = (char *)attr + sizeof(struct nlattr);

	memset(attr, 0, NLMSG_ALIGN(size));
	attr->nla_type = type;
	attr->nla_len = (uint16_t)size;
	message->nlmsg_len += (uint32_t)NLMSG_ALIGN(size);
	memcpy(payload + fixed, algorithm->key, algorithm->key_bytes);
	return payload;
}

static void put_aead(struct nlmsghdr *message, const struct install_algorithm *algorithm)
{
	struct xfrm_algo_aead *to;

	if (!algorithm->name)
		return;
	to = put_algorithm(message, XFRMA_ALG_AEAD, sizeof(*to), algorithm);
	strcpy(to->alg_name, algorithm->name);
	to->alg_key_len = algorithm->key_bytes * 8;
	to->alg_icv_len = algorithm->icv_bits;
}

static void put_cipher(struct nlmsghdr *message, const struct install_algorithm *algorithm)
{
	struct xfrm_algo *to;

	if (!algorithm->name)
		return;
	to = put_algorithm(message, XFRMA_ALG_CRYPT, sizeof(*to), algorithm);
	strcpy(to->alg_name, algorithm->name);
	to->alg_key_len = algorithm->key_bytes * 8;
}

static void put_auth(struct nlmsghdr *message, const struct install_algorithm *algorithm)
{
	struct xfrm_algo_auth *to;

	if (!algorithm->name)
		return;
	to = put_algorithm(message, XFRMA_ALG_AUTH_TRUNC, sizeof(*to), algorithm);
	strcpy(to->alg_name, algorithm->name);
	to->alg_key_len = algorithm->key_bytes * 8;
	to->alg_trunc_len = algorithm->icv_bits;
}

static xfrm_address_t address_of(uint32_t address, uint8_t behind)
{
	xfrm_address_t to;

	memset(&to, behind, sizeof(to));
	to.a4 = htonl(address);
	return to;
}

static void put_sa(struct installer *installer, uint16_t type, const struct install_sa *sa)
{
	/*
	 * A message in the batch is aligned to four bytes only, so the struct is filled here and
	 * copied.
	 */
	const struct xfrm_usersa_info info = {
		.family = AF_INET,
		.saddr = address_of(sa->src, sa->behind),
		.id.daddr = address_of(sa->dst, sa->behind),
		.id.spi = htonl(sa->spi),
		.id.proto = sa->proto,
		.reqid = sa->reqid,
		.mode = sa->transport ? XFRM_MODE_TRANSPORT : XFRM_MODE_TUNNEL,
		.flags = sa->transport ? 0 : XFRM_STATE_AF_UNSPEC,
		.replay_window = sa->replay_window,
		.lft = { .soft_byte_limit = XFRM_INF,
			 .hard_byte_limit = XFRM_INF,
			 .soft_packet_limit = XFRM_INF,
			 .hard_packet_limit = XFRM_INF },
	};
	struct nlmsghdr *message = begin(installer, type);

	memcpy(mnl_nlmsg_put_extra_header(message, sizeof(info)), &info, sizeof(info));
	put_aead(message, &sa->aead);
	put_cipher(message, &sa->cipher);
	put_auth(message, &sa->auth);
	end(installer, message);
}

void installer_add(struct installer *installer, const struct install_sa *sa)
{
	put_sa(installer, XFRM_MSG_NEWSA, sa);
}

void installer_update(struct installer *installer, const struct install_sa *sa)
{
	put_sa(installer, XFRM_MSG_UPDSA, sa);
}

void installer_delete(struct installer *installer, const struct install_sa *sa)
{
	struct nlmsghdr *message = begin(installer, XFRM_MSG_DELSA);
	struct xfrm_usersa_id *id = mnl_nlmsg_put_extra_header(message, sizeof(*id));

	id->family = AF_INET;
	id->daddr.a4 = htonl(sa->dst);
	id->spi = htonl(sa->spi);
	id->proto = sa->proto;
	end(installer, message);
}

struct install_sa install_numbered(uint32_t i)
{
	static const uint8_t key[20] = { 1, 2, 3 };
	/*
	 * Scattered, because consecutive addresses share a few chains of the kernel's hash table.
	 */
	const uint32_t here = 0xc0000201, peer = 0x0a000000 | (i / 2 * 0x9e3779u & 0xffffffu);
	bool in = i % 2 == 0;

	return (struct install_sa){
		.src = in ? peer : here,
		.dst = in ? here : peer,
		.spi = INSTALL_FIRST_SPI + i,
		.reqid = i / 2 + 1,
		.proto = IPPROTO_ESP,
		.replay_window = in ? 32 : 0,
		.aead = { "rfc4106(gcm(aes))", key, sizeof(key), 128 },
	};
}

struct install_sa install_host(uint32_t i, uint32_t reqid)
{
	struct install_sa sa = install_numbered(i);

	sa.transport = true;
	if (reqid)
		sa.reqid = reqid;
	return sa;
}
