/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sadb/pairing.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "pairing_table.h"
#include "sadb/direction.h"
#include "unit.h"

/*
 * One row is a list of SAs as the kernel dumps it, newest first. There is a word for each SA:
 *
 *	I2@5r7	direction, label, add_time, other members
 *
 * Labels say which pairs are expected. An I and an O with the same label are a pair. An SA whose
 * label no other SA has is expected to be alone. The other members are a letter and a number each.
 * One that is absent is 0:
 *
 *	@ add_time, in seconds from some moment		a 1: AH
 *	r reqid (absent: 1)				t 1: transport mode
 *	p peer						v 1: IPv6
 *	l local address					e remote port of UDP encapsulation
 *	s selector: of the peer's network		k local port of UDP encapsulation
 *	q selector: port				x SPI
 *	m mark		n mark mask			f interface id
 *	c cipher	b bits of its key		w 1: ESN
 *	g CPU		d security context		h hard limit since addition
 *	z 1: expired, 2: alone				u first use, seconds after addition
 *	y soft limit of use, of 60
 */
static const struct row {
	const char *proves;
	const char *list;
	bool doubted;
} rows[] = {
	{ "an empty list has no pairs", "", false },
	{ "one inbound SA stays alone", "I1", false },
	{ "one outbound SA stays alone", "O1", false },
	{ "two inbound SAs are no pair", "I1 I2", false },
	{ "two outbound SAs are no pair", "O1 O2", false },
	{ "one pair, inbound first", "O1 I1", false },
	{ "one pair, outbound first", "I1 O1", false },
	{ "a second may end between the two", "O1@1 I1", false },
	{ "a second may end between the two, outbound first", "I1@1 O1", false },

	/* a rekey, phase by phase; generation 2 is the new one */
	{ "rekey: the new inbound SA alone", "I2@60 O1 I1", false },
	{ "rekey: both new SAs beside both old ones", "O2@60 I2@60 O1 I1", false },
	{ "rekey: the old outbound SA is gone", "O2@60 I2@60 I1", false },
	{ "rekey: the old inbound SA is gone first", "O2@60 I2@60 O1", false },
	{ "rekey: only the new pair", "O2@60 I2@60", false },
	{ "rekey: the new inbound SA within a second of the old pair", "I2 O1 I1", true },
	{ "rekey: both pairs of one second", "O2 I2 O1 I1", false },
	{ "rekey: the old inbound SA of the same second drains", "O2 I2 I1", true },
	{ "rekey: a collision leaves two new inbound SAs", "I3@60 O2@60 I2@60 I1", true },
	{ "rekey: a new inbound SA in the next second", "I2@1 O1 I1", true },

	/* many generations in a short time */
	{ "three generations of one second", "O3 I3 O2 I2 O1 I1", false },
	{ "generations that reach into the next second", "O3@1 I3@1 O2@1 I2 O1 I1", false },
	{ "a storm: many inbound SAs of one second drain", "O6 I6 I5 I4 I3 I2 I1", true },
	{ "a storm: more drain than are in use, and a new one comes", "I7 O6 I6 I5 I4 O3 I3 I2 I1",
	  true },
	{ "a storm over three seconds", "O6@2 I6@2 I5@2 I4@1 I3@1 I2 I1", true },
	{ "a storm in two tunnels", "O4r2 I4r2 O2 I3r2 I2 I1", true },

	/* SAs set by hand, and daemons that install in another order */
	{ "outbound first, several tunnels in one second", "I3 O3 I2 O2 I1 O1", false },
	{ "both orders explain as many pairs: inbound first", "O2 I2 O1 I1 O3", true },
	{ "outbound first, and an older inbound SA is left", "I3 I2 O3 O2 I1", true },
	{ "outbound first explains one pair more", "I2 O2 I1 O1", false },
	{ "outbound first: the old inbound SA of the same second is gone", "I2 O2 O1", true },
	{ "all outbound SAs, then all inbound ones", "I3 I2 I1 O3 O2 O1", true },
	{ "all inbound SAs, then all outbound ones", "O3 O2 O1 I3 I2 I1", true },
	{ "a module was loaded between the two", "O1@3 I1", false },
	{ "a module was loaded, and the tunnel rekeyed since", "O2@60 I2@60 O1@3 I1", false },
	{ "by hand, minutes apart", "O1@200 I1", false },
	{ "by hand, minutes apart, several: newest with newest", "O2@400 O1@300 I2@200 I1", true },
	{ "outbound first, two seconds apart", "I1@2 O1", false },
	{ "outbound first, by hand, minutes apart", "I1@200 O1", false },
	{ "outbound first, seconds apart, two tunnels", "I2@14 O2@12 I1@2 O1", false },
	{ "inbound first, seconds apart, two tunnels", "O2@14 I2@12 O1@2 I1", false },
	{ "an outbound SA that is minutes older is no partner beside a pair",
	  "I3@200 O2@60 I2@60 O1", false },
	{ "a pair of one second goes before an older inbound SA", "O2@60 I2@60 O1@30 I1", true },

	/* several tunnels between the same peers */
	{ "two reqids tell two tunnels apart", "O2r2 O1 I2r2 I1", false },
	{ "different reqids tell tunnels apart in any order", "I1 O2r2 I2r2 O1", false },
	{ "of two reqids, no SA of one is paired with the other's", "O2r2 I1", false },
	{ "one reqid, two selectors: the selectors tell the tunnels apart", "O2s2 O1s1 I2s2 I1s1",
	  false },
	{ "one reqid, selectors told apart by port", "O2q2 I1q1 O1q1 I2q2", false },
	{ "one reqid, two interface ids: the ids tell the tunnels apart", "O1f1 O2f2 I2f2 I1f1",
	  false },
	{ "one reqid, two marks: the marks tell the tunnels apart", "O1m1 O2m2 I2m2 I1m1", false },
	{ "one reqid, two mark masks: the masks tell the tunnels apart",
	  "O1m1n1 O2m1n3 I2m1n3 I1m1n1", false },
	{ "equal selectors go before equal times", "O2s2@60 O1s1@60 I1s1@60 I2s2", false },
	{ "reqid 0 is a reqid like others", "O1r0 I1r0 O2 I2", false },
	{ "several tunnels of reqid 0 go by installation", "O2r0 I2r0 O1r0 I1r0", false },
	{ "reqid 0: other peers, other tunnels", "O2r0p2 O1r0p1 I2r0p2 I1r0p1", false },

	/* members that may differ between the directions */
	{ "interface ids may differ between in and out", "O1f1 I1f2", false },
	{ "marks may differ between in and out", "O1m1 I1m2", false },
	{ "a mark on the inbound SA only", "O1 I1m5n7", false },
	{ "interface ids that differ, during a rekey", "O2f1@60 I2f2@60 I1f2", false },
	{ "interface ids that differ between in and out: the selectors tell",
	  "O1s1f1 O2s2f1 I2s2f2 I1s1f2", false },
	{ "a mark on inbound SAs only: the selectors tell", "O1s1 O2s2 I2s2m1 I1s1m1", false },
	{ "a mark's mask on outbound SAs only: the selectors tell", "O1s1n1 O2s2n1 I2s2 I1s1",
	  false },
	{ "selectors may differ between in and out", "O1s1 I1", false },
	{ "SPIs mean nothing to each other", "O1x1000 I1x2", false },
	{ "equal SPIs in and out", "O1x7 I1x7", false },
	{ "equal SPIs of two tunnels", "O2r2x7 I2r2x7 O1x7 I1x7", false },
	{ "equal SPIs of two generations", "O2x7@60 I2x7@60 O1x7 I1x7", false },

	/* members that must be equal */
	{ "AH and ESP are apart", "O2a1 O1 I1 I2a1", false },
	{ "AH is no partner of ESP", "O2a1 I1", false },
	{ "transport and tunnel mode are apart", "O2t1 O1 I1 I2t1", false },
	{ "transport mode is no partner of tunnel mode", "O2t1 I1", false },
	{ "IPv4 and IPv6 are apart", "O2v1 O1 I1 I2v1", false },
	{ "IPv6 is no partner of IPv4, though the bytes are equal", "O2v1 I1", false },
	{ "two local addresses are two tunnels", "O2l2 O1l1 I1l1 I2l2", false },
	{ "another peer is no partner", "O2p2 I1p1", false },

	/* NAT traversal */
	{ "NAT: ports are exchanged between in and out", "O1e4500k4500 I1e4500k4500", false },
	{ "NAT: an odd port", "O1e1024k4500 I1e1024k4500", false },
	{ "NAT: ports tell peers behind one address apart",
	  "O3e1026k4500 O2e1025k4500 O1e1024k4500 I2e1025k4500 I1e1024k4500 I3e1026k4500", false },
	{ "NAT: another port is no partner", "O2e1025k4500 I1e1024k4500", false },
	{ "NAT: ports that are not exchanged are none of one pair", "O2e1024k4500 I1e4500k1024",
	  false },
	{ "NAT: encapsulation on one side only is no pair", "O2e4500k4500 I1", false },
	{ "NAT: with and without encapsulation, two tunnels", "O2e4500k4500 O1 I1 I2e4500k4500",
	  false },

	/* clocks that are set, MOBIKE, and SAs without a partner */
	{ "several outbound SAs of one inbound: the newest has it", "O3 O2 O1 I3", true },
	{ "several outbound SAs of one inbound, later ones", "O3@9 O2@8 O1 I1", true },
	{ "the clock was set back before a rekey", "O2@10 I2@10 O1@100 I1@100", false },
	{ "the clock was set back, the new inbound SA alone", "I2@10 O1@100 I1@100", false },
	{ "the clock was set back, the old inbound SA drains", "O2@10 I2@10 I1@100", false },
	{ "the clock was set back between the two, which have no other partner", "O1@10 I1@100",
	  false },
	{ "the clock was set back before an outbound SA: the pair stays", "O2@100 O1@3700 I1@3700",
	  false },
	{ "the clock was set back before an inbound SA: the pair stays", "I2@100 I1@3700 O1@3700",
	  false },
	{ "MOBIKE: installed anew, times kept", "O2@60 I2@60 I1", false },
	{ "MOBIKE: the draining SA is installed last", "I1 O2@60 I2@60", false },
	{ "MOBIKE: generations exchanged", "O1 I1 O2@60 I2@60", false },
	{ "MOBIKE: outbound installed first", "I2@60 O2@60 I1", false },
	{ "MOBIKE failed: the inbound SA of the generation before is no partner", "O2@60h9 I1h9",
	  false },
	{ "MOBIKE failed: an inbound SA that was used before is no partner", "O2@5h9 I1u1h9",
	  false },
	{ "a daemon's SAs, a module was loaded between the two", "O1@5h9 I1h9", false },
	{ "a daemon's SAs, used as soon as they are there", "O1@5h9 I1u4h9", false },

	/* expired: the inbound SA has a limit and its outbound SA was deleted */
	{ "an expired inbound SA has no partner", "O2 I1z1", false },
	{ "an expired inbound SA has no partner, outbound first", "I1z1 O2", false },
	{ "outbound first, one of two tunnels was expired", "I2 O2 I1z1", false },
	{ "inbound first, one of two tunnels was expired", "O2 I2 I1z1", false },
	{ "SAs for each CPU, the only inbound SA was expired", "O4g3 O3g2 O2g1 I1z1", false },
	{ "expired without a partner: whose partner is left is not known", "O2 I2 I1z2", true },
	{ "expired without a partner, long after", "O2@90 I2@90 I1z2", false },
	{ "a soft limit of use before the hard one is no expiry", "O1y59 I1y59", false },

	/* members that tell tunnels apart which are equal in everything else */
	{ "different algorithms tell tunnels apart", "O1c2 O2c3 I2c3 I1c2", false },
	{ "different lengths of keys tell tunnels apart", "O1b128 O2b256 I2b256 I1b128", false },
	{ "extended sequence numbers tell tunnels apart", "O1 O2w1 I2w1 I1", false },
	{ "different lifetimes tell tunnels apart", "O1h3600 O2h7200 I2h7200 I1h3600", false },
	{ "different CPUs tell tunnels apart", "O1g1 O2g2 I2g2 I1g1", false },
	{ "different security contexts tell tunnels apart", "O1d1 O2d2 I2d2 I1d1", false },
	{ "of two inbound SAs, the one of the same algorithms", "O1c2@60 I2c3@60 I1c2", false },
	{ "a rekey to other algorithms: the old inbound SA drains", "O2c3@60 I2c3@60 I1c2", false },
	{ "a rekey to other algorithms, outbound first, half seen", "O2c3@60 I1c2 O1c2", false },
	{ "by hand, an algorithm for each direction", "O1c3 I1c2", false },
	{ "by hand, an algorithm for each direction, and a third SA", "O1c3 I1c2 I9c4", true },
	{ "by hand, selectors that differ, and a third SA", "O1s1 I1s2 I9s3", true },

	/* tunnels installed side by side: the order does not say which SAs are a pair */
	{ "two tunnels side by side", "O2 O1 I2 I1", true },
	{ "two tunnels side by side, seconds apart", "O2@5 O1@5 I2 I1", true },
	{ "two tunnels side by side, then a third", "O3@9 I3@9 O2 O1 I2 I1", true },
	{ "two tunnels side by side, a rekey of both since", "O4@90 I4@90 O3@60 I3@60", false },

	{ "leftovers of ended tunnels disturb nobody", "I9r9 O1 O8r8 I1 I7p7", false },
	{ "an old leftover outbound SA takes no younger inbound one", "O2@60 I2@60 I3@60 O1",
	  true },
};

