/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What contexts are called, and WFPX_NAMES0. */
#include "api/context_name.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/name_format.h"
#include "base/status.h"
#include "record.h"
#include "sadb/direction.h"
#include "unit.h"

static struct sa sas[2];
static struct policies policies;
static struct context_items items;
static struct ike_sa ike;
static struct ike_child child;
static struct page page;

/* A pair: sas[0] is outbound, sas[1] inbound, with a child of the daemon for both. */
static void setup(void)
{
	for (int i = 0; i < 2; i++) {
		sas[i] = record_sa();
		sas[i].reqid = 7;
		sas[i].spi = 0xc0000001u + (uint32_t)i;
	}
	sas[1].found.direction = SA_INBOUND;
	sas[1].src = sas[0].dst;
	sas[1].dst = sas[0].src;
	ike = (struct ike_sa){ .name = "gw",
			       .initiator = true,
			       .spi_initiator = 0x0102030405060708,
			       .local = { sas[0].src, sas[0].family, .identity = "left.example" },
			       .remote = { sas[0].dst, sas[0].family, .identity = "right.example",
					   .user = "alice" } };
	child = (struct ike_child){ .name = "net",
				    .unique_id = 5,
				    .spi_in = sas[1].spi,
				    .spi_out = sas[0].spi,
				    .protocol = sas[0].proto };
}

static void forget(void)
{
	ike_children_done(&items.names.children);
	rules_done(&items.names.rules);
	contexts_done(&items.contexts);
	arena_done(&items.snapshot.memory);
	memset(&items, 0, sizeof(items));
	block_free(page.block.base);
	memset(&page, 0, sizeof(page));
}

static void teardown(void)
{
	forget();
	policies_done(&policies);
}

/* Finds the contexts of the first @count SAs from @first on, with the rules of a file. */
static void find(size_t first, size_t count, const char *file)
{
	char *text = strdup(file);

	forget();
	record_index_policies(&policies);
	items.snapshot = record_snapshot_with(sas + first, count, &policies);
	ck_assert_uint_eq(contexts_find(&items.snapshot, &items.contexts), 0);
	ck_assert_uint_eq(items.contexts.count, 1);
	items.named = true;
	ck_assert_uint_eq(rules_parse(text, strlen(text), &items.names.rules), ERROR_SUCCESS);
	ck_assert_uint_eq(items.names.rules.bad_line, 0);
	items.names.ike =
		(struct ike_sas){ .sas = &ike, .count = 1, .children = &child, .child_count = 1 };
	ck_assert_uint_eq(ike_children_index(&items.names.ike, &items.names.children), 0);
}

/* The names, in a block of exactly the space that was announced; NULL if there are none. */
static const WFPX_NAMES0 *names(void)
{
	WFPX_NAMES0 *ret;
	struct name name;
	size_t space;

	block_free(page.block.base);
	context_name(&items, 0, &name);
	space = name_space(&name);
	ck_assert_uint_eq(block_open(&page.block, NULL, space), 0);
	ret = name_render(&page, &name);
	ck_assert_uint_eq(page.block.used, space);
	return ret;
}

START_TEST(the_daemon_names_a_context_by_its_inbound_sa)
{
	const WFPX_NAMES0 *n;

	child.spi_out = 1;
	find(0, 2, "");
	n = names();
	ck_assert(!wcscmp(n->name, L"gw/net"));
	ck_assert(!n->fromFile);
	ck_assert(!wcscmp(n->connection, L"gw"));
	ck_assert(!wcscmp(n->child, L"net"));
	ck_assert(!wcscmp(n->localIdentity, L"left.example"));
	ck_assert(!wcscmp(n->remoteIdentity, L"right.example"));
	ck_assert(!wcscmp(n->remoteUser, L"alice"));
	ck_assert(n->ikeSaId == 0x0102030405060708);
	ck_assert_uint_eq(n->childUniqueId, 5);
}
END_TEST

