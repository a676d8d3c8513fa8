/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "state_replace.h"

#include <string.h>

#include "base/status.h"
#include "decode.h"
#include "encode_encap.h"
#include "encode_selector.h"
#include "encode_state_id.h"
#include "encode_update.h"
#include "state.h"
#include "uapi.h"
#include "netlink/walk.h"

/* Enough for any state, and for the DELSA in front of it: see state.c. */
#define REQUEST_SIZE 8192u

/*
 * The kernel also shows the integrity algorithm as XFRMA_ALG_AUTH, for old readers. XFRMA_LASTUSED
 * cannot be set.
 */
static bool is_repeated(uint16_t type, const struct state_change *change)
{
	return type != XFRMA_ALG_AUTH && type != XFRMA_LASTUSED &&
	       !(type == XFRMA_ENCAP && change->encapsulates);
}

static uint32_t repeat_attributes(const struct nlmsghdr *state, const struct state_change *change,
				  struct nlmsghdr *request, size_t size)
{
	const struct nlattr *attr;

	for_each_attribute(attr, state, sizeof(struct xfrm_usersa_info)) {
		uint16_t type = mnl_attr_get_type(attr);

		if (!is_repeated(type, change))
			continue;
		if (key_is_redacted(type, mnl_attr_get_payload(attr),
				    mnl_attr_get_payload_len(attr)))
			return ERROR_NOT_SUPPORTED;
		if (!mnl_attr_put_check(request, size, type, mnl_attr_get_payload_len(attr),
					mnl_attr_get_payload(attr)))
			return ERROR_INVALID_PARAMETER;
	}
	return ERROR_SUCCESS;
}

static void change_info(struct xfrm_usersa_info *info, const struct state_change *change)
{
	if (change->moves) {
		memcpy(&info->saddr, change->src.bytes, sizeof(info->saddr));
		memcpy(&info->id.daddr, change->dst.bytes, sizeof(info->id.daddr));
		encode_selector(&change->sel, &info->sel);
		info->reqid = change->reqid;
	}
	if (change->fragments && change->no_pmtu_discovery)
		info->flags |= XFRM_STATE_NOPMTUDISC;
	else if (change->fragments)
		info->flags &= (uint8_t)~XFRM_STATE_NOPMTUDISC;
}

/* The kernel takes the counters from the attribute alone (xfrm_update_ae_params(), Linux 6.1). */
static bool put_counters(struct nlmsghdr *request, size_t size, const struct xfrm_usersa_info *info)
{
	return mnl_attr_put_check(request, size, XFRMA_LTIME_VAL, sizeof(info->curlft),
				  &info->curlft);
}

uint32_t encode_replacement(const struct nlmsghdr *state, const struct state_change *change,
			    struct nlmsghdr *request, size_t size)
{
	const struct xfrm_encap_tmpl encap = encode_encapsulation(&change->encap);
	struct xfrm_usersa_info info;
	uint32_t status;
	void *body;

	if (mnl_nlmsg_get_payload_len(state) < sizeof(info) || size < sizeof(info) + 1024)
		return ERROR_INVALID_PARAMETER;
	memcpy(&info, mnl_nlmsg_get_payload(state), sizeof(info));
	change_info(&info, change);
	mnl_nlmsg_put_header(request);
	request->nlmsg_type = XFRM_MSG_NEWSA;
	body = mnl_nlmsg_put_extra_header(request, sizeof(info));
	memcpy(body, &info, sizeof(info));
	status = repeat_attributes(state, change, request, size);
	if (status)
		return status;
	if (change->encapsulates && encap.encap_type &&
	    !mnl_attr_put_check(request, size, XFRMA_ENCAP, sizeof(encap), &encap))
		return ERROR_INVALID_PARAMETER;
	return put_counters(request, size, &info) ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
}

/* The state to replace, and what was made of it. */
struct replacing {
	const struct sa *wanted;
	const struct state_change *change;
	struct sa_key key;
	struct nlmsghdr *batch;  /* DELSA and NEWSA, of REQUEST_SIZE bytes */
	struct nlmsghdr *former; /* the NEWSA that puts the old state back, as large */
	size_t size;             /* of the batch */
};

