/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context.h"

#include <netinet/in.h>
#include <stdlib.h>

#include "base/status.h"
#include "context_state.h"
#include "direction.h"
#include "identity.h"
#include "pairing.h"
#include "snapshot.h"

/* The halves to pair: all SAs except the AH SAs of bundles. */
struct halves {
	struct half *halves;
	uint32_t *index; /* for each half the index of its SA in the snapshot */
	struct pairing *pairing;
	size_t count;
};

static uint32_t halves_of(const struct snapshot *s, struct halves *ret)
{
	struct halves h = { 0 };

	h.halves = malloc(s->count * sizeof(*h.halves) + 1);
	h.index = malloc(s->count * sizeof(*h.index) + 1);
	h.pairing = malloc(s->count * sizeof(*h.pairing) + 1);
	*ret = h;
	if (!h.halves || !h.index || !h.pairing)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < s->count; i++) {
		if (s->sas[i].found.bundled && s->sas[i].proto == IPPROTO_AH)
			continue;
		h.halves[h.count] = snapshot_half(s, i);
		h.index[h.count++] = (uint32_t)i;
	}
	*ret = h;
	return ERROR_SUCCESS;
}

static void halves_done(struct halves *h)
{
	free(h->halves);
	free(h->index);
	free(h->pairing);
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

uint32_t contexts_find(const struct snapshot *s, struct context_list *ret)
{
	struct context_list list = { 0 };
	struct halves h;
	uint32_t status = halves_of(s, &h);

	if (!status)
		status = pairing_find(h.halves, h.count, h.pairing, &list.needs_order);
	if (!status) {
		list.contexts = malloc(h.count * sizeof(*list.contexts) + 1);
		status = list.contexts ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
	}
	if (!status) {
		collect_contexts(s, &h, &list);
		status = contexts_judge(s, &list);
	}
	halves_done(&h);
	if (status)
		contexts_done(&list);
	else
		*ret = list;
	return status;
}

void contexts_done(struct context_list *list)
{
	free(list->contexts);
	*list = (struct context_list){ 0 };
}

uint64_t context_id(const struct snapshot *s, const struct context *c)
{
	return sa_id(&s->sas[c->inbound != CONTEXT_NONE ? c->inbound : c->outbound]);
}
