/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The text of /proc/net/xfrm_stat, and what is counted for IPSEC_STATISTICS1. */
#include "xfrm/counters.h"

#include <inttypes.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/statistics_count.h"
#include "base/status.h"
#include "record.h"
#include "sadb/direction.h"
#include "sadb/snapshot.h"
#include "unit.h"

static struct counter list[64];
static size_t count;

/* The text is copied to the end of an allocation, where a sanitizer sees each byte too many. */
static uint32_t parse_bytes(const char *text, size_t length)
{
	char *copy = malloc(length ? length : 1);
	uint32_t status;

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, length);
	status = counters_parse(copy, length, list, sizeof(list) / sizeof(list[0]), &count);
	free(copy);
	return status;
}

static uint32_t parse(const char *text)
{
	return parse_bytes(text, strlen(text));
}

static void ck_counter(size_t i, const char *name, uint64_t value)
{
	ck_assert_str_eq(list[i].name, name);
	ck_assert_uint_eq(list[i].value, value);
}

START_TEST(lines_as_the_kernel_writes_them_are_read_in_order)
{
	ck_assert_uint_eq(parse("XfrmInError             \t0\n"
				"XfrmInNoStates          \t17\n"
				"XfrmFwdHdrError         \t18446744073709551615\n"),
			  ERROR_SUCCESS);
	ck_assert_uint_eq(count, 3);
	ck_counter(0, "XfrmInError", 0);
	ck_counter(1, "XfrmInNoStates", 17);
	ck_counter(2, "XfrmFwdHdrError", UINT64_MAX);
}
END_TEST

START_TEST(a_counter_that_nobody_knows_is_kept)
{
	ck_assert_uint_eq(parse("XfrmInOfALaterKernel_2 \t3\n"), ERROR_SUCCESS);
	ck_assert_uint_eq(count, 1);
	ck_counter(0, "XfrmInOfALaterKernel_2", 3);
}
END_TEST

START_TEST(an_empty_file_has_no_counters)
{
	ck_assert_uint_eq(parse(""), ERROR_SUCCESS);
	ck_assert_uint_eq(count, 0);
}
END_TEST

static const char *const malformed[] = {
	"\n",
	"XfrmInError\n",
	"XfrmInError\t\n",
	"XfrmInError 5",
	"XfrmInError 5\nXfrmIn",
	"XfrmInError5\n",
	" XfrmInError 5\n",
	"XfrmInError 5 \n",
	"XfrmInError 5 6\n",
	"XfrmInError 5\r\n",
	"XfrmInError -5\n",
	"XfrmInError +5\n",
	"XfrmInError 0x5\n",
	"XfrmInError 18446744073709551616\n",
	"XfrmInError 99999999999999999999999999999999999999\n",
	"XfrmInError 1\n\nXfrmInNoStates 2\n",
	"Xfrm\033[31mIn 5\n",
	"Xfrm-In 5\n",
	"\303\244 5\n",
};

START_TEST(a_malformed_line_is_refused)
{
	ck_assert_msg(parse(malformed[_i]) == ERROR_GEN_FAILURE, "%s", malformed[_i]);
}
END_TEST

START_TEST(a_nul_byte_is_refused)
{
	ck_assert_uint_eq(parse_bytes("Xfrm\0In 5\n", 10), ERROR_GEN_FAILURE);
	ck_assert_uint_eq(parse_bytes("XfrmIn 5\0\n", 10), ERROR_GEN_FAILURE);
}
END_TEST

START_TEST(a_name_has_63_letters_at_most)
{
	char line[128];

	snprintf(line, sizeof(line), "%063d 1\n", 0);
	ck_assert_uint_eq(parse(line), ERROR_SUCCESS);
	ck_assert_uint_eq(strlen(list[0].name), 63);
	snprintf(line, sizeof(line), "%064d 1\n", 0);
	ck_assert_uint_eq(parse(line), ERROR_GEN_FAILURE);
}
END_TEST