/* Makes an SA of a word such as "O2@5r7". Its SPI is its label unless the word says otherwise. */
static const char *read_word(const char *at, struct table *table)
{
	size_t index = table_add(table);
	struct sa *sa = &table->sas[index];
	struct sa_parts *parts = &table->parts[index];
	unsigned long label, value, peer = 1, own = 1, net = 0;
	unsigned long ports[2] = { 0, 0 };
	char *end;

	sa->found.direction = *at++ == 'O' ? SA_OUTBOUND : SA_INBOUND;
	label = strtoul(at, &end, 10);
	table->labels[index] = (uint32_t)label;
	sa->reqid = 1;
	for (at = end; *at && *at != ' '; at = end) {
		char what = *at;

		value = strtoul(at + 1, &end, 10);
		ck_assert_ptr_ne(end, at + 1);
		switch (what) {
		case '@':
			sa->add_time += value;
			break;
		case 'r':
			sa->reqid = (uint32_t)value;
			break;
		case 'p':
			peer = value;
			break;
		case 'l':
			own = value;
			break;
		case 's':
			net = value;
			break;
		case 'q':
			parts->sel.proto = IPPROTO_UDP;
			parts->sel.family = AF_INET;
			*(sa->found.direction == SA_OUTBOUND ? &parts->sel.dport
							     : &parts->sel.sport) = (uint16_t)value;
			break;
		case 'm':
			parts->config.mark = (uint32_t)value;
			break;
		case 'n':
			parts->config.mark_mask = (uint32_t)value;
			break;
		case 'f':
			parts->config.if_id = (uint32_t)value;
			break;
		case 'a':
			sa->proto = IPPROTO_AH;
			break;
		case 't':
			sa->mode = SA_MODE_TRANSPORT;
			break;
		case 'v':
			sa->family = AF_INET6;
			break;
		case 'e':
			ports[1] = value;
			break;
		case 'k':
			ports[0] = value;
			break;
		case 'x':
			sa->spi = (uint32_t)value;
			break;
		case 'c':
			parts->config.cipher = (uint8_t)value;
			break;
		case 'b':
			parts->config.cipher_bits = (uint16_t)value;
			break;
		case 'w':
			sa->flags |= SA_FLAG_ESN;
			break;
		case 'h':
			parts->config.limits.hard_add = value;
			break;
		case 'u':
			sa->use_time = sa->add_time + value;
			break;
		case 'y':
			parts->config.limits.hard_use = 60;
			parts->config.limits.soft_use = value;
			break;
		case 'z':
			parts->config.limits.hard_use = 60;
			parts->config.limits.soft_use = 60 + value;
			break;
		case 'g':
			parts->config.present |= SA_HAS_PCPU;
			parts->extra.pcpu = (uint32_t)value;
			break;
		case 'd':
			parts->config.present |= SA_HAS_SEC_CTX;
			parts->extra.sec_ctx = value;
			break;
		default:
			ck_abort_msg("what is %c?", what);
		}
	}
	table_set_ends(table, index, (uint32_t)own, (uint32_t)peer, (uint16_t)ports[0],
		       (uint16_t)ports[1]);
	if (net)
		table_set_net(table, index, (uint32_t)net);
	while (*at == ' ')
		at++;
	return at;
}

