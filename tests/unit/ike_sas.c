/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "ike/sas.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "ike/children.h"
#include "ike_recorded.h"
#include "unit.h"
#include "vici/message.h"

static struct ike_sas sas;

static void teardown(void)
{
	ike_sas_done(&sas);
}

#define TAKE_SA(text)         ike_sas_take_sa(&sas, vici_reader_of(text, sizeof(text) - 1))
#define TAKE_CONNECTION(text) ike_sas_take_connection(&sas, vici_reader_of(text, sizeof(text) - 1))

static void check_address(const struct ike_end *end, int family, const char *expected)
{
	char text[INET6_ADDRSTRLEN];

	ck_assert_int_eq(end->family, family);
	ck_assert_str_eq(inet_ntop(family, end->address.bytes, text, sizeof(text)), expected);
}

START_TEST(an_ike_sa_of_version_1_is_what_the_daemon_has_sent)
{
	const struct ike_sa *sa;

	ck_assert_uint_eq(TAKE_CONNECTION(recorded_connection), ERROR_SUCCESS);
	ck_assert_uint_eq(TAKE_SA(recorded_ikev1), ERROR_SUCCESS);
	ike_sas_finish(&sas);
	ck_assert_uint_eq(sas.count, 1);
	sa = &sas.sas[0];
	ck_assert_str_eq(sa->name, "old");
	ck_assert_uint_eq(sa->unique_id, 1);
	ck_assert_uint_eq(sa->version, 1);
	ck_assert(sa->initiator && sa->nat && !sa->local.behind_nat && sa->remote.behind_nat);
	ck_assert_int_eq(sa->state, IKE_STATE_ESTABLISHED);
	ck_assert(sa->spi_initiator == 0x776beae8aa70731b);
	ck_assert(sa->spi_responder == 0xf1b83f54d0adbd26);
	ck_assert(ike_sa_id(sa) == sa->spi_initiator);
	check_address(&sa->local, AF_INET, "192.0.2.1");
	check_address(&sa->remote, AF_INET, "192.0.2.2");
	ck_assert_uint_eq(sa->local.port, 4500);
	ck_assert_uint_eq(sa->remote.port, 4500);
	ck_assert_str_eq(sa->local.identity, "old.left.example");
	ck_assert_str_eq(sa->remote.identity, "old.right.example");
	ck_assert_ptr_null(sa->remote.user);
	ck_assert_int_eq(sa->local.auth, IKE_AUTH_PRESHARED_KEY);
	ck_assert_int_eq(sa->remote.auth, IKE_AUTH_PRESHARED_KEY);
	ck_assert_uint_eq(sa->proposal.encryption, 12);
	ck_assert_uint_eq(sa->proposal.key_bits, 256);
	ck_assert_uint_eq(sa->proposal.integrity, 2);
	ck_assert_uint_eq(sa->proposal.prf, 2);
	ck_assert_uint_eq(sa->proposal.group, 14);
	ck_assert_uint_eq(sa->established, 7);
	ck_assert_uint_eq(sa->rekey_time, 13361);
	ck_assert_uint_eq(sa->reauth_time, IKE_NEVER);
	ck_assert_uint_eq(sa->child_count, 1);
	ck_assert_str_eq(sas.children[sa->first_child].name, "old");
	ck_assert_uint_eq(sas.children[sa->first_child].reqid, 1);
	ck_assert_uint_eq(sas.children[sa->first_child].spi_in, 0xc68b422d);
	ck_assert_uint_eq(sas.children[sa->first_child].spi_out, 0xcb8fb452);
	ck_assert_int_eq(sas.children[sa->first_child].state, IKE_CHILD_INSTALLED);
	ck_assert_uint_eq(sas.children[sa->first_child].mode, 0);
	ck_assert_uint_eq(sas.children[sa->first_child].protocol, IPPROTO_ESP);
	ck_assert_uint_eq(sas.children[sa->first_child].local.count, 1);
	ck_assert_str_eq(sas.children[sa->first_child].local.texts, "192.0.2.1/32");
	ck_assert_str_eq(sas.children[sa->first_child].remote.texts, "192.0.2.2/32");
}
END_TEST

