/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <arpa/inet.h>
#include <stddef.h>
#include <string.h>

#include "decode.h"
#include "decode_ip.h"
#include "decode_selector.h"
#include "event.h"
#include "uapi.h"
#include "netlink/walk.h"

/*
 * Two groups are left out on purpose. With a listener in XFRMNLGRP_AEVENTS the kernel sends an
 * event for nearly every burst of packets. With a listener in XFRMNLGRP_ACQUIRE it makes larval
 * states for packets without an SA.
 */
const int event_groups[EVENT_GROUPS] = { XFRMNLGRP_SA, XFRMNLGRP_EXPIRE, XFRMNLGRP_MIGRATE,
					 XFRMNLGRP_POLICY };
const int event_group_mapping = XFRMNLGRP_MAPPING, event_group_acquire = XFRMNLGRP_ACQUIRE;

struct sa_key sa_key_of(const struct sa *sa)
{
	return (struct sa_key){
		.dst = sa->dst,
		.spi = sa->spi,
		.mark = sa->config->mark,
		.mark_mask = sa->config->mark_mask,
		.family = sa->family,
		.proto = sa->proto,
	};
}

/* The message has a body of @body bytes, then attributes. */
static void decode_mark(const struct nlmsghdr *message, size_t body, struct sa_key *key)
{
	const void *found = find_attribute(message, body, XFRMA_MARK, sizeof(struct xfrm_mark));
	struct xfrm_mark mark;

	if (!found)
		return;
	memcpy(&mark, found, sizeof(mark));
	key->mark = mark.v;
	key->mark_mask = mark.m;
}

/* Of NEWSA, UPDSA and EXPIRE, whose bodies begin with a struct xfrm_usersa_info. */
static bool decode_info_key(const struct nlmsghdr *message, size_t body, struct sa_key *key)
{
	struct xfrm_usersa_info info;

	if (mnl_nlmsg_get_payload_len(message) < body)
		return false;
	memcpy(&info, mnl_nlmsg_get_payload(message), sizeof(info));
	*key = (struct sa_key){ .dst = decode_ip(&info.id.daddr, info.family),
				.spi = ntohl(info.id.spi),
				.family = (uint8_t)info.family,
				.proto = info.id.proto };
	decode_mark(message, body, key);
	return true;
}

static bool decode_id_key(const struct nlmsghdr *message, struct sa_key *key)
{
	struct xfrm_usersa_id id;

	if (mnl_nlmsg_get_payload_len(message) < sizeof(id))
		return false;
	memcpy(&id, mnl_nlmsg_get_payload(message), sizeof(id));
	*key = (struct sa_key){ .dst = decode_ip(&id.daddr, id.family),
				.spi = ntohl(id.spi),
				.family = (uint8_t)id.family,
				.proto = id.proto };
	decode_mark(message, sizeof(id), key);
	return true;
}

static uint8_t policy_type_of(const struct nlmsghdr *message, size_t body)
{
	const uint8_t *type = find_attribute(message, body, XFRMA_POLICY_TYPE,
					     sizeof(struct xfrm_userpolicy_type));

	return type ? *type : XFRM_POLICY_TYPE_MAIN;
}

static void decode_sa_event(const struct nlmsghdr *message, enum event_type type,
			    struct event *event)
{
	bool whole =
		type == EVENT_SA_REMOVED
			? decode_id_key(message, &event->key)
			: decode_info_key(message, sizeof(struct xfrm_usersa_info), &event->key);

	if (whole)
		event->type = type;
}

static void decode_expire(const struct nlmsghdr *message, struct event *event)
{
	struct xfrm_user_expire expire;

	if (!decode_info_key(message, sizeof(expire), &event->key))
		return;
	memcpy(&expire, mnl_nlmsg_get_payload(message), sizeof(expire));
	event->type = expire.hard ? EVENT_SA_EXPIRED : EVENT_SA_EXPIRING;
}

static void decode_flush(const struct nlmsghdr *message, struct event *event)
{
	if (mnl_nlmsg_get_payload_len(message) < sizeof(struct xfrm_usersa_flush))
		return;
	event->proto = *(const uint8_t *)mnl_nlmsg_get_payload(message);
	event->type = EVENT_SAS_FLUSHED;
}