static void read_list(const char *list, struct table *table)
{
	while (*list)
		list = read_word(list, table);
}

START_TEST(each_list_of_sas_has_the_pairs_of_its_labels_in_any_order_in_memory)
{
	const struct row *row = &rows[_i];
	struct table table = { 0 };
	uint64_t seed = 1;

	read_list(row->list, &table);
	for (int round = 0; round < 12; round++) {
		if (round == 1)
			table_reverse(&table);
		else if (round)
			table_shuffle(&table, &seed);
		table_pair(&table);
		ck_assert_msg(table_is_right(&table), "%s: %s, round %d: %s", row->proves,
			      row->list, round, table_wrong(&table));
		ck_assert_msg(table.doubted == row->doubted, "%s: %s: doubted is %d", row->proves,
			      row->list, table.doubted);
	}
	table_done(&table);
}
END_TEST

START_TEST(pairs_of_two_equal_tunnels_installed_crosswise_are_marked_as_doubtful)
{
	struct table table = { 0 };

	/* installed as in 1, in 2, out 2, out 1, which the kernel's list does not show */
	read_list("O1 O2 I2 I1", &table);
	table_pair(&table);
	ck_assert(!table_is_right(&table));
	ck_assert(table.doubted);
	table_done(&table);
}
END_TEST

