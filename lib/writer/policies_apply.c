/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policies_apply.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/chains.h"
#include "base/hash.h"
#include "base/status.h"
#include "xfrm/dump.h"
#include "xfrm/policy_change.h"
#include "xfrm/policy_tagged.h"

/* The policy is wanted twice, and the other one counts. */
#define REPEATED UINT32_MAX

/* What is to be changed, while it is being found out. */
struct comparison {
	const struct policy *wanted;
	size_t wanted_count;
	const struct policy_template *wanted_templates;
	struct tagged_policies found;
	struct chains by_identity; /* over wanted */
	uint32_t *twins; /* of each wanted policy: the number of the found one + 1, 0 or REPEATED */
	struct policy_change *changes; /* additions and replacements, then deletions */
	size_t change_count;
};

uint32_t policies_check_right(struct netlink *netlink)
{
	struct policy_counts counts;

	return count_policies(netlink, &counts);
}

/* What the kernel finds a policy by. */
static uint32_t hash_identity(const struct policy *policy)
{
	uint64_t hash = hash_bytes(hash_begin(policy->dir), &policy->sel, sizeof(policy->sel));

	return hash_end(hash);
}

static bool is_one_policy(const struct policy *a, const struct policy *b)
{
	return a->dir == b->dir && a->type == b->type && a->mark == b->mark &&
	       a->mark_mask == b->mark_mask && a->if_id == b->if_id &&
	       !memcmp(&a->sel, &b->sel, sizeof(a->sel));
}

static bool is_same_template(const struct policy_template *a, const struct policy_template *b)
{
	return a->spi == b->spi && a->reqid == b->reqid && a->family == b->family &&
	       a->proto == b->proto && a->mode == b->mode && a->optional == b->optional &&
	       !memcmp(&a->src, &b->src, sizeof(a->src)) &&
	       !memcmp(&a->dst, &b->dst, sizeof(a->dst));
}

static bool does_the_same(const struct comparison *c, const struct policy *wanted,
			  const struct policy *found)
{
	const struct policy_template *a = c->wanted_templates + wanted->templates;
	const struct policy_template *b = c->found.templates + found->templates;

	if (wanted->priority != found->priority || wanted->action != found->action ||
	    wanted->template_count != found->template_count)
		return false;
	for (size_t i = 0; i < wanted->template_count; i++)
		if (!is_same_template(&a[i], &b[i]))
			return false;
	return true;
}

/* Returns the number + 1 of the wanted policy that the kernel takes for the same as @policy, or 0.
 */
static uint32_t find_wanted(const struct comparison *c, const struct policy *policy)
{
	const uint32_t *place = chains_first(&c->by_identity, hash_identity(policy));

	while (*place && !is_one_policy(&c->wanted[*place - 1], policy))
		place = chains_next(&c->by_identity, place);
	return *place;
}

static void note_change(struct comparison *c, const struct policy *wanted, enum policy_act act)
{
	c->changes[c->change_count++] =
		(struct policy_change){ wanted, c->wanted_templates + wanted->templates, act, 0 };
}

static void index_wanted(struct comparison *c)
{
	for (size_t i = 0; i < c->wanted_count; i++)
		if (find_wanted(c, &c->wanted[i]))
			c->twins[i] = REPEATED;
		else
			chains_push(&c->by_identity, (uint32_t)i, hash_identity(&c->wanted[i]));
}

/* The deletions go to the end of the array first, because they come last. */
static void compare(struct comparison *c)
{
	struct policy_change *deletions = c->changes + c->wanted_count;
	size_t count = 0;

	for (size_t i = 0; i < c->found.count; i++) {
		const struct policy *found = &c->found.policies[i];
		uint32_t wanted = find_wanted(c, found);

		if (wanted)
			c->twins[wanted - 1] = (uint32_t)i + 1;
		else
			deletions[count++] =
				(struct policy_change){ found, NULL, POLICY_DELETE, 0 };
	}
	for (size_t i = 0; i < c->wanted_count; i++) {
		const struct policy *wanted = &c->wanted[i];
		uint32_t twin = c->twins[i];

		if (!twin)
			note_change(c, wanted, POLICY_ADD);
		else if (twin != REPEATED &&
			 !does_the_same(c, wanted, &c->found.policies[twin - 1]))
			note_change(c, wanted, POLICY_REPLACE);
	}
	memmove(c->changes + c->change_count, deletions, count * sizeof(*deletions));
	c->change_count += count;
}

static uint32_t make_room(struct comparison *c)
{
	c->twins = calloc(c->wanted_count + 1, sizeof(*c->twins));
	c->changes = malloc(array_size(c->wanted_count + c->found.count + 1, sizeof(*c->changes)));
	return c->twins && c->changes ? chains_init(&c->by_identity, c->wanted_count + 1)
				      : ERROR_NOT_ENOUGH_MEMORY;
}

uint32_t policies_apply(struct netlink *netlink, const struct policy *wanted, size_t count,
			const struct policy_template *templates)
{
	struct comparison c = { .wanted = wanted,
				.wanted_count = count,
				.wanted_templates = templates };
	uint32_t status = policies_tagged_read(netlink, &c.found);

	if (!status)
		status = make_room(&c);
	if (!status) {
		index_wanted(&c);
		compare(&c);
	}
	if (!status && c.change_count)
		status = policies_change(netlink, c.changes, c.change_count);
	free(c.changes);
	free(c.twins);
	chains_done(&c.by_identity);
	arena_done(&c.found.memory);
	return status;
}
