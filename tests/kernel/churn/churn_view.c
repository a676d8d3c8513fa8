/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <linux/xfrm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "churn.h"
#include "fwpmu.h"
#include "wfpxfrm.h"

#define PAGE 1000

struct source {
	HANDLE engine;             /* of the library; NULL: the socket is used */
	struct mnl_socket *socket; /* for a dump without the library */
	uint32_t seq;
	_Alignas(16) char buffer[32768];
};

static void check(DWORD result, const char *what)
{
	if (!result)
		return;
	fprintf(stderr, "%s: error 0x%08x\n", what, (unsigned)result);
	exit(2);
}

struct source *source_open(void)
{
	struct source *source = calloc(1, sizeof(*source));

	if (!source)
		die("source", ENOMEM);
	if (settings.reading != READING_PLAIN && settings.reading != READING_HELD) {
		check(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &source->engine),
		      "FwpmEngineOpen0");
		return source;
	}
	source->socket = mnl_socket_open2(NETLINK_XFRM, SOCK_CLOEXEC);
	if (!source->socket || mnl_socket_bind(source->socket, 0, MNL_SOCKET_AUTOPID) < 0)
		die("NETLINK_XFRM", errno);
	return source;
}

void source_close(struct source *source)
{
	if (source->socket)
		mnl_socket_close(source->socket);
	else
		check(FwpmEngineClose0(source->engine), "FwpmEngineClose0");
	free(source);
}

static void see(struct view *view, uint32_t tunnel, uint32_t generation)
{
	struct seen *seen;

	view->total++;
	if (tunnel >= all_tunnels() || !is_in_scope(tunnel)) {
		view->foreign++;
		return;
	}
	seen = &view->seen[tunnel];
	for (uint32_t i = 0; i < seen->count; i++)
		if (seen->generations[i] == generation) {
			view->twice++;
			return;
		}
	if (seen->count == SEEN_MAX)
		view->crowded++;
	else
		seen->generations[seen->count++] = generation;
}

static void see_part(struct view *view, uint32_t tunnel, enum part part, uint32_t peer)
{
	uint32_t moves = moves_to(tunnel, peer);

	if (peer_after(tunnel, moves) != peer || part > PART_POLICY)
		tunnel = UINT32_MAX;
	see(view, tunnel, moves * parts_of(tunnel) + part + 1);
}

static void see_sa(struct view *view, uint32_t spi, uint32_t reqid, uint32_t src, uint32_t dst)
{
	uint32_t tunnel = (spi - FIRST_SPI) % all_tunnels();
	uint32_t generation = (spi - FIRST_SPI) / all_tunnels();

	if (spi < FIRST_SPI || reqid != tunnel + 1)
		see(view, UINT32_MAX, 0);
	else if (is_moving(tunnel))
		see_part(view, tunnel, generation, generation == PART_IN ? src : dst);
	else
		see(view, tunnel, generation);
}

static void see_details(struct view *view, const WFPX_SA_DETAILS0 *details)
{
	const IPSEC_TRAFFIC1 *ends = details ? &details->details.traffic : NULL;

	for (UINT32 i = 0; details && i < details->numSAs; i++) {
		bool out = details->details.saDirection == FWP_DIRECTION_OUTBOUND;

		see_sa(view, details->saList[i]->spi, details->saList[i]->reqid,
		       out ? ends->localV4Address : ends->remoteV4Address,
		       out ? ends->remoteV4Address : ends->localV4Address);
	}
}

static void see_context(struct view *view, const WFPX_SA_CONTEXT0 *context)
{
	if (are_policies()) {
		for (UINT32 i = 0; i < context->numPolicies; i++)
			see(view, context->policies[i]->reqid - 1, context->policies[i]->priority);
		return;
	}
	see_details(view, context->inboundSa);
	see_details(view, context->outboundSa);
	for (UINT32 i = 0; context->outboundSa && i < context->numPolicies; i++)
		see_part(view, context->policies[i]->reqid - 1, PART_POLICY,
			 context->outboundSa->details.traffic.remoteV4Address);
}

