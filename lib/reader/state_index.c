/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "state_index.h"

#include <string.h>

#include "base/hash.h"
#include "base/status.h"

static uint32_t hash_of_state_key(const struct sa_key *key)
{
	return hash_end(hash_bytes(hash_begin(0), key, sizeof(*key)));
}

static struct sa_key key_at(const struct snapshot *s, size_t i)
{
	return sa_key_of(i < s->count ? &s->sas[i] : &s->ipcomps[i - s->count]);
}

uint32_t state_index_make(struct state_index *index, const struct snapshot *s)
{
	size_t count = s->count + s->ipcomp_count;
	uint32_t status = chains_init(&index->chains, count);

	if (status)
		return status;
	for (size_t i = 0; i < count; i++) {
		const struct sa_key key = key_at(s, i);

		chains_push(&index->chains, (uint32_t)i, hash_of_state_key(&key));
	}
	index->made = true;
	return ERROR_SUCCESS;
}

bool state_index_has(const struct state_index *index, const struct snapshot *s,
		     const struct sa_key *key)
{
	const uint32_t *place = chains_first(&index->chains, hash_of_state_key(key));

	for (; *place; place = chains_next(&index->chains, place)) {
		const struct sa_key other = key_at(s, *place - 1);

		if (!memcmp(&other, key, sizeof(other)))
			return true;
	}
	return false;
}

void state_index_done(struct state_index *index)
{
	chains_done(&index->chains);
	index->made = false;
}
