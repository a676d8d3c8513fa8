/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What conditions select: sets of values as prefixes, and the selectors of a filter. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "filter/intervals.h"
#include "filter/selectors.h"
#include "unit.h"

static struct address v4(const char *text)
{
	struct address address = { { 0 } };

	ck_assert_int_eq(inet_pton(AF_INET, text, address.bytes), 1);
	return address;
}

static size_t prefixes_of(const struct condition *condition, unsigned width, struct prefix *ret,
			  size_t max)
{
	struct interval intervals[2];
	unsigned count;
	size_t total = 0;

	ck_assert_uint_eq(intervals_of(condition, width, intervals, &count), ERROR_SUCCESS);
	count = (unsigned)intervals_merge(intervals, count, width);
	for (unsigned i = 0; i < count; i++)
		total += interval_prefixes(&intervals[i], width, ret + total, max - total);
	return total;
}

static const struct {
	uint8_t match;
	uint32_t low, high;
	size_t prefixes;
} ports[] = {
	{ MATCH_EQUAL, 443, 0, 1 },
	{ MATCH_RANGE, 0, 65535, 1 },
	{ MATCH_RANGE, 443, 443, 1 },
	{ MATCH_RANGE, 1024, 65535, 6 },
	{ MATCH_RANGE, 5060, 5070, 4 },
	{ MATCH_RANGE, 32768, 60999, 7 },
	{ MATCH_RANGE, 1, 65534, 30 },
	{ MATCH_NOT_EQUAL, 443, 0, 16 },
	{ MATCH_NOT_EQUAL, 0, 0, 16 },
	{ MATCH_GREATER, 1023, 0, 6 },
	{ MATCH_GREATER_OR_EQUAL, 1024, 0, 6 },
	{ MATCH_GREATER, 65535, 0, 0 },
	{ MATCH_LESS, 1024, 0, 1 },
	{ MATCH_LESS_OR_EQUAL, 1023, 0, 1 },
	{ MATCH_LESS, 0, 0, 0 },
	{ MATCH_LESS_OR_EQUAL, 65535, 0, 1 },
};

static bool holds(uint8_t match, uint32_t low, uint32_t high, uint32_t port)
{
	switch (match) {
	case MATCH_EQUAL:
		return port == low;
	case MATCH_NOT_EQUAL:
		return port != low;
	case MATCH_GREATER:
		return port > low;
	case MATCH_GREATER_OR_EQUAL:
		return port >= low;
	case MATCH_LESS:
		return port < low;
	case MATCH_LESS_OR_EQUAL:
		return port <= low;
	default:
		return port >= low && port <= high;
	}
}

/* Each port is in one prefix if the condition holds for it, else in none. */
static void check_ports(uint8_t match, uint32_t low, uint32_t high, size_t expected)
{
	struct condition condition = {
		.field = FIELD_LOCAL_PORT, .match = match, .low_number = low, .high_number = high
	};
	struct prefix prefixes[64];
	size_t count = prefixes_of(&condition, 16, prefixes, 64);

	if (expected != SIZE_MAX)
		ck_assert_msg(count == expected, "match %u, %u to %u: %zu prefixes", match, low,
			      high, count);
	for (uint32_t port = 0; port < 65536; port++) {
		unsigned found = 0;

		for (size_t i = 0; i < count; i++) {
			uint32_t value = (uint32_t)prefixes[i].value.bytes[0] << 8 |
					 prefixes[i].value.bytes[1];
			uint32_t mask = 0xffff0000u >> prefixes[i].length & 0xffff;

			found += !((port ^ value) & mask);
		}
		if (found != holds(match, low, high, port))
			ck_abort_msg("match %u, %u to %u: port %u", match, low, high, port);
	}
}

START_TEST(ports_become_the_fewest_prefixes)
{
	for (size_t i = 0; i < sizeof(ports) / sizeof(ports[0]); i++)
		check_ports(ports[i].match, ports[i].low, ports[i].high, ports[i].prefixes);
}
END_TEST

START_TEST(any_range_of_ports_is_covered_exactly)
{
	srand(1);
	for (unsigned i = 0; i < 40; i++) {
		uint32_t a = (uint32_t)rand() & 0xffff, b = (uint32_t)rand() & 0xffff;

		check_ports(MATCH_RANGE, a < b ? a : b, a < b ? b : a, SIZE_MAX);
	}
}
END_TEST

static size_t count_addresses(const char *low, const char *high)
{
	struct condition condition = { .field = FIELD_REMOTE_ADDRESS,
				       .match = MATCH_RANGE,
				       .low = v4(low),
				       .high = v4(high) };
	struct prefix prefixes[64];

	return prefixes_of(&condition, 32, prefixes, 64);
}

