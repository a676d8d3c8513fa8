/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "notice.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "internal.h"
#include "sadb/accept.h"
#include "sadb/direction.h"

struct notice *notice_new(enum notice_type type, uint64_t time)
{
	struct notice *notice = calloc(1, sizeof(*notice));

	if (!notice)
		return NULL;
	notice->type = type;
	notice->time = time;
	notice->tunnel = VIEW_NONE;
	return notice;
}

void notice_sa_free(struct notice_sa *sa)
{
	if (sa)
		free(sa->names);
	free(sa);
}

uint32_t notice_sa_name(struct notice_sa *sa, const struct new_names *names)
{
	free(sa->names);
	sa->names = NULL;
	if (!names->count)
		return ERROR_SUCCESS;
	sa->names = malloc(sizeof(*names));
	if (!sa->names)
		return ERROR_NOT_ENOUGH_MEMORY;
	*sa->names = *names;
	return ERROR_SUCCESS;
}

uint32_t notice_sa_copy(struct notice_sa *to, const struct snapshot *snapshot, const struct sa *sa)
{
	to->sa = *sa;
	to->parts = (struct sa_parts){ *sa->sel, *sa->config, *sa->extra };
	to->sa.sel = &to->parts.sel;
	to->sa.config = &to->parts.config;
	to->sa.extra = &to->parts.extra;
	to->sa.found.policy = 0; /* an index of the snapshot's policies */
	return notice_sa_name(to, &snapshot->new_names);
}

struct notice *notice_new_policy(enum notice_type type, uint64_t time, const struct policy *policy,
				 const struct policy_template *templates)
{
	struct notice *notice = notice_new(type, time);
	struct notice_policy *to = notice ? calloc(1, sizeof(*to)) : NULL;

	if (!to) {
		notice_free(notice);
		return NULL;
	}
	notice->policy = to;
	to->policy = *policy;
	if (!policy->template_count)
		return notice;
	memcpy(to->templates, templates, policy->template_count * sizeof(*templates));
	policy_bind(&to->policy, to->templates);
	template_identity_of(&to->policy, &to->templates[0], &notice->ends);
	return notice;
}

void notice_free(struct notice *notice)
{
	if (!notice)
		return;
	view_unref(notice->view);
	notice_sa_free(notice->sa);
	free(notice->policy);
	free(notice);
}

void notices_put(struct notices *notices, struct notice *notice)
{
	if (!notices->first)
		notices->last = &notices->first;
	notice->next = NULL;
	*notices->last = notice;
	notices->last = &notice->next;
}

struct notice *notices_take(struct notices *notices)
{
	struct notice *notice = notices->first;

	if (!notice)
		return NULL;
	notices->first = notice->next;
	return notice;
}

void notices_done(struct notices *notices)
{
	struct notice *notice;

	while ((notice = notices_take(notices)))
		notice_free(notice);
}

void notice_set_ends(struct notice *notice, const struct sa *sa)
{
	bool in = sa->found.direction == SA_INBOUND;

	notice->ends = (struct tunnel_identity){ .local = in ? sa->dst : sa->src,
						 .remote = in ? sa->src : sa->dst,
						 .family = sa->family,
						 .local_prefix = address_bits(sa->family),
						 .remote_prefix = address_bits(sa->family) };
}

void notice_set_tunnel(struct notice *notice, struct view *view, uint32_t tunnel)
{
	const struct tunnel *from;

	if (tunnel == VIEW_NONE)
		return;
	from = &view->tunnels->tunnels[tunnel];
	view_ref(view);
	view_unref(notice->view);
	notice->view = view;
	notice->tunnel = tunnel;
	notice->tunnel_id = from->id;
	notice->tunnel_state = from->state;
	notice->ends = from->identity;
}

void notice_set_context(struct notice *notice, const struct view *view, uint32_t context)
{
	if (context != VIEW_NONE)
		notice->context_id = view_context_id(view, context);
}

uint32_t notice_copy_sa(struct notice *notice, struct viewed_sa from)
{
	const struct snapshot *s = from.view->snapshot;

	notice->sa = calloc(1, sizeof(*notice->sa));
	return notice->sa ? notice_sa_copy(notice->sa, s, &s->sas[from.index])
			  : ERROR_NOT_ENOUGH_MEMORY;
}
