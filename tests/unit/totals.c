/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Totals of tunnels, and the last words about SAs. */
#include <netinet/in.h>

#include "base/status.h"
#include "sadb/direction.h"
#include "unit.h"
#include "watch/changes.h"
#include "watch/notice.h"
#include "watch/totals.h"

static const struct tunnel_identity nobody = { .reqid = 7 };

static void count(struct total *total, enum sa_direction direction, uint64_t before, uint64_t now)
{
	const struct sa sa = { .proto = IPPROTO_ESP, .found.direction = direction };
	const struct counters then = { .bytes = before, .packets = before / 100 };
	const struct counters current = { .bytes = now, .packets = now / 100, .replayed = now };

	total_add(total, &sa, &then, &current);
}

START_TEST(a_total_adds_what_each_sa_has_counted_since_the_last_look)
{
	struct totals totals = { .count = 0 };
	struct total *total = totals_get(&totals, 5, &nobody, 1);

	count(total, SA_INBOUND, 0, 500);
	count(total, SA_INBOUND, 500, 900);
	count(total, SA_OUTBOUND, 0, 300);
	ck_assert_uint_eq(total->in.bytes, 900);
	ck_assert_uint_eq(total->in.packets, 9);
	ck_assert_uint_eq(total->out.bytes, 300);
	ck_assert_uint_eq(total->in.replayed, 1400);
	totals_done(&totals);
}
END_TEST

START_TEST(a_counter_that_has_become_less_is_another_sas)
{
	struct totals totals = { .count = 0 };
	struct total *total = totals_get(&totals, 5, &nobody, 1);

	count(total, SA_INBOUND, 0, 1000);
	count(total, SA_INBOUND, 1000, 200);
	ck_assert_uint_eq(total->in.bytes, 1200);
	totals_done(&totals);
}
END_TEST

START_TEST(the_ah_sa_of_a_bundle_adds_drops_alone)
{
	struct totals totals = { .count = 0 };
	struct total *total = totals_get(&totals, 5, &nobody, 1);
	const struct sa ah = { .proto = IPPROTO_AH,
			       .found = { .direction = SA_INBOUND, .bundled = 1 } };
	const struct counters none = { 0 }, now = { .bytes = 100, .integrity_failed = 3 };

	total_add(total, &ah, &none, &now);
	ck_assert_uint_eq(total->in.bytes, 0);
	ck_assert_uint_eq(total->in.integrity_failed, 3);
	totals_done(&totals);
}
END_TEST

START_TEST(times_up_add_up_and_downs_are_counted_once)
{
	struct totals totals = { .count = 0 };
	struct total *total = totals_get(&totals, 5, &nobody, 1);

	ck_assert(!total_down(total, 5));
	ck_assert(total_up(total, 10));
	ck_assert(!total_up(total, 20));
	ck_assert(total_down(total, 40));
	ck_assert(!total_down(total, 50));
	ck_assert(total_up(total, 100));
	ck_assert(total_down(total, 90)); /* a clock that was set back */
	ck_assert_uint_eq(total->up_seconds, 30);
	ck_assert_uint_eq(total->downs, 2);
	totals_done(&totals);
}
END_TEST

START_TEST(of_tunnels_that_are_gone_the_last_10000_are_kept_and_all_others)
{
	struct totals totals = { .count = 0 };
	uint64_t gone = TOTALS_GONE_MAX + 100;

	for (uint64_t i = 1; i <= gone; i++)
		ck_assert_ptr_nonnull(totals_get(&totals, i, &nobody, 1));
	totals_get(&totals, 1000000, &nobody, 1)->state = 1;
	totals_find(&totals, 50)->state = 1;
	totals_forget(&totals);
	ck_assert_uint_eq(totals.count, TOTALS_GONE_MAX + 2);
	ck_assert_ptr_null(totals_find(&totals, 49));
	ck_assert_ptr_nonnull(totals_find(&totals, 50));
	ck_assert_ptr_null(totals_find(&totals, 99 + 1));
	for (uint64_t i = 102; i <= gone; i++)
		ck_assert_uint_eq(totals_find(&totals, i)->id, i);
	ck_assert_uint_eq(totals_get(&totals, 1000000, &nobody, 1)->state, 1);
	totals_done(&totals);
}
END_TEST

START_TEST(the_last_word_about_an_sa_replaces_the_one_before)
{
	struct changes changes = { .count = 0 };
	struct change change = { .key.spi = 1, .word = CHANGE_ADDED };

	ck_assert_ptr_null(changes_find(&changes, &change.key));
	for (uint32_t spi = 1; spi <= 1000; spi++) {
		change.key.spi = spi;
		ck_assert_uint_eq(changes_note(&changes, &change), ERROR_SUCCESS);
	}
	change.word = CHANGE_REMOVED;
	ck_assert_uint_eq(changes_note(&changes, &change), ERROR_SUCCESS);
	ck_assert_uint_eq(changes.count, 1000);
	ck_assert_uint_eq(changes_find(&changes, &change.key)->word, CHANGE_REMOVED);
	change.key.spi = 999;
	ck_assert_uint_eq(changes_find(&changes, &change.key)->word, CHANGE_ADDED);
	changes_done(&changes);
	ck_assert_ptr_null(changes_find(&changes, &change.key));
}
END_TEST

START_TEST(notices_are_taken_in_the_order_in_which_they_were_put)
{
	struct notices queue = { .first = NULL };
	struct notice *notice;

	ck_assert_ptr_null(notices_take(&queue));
	for (int round = 0; round < 2; round++) {
		for (uint64_t i = 0; i < 3; i++)
			notices_put(&queue, notice_new(NOTICE_REKEYED, i));
		for (uint64_t i = 0; i < 3; i++) {
			notice = notices_take(&queue);
			ck_assert_uint_eq(notice->time, i);
			notice_free(notice);
		}
	}
	notices_put(&queue, notice_new(NOTICE_REKEYED, 9));
	notices_done(&queue);
	ck_assert_ptr_null(queue.first);
}
END_TEST

Suite *totals_suite(void)
{
	Suite *suite = suite_create("totals");
	TCase *tc = tcase_create("totals");

	tcase_add_test(tc, a_total_adds_what_each_sa_has_counted_since_the_last_look);
	tcase_add_test(tc, a_counter_that_has_become_less_is_another_sas);
	tcase_add_test(tc, the_ah_sa_of_a_bundle_adds_drops_alone);
	tcase_add_test(tc, times_up_add_up_and_downs_are_counted_once);
	tcase_add_test(tc, of_tunnels_that_are_gone_the_last_10000_are_kept_and_all_others);
	tcase_add_test(tc, the_last_word_about_an_sa_replaces_the_one_before);
	tcase_add_test(tc, notices_are_taken_in_the_order_in_which_they_were_put);
	suite_add_tcase(suite, tc);
	return suite;
}