START_TEST(a_line_of_a_megabyte_is_refused)
{
	size_t length = 1u << 20;
	char *text = malloc(length);

	ck_assert_ptr_nonnull(text);
	memset(text, 'X', length);
	text[length - 1] = '\n';
	ck_assert_uint_eq(parse_bytes(text, length), ERROR_GEN_FAILURE);
	memset(text + 1, ' ', length - 2);
	ck_assert_uint_eq(parse_bytes(text, length), ERROR_GEN_FAILURE);
	free(text);
}
END_TEST

START_TEST(ten_thousand_lines_are_read_if_there_is_room)
{
	enum { LINES = 10000 };
	char *text = malloc(LINES * 16u);
	struct counter *all = calloc(LINES, sizeof(*all));
	size_t length = 0;

	ck_assert_ptr_nonnull(text);
	ck_assert_ptr_nonnull(all);
	for (size_t i = 0; i < LINES; i++)
		length += (size_t)sprintf(text + length, "C%zu %zu\n", i, 2 * i);
	ck_assert_uint_eq(counters_parse(text, length, all, LINES, &count), ERROR_SUCCESS);
	ck_assert_uint_eq(count, LINES);
	ck_assert_str_eq(all[LINES - 1].name, "C9999");
	ck_assert_uint_eq(all[LINES - 1].value, 2 * (LINES - 1));
	ck_assert_uint_eq(counters_parse(text, length, all, LINES - 1, &count), ERROR_GEN_FAILURE);
	free(all);
	free(text);
}
END_TEST

START_TEST(whatever_is_cut_off_or_changed_is_read_within_bounds)
{
	static const char text[] = "XfrmInError 12\nXfrmInNoStates 4294967296\n";
	char changed[sizeof(text)];

	for (size_t length = 0; length < sizeof(text); length++)
		parse_bytes(text, length);
	for (size_t i = 0; i < sizeof(text) - 1; i++)
		for (int byte = 0; byte < 256; byte++) {
			memcpy(changed, text, sizeof(text));
			changed[i] = (char)byte;
			parse_bytes(changed, sizeof(text) - 1);
		}
}
END_TEST

START_TEST(a_counter_that_is_missing_is_0)
{
	struct counters counters = { .list = list };

	ck_assert_uint_eq(parse("XfrmInError 1\nXfrmInErr 2\n"), ERROR_SUCCESS);
	counters.count = count;
	ck_assert_uint_eq(counters_value(&counters, "XfrmInErr"), 2);
	ck_assert_uint_eq(counters_value(&counters, "XfrmIn"), 0);
}
END_TEST

START_TEST(drops_are_counted_by_reason_and_all_of_received_packets_in_sum)
{
	struct counters counters = { .list = list };
	IPSEC_STATISTICS1 all = { .inboundTrafficStatistics.encryptedByteCount = 0 };
	const IPSEC_AGGREGATE_DROP_PACKET_STATISTICS1 *drops = &all.aggregateDropPacketStatistics;

	ck_assert_uint_eq(parse("XfrmInNoStates 1\nXfrmInStateProtoError 2\n"
				"XfrmInStateSeqError 4\nXfrmInTmplMismatch 8\nXfrmInPolBlock 16\n"
				"XfrmAcquireError 32\nXfrmInStateMismatch 64\nXfrmInNoPols 128\n"
				"XfrmInOfALaterKernel 256\nXfrmOutNoStates 512\n"
				"XfrmFwdHdrError 1024\n"),
			  ERROR_SUCCESS);
	counters.count = count;
	statistics_count_drops(&counters, &all);
	ck_assert_uint_eq(drops->invalidSpisOnInbound, 1);
	ck_assert_uint_eq(drops->authenticationFailuresOnInbound, 2);
	ck_assert_uint_eq(drops->replayCheckFailuresOnInbound, 4);
	ck_assert_uint_eq(drops->invalidClearTextInbound, 8 + 16);
	ck_assert_uint_eq(drops->saNotInitializedOnInbound, 32);
	ck_assert_uint_eq(drops->receiveOverIncorrectSaInbound, 64);
	ck_assert_uint_eq(drops->secureReceivesNotMatchingFilters, 128);
	ck_assert_uint_eq(drops->totalDropPacketsInbound, 511);
	ck_assert_uint_eq(drops->decryptionFailuresOnInbound, 0);
	ck_assert_uint_eq(all.espDropPacketStatistics.invalidSpisOnInbound, 1);
	ck_assert_uint_eq(all.ahDropPacketStatistics.invalidSpisOnInbound, 0);
}
END_TEST

