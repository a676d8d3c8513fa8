/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "encode_update.h"

#include <string.h>
#include <sys/random.h>

#include "base/status.h"
#include "uapi.h"
#include "netlink/walk.h"

/*
 * Whether an update of a valid state must repeat this attribute (xfrm_add_sa(), Linux 6.1 to 6.18).
 * The kernel ignores the other attributes, with exceptions that are not wanted: an interface id or
 * an output mark makes it look up all routes again, and an offload device makes it install a second
 * hardware SA for a moment.
 */
static bool is_repeated(uint16_t type, bool esn)
{
	switch (type) {
	case XFRMA_ALG_AEAD:
	case XFRMA_ALG_CRYPT:
	case XFRMA_ALG_AUTH:
	case XFRMA_ALG_AUTH_TRUNC: /* the kernel prefers it to XFRMA_ALG_AUTH */
	case XFRMA_ALG_COMP:
	case XFRMA_ENCAP:
	case XFRMA_MARK:
	case XFRMA_SA_DIR:
	case XFRMA_COADDR:
		return true;
	case XFRMA_REPLAY_ESN_VAL:
		return esn;
	default:
		return false;
	}
}

/* Where the key begins in the attribute of an algorithm; 0 for an attribute without a key. */
static size_t key_offset(uint16_t type)
{
	switch (type) {
	case XFRMA_ALG_AEAD:
		return sizeof(struct xfrm_algo_aead);
	case XFRMA_ALG_AUTH_TRUNC:
		return sizeof(struct xfrm_algo_auth);
	case XFRMA_ALG_AUTH:
	case XFRMA_ALG_CRYPT:
		return sizeof(struct xfrm_algo);
	default:
		return 0;
	}
}

bool key_is_redacted(uint16_t type, const uint8_t *payload, size_t size)
{
	size_t at = key_offset(type);
	uint8_t any = 0;

	if (!at || size <= at)
		return false;
	for (; at < size; at++)
		any |= payload[at];
	return !any;
}

/*
 * A kernel in lockdown mode shows zeros in place of keys. An update of a valid state may contain
 * any key, since the kernel keeps the state's own. But if a larval state has just taken the place
 * of the valid one, the update makes that larval state valid, with the key in the request. So a key
 * of zeros, which everybody knows, is replaced by a random one.
 */
static bool hide_redacted_key(uint8_t *payload, size_t size, uint16_t type)
{
	size_t at = key_offset(type);

	if (!key_is_redacted(type, payload, size))
		return true;
	return getrandom(payload + at, size - at, 0) == (ssize_t)(size - at);
}

static bool repeat_attribute(const struct nlattr *attr, struct nlmsghdr *request, size_t size)
{
	uint16_t type = mnl_attr_get_type(attr), length = mnl_attr_get_payload_len(attr);
	struct nlattr *copy = mnl_nlmsg_get_payload_tail(request);

	return mnl_attr_put_check(request, size, type, length, mnl_attr_get_payload(attr)) &&
	       hide_redacted_key(mnl_attr_get_payload(copy), length, type);
}

static struct xfrm_lifetime_cfg lifetime_of(const struct limits *limits)
{
	return (struct xfrm_lifetime_cfg){
		.soft_byte_limit = limits->soft_bytes,
		.hard_byte_limit = limits->hard_bytes,
		.soft_packet_limit = limits->soft_packets,
		.hard_packet_limit = limits->hard_packets,
		.soft_add_expires_seconds = limits->soft_add,
		.hard_add_expires_seconds = limits->hard_add,
		.soft_use_expires_seconds = limits->soft_use,
		.hard_use_expires_seconds = limits->hard_use,
	};
}

uint32_t encode_update(const struct nlmsghdr *state, const struct limits *limits,
		       struct nlmsghdr *request, size_t size)
{
	struct xfrm_usersa_info info;
	const struct nlattr *attr;
	void *body;

	if (mnl_nlmsg_get_payload_len(state) < sizeof(info) || size < sizeof(info) + 1024)
		return ERROR_INVALID_PARAMETER;
	memcpy(&info, mnl_nlmsg_get_payload(state), sizeof(info));
	info.lft = lifetime_of(limits);
	mnl_nlmsg_put_header(request);
	request->nlmsg_type = XFRM_MSG_UPDSA;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	body = mnl_nlmsg_put_extra_header(request, sizeof(info));
	memcpy(body, &info, sizeof(info));
	for_each_attribute(attr, state, sizeof(info))
		if (is_repeated(mnl_attr_get_type(attr), info.flags & XFRM_STATE_ESN) &&
		    !repeat_attribute(attr, request, size))
			return ERROR_INVALID_PARAMETER;
	return ERROR_SUCCESS;
}
