/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The names file: its lines, and which rule names what. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "names/rules.h"
#include "unit.h"

static struct rules parse(const char *text, size_t size)
{
	char *copy = malloc(size + 1);
	struct rules rules;

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, size);
	ck_assert_uint_eq(rules_parse(copy, size, &rules), ERROR_SUCCESS);
	return rules;
}

static struct address address_of(const char *text)
{
	struct address address = { 0 };

	ck_assert_int_eq(inet_pton(strchr(text, ':') ? AF_INET6 : AF_INET, text, address.bytes), 1);
	return address;
}

/* The traffic of what a test names: one pair of networks. */
struct traffic {
	struct address local, peer;
	uint8_t family;
};

static bool has_traffic(const void *who, const struct subnet *local, const struct subnet *peer)
{
	const struct traffic *traffic = who;

	return traffic && subnet_has(local, traffic->family, &traffic->local) &&
	       subnet_has(peer, traffic->family, &traffic->peer);
}

/* The name that a file gives to something of a peer, or "-". */
static const char *name_of(const char *file, const char *peer, struct named named)
{
	static char name[300];
	struct rules rules = parse(file, strlen(file));
	struct address local = address_of("192.0.2.1"), remote = { 0 };
	const char *found;

	if (peer) {
		remote = address_of(peer);
		named.family = strchr(peer, ':') ? AF_INET6 : AF_INET;
	}
	named.local = &local;
	named.peer = &remote;
	named.has_traffic = has_traffic;
	ck_assert_uint_eq(rules.bad_line, 0);
	found = rules_find(&rules, &named);
	snprintf(name, sizeof(name), "%s", found ? found : "-");
	rules_done(&rules);
	return name;
}

#define NAMED(...) ((struct named){ __VA_ARGS__ })

START_TEST(each_condition_decides)
{
	ck_assert_str_eq(name_of("peer=192.0.2.9 a", "192.0.2.9", NAMED(0)), "a");
	ck_assert_str_eq(name_of("peer=192.0.2.9 a", "192.0.2.8", NAMED(0)), "-");
	ck_assert_str_eq(name_of("peer=2001:db8::/64 a", "2001:db8::7", NAMED(0)), "a");
	ck_assert_str_eq(name_of("peer=2001:db8::/64 a", "2001:db8:1::7", NAMED(0)), "-");
	ck_assert_str_eq(name_of("peer=0.0.0.0/0 a", "2001:db8::7", NAMED(0)), "-");
	ck_assert_str_eq(name_of("local=192.0.2.1 a", "192.0.2.9", NAMED(0)), "a");
	ck_assert_str_eq(name_of("local=192.0.2.2 a", "192.0.2.9", NAMED(0)), "-");
	ck_assert_str_eq(name_of("reqid=7 a", "192.0.2.9", NAMED(.reqid = 7)), "a");
	ck_assert_str_eq(name_of("reqid=0x7 a", "192.0.2.9", NAMED(.reqid = 6)), "-");
	ck_assert_str_eq(name_of("if_id=0x2a a", "192.0.2.9", NAMED(.if_id = 42)), "a");
	ck_assert_str_eq(name_of("mark=5 a", NULL, NAMED(.mark = 5, .mark_mask = 15)), "a");
	ck_assert_str_eq(name_of("mark=5/0xf a", NULL, NAMED(.mark = 5, .mark_mask = 15)), "a");
	ck_assert_str_eq(name_of("mark=5/0xff a", NULL, NAMED(.mark = 5, .mark_mask = 15)), "-");
}
END_TEST

START_TEST(traffic_is_compared_with_both_networks)
{
	const struct traffic traffic = { address_of("10.1.2.0"), address_of("10.2.0.0"), AF_INET };
	struct named named = { .who = &traffic };

	ck_assert_str_eq(name_of("local_ts=10.1.0.0/16 a", NULL, named), "a");
	ck_assert_str_eq(name_of("peer_ts=10.2.0.0/16 local_ts=10.1.0.0/16 a", NULL, named), "a");
	ck_assert_str_eq(name_of("peer_ts=10.1.0.0/16 a", NULL, named), "-");
}
END_TEST

START_TEST(the_first_rule_that_fits_decides_whatever_it_is_found_by)
{
	const char *file = "mark=1 marked\npeer=192.0.2.9 reqid=8 eight\npeer=192.0.2.9 nine\n"
			   "if_id=3 three\nreqid=7 seven\npeer=192.0.2.0/24 net\n";

	ck_assert_str_eq(name_of(file, "192.0.2.9", NAMED(.reqid = 8, .mark = 1)), "marked");
	ck_assert_str_eq(name_of(file, "192.0.2.9", NAMED(.reqid = 8, .if_id = 3)), "eight");
	ck_assert_str_eq(name_of(file, "192.0.2.9", NAMED(.reqid = 7, .if_id = 3)), "nine");
	ck_assert_str_eq(name_of(file, "192.0.2.8", NAMED(.reqid = 7, .if_id = 3)), "three");
	ck_assert_str_eq(name_of(file, "192.0.2.8", NAMED(.reqid = 7)), "seven");
	ck_assert_str_eq(name_of(file, "192.0.2.8", NAMED(0)), "net");
	ck_assert_str_eq(name_of(file, "198.51.100.8", NAMED(0)), "-");
	ck_assert_str_eq(name_of(file, NULL, NAMED(.reqid = 7)), "seven");
}
END_TEST

