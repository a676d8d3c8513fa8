/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Random gateways whose daemons work as real ones do: the inbound SA is installed before the
 * outbound one, and a rekey removes the old outbound SA before the old inbound one. At a random
 * moment the kernel's list is paired, and every pair must be one that a daemon made.
 */
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "pairing_table.h"
#include "sadb/direction.h"
#include "unit.h"

enum {
	TABLES = 6000,
	TUNNELS = 8,
	GENERATIONS = 6,
	KINDS = 11,
	ALIKE = KINDS, /* the kind of tunnels that are equal in every member */
};

/* One action of a daemon. Times are milliseconds since some moment. */
struct deed {
	uint32_t time, number; /* @number keeps the order within a millisecond */
	uint32_t tunnel, generation;
	bool adds;
	bool out;
};

struct play {
	uint64_t seed;
	struct deed deeds[TUNNELS * GENERATIONS * 4];
	uint32_t count;
	uint32_t kinds[TUNNELS];
	/* At this time the clock is set by so many seconds. */
	uint32_t step_time;
	int32_t step;
	/* The SAs that are installed, oldest first. */
	struct deed live[TUNNELS * GENERATIONS * 2];
	uint32_t live_count;
};

static uint32_t one_of(struct play *p, uint32_t below)
{
	return table_random(&p->seed, below);
}

static void plan(struct play *p, uint32_t time, uint32_t tunnel, uint32_t generation, bool adds,
		 bool out)
{
	p->deeds[p->count] = (struct deed){ time, p->count, tunnel, generation, adds, out };
	p->count++;
}

/*
 * The time between two actions: mostly short, sometimes as long as a round trip or on a busy
 * machine.
 */
static uint32_t gap(struct play *p)
{
	return one_of(p, 4) ? one_of(p, 5) : one_of(p, 900);
}

static void plan_tunnel(struct play *p, uint32_t tunnel)
{
	bool storm = one_of(p, 3) == 0, both_go = one_of(p, 4) == 0;
	uint32_t generations = 1 + one_of(p, GENERATIONS), time = 5000 + one_of(p, 8000);
	uint32_t old_out = 0, old = UINT32_MAX;

	for (uint32_t g = 0; g < generations; g++) {
		uint32_t out = time + gap(p), gone;

		if (g == 0 && !p->step && one_of(p, 8) == 0)
			out = time + 3000; /* as when the kernel loads a module */
		plan(p, time, tunnel, g, true, false);
		if (g && one_of(p, 8) == 0) { /* a rekey that fails */
			plan(p, time + one_of(p, 4000), tunnel, g, false, false);
			out = time;
		} else {
			plan(p, out, tunnel, g, true, true);
			gone = out + one_of(p, both_go ? 1000 : 50);
			if (old != UINT32_MAX) {
				plan(p, gone, tunnel, old, false, true);
				plan(p, both_go ? gone : gone + 5000, tunnel, old, false, false);
			}
			old = g;
			old_out = gone;
		}
		time = storm && g ? out + 1 + one_of(p, 300) : out + 10000 + one_of(p, 60000);
	}
	if (one_of(p, 6) == 0) { /* the tunnel ends */
		plan(p, old_out + 10000, tunnel, old, false, true);
		plan(p, old_out + 10000, tunnel, old, false, false);
	}
}