START_TEST(the_ike_sa_of_a_named_context_is_known_by_its_own_id)
{
	find(0, 2, "");
	ck_assert(context_ike_sa(&items, &items.contexts.contexts[0]) == 0x0102030405060708);
	items.named = false;
	ck_assert(context_ike_sa(&items, &items.contexts.contexts[0]) ==
		  context_id(&items.snapshot, &items.contexts.contexts[0]));
	items.named = true;
	child.spi_in = child.spi_out = 1;
	find(0, 2, "");
	ck_assert(context_ike_sa(&items, &items.contexts.contexts[0]) ==
		  context_id(&items.snapshot, &items.contexts.contexts[0]));
}
END_TEST

START_TEST(the_daemon_names_a_context_without_an_inbound_sa_by_the_outbound_sa)
{
	find(0, 1, "");
	ck_assert(!wcscmp(names()->name, L"gw/net"));
	child.spi_out = 1;
	find(0, 1, "");
	ck_assert_ptr_null(names());
}
END_TEST

START_TEST(an_sa_of_another_protocol_or_destination_is_not_the_childs)
{
	child.protocol = IPPROTO_AH;
	find(0, 2, "");
	ck_assert_ptr_null(names());
	child.protocol = sas[0].proto;
	ike.local.address.bytes[3] ^= 1;
	ike.remote.address.bytes[3] ^= 1;
	find(0, 2, "");
	ck_assert_ptr_null(names());
}
END_TEST

START_TEST(equal_names_of_connection_and_child_stand_once)
{
	child.name = "gw";
	find(0, 2, "");
	ck_assert(!wcscmp(names()->name, L"gw"));
}
END_TEST

START_TEST(what_the_daemon_does_not_know_is_null)
{
	ike = (struct ike_sa){ .name = "",
			       .local = { sas[0].src, sas[0].family, .identity = "" },
			       .remote = { sas[0].dst, sas[0].family } };
	child.name = NULL;
	find(0, 2, "");
	ck_assert_ptr_null(names()->name);
	ck_assert_ptr_null(names()->connection);
	ck_assert_ptr_null(names()->localIdentity);
	ck_assert_ptr_null(names()->remoteUser);
}
END_TEST

START_TEST(names_of_the_daemon_that_are_no_utf8_stay_text)
{
	child.name = "a\xff\033[2J";
	find(0, 2, "");
	ck_assert(!wcscmp(names()->name, L"gw/a\ufffd\033[2J"));
}
END_TEST

START_TEST(the_file_replaces_the_name_alone)
{
	const WFPX_NAMES0 *n;

	find(0, 2, "reqid=7 office");
	n = names();
	ck_assert(!wcscmp(n->name, L"office"));
	ck_assert(n->fromFile);
	ck_assert(!wcscmp(n->child, L"net"));
}
END_TEST

START_TEST(the_file_names_what_the_daemon_does_not_know)
{
	const WFPX_NAMES0 *n;

	child.spi_in = child.spi_out = 1;
	find(0, 2, "reqid=8 no\nreqid=7 office");
	n = names();
	ck_assert(!wcscmp(n->name, L"office"));
	ck_assert_ptr_null(n->connection);
	ck_assert_uint_eq(n->ikeSaId, 0);
}
END_TEST

/* A rule for the peer's address, which is the source of the inbound SA. */
START_TEST(the_peer_is_the_same_whichever_sa_is_there)
{
	char rule[80], peer[INET_ADDRSTRLEN];

	child.spi_in = child.spi_out = 1;
	ck_assert_int_eq(sas[0].family, AF_INET);
	inet_ntop(AF_INET, sas[0].dst.bytes, peer, sizeof(peer));
	snprintf(rule, sizeof(rule), "peer=%s/32 office", peer);
	for (size_t first = 0; first < 2; first++) {
		find(first, 1, rule);
		ck_assert(!wcscmp(names()->name, L"office"));
	}
	inet_ntop(AF_INET, sas[0].src.bytes, peer, sizeof(peer));
	snprintf(rule, sizeof(rule), "local=%s/32 office", peer);
	find(0, 2, rule);
	ck_assert(!wcscmp(names()->name, L"office"));
}
END_TEST

static struct selector networks(const char *src, uint8_t src_prefix, const char *dst,
				uint8_t dst_prefix)
{
	struct selector sel = { .family = AF_INET,
				.src_prefix = src_prefix,
				.dst_prefix = dst_prefix };

	inet_pton(AF_INET, src, sel.src.bytes);
	inet_pton(AF_INET, dst, sel.dst.bytes);
	return sel;
}