START_TEST(ranges_of_addresses_become_the_fewest_prefixes)
{
	ck_assert_uint_eq(count_addresses("192.0.2.1", "192.0.2.254"), 14);
	ck_assert_uint_eq(count_addresses("0.0.0.1", "255.255.255.254"), 62);
	ck_assert_uint_eq(count_addresses("192.0.2.0", "192.0.2.255"), 1);
	ck_assert_uint_eq(count_addresses("0.0.0.0", "255.255.255.255"), 1);
}
END_TEST

START_TEST(a_malformed_condition_is_refused)
{
	static const struct {
		struct condition condition;
		uint32_t status;
	} rows[] = {
		{ { .field = FIELD_LOCAL_PORT, .low_number = 65536 }, FWP_E_OUT_OF_BOUNDS },
		{ { .field = FIELD_LOCAL_PORT, .match = MATCH_RANGE, .high_number = 65536 },
		  FWP_E_OUT_OF_BOUNDS },
		{ { .field = FIELD_PROTOCOL, .low_number = 256 }, FWP_E_OUT_OF_BOUNDS },
		{ { .field = FIELD_LOCAL_PORT,
		    .match = MATCH_RANGE,
		    .low_number = 2,
		    .high_number = 1 },
		  FWP_E_INVALID_RANGE },
		{ { .field = FIELD_LOCAL_ADDRESS, .prefix = 33 }, FWP_E_INVALID_NET_MASK },
		{ { .field = FIELD_LOCAL_ADDRESS, .prefix = 24, .match = MATCH_GREATER },
		  FWP_E_MATCH_TYPE_MISMATCH },
		{ { .field = FIELD_LOCAL_PORT, .match = 6 }, FWP_E_MATCH_TYPE_MISMATCH },
		{ { .field = 0 }, FWP_E_CONDITION_NOT_FOUND },
		{ { .field = 9 }, FWP_E_CONDITION_NOT_FOUND },
		{ { .field = FIELD_LOCAL_ADDRESS_TYPE, .low_number = 3 }, ERROR_NOT_SUPPORTED },
		{ { .field = FIELD_PROTOCOL, .low_number = 0 }, ERROR_NOT_SUPPORTED },
		{ { .field = FIELD_PROTOCOL, .match = MATCH_NOT_EQUAL, .low_number = 6 },
		  ERROR_NOT_SUPPORTED },
	};
	uint64_t weight;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct filter filter = { .family = AF_INET,
					 .conditions = &rows[i].condition,
					 .condition_count = 1 };
		uint32_t status = filter_check(&filter, &weight);

		ck_assert_msg(status == rows[i].status, "row %zu: %#x", i, status);
	}
}
END_TEST

static struct condition port(uint8_t field, uint32_t number)
{
	return (struct condition){ .field = field, .low_number = number };
}

static struct condition address(uint8_t field, const char *text, uint8_t prefix)
{
	return (struct condition){ .field = field, .low = v4(text), .prefix = prefix };
}

static size_t fill(const struct condition *conditions, uint32_t count, bool inbound,
		   struct selector *ret)
{
	static struct extents extents;
	struct filter filter = { .family = AF_INET,
				 .conditions = conditions,
				 .condition_count = count };

	ck_assert_uint_eq(extents_of(&filter, &extents), ERROR_SUCCESS);
	selectors_fill(&extents, AF_INET, inbound, 0x50000007, ret);
	return selectors_count(&extents);
}

START_TEST(an_inbound_filter_has_the_mirrored_selector)
{
	const struct condition conditions[] = {
		address(FIELD_LOCAL_ADDRESS, "192.0.2.1", 32),
		address(FIELD_REMOTE_ADDRESS, "198.51.100.9", 24),
		port(FIELD_PROTOCOL, IPPROTO_UDP),
		port(FIELD_LOCAL_PORT, 5060),
		port(FIELD_REMOTE_PORT, 4000),
	};
	const struct selector out = { .family = AF_INET,
				      .user = 0x50000007,
				      .proto = IPPROTO_UDP,
				      .src = v4("192.0.2.1"),
				      .src_prefix = 32,
				      .dst = v4("198.51.100.0"),
				      .dst_prefix = 24,
				      .sport = 5060,
				      .sport_mask = 0xffff,
				      .dport = 4000,
				      .dport_mask = 0xffff };
	const struct selector in = { .family = AF_INET,
				     .user = 0x50000007,
				     .proto = IPPROTO_UDP,
				     .src = out.dst,
				     .src_prefix = 24,
				     .dst = out.src,
				     .dst_prefix = 32,
				     .sport = 4000,
				     .sport_mask = 0xffff,
				     .dport = 5060,
				     .dport_mask = 0xffff };
	struct selector selector;

	ck_assert_uint_eq(fill(conditions, 5, false, &selector), 1);
	ck_assert(!memcmp(&selector, &out, sizeof(out)));
	ck_assert_uint_eq(fill(conditions, 5, true, &selector), 1);
	ck_assert(!memcmp(&selector, &in, sizeof(in)));
}
END_TEST