START_TEST(an_installation_that_is_half_seen_is_a_doubtful_pair_of_an_uneven_group)
{
	static const char *const lists[] = { "O1 I2 I1", "O2 I2 I1", "O2 O1 I1", "I2 O1 O2 I1 O3" };

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct table table = { 0 };

		read_list(lists[i], &table);
		table_pair(&table);
		ck_assert_msg(table.uneven, "%s", lists[i]);
		table_done(&table);
	}
}
END_TEST

/*
 * Outbound first, and the first pair waited for a module: both orders explain two pairs of three.
 */
START_TEST(two_sas_left_over_beside_doubtful_pairs_are_a_doubtful_pair)
{
	struct table table = { 0 };
	size_t doubted = 0;

	read_list("I3@5 O3@5 I2@5 O2@5 I1@5 O1", &table);
	table_pair(&table);
	ck_assert(table_is_honest(&table, &doubted));
	ck_assert_uint_eq(doubted, 6);
	table_done(&table);
}
END_TEST

START_TEST(a_doubtful_group_without_sas_left_over_is_not_uneven)
{
	struct table table = { 0 };

	read_list("O2 O1 I2 I1", &table);
	table_pair(&table);
	ck_assert(table.doubted);
	ck_assert(!table.uneven);
	table_done(&table);
}
END_TEST

