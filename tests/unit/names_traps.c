/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which trap policy of the daemon some traffic belongs to. */
#include <string.h>

#include "names/network.h"
#include "names/traps.h"
#include "unit.h"

static struct traps traps;

static void setup(void)
{
	static struct ike_trap all[] = {
		{ "gw",
		  "net",
		  { "10.1.0.0/16\0"
		    "10.5.0.0/16",
		    2 },
		  { "10.2.0.0/16\0"
		    "10.3.0.0/24",
		    2 } },
		{ "gw", "six", { "2001:db8:1::/64", 1 }, { "2001:db8:2::/64", 1 } },
		{ "gw", "web", { "10.1.0.0/16[tcp]", 1 }, { "10.9.0.0/16[tcp/http]", 1 } },
		{ "a", "twin", { "10.7.0.0/16", 1 }, { "10.8.0.0/16", 1 } },
		{ "b", "twin", { "10.7.0.0/16", 1 }, { "10.8.0.0/16", 1 } },
		{ "c", "host", { "192.0.2.1/32", 1 }, { "192.0.2.2/32", 1 } },
		{ "d", "none", { NULL, 0 }, { NULL, 0 } },
	};
	static const struct ike_sas ike = { .traps = all,
					    .trap_count = sizeof(all) / sizeof(all[0]) };

	ck_assert_uint_eq(traps_index(&ike, &traps), 0);
}

static void teardown(void)
{
	traps_done(&traps);
}

static const char *child_of(const char *local, const char *remote)
{
	struct subnet here, there;
	const struct ike_trap *trap;

	ck_assert(network_parse(local, &here));
	ck_assert(network_parse(remote, &there));
	trap = traps_find(&traps, &here, &there);
	return trap ? trap->child : "-";
}

START_TEST(a_trap_is_found_by_any_pair_of_its_networks)
{
	ck_assert_str_eq(child_of("10.1.0.0/16", "10.2.0.0/16"), "net");
	ck_assert_str_eq(child_of("10.5.0.0/16", "10.3.0.0/24"), "net");
	ck_assert_str_eq(child_of("2001:db8:1::/64", "2001:db8:2::/64"), "six");
	ck_assert_str_eq(child_of("192.0.2.1/32", "192.0.2.2/32"), "host");
}
END_TEST

START_TEST(other_networks_have_no_trap)
{
	ck_assert_str_eq(child_of("10.2.0.0/16", "10.1.0.0/16"), "-");
	ck_assert_str_eq(child_of("10.1.0.0/17", "10.2.0.0/16"), "-");
	ck_assert_str_eq(child_of("10.1.0.0/16", "10.9.0.0/16"), "-");
}
END_TEST

START_TEST(traffic_of_two_traps_has_the_name_of_neither)
{
	ck_assert_str_eq(child_of("10.7.0.0/16", "10.8.0.0/16"), "-");
}
END_TEST

Suite *names_traps_suite(void)
{
	Suite *suite = suite_create("traps of the daemon");
	TCase *tc = tcase_create("traps");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_trap_is_found_by_any_pair_of_its_networks);
	tcase_add_test(tc, other_networks_have_no_trap);
	tcase_add_test(tc, traffic_of_two_traps_has_the_name_of_neither);
	suite_add_tcase(suite, tc);
	return suite;
}
