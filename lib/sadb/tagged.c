/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tagged.h"

#include <netinet/in.h>
#include <stdbool.h>

#include "base/chains.h"
#include "base/hash.h"
#include "base/status.h"
#include "context.h"
#include "direction.h"
#include "snapshot.h"
#include "xfrm/tag.h"

/* Returns the tag of an SA that makes a context or half of it, else 0. */
static uint64_t tag_of_half(const struct sa *sa)
{
	return sa->found.bundled && sa->proto == IPPROTO_AH ? 0 : tag_context(sa);
}

static size_t count_tagged(const struct snapshot *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->count; i++)
		count += tag_of_half(&s->sas[i]) != 0;
	return count;
}

static uint32_t *member_for(struct context *c, const struct sa *sa)
{
	return sa->found.direction == SA_INBOUND ? &c->inbound : &c->outbound;
}

/* The first context of the list with this id that has no SA in this direction yet, or NULL. */
static struct context *find_open(const struct snapshot *s, const struct context_list *list,
				 const struct chains *by_tag, size_t first, const struct sa *sa,
				 uint32_t hash)
{
	const uint32_t *place = chains_first(by_tag, hash);
	struct context *found = NULL; /* the walk meets the first context last */

	for (; *place; place = chains_next(by_tag, place)) {
		struct context *c = &list->contexts[first + *place - 1];

		if (*member_for(c, sa) == CONTEXT_NONE && context_id(s, c) == tag_context(sa))
			found = c;
	}
	return found;
}

/* The snapshot has the newest SA first, so that the newest of each direction meet. */
uint32_t tagged_contexts_find(const struct snapshot *s, struct arena *scratch,
			      struct context_list *list)
{
	size_t first = list->count, count = count_tagged(s);
	struct chains by_tag;
	uint32_t status;

	if (!count)
		return ERROR_SUCCESS;
	status = chains_init_in(&by_tag, scratch, count);
	for (uint32_t i = 0; !status && i < s->count; i++) {
		const struct sa *sa = &s->sas[i];
		uint64_t tag = tag_of_half(sa);
		uint32_t hash = hash_end(hash_word(hash_begin(0), tag));
		struct context *c = tag ? find_open(s, list, &by_tag, first, sa, hash) : NULL;

		if (!tag)
			continue;
		if (!c) {
			chains_push(&by_tag, (uint32_t)(list->count - first), hash);
			c = &list->contexts[list->count++];
			*c = (struct context){ .inbound = CONTEXT_NONE, .outbound = CONTEXT_NONE };
		}
		*member_for(c, sa) = i;
	}
	return status;
}