static int compare_deeds(const void *a, const void *b)
{
	const struct deed *x = a, *y = b;

	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static void do_deed(struct play *p, const struct deed *deed)
{
	uint32_t left = 0;

	if (deed->adds) {
		p->live[p->live_count++] = *deed;
		return;
	}
	for (uint32_t i = 0; i < p->live_count; i++) {
		const struct deed *live = &p->live[i];

		if (live->tunnel != deed->tunnel || live->generation != deed->generation ||
		    live->out != deed->out)
			p->live[left++] = *live;
	}
	p->live_count = left;
}

/*
 * Whether no tunnel has an inbound SA whose outbound SA is to come. The clock may be set only then.
 */
static bool quiet(const struct play *p)
{
	for (uint32_t i = 0; i < p->live_count; i++) {
		const struct deed *in = &p->live[i];
		bool has_out = in->out;

		for (uint32_t j = 0; j < p->count && !has_out; j++)
			has_out = p->deeds[j].tunnel == in->tunnel &&
				  p->deeds[j].generation == in->generation && p->deeds[j].out &&
				  p->deeds[j].adds && p->deeds[j].time <= p->step_time;
		if (!has_out)
			return false;
	}
	return true;
}

/*
 * Moves a tunnel as MOBIKE does: its SAs are installed again, pair by pair, with their old times.
 */
static void move_tunnel(struct play *p, uint32_t tunnel)
{
	struct deed moved[2 * GENERATIONS];
	uint32_t left = 0, count = 0, outs = 0, ins = 0;

	for (uint32_t i = 0; i < p->live_count; i++) {
		if (p->live[i].tunnel != tunnel)
			p->live[left++] = p->live[i];
		else
			moved[count++] = p->live[i];
	}
	p->live_count = left;
	/* the newest or the oldest pair comes first */
	bool newest_first = one_of(p, 2);
	for (uint32_t n = 0; n < GENERATIONS; n++) {
		uint32_t g = newest_first ? GENERATIONS - 1 - n : n;

		for (uint32_t i = 0; i < count; i++)
			if (moved[i].generation == g) {
				p->live[p->live_count++] =
					moved[i]; /* of each pair, the inbound SA comes first */
				*(moved[i].out ? &outs : &ins) += 1;
			}
	}
	ck_assert_uint_eq(outs + ins, count);
}

static bool is_paired(const struct play *p, const struct deed *in)
{
	for (uint32_t i = 0; i < p->live_count; i++)
		if (p->live[i].tunnel == in->tunnel && p->live[i].out &&
		    p->live[i].generation == in->generation)
			return true;
	return false;
}

/* Whether a rekey is going on: the newest inbound SA has no outbound SA. */
static bool in_rekey(const struct play *p, uint32_t tunnel)
{
	const struct deed *newest = NULL;

	for (uint32_t i = 0; i < p->live_count; i++)
		if (p->live[i].tunnel == tunnel && !p->live[i].out &&
		    (!newest || p->live[i].generation > newest->generation))
			newest = &p->live[i];
	return newest && !is_paired(p, newest);
}

static void run(struct play *p)
{
	uint32_t stop;

	qsort(p->deeds, p->count, sizeof(p->deeds[0]), compare_deeds);
	stop = p->deeds[one_of(p, p->count)].time + one_of(p, 30);
	for (uint32_t i = 0; i < p->count && p->deeds[i].time <= stop; i++) {
		if (p->step && i && p->deeds[i].time > p->step_time &&
		    p->deeds[i - 1].time <= p->step_time && !quiet(p))
			p->step = 0;
		do_deed(p, &p->deeds[i]);
		if (one_of(p, 40) == 0 && !in_rekey(p, p->deeds[i].tunnel))
			move_tunnel(p, p->deeds[i].tunnel);
	}
}

/* Gives the SAs of a tunnel the member by which tunnels of this kind differ from each other. */
static void dress(struct table *table, size_t index, uint32_t tunnel, uint32_t kind)
{
	struct sa *sa = &table->sas[index];
	struct sa_parts *parts = &table->parts[index];
	bool out = sa->found.direction == SA_OUTBOUND;
	uint32_t own = tunnel + 1, peer = 1;
	uint16_t peer_port = 0;

	sa->reqid = 100 + kind;
	switch (kind) {
	case 0:
		sa->reqid = own;
		break;
	case 1:
		table_set_net(table, index, own);
		break;
	case 2:
		parts->config.if_id = own;
		break;
	case 3:
		parts->config.mark = own;
		parts->config.mark_mask = 0xff;
		break;
	case 4:
		peer = own;
		break;
	case 5:
		peer_port = (uint16_t)(1024 + own);
		break;
	case 6:
		sa->reqid = own;
		parts->config.if_id = out ? 1 : 2;
		break;
	case 7:
		sa->reqid = own;
		parts->config.mark = parts->config.mark_mask = out ? 0 : 5;
		break;
	case 8:
		sa->reqid = 0;
		peer = 100 + own;
		break;
	case 9:
		sa->reqid = 0;
		table_set_net(table, index, own);
		break;
	case ALIKE:
		break;
	default: /* TUNNELS is 8 */
		sa->family = tunnel & 1 ? AF_INET6 : AF_INET;
		sa->proto = tunnel & 2 ? IPPROTO_AH : IPPROTO_ESP;
		sa->mode = tunnel & 4 ? SA_MODE_TRANSPORT : SA_MODE_TUNNEL;
	}
	table_set_ends(table, index, 1, peer, peer_port ? 4500 : 0, peer_port);
}

static struct table list_of(const struct play *p)
{
	struct table table = { 0 };

	for (uint32_t i = p->live_count; i-- > 0;) {
		const struct deed *deed = &p->live[i];
		size_t index = table_add(&table);
		struct sa *sa = &table.sas[index];

		sa->found.direction = deed->out ? SA_OUTBOUND : SA_INBOUND;
		sa->add_time += deed->time / 1000;
		if (p->step && deed->time > p->step_time)
			sa->add_time += (uint64_t)(int64_t)p->step;
		table.labels[index] = deed->tunnel * GENERATIONS + deed->generation;
		dress(&table, index, deed->tunnel, p->kinds[deed->tunnel]);
	}
	return table;
}

/*
 * Makes the table of the gateway @p. If @kind is a kind, all tunnels have it, else each has its
 * own.
 */
static struct table play_out(struct play *p, uint32_t kind, size_t *outs)
{
	uint32_t tunnels = 1 + one_of(p, TUNNELS);
	struct table table;

	for (uint32_t i = 0; i < tunnels; i++) {
		p->kinds[i] = kind <= KINDS ? kind : one_of(p, KINDS);
		plan_tunnel(p, i);
	}
	run(p);
	table = list_of(p);
	for (uint32_t i = 0; i < p->live_count; i++)
		*outs += p->live[i].out;
	return table;
}

static struct table gateway(uint64_t seed, bool clock_is_set, size_t *outs)
{
	struct play p = { .seed = seed };
	uint32_t kind;

	one_of(&p, 2);
	kind = one_of(&p, 2 * KINDS);
	if (clock_is_set) {
		p.step_time = 5000 + one_of(&p, 60000);
		p.step = (int32_t)one_of(&p, 2000) - 1000;
	}
	return play_out(&p, kind < KINDS ? kind : UINT32_MAX, outs);
}

static void expect_right(bool clock_is_set)
{
	size_t pairs = 0;

	for (uint64_t seed = 1; seed <= TABLES; seed++) {
		struct table table = gateway(seed, clock_is_set, &pairs);

		for (int round = 0; round < 3; round++) {
			uint64_t shuffle = seed;

			table_pair(&table);
			ck_assert_msg(table_is_right(&table), "seed %u, round %d: %s",
				      (unsigned)seed, round, table_wrong(&table));
			table_shuffle(&table, &shuffle);
		}
		table_done(&table);
	}
	ck_assert_uint_gt(pairs, 2 * TABLES); /* so that the test has compared many pairs */
}

START_TEST(in_random_gateways_every_pair_is_one_that_a_daemon_made)
{
	expect_right(false);
}
END_TEST

START_TEST(pairs_are_right_though_the_clock_is_set_meanwhile)
{
	expect_right(true);
}
END_TEST

/* Merges the dumps of both directions into one order, by the times of the SAs. */
static void dump_apart(struct table *t)
{
	uint32_t out = 0, in = 0;

	for (uint32_t order = 0; order < t->count; order++) {
		while (out < t->count && t->sas[out].found.direction != SA_OUTBOUND)
			out++;
		while (in < t->count && t->sas[in].found.direction != SA_INBOUND)
			in++;
		bool take_out = in == t->count ||
				(out < t->count && t->sas[out].add_time >= t->sas[in].add_time);
		sa_set_order(&t->sas[take_out ? out++ : in++], order);
	}
}

START_TEST(if_no_pair_is_by_order_two_dumps_give_the_same_pairs_as_one)
{
	size_t pairs = 0, by_order = 0;

	for (uint64_t seed = 1; seed <= TABLES; seed++) {
		struct table table = gateway(seed, false, &pairs);

		dump_apart(&table);
		table_pair(&table);
		if (table.needs_order)
			by_order++;
		else
			ck_assert_msg(table_is_right(&table), "seed %u: %s", (unsigned)seed,
				      table_wrong(&table));
		table_done(&table);
	}
	ck_assert_uint_gt(by_order, TABLES / 100);
	ck_assert_uint_lt(by_order, TABLES / 2);
}
END_TEST

START_TEST(pairs_of_equal_tunnels_are_right_or_doubted)
{
	size_t pairs = 0, doubted = 0;

	for (uint64_t seed = 1; seed <= 2 * TABLES; seed++) {
		struct play p = { .seed = seed };
		struct table table;

		one_of(&p, 2);
		table = play_out(&p, ALIKE, &pairs);
		table_pair(&table);
		ck_assert_msg(table_is_honest(&table, &doubted), "seed %u: %s", (unsigned)seed,
			      table_wrong(&table));
		table_done(&table);
	}
	ck_assert_uint_gt(doubted, pairs / 100);
	ck_assert_uint_lt(doubted,
			  2 * pairs / 10 * 9); /* halves; fewer than nine in ten are doubted */
}
END_TEST

Suite *pairing_random_suite(void)
{
	Suite *suite = suite_create("pairing-random");
	TCase *tc = tcase_create("random");

	tcase_set_tags(tc, "long");
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, in_random_gateways_every_pair_is_one_that_a_daemon_made);
	tcase_add_test(tc, pairs_are_right_though_the_clock_is_set_meanwhile);
	tcase_add_test(tc, pairs_of_equal_tunnels_are_right_or_doubted);
	tcase_add_test(tc, if_no_pair_is_by_order_two_dumps_give_the_same_pairs_as_one);
	suite_add_tcase(suite, tc);
	return suite;
}