START_TEST(an_ike_sa_with_an_aead_has_no_integrity_algorithm)
{
	ck_assert_uint_eq(TAKE_SA(recorded_ikev2), ERROR_SUCCESS);
	ike_sas_finish(&sas);
	ck_assert_uint_eq(sas.sas[0].version, 2);
	ck_assert_uint_eq(sas.sas[0].proposal.encryption, 20);
	ck_assert_uint_eq(sas.sas[0].proposal.integrity, 0);
	ck_assert_uint_eq(sas.sas[0].proposal.prf, 6);
	ck_assert_uint_eq(sas.sas[0].proposal.group, 20);
	ck_assert_uint_eq(sas.sas[0].if_id_in, 7);
	ck_assert_uint_eq(sas.sas[0].reauth_time, 7186);
	/* no list-conn event has told of the connection */
	ck_assert_int_eq(sas.sas[0].local.auth, IKE_AUTH_UNKNOWN);
}
END_TEST

START_TEST(the_id_of_an_ike_sa_is_the_spi_of_this_host)
{
	ck_assert_uint_eq(TAKE_SA(recorded_responder), ERROR_SUCCESS);
	ike_sas_finish(&sas);
	check_address(&sas.sas[0].local, AF_INET6, "2001:db8::2");
	ck_assert(!sas.sas[0].initiator);
	ck_assert(ike_sa_id(&sas.sas[0]) == sas.sas[0].spi_responder);
	ck_assert_ptr_eq(ike_sas_find(&sas, sas.sas[0].spi_responder), &sas.sas[0]);
	ck_assert_ptr_null(ike_sas_find(&sas, sas.sas[0].spi_initiator));
}
END_TEST

START_TEST(ike_sas_are_in_the_order_of_their_numbers)
{
	ck_assert_uint_eq(TAKE_SA(recorded_responder), ERROR_SUCCESS);
	ck_assert_uint_eq(TAKE_SA(recorded_ikev1), ERROR_SUCCESS);
	ck_assert_uint_eq(TAKE_SA(recorded_ikev2), ERROR_SUCCESS);
	ike_sas_finish(&sas);
	ck_assert_str_eq(sas.sas[0].name, "old");
	ck_assert_str_eq(sas.sas[1].name, "new");
	ck_assert_str_eq(sas.sas[2].name, "six");
	for (size_t i = 0; i < 3; i++)
		ck_assert_str_eq(sas.children[sas.sas[i].first_child].name, sas.sas[i].name);
}
END_TEST

START_TEST(a_message_cut_anywhere_is_refused)
{
	for (size_t size = 1; size < sizeof(recorded_ikev1) - 1; size++) {
		char *copy = malloc(size);

		memcpy(copy, recorded_ikev1, size);
		ck_assert_uint_eq(ike_sas_take_sa(&sas, vici_reader_of(copy, size)),
				  ERROR_GEN_FAILURE);
		free(copy);
	}
	ck_assert_uint_eq(sas.count, 0);
}
END_TEST

START_TEST(values_that_are_not_what_they_should_be_count_as_missing)
{
	ck_assert_uint_eq(TAKE_SA("\1\0"
				  "\3\10uniqueid\0\2-1"
				  "\3\7version\0\3"
				  "256"
				  "\3\5state\0\3odd"
				  "\3\12local-host\0\4%any"
				  "\3\13remote-host\0\0"
				  "\3\12local-port\0\5"
				  "65536"
				  "\3\15initiator-spi\0\21"
				  "1776beae8aa70731b"
				  "\3\10encr-alg\0\3odd"
				  "\3\11initiator\0\3YES"
				  "\3\3odd\0\1x"
				  "\4\3odd\5\0\1x\6"
				  "\1\3odd\1\3odd\2\2"
				  "\2"),
			  ERROR_SUCCESS);
	ike_sas_finish(&sas);
	ck_assert_str_eq(sas.sas[0].name, "");
	ck_assert_uint_eq(sas.sas[0].unique_id, 0);
	ck_assert_uint_eq(sas.sas[0].version, 0);
	ck_assert_int_eq(sas.sas[0].state, IKE_STATE_OTHER);
	ck_assert_int_eq(sas.sas[0].local.family, 0);
	ck_assert_int_eq(sas.sas[0].remote.family, 0);
	ck_assert_uint_eq(sas.sas[0].local.port, 0);
	ck_assert(!sas.sas[0].initiator && !sas.sas[0].spi_initiator);
	ck_assert_uint_eq(sas.sas[0].proposal.encryption, IKE_ALGORITHM_OTHER);
	ck_assert_ptr_null(sas.sas[0].local.identity);
	ck_assert_ptr_null(ike_sas_find(&sas, 0));
}
END_TEST

