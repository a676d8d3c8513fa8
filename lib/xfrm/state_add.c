/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "state_add.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/status.h"
#include "decode.h"
#include "encode_encap.h"
#include "encode_selector.h"
#include "encode_state_id.h"
#include "state.h"
#include "uapi.h"
#include "netlink/walk.h"

/* Enough for two keys of NEW_SA_KEY_MAX bytes and all else. */
#define REQUEST_SIZE  4096u
#define REPLAY_WINDOW 32u

static void put_address(xfrm_address_t *to, const struct address *from)
{
	memcpy(to, from->bytes, sizeof(*to));
}

/*
 * AH over IPv4 with a check value that is no multiple of 64 bits: RFC 4302 aligns the header to 32
 * bits there, and the kernel only does so if it is told to. Without that it understands no other
 * implementation.
 */
static uint8_t flags_of(const struct new_sa *sa)
{
	uint8_t flags = 0;

	if (!sa->sel.family)
		flags |= XFRM_STATE_AF_UNSPEC;
	if (sa->proto == IPPROTO_AH && sa->family == AF_INET)
		flags |= XFRM_STATE_ALIGN4;
	/* for an inbound SA the kernel refuses it since Linux 6.10 */
	if (sa->no_pmtu_discovery && sa->dir == XFRM_SA_DIR_OUT)
		flags |= XFRM_STATE_NOPMTUDISC;
	return flags;
}

/* There are no soft limits, which would only wake IKE daemons that do not know the SA. */
static void put_limits(struct xfrm_lifetime_cfg *to, const struct new_sa *sa)
{
	to->soft_byte_limit = to->soft_packet_limit = XFRM_INF;
	to->hard_byte_limit = sa->hard_bytes;
	to->hard_packet_limit = sa->hard_packets;
	to->hard_add_expires_seconds = sa->hard_seconds;
}

static void put_info(struct xfrm_usersa_info *to, const struct new_sa *sa)
{
	encode_selector(&sa->sel, &to->sel);
	put_address(&to->saddr, &sa->src);
	put_address(&to->id.daddr, &sa->dst);
	to->id.spi = htonl(sa->spi);
	to->id.proto = sa->proto;
	put_limits(&to->lft, sa);
	to->seq = sa->seq;
	to->reqid = sa->reqid;
	to->family = sa->family;
	to->mode = sa->mode;
	/* with a direction the kernel refuses a window for an outbound SA since Linux 6.10 */
	to->replay_window = sa->dir == XFRM_SA_DIR_IN ? REPLAY_WINDOW : 0;
	to->flags = flags_of(sa);
}

/*
 * Adds an attribute that is a struct of @fixed bytes and a key behind it. Returns the struct, or
 * NULL if there is no room.
 */
static void *put_algorithm(struct nlmsghdr *request, size_t size, uint16_t type, size_t fixed,
			   const struct keyed_algorithm *algorithm)
{
	static const uint8_t zero[sizeof(struct xfrm_algo_aead) + NEW_SA_KEY_MAX];
	struct nlattr *attr = mnl_nlmsg_get_payload_tail(request);
	char *payload;

	if (algorithm->key_bytes > NEW_SA_KEY_MAX ||
	    !mnl_attr_put_check(request, size, type, fixed + algorithm->key_bytes, zero))
		return NULL;
	payload = mnl_attr_get_payload(attr);
	strcpy(payload, algorithm_name(algorithm->algorithm, NULL)); /* alg_name comes first */
	if (algorithm->key_bytes)
		memcpy(payload + fixed, algorithm->key, algorithm->key_bytes);
	return payload;
}

static void set_u32(void *at, uint32_t value)
{
	memcpy(at, &value, sizeof(value)); /* attributes are aligned to four bytes */
}

static bool put_aead(struct nlmsghdr *request, size_t size, const struct keyed_algorithm *a)
{
	struct xfrm_algo_aead *to = put_algorithm(request, size, XFRMA_ALG_AEAD, sizeof(*to), a);

	if (!to)
		return false;
	set_u32(&to->alg_key_len, 8 * a->key_bytes);
	set_u32(&to->alg_icv_len, a->icv_bits);
	return true;
}

static bool put_cipher(struct nlmsghdr *request, size_t size, const struct keyed_algorithm *a)
{
	struct xfrm_algo *to = put_algorithm(request, size, XFRMA_ALG_CRYPT, sizeof(*to), a);

	if (!to)
		return false;
	set_u32(&to->alg_key_len, 8 * a->key_bytes);
	return true;
}

/* Without the length of the check value, the kernel would take 96 bits for SHA-256. */
static bool put_auth(struct nlmsghdr *request, size_t size, const struct keyed_algorithm *a)
{
	struct xfrm_algo_auth *to =
		put_algorithm(request, size, XFRMA_ALG_AUTH_TRUNC, sizeof(*to), a);

	if (!to)
		return false;
	set_u32(&to->alg_key_len, 8 * a->key_bytes);
	set_u32(&to->alg_trunc_len, a->icv_bits);
	return true;
}

