/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Fuzz target: the input is a datagram of a dump of states and policies. The library decodes it,
 * finds directions, bundles and pairs, and renders every version of the structs. The run stops if a
 * block is not filled to the last byte; sanitizers find other faults.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/block.h"
#include "api/context_items.h"
#include "api/sa_context_format.h"
#include "api/sa_details.h"
#include "api/sa_enum.h"
#include "api/sa_filter.h"
#include "fuzz.h"
#include "sadb/bundle.h"
#include "sadb/context.h"
#include "sadb/direction.h"
#include "sadb/kind.h"
#include "sadb/local.h"
#include "sadb/parts.h"
#include "sadb/snapshot.h"
#include "xfrm/decode.h"
#include "xfrm/encode_update.h"
#include "xfrm/uapi.h"
#include "netlink/walk.h"

#define SAS_MAX 64

static void take_sa(struct snapshot *s, struct parts *parts, const struct nlmsghdr *message)
{
	static const struct local_addresses nothing_local;
	struct sa *sa = &s->sas[s->count];
	_Alignas(8) char request[8192];
	struct sa_parts own;

	if (s->count == SAS_MAX ||
	    !decode_sa(message, sa, &own, &s->new_names, &s->unknown_attributes) ||
	    sa_kind(sa) != SA_KIND_SA)
		return;
	encode_update(message, &sa->config->limits, (struct nlmsghdr *)request, sizeof(request));
	direction_find(sa, &nothing_local, &s->policies);
	if (parts_keep(parts, &s->memory, sa))
		return;
	policies_find_main(&s->policies, sa, 1);
	sa_set_order(sa, s->count++);
}

static void take_policy(struct snapshot *s, const struct nlmsghdr *message)
{
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct policy policy;

	if (decode_policy(message, &policy, templates))
		policies_add(&s->policies, &policy, templates);
}

/* Decodes the policies first and the states after them, as a snapshot does. */
static void decode(struct snapshot *s, const void *datagram, size_t size)
{
	const struct nlmsghdr *message;
	struct parts parts = { 0 };
	int left = (int)size;

	for_each_message(message, datagram, left)
		if (message->nlmsg_type == XFRM_MSG_NEWPOLICY)
			take_policy(s, message);
	policies_index(&s->policies);
	left = (int)size;
	for_each_message(message, datagram, left)
		if (message->nlmsg_type != XFRM_MSG_NEWPOLICY)
			take_sa(s, &parts, message);
	parts_done(&parts);
}

static void render(const struct format *format, const void *items)
{
	struct page page = { .items = items };
	size_t count = format->kind->count(items), space = format->kind->shared_space;

	for (size_t i = 0; i < count; i++)
		space += format->space(items, i);
	if (block_open(&page.block, NULL, space))
		return;
	page.shared = format->kind->share(&page.block);
	for (size_t i = 0; i < count; i++)
		format->render(&page, i);
	if (page.block.used != page.block.size)
		abort();
	block_free(page.block.base);
}

static void render_all(const struct snapshot *s)
{
	struct sa_items sas = { .snapshot = *s };
	struct context_items contexts = { .snapshot = *s };

	render(&sa_format_details0, &sas);
	render(&sa_format_details1, &sas);
	render(&sa_format_wfpx0, &sas);
	if (contexts_find(s, &contexts.contexts))
		return;
	render(&sa_context_format0, &contexts);
	render(&sa_context_format1, &contexts);
	render(&sa_context_format_wfpx0, &contexts);
	contexts_done(&contexts.contexts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct snapshot snapshot = { 0 }, *s = &snapshot;
	void *datagram = malloc(size + 1); /* aligned, and with no byte to spare, so that sanitizers
					      see an access behind it */
	struct sa *sas =
		calloc(SAS_MAX + 1, sizeof(*sas)); /* not in the arena, for the same reason */

	s->sas = sas;
	memcpy(datagram, data, size);
	decode(s, datagram, size);
	free(datagram); /* after that, a pointer into it is a fault */
	if (!bundles_find(s))
		render_all(s);
	snapshot_done(s);
	free(sas);
	return 0;
}