START_TEST(selectors_are_compared_in_terms_of_local_and_remote)
{
	struct table table = { 0 };
	struct sa_parts *parts;

	/* outbound source 3, destination 4; inbound 1 the reverse, inbound 2 the very same */
	read_list("O1 I2 I1", &table);
	parts = table.parts;
	for (int i = 0; i < 3; i++) {
		parts[i].sel = (struct selector){ .family = AF_INET,
						  .src_prefix = 24,
						  .dst_prefix = 16,
						  .sport = 3,
						  .sport_mask = 0xff,
						  .dport = 4,
						  .dport_mask = 0xffff };
		parts[i].sel.src.bytes[0] = 3;
		parts[i].sel.dst.bytes[0] = 4;
	}
	parts[2].sel = (struct selector){ .family = AF_INET,
					  .src_prefix = 16,
					  .dst_prefix = 24,
					  .sport = 4,
					  .sport_mask = 0xffff,
					  .dport = 3,
					  .dport_mask = 0xff };
	parts[2].sel.src.bytes[0] = 4;
	parts[2].sel.dst.bytes[0] = 3;
	table_pair(&table);
	ck_assert_msg(table_is_right(&table), "%s", table_wrong(&table));
	table_done(&table);
}
END_TEST

/* Two tunnels of one reqid that differ in one member of the selector, for each member. */
static void change_selector(struct selector *sel, int member)
{
	switch (member) {
	case 0:
		sel->src.bytes[15] = 1;
		break;
	case 1:
		sel->dst.bytes[15] = 1;
		break;
	case 2:
		sel->sport = 1;
		break;
	case 3:
		sel->sport_mask = 1;
		break;
	case 4:
		sel->dport = 1;
		break;
	case 5:
		sel->dport_mask = 1;
		break;
	case 6:
		sel->family = AF_INET6;
		break;
	case 7:
		sel->src_prefix = 1;
		break;
	case 8:
		sel->dst_prefix = 1;
		break;
	case 9:
		sel->proto = 1;
		break;
	}
}