START_TEST(a_zero_within_an_identity_does_not_shorten_it)
{
	ck_assert_uint_eq(TAKE_SA("\1\1x\3\11remote-id\0\11good\0evil\2"), ERROR_SUCCESS);
	ck_assert_str_eq(sas.sas[0].remote.identity, "good?evil");
}
END_TEST

START_TEST(the_first_round_of_an_end_tells_how_it_authenticates)
{
	ck_assert_uint_eq(TAKE_CONNECTION("\1\3old"
					  "\1\7local-1\3\5class\0\12public key\2"
					  "\1\7local-2\3\5class\0\3EAP\2"
					  "\1\10remote-1\3\5class\0\3EAP\2"
					  "\2"),
			  ERROR_SUCCESS);
	ck_assert_uint_eq(TAKE_SA(recorded_ikev1), ERROR_SUCCESS);
	ike_sas_finish(&sas);
	ck_assert_int_eq(sas.sas[0].local.auth, IKE_AUTH_PUBLIC_KEY);
	ck_assert_int_eq(sas.sas[0].remote.auth, IKE_AUTH_EAP);
}
END_TEST

START_TEST(the_items_of_a_list_are_kept_one_by_one)
{
	const struct ike_child *child;

	ck_assert_uint_eq(TAKE_SA("\1\1x\1\11child-sas"
				  "\1\1a"
				  "\4\10local-ts\5\0\1a\5\0\3b\0c\5\0\0\6"
				  "\4\11remote-ts\6"
				  "\4\3odd\5\0\1x\6"
				  "\3\10local-ts\0\1x"
				  "\3\4mode\0\4ODDS"
				  "\2\2\2"),
			  ERROR_SUCCESS);
	child = &sas.children[0];
	ck_assert_uint_eq(child->local.count, 3);
	ck_assert(!memcmp(child->local.texts, "a\0b?c\0", 7));
	ck_assert_uint_eq(child->remote.count, 0);
	ck_assert_ptr_null(child->remote.texts);
	ck_assert_uint_eq(child->mode, IKE_MODE_OTHER);
}
END_TEST

START_TEST(a_list_is_no_longer_than_ike_allows)
{
	char message[2048], *at = message;

	memcpy(at, "\1\1x\1\11child-sas\1\1a\4\10local-ts", 27);
	at += 27;
	for (int i = 0; i < 300; i++, at += 4)
		memcpy(at, "\5\0\1a", 4);
	memcpy(at, "\6\2\2\2", 4);
	at += 4;
	ck_assert_uint_eq(ike_sas_take_sa(&sas, vici_reader_of(message, (size_t)(at - message))),
			  ERROR_SUCCESS);
	ck_assert_uint_eq(sas.children[0].local.count, IKE_SELECTORS_MAX);
}
END_TEST

START_TEST(a_time_that_has_passed_is_0_and_one_that_will_not_come_is_never)
{
	ck_assert_uint_eq(TAKE_SA("\1\1x\3\12rekey-time\0\2-5\2"), ERROR_SUCCESS);
	ck_assert_uint_eq(TAKE_SA("\1\1x\3\12rekey-time\0\1x\2"), ERROR_SUCCESS);
	ck_assert_uint_eq(sas.sas[0].rekey_time, 0);
	ck_assert_uint_eq(sas.sas[0].reauth_time, IKE_NEVER);
	ck_assert_uint_eq(sas.sas[1].rekey_time, IKE_NEVER);
}
END_TEST

/* Takes an event for each byte from @from to before @to, which stands in place of "#". */
static void take_many(const char *format, size_t size, int from, int to)
{
	char message[512];

	ck_assert_uint_lt(size, sizeof(message));
	for (int i = from; i < to; i++) {
		memcpy(message, format, size);
		for (size_t j = 0; j < size; j++)
			if (message[j] == '#')
				message[j] = (char)i;
		ck_assert_uint_eq(ike_sas_take_sa(&sas, vici_reader_of(message, size)),
				  ERROR_SUCCESS);
	}
}
#define TAKE_MANY(format, from, to) take_many(format, sizeof(format) - 1, from, to)

static struct ike_child_key key_of(const char *destination, uint8_t protocol, uint32_t spi)
{
	struct ike_child_key key = { .spi = spi, .protocol = protocol, .family = AF_INET };

	if (inet_pton(AF_INET, destination, key.destination.bytes) == 1)
		return key;
	key.family = AF_INET6;
	ck_assert_int_eq(inet_pton(AF_INET6, destination, key.destination.bytes), 1);
	return key;
}