START_TEST(a_counter_above_32_bits_stays_at_the_greatest_number)
{
	struct counters counters = { .list = list };
	IPSEC_STATISTICS1 all = { .inboundTrafficStatistics.encryptedByteCount = 0 };
	const IPSEC_AGGREGATE_DROP_PACKET_STATISTICS1 *drops = &all.aggregateDropPacketStatistics;

	ck_assert_uint_eq(parse("XfrmInNoStates 4294967296\nXfrmInTmplMismatch 4294967295\n"
				"XfrmInPolBlock 1\n"),
			  ERROR_SUCCESS);
	counters.count = count;
	statistics_count_drops(&counters, &all);
	ck_assert_uint_eq(drops->invalidSpisOnInbound, UINT32_MAX);
	ck_assert_uint_eq(drops->invalidClearTextInbound, UINT32_MAX);
	ck_assert_uint_eq(drops->totalDropPacketsInbound, UINT32_MAX);
}
END_TEST

static struct sa sas[3];

/* Makes an SA in tunnel mode and returns its parts, to be changed. */
static struct sa_parts *add_sa(size_t i, uint64_t bytes, uint64_t packets)
{
	sas[i] = record_sa();
	sas[i].bytes = bytes;
	sas[i].packets = packets;
	sas[i].mode = SA_MODE_TUNNEL;
	return record_parts(&sas[i]);
}

/* Makes an SA with these algorithms. */
static void add_algorithms(size_t i, uint64_t bytes, uint8_t cipher, uint8_t auth)
{
	struct sa_config *config = &add_sa(i, bytes, 1)->config;

	config->cipher = cipher;
	config->auth = auth;
	config->present &= ~(uint32_t)SA_HAS_AEAD;
	config->present |= cipher == ALGORITHM_GCM_AES ? SA_HAS_AEAD : 0;
}

START_TEST(bytes_are_counted_by_direction_and_kind_and_those_of_a_bundle_once)
{
	struct snapshot snapshot = { .sas = sas, .count = 3, .larval = 5 };
	IPSEC_STATISTICS1 all = { .inboundTrafficStatistics.encryptedByteCount = 0 };

	add_sa(0, 1, 1)->config.present |= SA_HAS_OFFLOAD;
	sas[0].found.direction = SA_INBOUND;
	add_sa(1, 10, 2);
	add_sa(2, 100, 10)->extra =
		(struct sa_extra){ .integrity_failed = 3, .replayed = 4, .outside_window = 5 };
	sas[2].proto = IPPROTO_AH;
	sas[1].found.bundled = sas[2].found.bundled = true;
	statistics_count_sas(&snapshot, &all);
	ck_assert_uint_eq(all.aggregateSaStatistics.activeSas, 3);
	ck_assert_uint_eq(all.aggregateSaStatistics.pendingSaNegotiations, 5);
	ck_assert_uint_eq(all.aggregateSaStatistics.offloadedSas, 1);
	ck_assert_uint_eq(all.inboundTrafficStatistics.tunnelByteCount, 1);
	ck_assert_uint_eq(all.inboundTrafficStatistics.offloadByteCount, 1);
	ck_assert_uint_eq(all.inboundTrafficStatistics.totalSuccessfulPackets, 1);
	ck_assert_uint_eq(all.outboundTrafficStatistics.tunnelByteCount, 10);
	ck_assert_uint_eq(all.outboundTrafficStatistics.totalSuccessfulPackets, 2);
	ck_assert_uint_eq(all.outboundTrafficStatistics.authenticatedAHByteCount, 100);
	ck_assert_uint_eq(all.ahDropPacketStatistics.authenticationFailuresOnInbound, 3);
	ck_assert_uint_eq(all.ahDropPacketStatistics.replayCheckFailuresOnInbound, 9);
}
END_TEST