static uint32_t take_state(const struct nlmsghdr *message, void *context)
{
	static const struct state_change none;
	struct replacing *r = context;
	struct nlmsghdr *added;
	struct sa_now now;
	struct new_names names = { 0 };
	unsigned unknown = 0;
	uint32_t status;

	if (!decode_sa(message, &now.sa, &now.parts, &names, &unknown))
		return ERROR_GEN_FAILURE;
	if (!state_is_same(r->wanted, &now.sa))
		return FWP_E_NOT_FOUND;
	r->size = encode_state_id(r->batch, XFRM_MSG_DELSA, 0, &r->key)->nlmsg_len;
	added = (struct nlmsghdr *)((char *)r->batch + r->size);
	status = encode_replacement(message, r->change, added, REQUEST_SIZE - r->size);
	if (!status)
		status = encode_replacement(message, &none, r->former, REQUEST_SIZE);
	r->size += added->nlmsg_len;
	r->former->nlmsg_flags = NLM_F_ACK;
	return status;
}

/* If the old state was gone, the new one must not stay in its place. */
static void remove_new(struct netlink *netlink, const struct replacing *r)
{
	_Alignas(8) char buffer[STATE_ID_REQUEST_MAX];
	struct sa_key key = r->key;

	if (r->change->moves)
		key.dst = r->change->dst;
	netlink_request(netlink, encode_state_id(buffer, XFRM_MSG_DELSA, NLM_F_ACK, &key), NULL,
			NULL);
}

static uint32_t send_replacement(struct netlink *netlink, struct replacing *r)
{
	uint32_t statuses[2];
	uint32_t status = netlink_batch(netlink, r->batch, r->size, 2, statuses);

	if (status)
		return status;
	if (statuses[0] && !statuses[1])
		remove_new(netlink, r);
	if (!statuses[0] && statuses[1])
		netlink_request(netlink, r->former, NULL, NULL);
	return statuses[0] ? statuses[0] : statuses[1];
}

uint32_t state_replace(struct netlink *netlink, const struct sa *sa,
		       const struct state_change *change)
{
	_Alignas(8) char batch[REQUEST_SIZE], former[REQUEST_SIZE];
	struct replacing r = { .wanted = sa,
			       .change = change,
			       .batch = (struct nlmsghdr *)batch,
			       .former = (struct nlmsghdr *)former,
			       .key = sa_key_of(sa) };
	uint32_t status = state_read(netlink, &r.key, take_state, &r);

	if (!status)
		status = send_replacement(netlink, &r);
	explicit_bzero(batch, sizeof(batch));
	explicit_bzero(former, sizeof(former));
	return status;
}

/* The update of a state's ports. */
struct porting {
	const struct sa *wanted;
	const struct encapsulation *encap;
	struct nlmsghdr *update; /* of REQUEST_SIZE bytes */
};

static void set_template(struct nlmsghdr *update, const struct encapsulation *encap)
{
	const struct xfrm_encap_tmpl to = encode_encapsulation(encap);
	const struct nlmsghdr *message = update;
	const struct nlattr *attr;

	for_each_attribute(attr, message, sizeof(struct xfrm_usersa_info))
		if (mnl_attr_get_type(attr) == XFRMA_ENCAP &&
		    mnl_attr_get_payload_len(attr) == sizeof(to))
			memcpy(mnl_attr_get_payload(attr), &to, sizeof(to));
}

static uint32_t take_ported(const struct nlmsghdr *message, void *context)
{
	struct porting *p = context;
	struct new_names names = { 0 };
	struct sa_now now;
	unsigned unknown = 0;
	uint32_t status;

	if (!decode_sa(message, &now.sa, &now.parts, &names, &unknown))
		return ERROR_GEN_FAILURE;
	if (!state_is_same(p->wanted, &now.sa))
		return FWP_E_NOT_FOUND;
	status = encode_update(message, &now.sa.config->limits, p->update, REQUEST_SIZE);
	if (!status)
		set_template(p->update, p->encap);
	return status;
}

uint32_t state_set_ports(struct netlink *netlink, const struct sa *sa,
			 const struct encapsulation *encap)
{
	_Alignas(8) char buffer[REQUEST_SIZE];
	struct porting p = { .wanted = sa, .encap = encap, .update = (struct nlmsghdr *)buffer };
	const struct sa_key key = sa_key_of(sa);
	uint32_t status = state_read(netlink, &key, take_ported, &p);

	if (!status)
		status = netlink_request(netlink, p.update, NULL, NULL);
	explicit_bzero(buffer, sizeof(buffer));
	return status;
}
