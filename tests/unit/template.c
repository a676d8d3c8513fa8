/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "api/context_template.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/status.h"
#include "record.h"
#include "sadb/direction.h"
#include "unit.h"

static IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template;
static FWP_V4_ADDR_AND_MASK v4;
static FWP_V6_ADDR_AND_MASK v6;
static FWP_BYTE_ARRAY16 bytes;
static struct ends ends;
static bool all;

static void setup(void)
{
	memset(&template, 0, sizeof(template));
	memset(&ends, 0x55, sizeof(ends));
	v4 = (FWP_V4_ADDR_AND_MASK){ 0xc0000200, 0xffffff00 };
	memset(&v6, 0, sizeof(v6));
	inet_pton(AF_INET6, "2001:db8:1::", v6.addr);
	inet_pton(AF_INET6, "2001:db8::1", bytes.byteArray16);
	v6.prefixLength = 48;
	all = false;
}

static uint32_t parse(void)
{
	return context_template_parse(&template, &all, &ends);
}

static void set_v4(FWP_CONDITION_VALUE0 *value, UINT32 address)
{
	value->type = FWP_UINT32;
	value->uint32 = address;
}

START_TEST(no_template_and_an_empty_one_select_everything)
{
	ck_assert_uint_eq(context_template_parse(NULL, &all, &ends), 0);
	ck_assert(all);
	all = false;
	ck_assert_uint_eq(parse(), 0);
	ck_assert(all);
}
END_TEST

START_TEST(one_ipv4_address_is_in_host_byte_order)
{
	struct address host = record_v4(0xc0000201);

	set_v4(&template.localSubNet, 0xc0000201);
	ck_assert_uint_eq(parse(), 0);
	ck_assert(!all);
	ck_assert_uint_eq(ends.local.family, AF_INET);
	ck_assert_uint_eq(ends.local.prefix, 32);
	ck_assert_mem_eq(&ends.local.address, &host, sizeof(host));
	ck_assert_uint_eq(ends.remote.family, 0);
}
END_TEST

START_TEST(an_ipv4_subnet_may_have_any_length)
{
	template.remoteSubNet.type = FWP_V4_ADDR_MASK;
	template.remoteSubNet.v4AddrMask = &v4;
	for (unsigned prefix = 0; prefix <= 32; prefix++) {
		v4.mask = prefix ? 0xffffffffu << (32 - prefix) : 0;
		ck_assert_uint_eq(parse(), 0);
		ck_assert(!all); /* 0.0.0.0/0 selects IPv4 alone */
		ck_assert_uint_eq(ends.remote.family, AF_INET);
		ck_assert_uint_eq(ends.remote.prefix, prefix);
		ck_assert_uint_eq(ends.local.family, 0);
	}
	ck_assert_mem_eq(ends.remote.address.bytes, "\xc0\x00\x02\x00", 4);
}
END_TEST

START_TEST(one_ipv6_address_is_in_network_byte_order)
{
	template.remoteSubNet.type = FWP_BYTE_ARRAY16_TYPE;
	template.remoteSubNet.byteArray16 = &bytes;
	ck_assert_uint_eq(parse(), 0);
	ck_assert(!all);
	ck_assert_uint_eq(ends.remote.family, AF_INET6);
	ck_assert_uint_eq(ends.remote.prefix, 128);
	ck_assert_mem_eq(ends.remote.address.bytes, bytes.byteArray16, 16);
}
END_TEST

START_TEST(an_ipv6_subnet_ends_at_128)
{
	template.localSubNet.type = FWP_V6_ADDR_MASK;
	template.localSubNet.v6AddrMask = &v6;
	ck_assert_uint_eq(parse(), 0);
	ck_assert_uint_eq(ends.local.family, AF_INET6);
	ck_assert_uint_eq(ends.local.prefix, 48);
	ck_assert_mem_eq(ends.local.address.bytes, v6.addr, 16);
	v6.prefixLength = 128;
	ck_assert_uint_eq(parse(), 0);
	ck_assert_uint_eq(ends.local.prefix, 128);
	v6.prefixLength = 129;
	ck_assert_uint_eq(parse(), FWP_E_INVALID_NET_MASK);
	v6.prefixLength = 255;
	ck_assert_uint_eq(parse(), FWP_E_INVALID_NET_MASK);
	v6.prefixLength = 0;
	ck_assert_uint_eq(parse(), 0);
	ck_assert(!all);
}
END_TEST

START_TEST(a_mask_with_holes_is_refused)
{
	static const UINT32 masks[] = { 1,          0xff,       0x00ffffff, 0xffff00ff,
					0x7fffffff, 0xfffffffd, 0xff00ff00 };

	template.localSubNet.type = FWP_V4_ADDR_MASK;
	template.localSubNet.v4AddrMask = &v4;
	for (size_t i = 0; i < sizeof(masks) / sizeof(masks[0]); i++) {
		v4.mask = masks[i];
		ck_assert_uint_eq(parse(), FWP_E_INVALID_NET_MASK);
	}
}
END_TEST