START_TEST(what_is_encrypted_and_what_is_authenticated_depends_on_the_algorithms)
{
	struct snapshot snapshot = { .sas = sas, .count = 3 };
	IPSEC_STATISTICS1 all = { .inboundTrafficStatistics.encryptedByteCount = 0 };

	add_algorithms(0, 1, ALGORITHM_GCM_AES, ALGORITHM_NONE);
	add_algorithms(1, 10, ALGORITHM_CIPHER_NULL, ALGORITHM_HMAC_SHA256);
	sas[1].mode = SA_MODE_TRANSPORT;
	add_algorithms(2, 100, ALGORITHM_CBC_AES, ALGORITHM_NONE);
	statistics_count_sas(&snapshot, &all);
	ck_assert_uint_eq(all.outboundTrafficStatistics.encryptedByteCount, 101);
	ck_assert_uint_eq(all.outboundTrafficStatistics.authenticatedESPByteCount, 11);
	ck_assert_uint_eq(all.outboundTrafficStatistics.transportByteCount, 10);
	ck_assert_uint_eq(all.outboundTrafficStatistics.tunnelByteCount, 101);
}
END_TEST

START_TEST(tunnels_count_while_they_have_both_directions)
{
	struct tunnel tunnels[4] = {
		{ .state = TUNNEL_UP, .identity.mode = SA_MODE_TUNNEL },
		{ .state = TUNNEL_REKEYING, .identity.mode = SA_MODE_TUNNEL },
		{ .state = TUNNEL_HALF, .identity.mode = SA_MODE_TUNNEL },
		{ .state = TUNNEL_UP, .identity.mode = SA_MODE_TRANSPORT },
	};
	const struct tunnel_list some = { .tunnels = tunnels, .count = 4 };
	IPSEC_STATISTICS1 all = { .inboundTrafficStatistics.encryptedByteCount = 0 };

	statistics_count_tunnels(&some, &all);
	ck_assert_uint_eq(all.aggregateSaStatistics.activeTunnels, 2);
}
END_TEST

Suite *counters_suite(void)
{
	Suite *suite = suite_create("counters");
	TCase *tc = tcase_create("counters");

	tcase_add_test(tc, lines_as_the_kernel_writes_them_are_read_in_order);
	tcase_add_test(tc, a_counter_that_nobody_knows_is_kept);
	tcase_add_test(tc, an_empty_file_has_no_counters);
	tcase_add_loop_test(tc, a_malformed_line_is_refused, 0,
			    (int)(sizeof(malformed) / sizeof(malformed[0])));
	tcase_add_test(tc, a_nul_byte_is_refused);
	tcase_add_test(tc, a_name_has_63_letters_at_most);
	tcase_add_test(tc, a_line_of_a_megabyte_is_refused);
	tcase_add_test(tc, ten_thousand_lines_are_read_if_there_is_room);
	tcase_add_test(tc, whatever_is_cut_off_or_changed_is_read_within_bounds);
	tcase_add_test(tc, a_counter_that_is_missing_is_0);
	tcase_add_test(tc, drops_are_counted_by_reason_and_all_of_received_packets_in_sum);
	tcase_add_test(tc, a_counter_above_32_bits_stays_at_the_greatest_number);
	tcase_add_test(tc, bytes_are_counted_by_direction_and_kind_and_those_of_a_bundle_once);
	tcase_add_test(tc, what_is_encrypted_and_what_is_authenticated_depends_on_the_algorithms);
	tcase_add_test(tc, tunnels_count_while_they_have_both_directions);
	suite_add_tcase(suite, tc);
	return suite;
}
