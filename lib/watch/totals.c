/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "totals.h"

#include <netinet/in.h>
#include <stdlib.h>

#include "base/array.h"
#include "sadb/direction.h"
#include "view.h"

static uint32_t hash_of_total(const struct total *total)
{
	return hash_of_number(total->id);
}

struct total *totals_find(const struct totals *totals, uint64_t id)
{
	const uint32_t *place;

	if (!totals->count)
		return NULL;
	place = chains_first(&totals->by_id, hash_of_number(id));
	while (*place && totals->entries[*place - 1].id != id)
		place = chains_next(&totals->by_id, place);
	return *place ? &totals->entries[*place - 1] : NULL;
}

struct total *totals_get(struct totals *totals, uint64_t id, const struct tunnel_identity *identity,
			 uint64_t now)
{
	struct total *total = totals_find(totals, id);
	void *entries = totals->entries;
	uint32_t status;

	if (total)
		return total;
	status = array_reserve(&entries, &totals->capacity, totals->count + 1, sizeof(*total));
	totals->entries = entries;
	if (!status)
		status = chains_reserve(&totals->by_id, totals->count + 1);
	if (status)
		return NULL;
	total = &totals->entries[totals->count];
	*total = (struct total){ .id = id, .identity = *identity, .since = now };
	chains_push(&totals->by_id, (uint32_t)totals->count++, hash_of_total(total));
	return total;
}

void totals_forget(struct totals *totals)
{
	size_t gone = 0, kept = 0;

	for (size_t i = 0; i < totals->count; i++)
		gone += !totals->entries[i].state;
	if (gone <= TOTALS_GONE_MAX)
		return;
	chains_clear(&totals->by_id);
	for (size_t i = 0; i < totals->count; i++) {
		if (!totals->entries[i].state && gone-- > TOTALS_GONE_MAX)
			continue;
		totals->entries[kept] = totals->entries[i];
		chains_push(&totals->by_id, (uint32_t)kept, hash_of_total(&totals->entries[i]));
		kept++;
	}
	totals->count = kept;
}

struct counters counters_of(const struct sa *sa)
{
	return (struct counters){ .bytes = sa->bytes,
				  .packets = sa->packets,
				  .replayed = sa->extra->replayed,
				  .outside_window = sa->extra->outside_window,
				  .integrity_failed = sa->extra->integrity_failed };
}

/* A counter that has become less is another SA's, so all of it is new. */
static uint64_t grown(uint64_t before, uint64_t now)
{
	return now < before ? now : now - before;
}

/* Of a bundle, the ESP SA has counted the bytes and packets of both. */
void total_add(struct total *total, const struct sa *sa, const struct counters *before,
	       const struct counters *now)
{
	struct counters *to = sa->found.direction == SA_INBOUND ? &total->in : &total->out;

	if (!(sa->found.bundled && sa->proto == IPPROTO_AH)) {
		to->bytes += grown(before->bytes, now->bytes);
		to->packets += grown(before->packets, now->packets);
	}
	to->replayed += grown(before->replayed, now->replayed);
	to->outside_window += grown(before->outside_window, now->outside_window);
	to->integrity_failed += grown(before->integrity_failed, now->integrity_failed);
}

bool total_up(struct total *total, uint64_t since)
{
	if (total->up_since)
		return false;
	total->up_since = since ? since : 1;
	return true;
}

bool total_down(struct total *total, uint64_t when)
{
	if (!total->up_since)
		return false;
	if (when > total->up_since)
		total->up_seconds += when - total->up_since;
	total->up_since = 0;
	total->active = 0;
	total->downs++;
	return true;
}

void totals_done(struct totals *totals)
{
	free(totals->entries);
	chains_done(&totals->by_id);
	*totals = (struct totals){ 0 };
}
