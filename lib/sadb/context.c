/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context.h"

#include <netinet/in.h>

#include "base/status.h"
#include "context_state.h"
#include "direction.h"
#include "identity.h"
#include "pairing.h"
#include "snapshot.h"
#include "tagged.h"
#include "xfrm/tag.h"

/* The halves to pair: all SAs except the AH SAs of bundles, and those with tags. */
struct halves {
	const struct sa **halves;
	uint32_t *index; /* for each half the index of its SA in the snapshot */
	struct pairing *pairing;
	size_t count;
};

static uint32_t halves_of(const struct snapshot *s, struct arena *scratch, struct halves *ret)
{
	struct halves h = { 0 };

	h.halves = arena_take(scratch, array_size(s->count, sizeof(*h.halves)));
	h.index = arena_take(scratch, array_size(s->count, sizeof(*h.index)));
	h.pairing = arena_take(scratch, array_size(s->count, sizeof(*h.pairing)));
	if (!h.halves || !h.index || !h.pairing)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < s->count; i++) {
		if ((s->sas[i].found.bundled && s->sas[i].proto == IPPROTO_AH) ||
		    tag_context(&s->sas[i]))
			continue;
		h.halves[h.count] = &s->sas[i];
		h.index[h.count++] = (uint32_t)i;
	}
	*ret = h;
	return ERROR_SUCCESS;
}

/* Makes a context of each pair, in the place of its first half, and of each half that is alone. */
static void collect_contexts(const struct snapshot *s, const struct halves *h,
			     struct context_list *list)
{
	for (uint32_t i = 0; i < h->count; i++) {
		bool out = s->sas[h->index[i]].found.direction == SA_OUTBOUND;
		struct context *c = &list->contexts[list->count];
		const struct pairing *pairing = &h->pairing[i];
		uint32_t other = CONTEXT_NONE;

		if (pairing->partner != PAIRING_ALONE) {
			if (pairing->partner < i)
				continue;
			other = h->index[pairing->partner];
		}
		*c = (struct context){ .inbound = out ? other : h->index[i],
				       .outbound = out ? h->index[i] : other,
				       .by_order = pairing->doubt != PAIRING_CERTAIN,
				       .uneven = pairing->doubt == PAIRING_UNEVEN };
		list->count++;
	}
}

static uint32_t find_contexts(const struct snapshot *s, struct arena *scratch,
			      struct context_list *list)
{
	struct halves h;
	uint32_t status = halves_of(s, scratch, &h);

	if (!status)
		status = pairing_find(h.halves, h.count, scratch, h.pairing, &list->needs_order);
	if (status)
		return status;
	list->contexts = arena_take(&list->memory, array_size(s->count, sizeof(*list->contexts)));
	if (!list->contexts)
		return ERROR_NOT_ENOUGH_MEMORY;
	collect_contexts(s, &h, list);
	status = tagged_contexts_find(s, scratch, list);
	return status ? status : contexts_judge(s, list, scratch);
}

/* The memory for pairing an SA is somewhat less than this; it is expected all at once. */
#define SCRATCH_PER_SA 128u

uint32_t contexts_find(const struct snapshot *s, struct context_list *ret)
{
	struct arena scratch = { .spare = s->memory.spare };
	struct context_list list = { .memory.spare = s->memory.spare };
	uint32_t status = arena_expect(&scratch, array_size(s->count, SCRATCH_PER_SA));

	if (!status)
		status = find_contexts(s, &scratch, &list);
	arena_done(&scratch);
	if (status)
		contexts_done(&list);
	else
		*ret = list;
	return status;
}

void contexts_done(struct context_list *list)
{
	arena_done(&list->memory);
	*list = (struct context_list){ 0 };
}

uint64_t context_id(const struct snapshot *s, const struct context *c)
{
	const struct sa *sa = &s->sas[c->inbound != CONTEXT_NONE ? c->inbound : c->outbound];
	uint64_t tag = tag_context(sa);

	return tag ? tag : sa_id(sa);
}