START_TEST(type_and_code_of_icmp_are_not_mirrored)
{
	const struct condition conditions[] = {
		port(FIELD_PROTOCOL, IPPROTO_ICMP),
		port(FIELD_LOCAL_PORT, 8),
		port(FIELD_REMOTE_PORT, 0),
	};
	struct selector selector;

	for (unsigned inbound = 0; inbound < 2; inbound++) {
		ck_assert_uint_eq(fill(conditions, 3, inbound, &selector), 1);
		ck_assert_uint_eq(selector.sport, 8);
		ck_assert_uint_eq(selector.sport_mask, 0xffff);
		ck_assert_uint_eq(selector.dport, 0);
		ck_assert_uint_eq(selector.dport_mask, 0xffff);
	}
}
END_TEST

START_TEST(conditions_on_one_field_are_alternatives)
{
	const struct condition conditions[] = {
		address(FIELD_REMOTE_ADDRESS, "198.51.100.1", 32),
		address(FIELD_REMOTE_ADDRESS, "203.0.113.0", 24),
		port(FIELD_PROTOCOL, IPPROTO_UDP),
		port(FIELD_PROTOCOL, IPPROTO_TCP),
		address(FIELD_REMOTE_ADDRESS, "203.0.113.77", 32), /* in the subnet above */
	};
	struct selector selectors[8];
	unsigned udp = 0, host = 0;

	ck_assert_uint_eq(fill(conditions, 5, false, selectors), 4);
	for (unsigned i = 0; i < 4; i++) {
		udp += selectors[i].proto == IPPROTO_UDP;
		host += selectors[i].dst_prefix == 32;
		ck_assert_uint_eq(selectors[i].sport_mask, 0);
	}
	ck_assert_uint_eq(udp, 2);
	ck_assert_uint_eq(host, 2);
}
END_TEST

START_TEST(a_filter_without_conditions_selects_everything)
{
	struct selector selector;

	ck_assert_uint_eq(fill(NULL, 0, true, &selector), 1);
	ck_assert_uint_eq(selector.family, AF_INET);
	ck_assert_uint_eq(selector.src_prefix, 0);
	ck_assert_uint_eq(selector.dst_prefix, 0);
	ck_assert_uint_eq(selector.proto, 0);
	ck_assert_uint_eq(selector.sport_mask, 0);
	ck_assert_uint_eq(selector.dport_mask, 0);
}
END_TEST

START_TEST(a_condition_that_nothing_fulfils_gives_no_selector)
{
	const struct condition condition = { .field = FIELD_LOCAL_PORT, .match = MATCH_LESS };
	struct selector selector;

	ck_assert_uint_eq(fill(&condition, 1, false, &selector), 0);
}
END_TEST

START_TEST(more_policies_than_the_limit_are_not_supported)
{
	const struct condition conditions[] = {
		{ .field = FIELD_LOCAL_PORT, .match = MATCH_NOT_EQUAL, .low_number = 1 },
		{ .field = FIELD_REMOTE_PORT, .match = MATCH_NOT_EQUAL, .low_number = 1 },
		port(FIELD_PROTOCOL, IPPROTO_UDP),
		port(FIELD_PROTOCOL, IPPROTO_TCP),
	};
	struct filter filter = { .family = AF_INET,
				 .conditions = conditions,
				 .condition_count = 3 };
	uint64_t weight;

	ck_assert_uint_eq(filter_check(&filter, &weight), ERROR_SUCCESS); /* 16 * 16 */
	filter.condition_count = 4;
	ck_assert_uint_eq(filter_check(&filter, &weight), ERROR_NOT_SUPPORTED);
	filter.condition_count = CONDITIONS_MAX + 1;
	ck_assert_uint_eq(filter_check(&filter, &weight), FWP_E_OUT_OF_BOUNDS);
}
END_TEST

Suite *filter_conditions_suite(void)
{
	Suite *suite = suite_create("filter_conditions");
	TCase *tcase = tcase_create("filter_conditions");

	tcase_add_test(tcase, ports_become_the_fewest_prefixes);
	tcase_add_test(tcase, any_range_of_ports_is_covered_exactly);
	tcase_add_test(tcase, ranges_of_addresses_become_the_fewest_prefixes);
	tcase_add_test(tcase, a_malformed_condition_is_refused);
	tcase_add_test(tcase, an_inbound_filter_has_the_mirrored_selector);
	tcase_add_test(tcase, type_and_code_of_icmp_are_not_mirrored);
	tcase_add_test(tcase, conditions_on_one_field_are_alternatives);
	tcase_add_test(tcase, a_filter_without_conditions_selects_everything);
	tcase_add_test(tcase, a_condition_that_nothing_fulfils_gives_no_selector);
	tcase_add_test(tcase, more_policies_than_the_limit_are_not_supported);
	suite_add_tcase(suite, tcase);
	return suite;
}