static void decode_new_policy(const struct nlmsghdr *message, enum event_type type,
			      struct event *event)
{
	if (mnl_nlmsg_get_payload_len(message) >= sizeof(struct xfrm_userpolicy_info))
		event->type = type;
}

/*
 * The body has the policy's index only if the policy was deleted by index, but the attribute
 * XFRMA_POLICY always has it (xfrm_notify_policy(), Linux 6.1).
 */
static void decode_del_policy(const struct nlmsghdr *message, struct event *event)
{
	const size_t body = sizeof(struct xfrm_userpolicy_id);
	struct xfrm_userpolicy_info info;
	const void *found = find_attribute(message, body, XFRMA_POLICY, sizeof(info));

	if (!found)
		return;
	memcpy(&info, found, sizeof(info));
	event->index = info.index;
	event->policy_type = policy_type_of(message, body);
	event->type = EVENT_POLICY_REMOVED;
}

static void decode_policy_expire(const struct nlmsghdr *message, struct event *event)
{
	struct xfrm_user_polexpire expire;

	if (mnl_nlmsg_get_payload_len(message) < sizeof(expire))
		return;
	memcpy(&expire, mnl_nlmsg_get_payload(message), sizeof(expire));
	event->index = expire.pol.index;
	event->policy_type = policy_type_of(message, sizeof(expire));
	event->type = expire.hard ? EVENT_POLICY_REMOVED : EVENT_NONE;
}

bool decode_mapping(const struct nlmsghdr *message, struct mapping *ret)
{
	struct xfrm_user_mapping mapping;

	if (mnl_nlmsg_get_payload_len(message) < sizeof(mapping))
		return false;
	memcpy(&mapping, mnl_nlmsg_get_payload(message), sizeof(mapping));
	*ret = (struct mapping){ .former = decode_ip(&mapping.old_saddr, mapping.id.family),
				 .now = decode_ip(&mapping.new_saddr, mapping.id.family),
				 .former_port = ntohs(mapping.old_sport),
				 .port = ntohs(mapping.new_sport),
				 .reqid = mapping.reqid };
	return decode_id_key(message, &ret->key);
}

bool decode_acquired_packet(const struct nlmsghdr *message, struct selector *ret)
{
	struct xfrm_user_acquire acquire;

	if (mnl_nlmsg_get_payload_len(message) < sizeof(acquire))
		return false;
	memcpy(&acquire, mnl_nlmsg_get_payload(message), sizeof(acquire));
	decode_selector(&acquire.sel, ret);
	return true;
}

uint32_t event_port(const struct nlmsghdr *message)
{
	return message->nlmsg_pid;
}

struct event decode_event(const struct nlmsghdr *message)
{
	struct event event = { .type = EVENT_OTHER };

	switch (message->nlmsg_type) {
	case XFRM_MSG_NEWSA:
		decode_sa_event(message, EVENT_SA_ADDED, &event);
		break;
	case XFRM_MSG_UPDSA:
		decode_sa_event(message, EVENT_SA_CHANGED, &event);
		break;
	case XFRM_MSG_DELSA:
		decode_sa_event(message, EVENT_SA_REMOVED, &event);
		break;
	case XFRM_MSG_EXPIRE:
		decode_expire(message, &event);
		break;
	case XFRM_MSG_FLUSHSA:
		decode_flush(message, &event);
		break;
	case XFRM_MSG_NEWPOLICY:
		decode_new_policy(message, EVENT_POLICY_ADDED, &event);
		break;
	case XFRM_MSG_UPDPOLICY:
		decode_new_policy(message, EVENT_POLICY_REPLACED, &event);
		break;
	case XFRM_MSG_DELPOLICY:
		decode_del_policy(message, &event);
		break;
	case XFRM_MSG_POLEXPIRE:
		decode_policy_expire(message, &event);
		break;
	case XFRM_MSG_FLUSHPOLICY:
		event.policy_type = policy_type_of(message, 0);
		event.type = EVENT_POLICIES_FLUSHED;
		break;
	case XFRM_MSG_MAPPING:
		event.type = EVENT_MAPPING;
		break;
	case XFRM_MSG_ACQUIRE:
		event.type = EVENT_ACQUIRE;
		break;
	case NLMSG_NOOP:
	case XFRM_MSG_GETDEFAULT: /* the default policy changed, which dumps do not contain */
		event.type = EVENT_NONE;
		break;
	}
	return event;
}