/* Returns the name of the IKE SA whose child has made an IPsec SA, or "". */
static const char *maker(const struct ike_children *index, struct ike_child_key key)
{
	const struct ike_child *child = ike_children_find(index, &key);

	return child ? sas.sas[child->sa].name : "";
}

START_TEST(both_sas_of_a_child_lead_to_its_ike_sa)
{
	struct ike_children index;

	ck_assert_uint_eq(TAKE_SA(recorded_responder), ERROR_SUCCESS);
	ck_assert_uint_eq(TAKE_SA(recorded_ikev1), ERROR_SUCCESS);
	ike_sas_finish(&sas);
	ck_assert_uint_eq(ike_children_index(&sas, &index), ERROR_SUCCESS);
	ck_assert_str_eq(maker(&index, key_of("192.0.2.1", IPPROTO_ESP, 0xc68b422d)), "old");
	ck_assert_str_eq(maker(&index, key_of("192.0.2.2", IPPROTO_ESP, 0xcb8fb452)), "old");
	ck_assert_str_eq(maker(&index, key_of("2001:db8::2", IPPROTO_ESP, 0xc1528c60)), "six");
	ck_assert_str_eq(maker(&index, key_of("2001:db8::1", IPPROTO_ESP, 0xc9d6d6a0)), "six");
	ck_assert_str_eq(maker(&index, key_of("192.0.2.1", IPPROTO_AH, 0xc68b422d)), "");
	ck_assert_str_eq(maker(&index, key_of("192.0.2.2", IPPROTO_ESP, 0xc68b422d)), "");
	ck_assert_str_eq(maker(&index, key_of("192.0.2.1", IPPROTO_ESP, 0)), "");
	ike_children_done(&index);
}
END_TEST

/* Two peers, or two behind one NAT with different marks, may choose one SPI. */
START_TEST(outbound_sas_with_one_spi_are_told_apart_by_peer_and_by_mark)
{
	struct ike_child_key key = key_of("192.0.2.9", IPPROTO_ESP, 0xc0000001);
	struct ike_children index;

	TAKE_MANY("\1\1#\3\12local-host\0\11"
		  "192.0.2.1"
		  "\3\13remote-host\0\11"
		  "192.0.2.#"
		  "\1\11child-sas\1\1x\3\10protocol\0\3ESP"
		  "\3\6spi-in\0\10c000000#"
		  "\3\7spi-out\0\10c0000001\2\2\2",
		  '5', '8');
	TAKE_MANY("\1\1#\3\12local-host\0\11"
		  "192.0.2.1"
		  "\3\13remote-host\0\11"
		  "192.0.2.9"
		  "\1\11child-sas\1\1x\3\10protocol\0\3ESP"
		  "\3\7mark-in\0\10"
		  "0000000#"
		  "\3\10mark-out\0\10"
		  "0000000#"
		  "\3\15mark-mask-out\0\10"
		  "000000ff"
		  "\3\6spi-in\0\10d000000#"
		  "\3\7spi-out\0\10c0000001\2\2\2",
		  '1', '3');
	ike_sas_finish(&sas);
	ck_assert_uint_eq(ike_children_index(&sas, &index), ERROR_SUCCESS);
	ck_assert_str_eq(maker(&index, key_of("192.0.2.6", IPPROTO_ESP, 0xc0000001)), "6");
	ck_assert_str_eq(maker(&index, key_of("192.0.2.7", IPPROTO_ESP, 0xc0000001)), "7");
	ck_assert_str_eq(maker(&index, key), "");
	key.mark = (struct ike_mark){ 2, 0xff };
	ck_assert_str_eq(maker(&index, key), "2");
	key.mark = (struct ike_mark){ 2, 0xffffffff };
	ck_assert_str_eq(maker(&index, key), "");
	key = key_of("192.0.2.1", IPPROTO_ESP, 0xd0000002);
	ck_assert_str_eq(maker(&index, key), "2"); /* the usual: the inbound SA has no mark */
	key.mark = (struct ike_mark){ 2, 0xffffffff };
	ck_assert_str_eq(maker(&index, key), "2");
	ike_children_done(&index);
}
END_TEST