static bool is_office(const char *rule)
{
	const WFPX_NAMES0 *n;

	find(0, 2, rule);
	n = names();
	return n && n->fromFile;
}

/* The traffic of an inbound policy has its source at the peer's side. */
START_TEST(traffic_is_that_of_policies_of_both_directions)
{
	const enum policy_dir dirs[] = { POLICY_OUT, POLICY_IN };

	for (int i = 0; i < 2; i++) {
		struct policy policy = record_policy(dirs[i]);
		struct policy_template template = record_template(&sas[i]);

		policies_done(&policies);
		policy.sel = i ? networks("10.2.3.0", 24, "10.1.0.0", 16)
			       : networks("10.1.0.0", 16, "10.2.3.0", 24);
		record_add_policy(&policies, &policy, &template);
		ck_assert(is_office("local_ts=10.1.0.0/16 office"));
		ck_assert(is_office("peer_ts=10.2.0.0/16 office"));
		ck_assert(is_office("local_ts=10.0.0.0/8 peer_ts=10.2.3.0/24 office"));
		ck_assert(!is_office("local_ts=10.1.0.0/17 office"));
		ck_assert(!is_office("local_ts=10.2.0.0/16 office"));
		ck_assert(!is_office("peer_ts=2001:db8::/32 office"));
	}
}
END_TEST

START_TEST(traffic_is_that_of_the_selectors_of_sas_too)
{
	record_parts(&sas[0])->sel = networks("192.0.2.1", 32, "192.0.2.2", 32);
	record_parts(&sas[1])->sel = networks("192.0.2.2", 32, "192.0.2.1", 32);
	ck_assert(is_office("local_ts=192.0.2.1 peer_ts=192.0.2.2 office"));
	ck_assert(!is_office("local_ts=192.0.2.2 peer_ts=192.0.2.1 office"));
}
END_TEST

START_TEST(mark_and_interface_id_are_those_of_the_outbound_sa)
{
	struct sa_parts *parts = record_parts(&sas[0]);

	parts->config.mark = 5;
	parts->config.mark_mask = 15;
	parts->config.if_id = 42;
	find(0, 1, "mark=5/15 if_id=42 office");
	ck_assert(names()->fromFile);
	find(0, 1, "mark=5/255 if_id=42 office");
	ck_assert_ptr_null(names());
}
END_TEST

START_TEST(without_names_there_are_none)
{
	struct name name;

	find(0, 2, "reqid=7 office");
	rules_done(&items.names.rules);
	ike_children_done(&items.names.children);
	items.names = (struct names){ 0 };
	context_name(&items, 0, &name);
	ck_assert_uint_eq(name_space(&name), 0);
	ck_assert_ptr_null(name_render(&page, &name));
}
END_TEST

Suite *context_name_suite(void)
{
	Suite *suite = suite_create("names of contexts");
	TCase *tc = tcase_create("names");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_daemon_names_a_context_by_its_inbound_sa);
	tcase_add_test(tc, the_ike_sa_of_a_named_context_is_known_by_its_own_id);
	tcase_add_test(tc, the_daemon_names_a_context_without_an_inbound_sa_by_the_outbound_sa);
	tcase_add_test(tc, an_sa_of_another_protocol_or_destination_is_not_the_childs);
	tcase_add_test(tc, equal_names_of_connection_and_child_stand_once);
	tcase_add_test(tc, what_the_daemon_does_not_know_is_null);
	tcase_add_test(tc, names_of_the_daemon_that_are_no_utf8_stay_text);
	tcase_add_test(tc, the_file_replaces_the_name_alone);
	tcase_add_test(tc, the_file_names_what_the_daemon_does_not_know);
	tcase_add_test(tc, the_peer_is_the_same_whichever_sa_is_there);
	tcase_add_test(tc, traffic_is_that_of_policies_of_both_directions);
	tcase_add_test(tc, traffic_is_that_of_the_selectors_of_sas_too);
	tcase_add_test(tc, mark_and_interface_id_are_those_of_the_outbound_sa);
	tcase_add_test(tc, without_names_there_are_none);
	suite_add_tcase(suite, tc);
	return suite;
}
