/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <arpa/inet.h> /* before linux/in6.h, or musl defines struct in6_addr again */
#include <string.h>

#include "message.h"

#define KEY_BYTE 0x6b

struct xfrm_usersa_info *message_init(union message *message)
{
	struct xfrm_usersa_info *info;

	memset(message, 0, sizeof(*message));
	mnl_nlmsg_put_header(message);
	message->header.nlmsg_type = XFRM_MSG_NEWSA;
	info = mnl_nlmsg_put_extra_header(&message->header, sizeof(*info));
	info->family = AF_INET;
	info->saddr.a4 = htonl(0xc0000201);
	info->id.daddr.a4 = htonl(0xc0000202);
	info->id.spi = htonl(0xc0000001);
	info->id.proto = IPPROTO_ESP;
	info->mode = XFRM_MODE_TUNNEL;
	info->lft.soft_byte_limit = info->lft.hard_byte_limit = XFRM_INF;
	info->lft.soft_packet_limit = info->lft.hard_packet_limit = XFRM_INF;
	return info;
}

struct xfrm_userpolicy_info *message_init_policy(union message *message)
{
	struct xfrm_userpolicy_info *info;

	memset(message, 0, sizeof(*message));
	mnl_nlmsg_put_header(message);
	message->header.nlmsg_type = XFRM_MSG_NEWPOLICY;
	info = mnl_nlmsg_put_extra_header(&message->header, sizeof(*info));
	info->sel.family = AF_INET;
	info->index = 9;
	info->dir = XFRM_POLICY_OUT;
	return info;
}

/* The four structs begin with name and key length. Two have another length before the key. */
static void put_algorithm(union message *message, uint16_t type, const char *name,
			  uint32_t key_bits, const uint32_t *more)
{
	uint8_t payload[64 + 4 + 4 + 128] = { 0 };
	size_t head = 64 + 4 + (more ? 4 : 0), key = (key_bits + 7) / 8;

	memcpy(payload, name, strnlen(name, 64));
	memcpy(payload + 64, &key_bits, 4);
	if (more)
		memcpy(payload + 68, more, 4);
	memset(payload + head, KEY_BYTE, key);
	mnl_attr_put(&message->header, type, head + key, payload);
}

void message_put_aead(union message *message, const char *name, unsigned key_bits,
		      unsigned icv_bits)
{
	put_algorithm(message, XFRMA_ALG_AEAD, name, key_bits, &icv_bits);
}

void message_put_crypt(union message *message, const char *name, unsigned key_bits)
{
	put_algorithm(message, XFRMA_ALG_CRYPT, name, key_bits, NULL);
}

/* Both attributes for authentication, in the kernel's order. */
void message_put_auth(union message *message, const char *name, unsigned key_bits,
		      unsigned trunc_bits)
{
	put_algorithm(message, XFRMA_ALG_AUTH, name, key_bits, NULL);
	put_algorithm(message, XFRMA_ALG_AUTH_TRUNC, name, key_bits, &trunc_bits);
}

void message_put_fill(union message *message, uint16_t type, size_t size, uint8_t fill)
{
	uint8_t payload[1024];

	memset(payload, fill, sizeof(payload));
	mnl_attr_put(&message->header, type, size, payload);
}