START_TEST(other_types_do_not_match)
{
	static const int types[] = { FWP_UINT8,          FWP_UINT16,     FWP_UINT64,
				     FWP_BYTE_BLOB_TYPE, FWP_RANGE_TYPE, 0x7fffffff };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		template.localSubNet.type = (FWP_DATA_TYPE)types[i];
		template.remoteSubNet.type = FWP_EMPTY;
		ck_assert_uint_eq(parse(), FWP_E_TYPE_MISMATCH);
		template.remoteSubNet.type = (FWP_DATA_TYPE)types[i];
		template.localSubNet.type = FWP_EMPTY;
		ck_assert_uint_eq(parse(), FWP_E_TYPE_MISMATCH);
	}
}
END_TEST

START_TEST(null_pointers_are_refused)
{
	static const FWP_DATA_TYPE types[] = { FWP_V4_ADDR_MASK, FWP_V6_ADDR_MASK,
					       FWP_BYTE_ARRAY16_TYPE };

	for (int i = 0; i < 3; i++) {
		template.localSubNet.type = types[i];
		template.remoteSubNet.type = FWP_EMPTY;
		ck_assert_uint_eq(parse(), FWP_E_NULL_POINTER);
		template.remoteSubNet.type = types[i];
		template.localSubNet.type = FWP_EMPTY;
		ck_assert_uint_eq(parse(), FWP_E_NULL_POINTER);
	}
}
END_TEST

START_TEST(two_families_never_match)
{
	set_v4(&template.localSubNet, 0xc0000201);
	template.remoteSubNet.type = FWP_BYTE_ARRAY16_TYPE;
	template.remoteSubNet.byteArray16 = &bytes;
	ck_assert_uint_eq(parse(), FWP_E_NEVER_MATCH);
	template.localSubNet = template.remoteSubNet;
	ck_assert_uint_eq(parse(), 0);
	set_v4(&template.remoteSubNet, 0xc0000202);
	ck_assert_uint_eq(parse(), FWP_E_NEVER_MATCH);
}
END_TEST

START_TEST(local_and_remote_are_the_outer_addresses_by_direction)
{
	struct sa sa = record_sa();
	struct sa_parts *parts = record_parts(&sa);

	set_v4(&template.localSubNet, 0xc0000201);
	set_v4(&template.remoteSubNet, 0xc0000202);
	ck_assert_uint_eq(parse(), 0);
	ck_assert(ends_have(&ends, &sa));
	sa.found.direction = SA_INBOUND;
	ck_assert(!ends_have(&ends, &sa));
	sa.src = record_v4(0xc0000202);
	sa.dst = record_v4(0xc0000201);
	ck_assert(ends_have(&ends, &sa));
	parts->sel.family = AF_INET; /* the family of the inner packets does not matter */
	parts->sel.dst = record_v4(0xc6336400);
	parts->sel.dst_prefix = 24;
	ck_assert(ends_have(&ends, &sa));
	sa.family = AF_INET6;
	ck_assert(!ends_have(&ends, &sa));
}
END_TEST

START_TEST(a_subnet_may_end_in_the_middle_of_a_byte)
{
	struct subnet net = { record_v4(0xc0000280), AF_INET, 26 };
	struct address inside = record_v4(0xc00002bf), below = record_v4(0xc000027f),
		       above = record_v4(0xc00002c0);

	ck_assert(subnet_has(&net, AF_INET, &inside));
	ck_assert(!subnet_has(&net, AF_INET, &below));
	ck_assert(!subnet_has(&net, AF_INET, &above));
	ck_assert(!subnet_has(&net, AF_INET6, &inside));
	net.prefix = 0;
	ck_assert(subnet_has(&net, AF_INET, &below));
	net.prefix = 129;
	ck_assert(!subnet_has(&net, AF_INET, &inside));
	net.family = 0;
	ck_assert(subnet_has(&net, AF_INET6, &inside));
}
END_TEST

Suite *template_suite(void)
{
	Suite *suite = suite_create("template");
	TCase *tc = tcase_create("template");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, no_template_and_an_empty_one_select_everything);
	tcase_add_test(tc, one_ipv4_address_is_in_host_byte_order);
	tcase_add_test(tc, an_ipv4_subnet_may_have_any_length);
	tcase_add_test(tc, one_ipv6_address_is_in_network_byte_order);
	tcase_add_test(tc, an_ipv6_subnet_ends_at_128);
	tcase_add_test(tc, a_mask_with_holes_is_refused);
	tcase_add_test(tc, other_types_do_not_match);
	tcase_add_test(tc, null_pointers_are_refused);
	tcase_add_test(tc, two_families_never_match);
	tcase_add_test(tc, local_and_remote_are_the_outer_addresses_by_direction);
	tcase_add_test(tc, a_subnet_may_end_in_the_middle_of_a_byte);
	suite_add_tcase(suite, tc);
	return suite;
}
