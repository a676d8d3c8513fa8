/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WFPX_EVENT0: what a notice tells. */
#include "event_format.h"

#include "name_format.h"
#include "sa_context_format.h"
#include "sa_details.h"
#include "tunnel_items.h"
#include "watch/view.h"
#include "wfpx_selector.h"

_Static_assert((int)WFPX_EVENT_SA_ADDED == NOTICE_SA_ADDED, "");
_Static_assert((int)WFPX_EVENT_SA_CHANGED == NOTICE_SA_CHANGED, "");
_Static_assert((int)WFPX_EVENT_SA_REMOVED == NOTICE_SA_REMOVED, "");
_Static_assert((int)WFPX_EVENT_SA_EXPIRING == NOTICE_SA_EXPIRING, "");
_Static_assert((int)WFPX_EVENT_SA_EXPIRED == NOTICE_SA_EXPIRED, "");
_Static_assert((int)WFPX_EVENT_MAPPING_CHANGED == NOTICE_MAPPING_CHANGED, "");
_Static_assert((int)WFPX_EVENT_CONTEXT_ADDED == NOTICE_CONTEXT_ADDED, "");
_Static_assert((int)WFPX_EVENT_CONTEXT_REMOVED == NOTICE_CONTEXT_REMOVED, "");
_Static_assert((int)WFPX_EVENT_REKEYED == NOTICE_REKEYED, "");
_Static_assert((int)WFPX_EVENT_TUNNEL_UP == NOTICE_TUNNEL_UP, "");
_Static_assert((int)WFPX_EVENT_TUNNEL_DOWN == NOTICE_TUNNEL_DOWN, "");
_Static_assert((int)WFPX_EVENT_POLICY_ADDED == NOTICE_POLICY_ADDED, "");
_Static_assert((int)WFPX_EVENT_POLICY_CHANGED == NOTICE_POLICY_CHANGED, "");
_Static_assert((int)WFPX_EVENT_POLICY_REMOVED == NOTICE_POLICY_REMOVED, "");
_Static_assert((int)WFPX_EVENT_ACQUIRE == NOTICE_ACQUIRE, "");
_Static_assert((int)WFPX_EVENT_RESYNCHRONISED == NOTICE_RESYNCHRONISED, "");

static void find_name(const struct notice *notice, struct name *ret)
{
	*ret = (struct name){ .by_file = NULL };
	if (notice->tunnel != VIEW_NONE)
		tunnel_name(notice->view->owner, notice->tunnel, ret);
}

static size_t event0_space(const void *items, size_t index)
{
	const struct notice *notice = ((const struct event_item *)items)->notice;
	struct name name;

	(void)index;
	find_name(notice, &name);
	return BLOCK_SPACE(sizeof(WFPX_EVENT0)) + name_space(&name) +
	       (notice->sa ? sa_wfpx0_one_space(&notice->sa->sa) : 0) +
	       (notice->policy ? BLOCK_SPACE(sizeof(WFPX_POLICY0)) : 0) +
	       (notice->type == NOTICE_ACQUIRE ? BLOCK_SPACE(sizeof(WFPX_SELECTOR0)) : 0);
}

static void render_sa(struct page *page, const struct notice *notice, WFPX_EVENT0 *to)
{
	const struct sa *sa = &notice->sa->sa;
	uint64_t now = notice->time / 1000000000u;

	to->sa = sa_wfpx0_one_render(page, notice->sa->names, sa);
	if (sa->add_time && now > sa->add_time)
		to->ageSeconds = now - sa->add_time;
}

static void render_policy(struct page *page, const struct notice *notice, WFPX_EVENT0 *to)
{
	const struct notice_policy *from = notice->policy;

	to->policy = block_take(&page->block, sizeof(*to->policy));
	wfpx_policy_fill(to->policy, &from->policy, &from->templates[0]);
	if (notice->type != NOTICE_ACQUIRE)
		return;
	to->packet = block_take(&page->block, sizeof(*to->packet));
	wfpx_selector_fill(to->packet, &from->packet);
}

static void fill_mapping(const struct notice *notice, WFPX_EVENT0 *to)
{
	to->formerAddress = to->address = wfpx_no_address;
	if (notice->type != NOTICE_MAPPING_CHANGED)
		return;
	wfpx_address_fill(&to->formerAddress, notice->family, &notice->former_address);
	wfpx_address_fill(&to->address, notice->family, &notice->address);
	to->formerPort = notice->former_port;
	to->port = notice->now_port;
}

static void *event0_render(struct page *page, size_t index)
{
	WFPX_EVENT0 *to = block_take(&page->block, sizeof(*to));
	const struct event_item *item = page->items;
	const struct notice *notice = item->notice;
	struct name name;

	(void)index;
	to->type = (WFPX_EVENT_TYPE)notice->type;
	to->ownSession = notice->own;
	to->compared = notice->compared;
	to->portId = notice->port;
	to->sequence = item->sequence;
	to->time = notice->time;
	to->tunnelId = notice->tunnel_id;
	to->contextId = notice->context_id;
	to->formerContextId = notice->former_context_id;
	to->tunnelState = (WFPX_TUNNEL_STATE)notice->tunnel_state;
	to->formerTunnelState = (WFPX_TUNNEL_STATE)notice->former_state;
	wfpx_ends_fill(&to->localAddress, &to->remoteAddress, &notice->ends);
	fill_mapping(notice, to);
	if (notice->sa)
		render_sa(page, notice, to);
	if (notice->policy)
		render_policy(page, notice, to);
	find_name(notice, &name);
	to->names = name_render(page, &name);
	return to;
}

/* Only page_render_one() uses the format, which asks the kind for shared data alone. */
static const struct kind kind_events = { .size = sizeof(struct event_item) };

const struct format event_format0 = { &kind_events, event0_space, event0_render };