START_TEST(every_member_of_a_selector_tells_two_tunnels_of_one_reqid_apart)
{
	/* The members of the other direction: the source there is the destination here. */
	static const int mirror[] = { 1, 0, 4, 5, 2, 3, 6, 8, 7, 9 };
	struct table table = { 0 };

	/* by the order of installation alone, O2 would be paired with I1 */
	read_list("O2 I1 O1 I2", &table);
	change_selector(&table.parts[0].sel, _i);
	change_selector(&table.parts[3].sel, mirror[_i]);
	table_pair(&table);
	ck_assert_msg(table_is_right(&table), "member %d: %s", _i, table_wrong(&table));
	ck_assert(!table.doubted);
	table_done(&table);
}
END_TEST

START_TEST(without_memory_there_is_an_error_and_no_crash)
{
	struct arena scratch = { 0 };
	bool by_order;

	/* needs 28 bytes for each SA, which is more than any machine has */
	ck_assert_uint_eq(pairing_find(NULL, (size_t)1 << 58, &scratch, NULL, &by_order),
			  ERROR_NOT_ENOUGH_MEMORY);
	arena_done(&scratch);
}
END_TEST

/* 200,000 SAs of one or of many groups. A step for each two of them would make 4 * 10^10 steps. */
enum { MANY = 200000 };

static struct table many(void (*make)(struct table *table, size_t i))
{
	struct table table = { 0 };

	for (size_t i = 0; i < MANY; i++) {
		table_add(&table);
		table.sas[i].found.direction = i % 2 ? SA_INBOUND : SA_OUTBOUND;
		table.labels[i] = (uint32_t)(i / 2);
		make(&table, i);
		table_set_ends(&table, i, 1, 1, 0, 0);
	}
	return table;
}