/* In a time that grows with the square, the test would run into its limit. */
START_TEST(an_spi_that_is_repeated_a_hundred_thousand_times_is_indexed_at_once)
{
	struct ike_children index;

	TAKE_MANY("\1\1#\3\12local-host\0\11"
		  "192.0.2.1"
		  "\1\11child-sas\1\1x\3\10protocol\0\3ESP"
		  "\3\6spi-in\0\10c0000001\2\2\2",
		  'a', 'c');
	for (int i = 0; i < 100000; i++)
		TAKE_MANY("\1\1z\3\12local-host\0\11"
			  "192.0.2.1"
			  "\1\11child-sas\1\1x\3\10protocol\0\3ESP"
			  "\3\6spi-in\0\10c0000001\2\2\2",
			  'z', '{');
	ike_sas_finish(&sas);
	ck_assert_uint_eq(ike_children_index(&sas, &index), ERROR_SUCCESS);
	for (int i = 0; i < 100000; i++)
		ck_assert_str_eq(maker(&index, key_of("192.0.2.1", IPPROTO_ESP, 0xc0000001)), "a");
	ike_children_done(&index);
}
END_TEST

START_TEST(without_children_the_index_finds_nothing)
{
	struct ike_children index;

	ike_sas_finish(&sas);
	ck_assert_uint_eq(ike_children_index(&sas, &index), ERROR_SUCCESS);
	ck_assert_str_eq(maker(&index, key_of("192.0.2.1", IPPROTO_ESP, 1)), "");
	ike_children_done(&index);
}
END_TEST

START_TEST(a_message_that_is_cut_leaves_no_child_without_an_ike_sa)
{
	ck_assert_uint_eq(TAKE_SA(recorded_ikev1), ERROR_SUCCESS);
	ck_assert_uint_eq(
		ike_sas_take_sa(&sas, vici_reader_of(recorded_ikev2, sizeof(recorded_ikev2) - 2)),
		ERROR_GEN_FAILURE);
	ike_sas_finish(&sas);
	ck_assert_uint_eq(sas.count, 1);
	ck_assert_uint_eq(sas.child_count, 1);
}
END_TEST

/* Four bytes of the daemon make a child of more than a hundred. */
START_TEST(more_children_than_any_daemon_has_are_refused)
{
	const size_t fit = 100000;
	char *message = malloc(6 * fit + 32), *at = message;
	uint32_t status = ERROR_SUCCESS;
	int taken = 0;

	memcpy(at, "\1\1x\1\11child-sas", 14);
	at += 14;
	for (size_t i = 0; i < fit; i++, at += 3)
		memcpy(at, "\1\0\2", 3);
	memcpy(at, "\2\2", 2);
	at += 2;
	while (!status && taken++ < 20)
		status = ike_sas_take_sa(&sas, vici_reader_of(message, (size_t)(at - message)));
	ck_assert_uint_eq(status, ERROR_GEN_FAILURE);
	ck_assert_int_eq(taken, 11);
	ck_assert_uint_eq(sas.count, 10);
	ck_assert_uint_eq(sas.child_count, 10 * fit);
	free(message);
}
END_TEST

Suite *ike_sas_suite(void)
{
	Suite *suite = suite_create("ike-sas");
	TCase *tc = tcase_create("sas");

	tcase_add_checked_fixture(tc, NULL, teardown);
	tcase_add_test(tc, an_ike_sa_of_version_1_is_what_the_daemon_has_sent);
	tcase_add_test(tc, an_ike_sa_with_an_aead_has_no_integrity_algorithm);
	tcase_add_test(tc, the_id_of_an_ike_sa_is_the_spi_of_this_host);
	tcase_add_test(tc, ike_sas_are_in_the_order_of_their_numbers);
	tcase_add_test(tc, a_message_cut_anywhere_is_refused);
	tcase_add_test(tc, values_that_are_not_what_they_should_be_count_as_missing);
	tcase_add_test(tc, a_zero_within_an_identity_does_not_shorten_it);
	tcase_add_test(tc, the_first_round_of_an_end_tells_how_it_authenticates);
	tcase_add_test(tc, the_items_of_a_list_are_kept_one_by_one);
	tcase_add_test(tc, a_list_is_no_longer_than_ike_allows);
	tcase_add_test(tc, a_time_that_has_passed_is_0_and_one_that_will_not_come_is_never);
	tcase_add_test(tc, both_sas_of_a_child_lead_to_its_ike_sa);
	tcase_add_test(tc, outbound_sas_with_one_spi_are_told_apart_by_peer_and_by_mark);
	tcase_add_test(tc, an_spi_that_is_repeated_a_hundred_thousand_times_is_indexed_at_once);
	tcase_add_test(tc, without_children_the_index_finds_nothing);
	tcase_add_test(tc, a_message_that_is_cut_leaves_no_child_without_an_ike_sa);
	tcase_add_test(tc, more_children_than_any_daemon_has_are_refused);
	suite_add_tcase(suite, tc);
	return suite;
}
