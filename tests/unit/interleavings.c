/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Takes snapshots while a few changes happen, and tries every order of changes and steps of the
 * snapshot. A model of the kernel stands in place of the library's socket layer. Before each step,
 * the model chooses whether a change comes first, and which. A complete snapshot must be equal to
 * the model's tables at the last count of states. If a run comes to a situation in which an
 * earlier run was (the same kernel, and the same messages to the library), nothing new can follow,
 * and the run has no more changes.
 *
 *	interleavings [EVENTS [SAS [PER-DATAGRAM [POLICIES]]]]
 */
#include "interleavings.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/status.h"
#include "reader/take.h"

/*
 * choose() walks through a tree of choices, depth first. A run repeats the choices of its path and
 * takes 0 at each new choice. The next run takes the next branch of the deepest choice that has
 * one.
 */
#define CHOICES_MAX 256

static struct {
	unsigned taken[CHOICES_MAX], of[CHOICES_MAX];
	size_t length, at;
} path;

unsigned choose(unsigned of)
{
	if (of < 2)
		return 0;
	if (path.at == CHOICES_MAX)
		abort();
	if (path.at == path.length) {
		path.taken[path.length] = 0;
		path.of[path.length++] = of;
	}
	return path.taken[path.at++];
}

bool is_new_choice(void)
{
	return path.at == path.length;
}

/* A hash table of the situations that a run has been in; 0 is an empty slot. */
static struct {
	uint64_t *hashes;
	size_t size, used;
} tried;

static uint64_t *find_tried(uint64_t hash)
{
	size_t i = hash & (tried.size - 1);

	while (tried.hashes[i] && tried.hashes[i] != hash)
		i = (i + 1) & (tried.size - 1);
	return &tried.hashes[i];
}

static void grow_tried(void)
{
	uint64_t *old = tried.hashes;
	size_t old_size = tried.size;

	tried.size = old_size ? 2 * old_size : 1024;
	tried.hashes = calloc(tried.size, sizeof(*tried.hashes));
	if (!tried.hashes)
		abort();
	for (size_t i = 0; i < old_size; i++)
		if (old[i])
			*find_tried(old[i]) = old[i];
	free(old);
}

bool first_time(uint64_t hash)
{
	uint64_t *place;

	if (tried.used >= tried.size / 2)
		grow_tried();
	hash |= !hash;
	place = find_tried(hash);
	if (*place)
		return false;
	*place = hash;
	tried.used++;
	return true;
}

static bool next_path(void)
{
	while (path.length && path.taken[path.length - 1] + 1 == path.of[path.length - 1])
		path.length--;
	if (!path.length)
		return false;
	path.taken[path.length - 1]++;
	path.at = 0;
	return true;
}

static bool report(const char *what)
{
	printf("not ok - %s; the choices were:", what);
	for (size_t i = 0; i < path.at; i++)
		printf(" %u/%u", path.taken[i], path.of[i]);
	printf("\n");
	model_print();
	return false;
}

static bool has(const struct snapshot *s, const struct model_state *state)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->sas[i].spi == state->spi)
			return s->sas[i].reqid == state->version && s->sas[i].found.order == i;
	return false;
}

static bool sas_agree(const struct snapshot *s, const struct model_table *truth)
{
	size_t count = 0;

	for (size_t i = 0; i < truth->state_count; i++) {
		const struct model_state *state = &truth->states[i];

		if (state->larval)
			continue;
		if (!has(s, state) ||
		    (s->sas[count].spi != state->spi && !model_expired_came_back()))
			return false;
		count++;
	}
	return count == s->count && s->states == truth->state_count &&
	       s->larval == truth->state_count - count;
}

static bool policies_agree(const struct snapshot *s, const struct model_table *truth)
{
	if (s->policies.count != truth->policy_count)
		return false;
	for (size_t i = 0; i < truth->policy_count; i++)
		if (s->policies.policies[i].index != truth->policies[i].index ||
		    s->policies.policies[i].priority != truth->policies[i].version ||
		    s->policies.policies[i].template_count != 1)
			return false;
	return true;
}

static bool run(struct tally *tally)
{
	struct snapshot s;
	const struct model_table *truth;
	bool right = true;

	model_reset();
	if (snapshot_take(model_netlink(), &(struct snapshot_scope){ 0 }, &s))
		return report("it fails");
	truth = model_counted();
	tally->runs++;
	tally->rounds += s.rounds > 1;
	tally->read += model_reads();
	if (!s.complete)
		right = report("it is not complete");
	else if (model_was_uncertain())
		right = report("it is complete in spite of what it cannot know");
	else if (!sas_agree(&s, truth))
		right = report("the SAs differ");
	else if (!policies_agree(&s, truth))
		right = report("the policies differ");
	snapshot_done(&s);
	return right;
}

int main(int argc, char **argv)
{
	struct tally tally = { 0 };

	model_limits.events = argc > 1 ? (unsigned)atoi(argv[1]) : 3;
	model_limits.sas = argc > 2 ? (unsigned)atoi(argv[2]) : 3;
	model_limits.per_datagram = argc > 3 ? (unsigned)atoi(argv[3]) : 2;
	model_limits.policies = argc > 4 ? (unsigned)atoi(argv[4]) : 0;
	do {
		if (!run(&tally))
			return 1;
	} while (next_path());
	free(tried.hashes);
	printf("ok 1 - all interleavings of up to %u changes with a dump of up to %u SAs, "
	       "%u in a datagram, and of %u policies\n"
	       "# %llu runs, %llu with another round, %llu states asked for\n1..1\n",
	       model_limits.events, model_limits.sas, model_limits.per_datagram,
	       model_limits.policies, tally.runs, tally.rounds, tally.read);
	return 0;
}