static void expect_many_right(struct table *table)
{
	uint64_t seed = 3;

	table_pair(table);
	ck_assert_msg(table_is_right(table), "%s", table_wrong(table));
	table_reverse(table); /* the worst case for a sort that is fast on sorted lists */
	table_pair(table);
	ck_assert_msg(table_is_right(table), "%s", table_wrong(table));
	table_shuffle(table, &seed);
	table_pair(table);
	ck_assert_msg(table_is_right(table), "%s", table_wrong(table));
	table_done(table);
}

static void make_reqid_0(struct table *table, size_t i)
{
	table->sas[i].add_time -= i / 20;
}

static void make_own_reqid(struct table *table, size_t i)
{
	table->sas[i].reqid = (uint32_t)(i / 2 + 1);
}

static void make_own_selector(struct table *table, size_t i)
{
	table_set_net(table, i, (uint32_t)(i / 2 + 1));
}

/* All outbound SAs are newer than all inbound ones. */
static void make_apart(struct table *table, size_t i)
{
	table->sas[i].found.direction = i < MANY / 2 ? SA_OUTBOUND : SA_INBOUND;
	table->labels[i] = (uint32_t)(i % (MANY / 2));
	table->sas[i].add_time -= i < MANY / 2 ? 0 : 1000;
}

/* No SA has a partner: each outbound SA is older than each inbound one. */
static void make_unpaired(struct table *table, size_t i)
{
	table->sas[i].found.direction = i < MANY / 2 ? SA_INBOUND : SA_OUTBOUND;
	table->labels[i] = (uint32_t)i;
	table->sas[i].add_time -= i < MANY / 2 ? 0 : 1000;
}

/* Two outbound SAs and very many inbound ones, most of which are draining. */
static void make_storm(struct table *table, size_t i)
{
	table->sas[i].found.direction = i == 0 || i == MANY / 2 ? SA_OUTBOUND : SA_INBOUND;
	table->labels[i] = (uint32_t)(i == 1 ? 0 : i == MANY / 2 + 1 ? MANY / 2 : i);
}

START_TEST(two_hundred_thousand_sas_do_not_take_quadratic_time_however_they_are_grouped)
{
	static void (*const make[])(struct table * table, size_t i) = {
		make_reqid_0, make_own_reqid, make_own_selector,
		make_apart,   make_unpaired,  make_storm,
	};
	struct table table = many(make[_i]);

	expect_many_right(&table);
}
END_TEST

Suite *pairing_suite(void)
{
	Suite *suite = suite_create("pairing");
	TCase *tc = tcase_create("pairing"), *large = tcase_create("many");

	tcase_add_loop_test(tc, each_list_of_sas_has_the_pairs_of_its_labels_in_any_order_in_memory,
			    0, sizeof(rows) / sizeof(rows[0]));
	tcase_add_test(tc, pairs_of_two_equal_tunnels_installed_crosswise_are_marked_as_doubtful);
	tcase_add_test(tc, an_installation_that_is_half_seen_is_a_doubtful_pair_of_an_uneven_group);
	tcase_add_test(tc, two_sas_left_over_beside_doubtful_pairs_are_a_doubtful_pair);
	tcase_add_test(tc, a_doubtful_group_without_sas_left_over_is_not_uneven);
	tcase_add_test(tc, selectors_are_compared_in_terms_of_local_and_remote);
	tcase_add_loop_test(tc, every_member_of_a_selector_tells_two_tunnels_of_one_reqid_apart, 0,
			    10);
	tcase_add_test(tc, without_memory_there_is_an_error_and_no_crash);
	suite_add_tcase(suite, tc);
	tcase_set_tags(large, "long");
	tcase_set_timeout(large,
			  60); /* takes a second; with quadratic time it would take many minutes */
	tcase_add_loop_test(
		large, two_hundred_thousand_sas_do_not_take_quadratic_time_however_they_are_grouped,
		0, 6);
	suite_add_tcase(suite, large);
	return suite;
}