static bool put_algorithms(struct nlmsghdr *request, size_t size, const struct new_sa *sa)
{
	return (!sa->aead.algorithm || put_aead(request, size, &sa->aead)) &&
	       (!sa->auth.algorithm || put_auth(request, size, &sa->auth)) &&
	       (!sa->cipher.algorithm || put_cipher(request, size, &sa->cipher));
}

static bool put_encapsulation(struct nlmsghdr *request, size_t size, const struct encapsulation *e)
{
	const struct xfrm_encap_tmpl to = encode_encapsulation(e);

	return !e->type || mnl_attr_put_check(request, size, XFRMA_ENCAP, sizeof(to), &to);
}

static bool put_path(struct nlmsghdr *request, size_t size, const struct new_sa *sa)
{
	return (!sa->if_id || mnl_attr_put_u32_check(request, size, XFRMA_IF_ID, sa->if_id)) &&
	       mnl_attr_put_u8_check(request, size, XFRMA_SA_DIR, sa->dir);
}

uint32_t encode_new_sa(const struct new_sa *sa, bool update, struct nlmsghdr *request, size_t size)
{
	if (size < sizeof(struct nlmsghdr) + sizeof(struct xfrm_usersa_info))
		return ERROR_INVALID_PARAMETER;
	mnl_nlmsg_put_header(request);
	request->nlmsg_type = update ? XFRM_MSG_UPDSA : XFRM_MSG_NEWSA;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	put_info(mnl_nlmsg_put_extra_header(request, sizeof(struct xfrm_usersa_info)), sa);
	if (!put_algorithms(request, size, sa) || !put_encapsulation(request, size, &sa->encap) ||
	    !put_path(request, size, sa))
		return ERROR_INVALID_PARAMETER;
	return ERROR_SUCCESS;
}

uint32_t state_add(struct netlink *netlink, const struct new_sa *sa, bool update)
{
	_Alignas(8) char buffer[REQUEST_SIZE];
	struct nlmsghdr *request = (struct nlmsghdr *)buffer;
	uint32_t status = encode_new_sa(sa, update, request, sizeof(buffer));

	if (!status)
		status = netlink_request(netlink, request, NULL, NULL);
	explicit_bzero(buffer, sizeof(buffer));
	return status;
}

static uint32_t take_spi(const struct nlmsghdr *message, void *context)
{
	struct xfrm_usersa_info info;
	uint32_t *spi = context;

	if (mnl_nlmsg_get_payload_len(message) < sizeof(info))
		return ERROR_GEN_FAILURE;
	memcpy(&info, mnl_nlmsg_get_payload(message), sizeof(info));
	*spi = ntohl(info.id.spi);
	return *spi ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
}

/* The update needs the direction of the reservation to be its own since Linux 6.10. */
uint32_t state_reserve(struct netlink *netlink, const struct new_sa *sa, uint32_t min, uint32_t max,
		       uint32_t *ret)
{
	_Alignas(8) char buffer[512];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct xfrm_userspi_info *body;

	request->nlmsg_type = XFRM_MSG_ALLOCSPI;
	body = mnl_nlmsg_put_extra_header(request, sizeof(*body));
	put_address(&body->info.saddr, &sa->src);
	put_address(&body->info.id.daddr, &sa->dst);
	body->info.id.proto = IPPROTO_ESP;
	body->info.family = sa->family;
	body->info.mode = sa->mode;
	body->min = min;
	body->max = max;
	put_path(request, sizeof(buffer), sa);
	return netlink_request(netlink, request, take_spi, ret);
}

static struct sa_key key_of(const struct new_sa *sa)
{
	return (struct sa_key){
		.dst = sa->dst, .spi = sa->spi, .family = sa->family, .proto = sa->proto
	};
}

uint32_t state_remove(struct netlink *netlink, const struct new_sa *sa)
{
	_Alignas(8) char buffer[STATE_ID_REQUEST_MAX];
	const struct sa_key key = key_of(sa);

	return netlink_request(netlink, encode_state_id(buffer, XFRM_MSG_DELSA, NLM_F_ACK, &key),
			       NULL, NULL);
}

static uint32_t take_larval(const struct nlmsghdr *message, void *context)
{
	struct new_names names = { 0 };
	unsigned unknown = 0;
	bool *larval = context;
	struct sa_now now;

	if (!decode_sa(message, &now.sa, &now.parts, &names, &unknown))
		return ERROR_GEN_FAILURE;
	*larval = !(now.sa.config->present & SA_HAS_ALGORITHM);
	return ERROR_SUCCESS;
}

uint32_t state_look(struct netlink *netlink, const struct new_sa *sa, bool *ret_larval)
{
	const struct sa_key key = key_of(sa);

	return state_read(netlink, &key, take_larval, ret_larval);
}