static void read_contexts(HANDLE engine, HANDLE handle, struct view *view)
{
	WFPX_SA_CONTEXT0 **entries;
	UINT32 count;

	do {
		check(WfpxSaContextEnum0(engine, handle, PAGE, &entries, &count),
		      "WfpxSaContextEnum0");
		for (UINT32 i = 0; i < count; i++)
			see_context(view, entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count == PAGE);
	check(IPsecSaContextDestroyEnumHandle0(engine, handle), "IPsecSaContextDestroyEnumHandle0");
}

static void read_sas(HANDLE engine, HANDLE handle, struct view *view)
{
	WFPX_SA_DETAILS0 **entries;
	UINT32 count;

	do {
		check(WfpxSaEnum0(engine, handle, PAGE, &entries, &count), "WfpxSaEnum0");
		for (UINT32 i = 0; i < count; i++)
			see_details(view, entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count == PAGE);
	check(IPsecSaDestroyEnumHandle0(engine, handle), "IPsecSaDestroyEnumHandle0");
}

static void begin(struct view *view)
{
	for (unsigned w = 0; w < settings.writers; w++)
		view->least[w] = atomic_load_explicit(&writers[w].done, memory_order_acquire);
	view->before = boot_time();
	disturb_receiving(true);
}

static void end(struct view *view)
{
	disturb_receiving(false);
	view->after = boot_time();
	for (unsigned w = 0; w < settings.writers; w++)
		view->most[w] = atomic_load_explicit(&writers[w].started, memory_order_acquire);
}

static void ask_library(HANDLE engine, struct view *view)
{
	FWP_V4_ADDR_AND_MASK half = { .addr = peer_of(0), .mask = HALF_MASK };
	const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = {
		.remoteSubNet = { .type = FWP_V4_ADDR_MASK, .v4AddrMask = &half },
	};
	const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *which =
		settings.reading == READING_HALF ? &template : NULL;
	bool contexts = settings.reading != READING_SAS;
	WFPX_SNAPSHOT_INFO0 info;
	HANDLE handle;

	begin(view);
	view->refused = contexts ? IPsecSaContextCreateEnumHandle0(engine, which, &handle)
				 : IPsecSaCreateEnumHandle0(engine, NULL, &handle);
	end(view);
	if (view->refused)
		return;
	check(WfpxSnapshotGetInfo0(engine, handle, &info), "WfpxSnapshotGetInfo0");
	view->complete = info.complete;
	view->instant = info.complete ? info.bootTime : 0;
	view->rounds = info.rounds;
	view->events = info.events;
	if (contexts)
		read_contexts(engine, handle, view);
	else
		read_sas(engine, handle, view);
}

/*
 * The content of the attribute, NULL if the message has no such attribute behind its @fixed bytes.
 */
static const void *find_attribute(const struct nlmsghdr *message, size_t fixed, uint16_t type)
{
	const char *end = mnl_nlmsg_get_payload_tail(message);
	const struct nlattr *attr = mnl_nlmsg_get_payload_offset(message, fixed);

	for (; mnl_attr_ok(attr, (int)(end - (const char *)attr)); attr = mnl_attr_next(attr))
		if (mnl_attr_get_type(attr) == type)
			return mnl_attr_get_payload(attr);
	return NULL;
}

static void see_message(struct view *view, const struct nlmsghdr *message)
{
	if (message->nlmsg_type == XFRM_MSG_NEWPOLICY) {
		const struct xfrm_userpolicy_info *policy = mnl_nlmsg_get_payload(message);
		const struct xfrm_user_tmpl *template =
			find_attribute(message, sizeof(*policy), XFRMA_TMPL);

		if (!template)
			see(view, UINT32_MAX, 0);
		else if (template->id.daddr.a4 == htonl(peer_of(template->reqid - 1)))
			see(view, template->reqid - 1, policy->priority);
	} else if (message->nlmsg_type == XFRM_MSG_NEWSA) {
		const struct xfrm_usersa_info *sa = mnl_nlmsg_get_payload(message);

		if (settings.variant == VARIANT_DELETE ||
		    find_attribute(message, sizeof(*sa), XFRMA_ALG_AEAD))
			see_sa(view, ntohl(sa->id.spi), sa->reqid, ntohl(sa->saddr.a4),
			       ntohl(sa->id.daddr.a4));
	}
}

static bool take_datagram(struct source *source, struct view *view)
{
	ssize_t size = mnl_socket_recvfrom(source->socket, source->buffer, sizeof(source->buffer));
	const struct nlmsghdr *message = (const void *)source->buffer;
	int left = (int)size;

	if (size < 0)
		die("dump", errno);
	for (; mnl_nlmsg_ok(message, left); message = mnl_nlmsg_next(message, &left)) {
		if (message->nlmsg_type == NLMSG_DONE)
			return false;
		if (message->nlmsg_type == NLMSG_ERROR)
			die("dump", EIO);
		see_message(view, message);
	}
	return true;
}

static void dump(struct source *source, struct view *view)
{
	struct nlmsghdr *request = mnl_nlmsg_put_header(source->buffer);

	request->nlmsg_type = are_policies() ? XFRM_MSG_GETPOLICY : XFRM_MSG_GETSA;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	request->nlmsg_seq = ++source->seq;
	begin(view);
	if (mnl_socket_sendto(source->socket, request, request->nlmsg_len) < 0)
		die("send", errno);
	while (take_datagram(source, view))
		;
	end(view);
	view->complete = true;
	view->instant = 0;
	view->rounds = 1;
}

void take_view(struct source *source, struct view *view)
{
	struct seen *seen = view->seen;

	*view = (struct view){ .seen = memset(seen, 0, all_tunnels() * sizeof(*seen)) };
	if (settings.reading == READING_HELD)
		pthread_rwlock_wrlock(&holding);
	if (source->socket)
		dump(source, view);
	else
		ask_library(source->engine, view);
	if (settings.reading == READING_HELD)
		pthread_rwlock_unlock(&holding);
}