START_TEST(a_name_is_the_rest_of_the_line)
{
	ck_assert_str_eq(name_of(" \t# reqid=1 no\n\n\treqid=1\tto  the \xc3\xa9tang # 2 = 3 \r\n",
				 NULL, NAMED(.reqid = 1)),
			 "to  the \xc3\xa9tang # 2 = 3");
	ck_assert_str_eq(name_of("reqid=1 last", NULL, NAMED(.reqid = 1)), "last");
	ck_assert_str_eq(name_of("", NULL, NAMED(.reqid = 1)), "-");
}
END_TEST

static void refused(const char *line, const char *problem)
{
	char file[1200];
	struct rules rules;

	snprintf(file, sizeof(file), "# first\nreqid=1 good\n%s\nreqid=x later\n", line);
	rules = parse(file, strlen(file));
	ck_assert_uint_eq(rules.count, 1);
	ck_assert_uint_eq(rules.bad_line, 3);
	ck_assert_msg(strstr(rules.problem, problem), "%s: %s", line, rules.problem);
	rules_done(&rules);
}

START_TEST(the_first_wrong_line_is_told_and_the_others_count)
{
	char longest[400] = "reqid=1 ";

	memset(longest + 8, 'x', 256);
	refused(longest, "longer than 255");
	refused("peer=192.0.2.9", "name is missing");
	refused("office", "condition is missing");
	refused("pear=192.0.2.9 a", "unknown condition");
	refused("reqid=1 reqid=2 a", "twice");
	refused("peer=192.0.2.256 a", "peer=");
	refused("peer=192.0.2.9/24 a", "peer=");
	refused("peer=192.0.2.0/33 a", "peer=");
	refused("peer=192.0.2.0/ a", "peer=");
	refused("peer= a", "peer=");
	refused("local=2001:db8::1/64 a", "local=");
	refused("local_ts=10.1 a", "local_ts=");
	refused("peer_ts=any a", "peer_ts=");
	refused("reqid=-1 a", "reqid=");
	refused("reqid=4294967296 a", "reqid=");
	refused("reqid=0x a", "reqid=");
	refused("reqid=010 a", "reqid=");
	refused("if_id=1a a", "if_id=");
	refused("mark=1/ a", "mark=");
	refused("mark=/1 a", "mark=");
	refused("reqid=1 a\033[2J", "control");
	refused("reqid=1 \xff", "UTF-8");
}
END_TEST

START_TEST(a_zero_byte_is_wrong_in_its_line_alone)
{
	static const char file[] = "reqid=1 a\0b\nreqid=2 c";
	struct rules rules = parse(file, sizeof(file) - 1);

	ck_assert_uint_eq(rules.count, 1);
	ck_assert_uint_eq(rules.bad_line, 1);
	ck_assert_str_eq(rules.all[0].name, "c");
	rules_done(&rules);
}
END_TEST

/* With one list of rules this would take 10,000,000,000 comparisons. */
START_TEST(a_hundred_thousand_rules_name_a_hundred_thousand_peers)
{
	enum { COUNT = 100000 };
	char *file = malloc(COUNT * 32u), *at = file;
	struct rules rules;
	struct address peer = { 0 };
	struct named named = { .local = &peer, .peer = &peer, .family = AF_INET };

	for (uint32_t i = 0; i < COUNT; i++)
		at += sprintf(at, "peer=10.%u.%u.%u n%u\n", i >> 16, i >> 8 & 255, i & 255, i);
	ck_assert_uint_eq(rules_parse(file, (size_t)(at - file), &rules), ERROR_SUCCESS);
	ck_assert_uint_eq(rules.count, COUNT);
	for (uint32_t i = 0; i < COUNT; i++) {
		uint32_t number = htonl(0x0a000000u + i);
		char name[16];

		memcpy(peer.bytes, &number, sizeof(number));
		snprintf(name, sizeof(name), "n%u", i);
		ck_assert_str_eq(rules_find(&rules, &named), name);
	}
	rules_done(&rules);
}
END_TEST

Suite *names_rules_suite(void)
{
	Suite *suite = suite_create("rules of the names file");
	TCase *tc = tcase_create("rules"), *large = tcase_create("many rules");

	tcase_add_test(tc, each_condition_decides);
	tcase_add_test(tc, traffic_is_compared_with_both_networks);
	tcase_add_test(tc, the_first_rule_that_fits_decides_whatever_it_is_found_by);
	tcase_add_test(tc, a_name_is_the_rest_of_the_line);
	tcase_add_test(tc, the_first_wrong_line_is_told_and_the_others_count);
	tcase_add_test(tc, a_zero_byte_is_wrong_in_its_line_alone);
	tcase_add_test(large, a_hundred_thousand_rules_name_a_hundred_thousand_peers);
	tcase_set_tags(large, "long");
	suite_add_tcase(suite, tc);
	suite_add_tcase(suite, large);
	return suite;
}
