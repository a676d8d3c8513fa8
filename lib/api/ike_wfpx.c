/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WFPX_IKE_SA0: what the daemon tells of an IKE SA and WFP has no members for. */
#include <string.h>

#include "ike_sa.h"
#include "wfpxfrm.h"

#define SAME_STATE(name) _Static_assert((int)WFPX_IKE_STATE_##name == IKE_STATE_##name, #name)
SAME_STATE(OTHER);
SAME_STATE(CREATED);
SAME_STATE(CONNECTING);
SAME_STATE(ESTABLISHED);
SAME_STATE(PASSIVE);
SAME_STATE(REKEYING);
SAME_STATE(REKEYED);
SAME_STATE(DELETING);
SAME_STATE(DESTROYING);

#define SAME_CHILD(name) _Static_assert((int)WFPX_IKE_CHILD_##name == IKE_CHILD_##name, #name)
SAME_CHILD(OTHER);
SAME_CHILD(CREATED);
SAME_CHILD(ROUTED);
SAME_CHILD(INSTALLING);
SAME_CHILD(INSTALLED);
SAME_CHILD(UPDATING);
SAME_CHILD(REKEYING);
SAME_CHILD(REKEYED);
SAME_CHILD(RETRYING);
SAME_CHILD(DELETING);
SAME_CHILD(DELETED);
SAME_CHILD(DESTROYING);

/* The daemon writes an empty text for what it does not know. */
static const char *known(const char *text)
{
	return text && *text ? text : NULL;
}

static size_t texts_space(const struct ike_texts *texts)
{
	const char *text = texts->texts;
	size_t space = BLOCK_SPACE(texts->count * sizeof(wchar_t *));

	for (uint32_t i = 0; i < texts->count; i++, text += strlen(text) + 1)
		space += page_text_space(text);
	return space;
}

/* Returns NULL if there are none. */
static wchar_t **render_texts(struct page *page, const struct ike_texts *texts)
{
	const char *text = texts->texts;
	wchar_t **ret;

	if (!texts->count)
		return NULL;
	ret = block_take(&page->block, texts->count * sizeof(*ret));
	for (uint32_t i = 0; i < texts->count; i++, text += strlen(text) + 1)
		ret[i] = page_text(page, text);
	return ret;
}

static size_t child_space(const struct ike_child *child)
{
	return BLOCK_SPACE(sizeof(WFPX_IKE_CHILD0)) + page_text_space(known(child->name)) +
	       texts_space(&child->local) + texts_space(&child->remote);
}

static WFPX_IKE_CHILD0 *render_child(struct page *page, const struct ike_child *child)
{
	WFPX_IKE_CHILD0 *to = block_take(&page->block, sizeof(*to));

	to->name = page_text(page, known(child->name));
	to->uniqueId = child->unique_id;
	to->reqid = child->reqid;
	to->spiIn = child->spi_in;
	to->spiOut = child->spi_out;
	to->state = (WFPX_IKE_CHILD_STATE)child->state;
	to->protocol = child->protocol;
	to->mode = child->mode;
	to->numLocalSelectors = child->local.count;
	to->localSelectors = render_texts(page, &child->local);
	to->numRemoteSelectors = child->remote.count;
	to->remoteSelectors = render_texts(page, &child->remote);
	return to;
}

static size_t wfpx0_space(const void *items, size_t index)
{
	const struct ike_items *ike = items;
	const struct ike_sa *sa = &ike->sas.sas[index];
	size_t space = BLOCK_SPACE(sizeof(WFPX_IKE_SA0)) + ike_details_space(sa) +
		       page_text_space(known(sa->name)) +
		       page_text_space(known(sa->local.identity)) +
		       page_text_space(known(sa->remote.identity)) +
		       page_text_space(known(sa->remote.user)) +
		       BLOCK_SPACE(sa->child_count * sizeof(WFPX_IKE_CHILD0 *));

	for (size_t i = 0; i < sa->child_count; i++)
		space += child_space(&ike->sas.children[sa->first_child + i]);
	return space;
}

static void render_children(struct page *page, const struct ike_sa *sa, WFPX_IKE_SA0 *to)
{
	const struct ike_items *ike = page->items;

	to->numChildren = (UINT32)sa->child_count;
	if (!to->numChildren)
		return;
	to->children = block_take(&page->block, to->numChildren * sizeof(*to->children));
	for (UINT32 i = 0; i < to->numChildren; i++)
		to->children[i] = render_child(page, &ike->sas.children[sa->first_child + i]);
}

static UINT64 time_until(uint32_t seconds)
{
	return seconds == IKE_NEVER ? WFPX_UNLIMITED : seconds;
}

static void *wfpx0_render(struct page *page, size_t index)
{
	const struct ike_items *ike = page->items;
	const struct ike_sa *sa = &ike->sas.sas[index];
	WFPX_IKE_SA0 *to = block_take(&page->block, sizeof(*to));

	ike_details_fill(page, sa, &to->details);
	to->uniqueId = sa->unique_id;
	to->state = (WFPX_IKE_STATE)sa->state;
	to->initiator = sa->initiator;
	to->nat = sa->nat;
	to->localBehindNat = sa->local.behind_nat;
	to->remoteBehindNat = sa->remote.behind_nat;
	to->localPort = sa->local.port;
	to->remotePort = sa->remote.port;
	to->establishedSeconds = sa->established;
	to->rekeySeconds = time_until(sa->rekey_time);
	to->reauthSeconds = time_until(sa->reauth_time);
	to->connection = page_text(page, known(sa->name));
	to->localIdentity = page_text(page, known(sa->local.identity));
	to->remoteIdentity = page_text(page, known(sa->remote.identity));
	to->remoteUser = page_text(page, known(sa->remote.user));
	render_children(page, sa, to);
	return to;
}

const struct format ike_format_wfpx0 = { &kind_ike_sas, wfpx0_space, wfpx0_render };
