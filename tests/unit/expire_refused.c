/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Expiring an inbound SA on a kernel that answers as each test wants. A real kernel answers so only
 * in the instant in which an SA expires or the clock is set.
 */
#include <time.h>

#include "base/status.h"
#include "record.h"
#include "sadb/direction.h"
#include "unit.h"
#include "xfrm/state.h"

/* The kernel of the test: its only state, and how it answers. */
static struct sa state;
static bool gone;
static uint32_t refuse_update, refuse_use; /* error codes, 0: no refusal */
static bool goes_when_refused;
static unsigned updates;
static struct timespec real_time, boot_time;
static long step_at_update; /* the first update sets the clock by so many seconds */

static uint32_t fake_get(struct netlink *netlink, const struct sa *sa, struct sa_now *ret)
{
	(void)netlink;
	(void)sa;
	if (gone)
		return FWP_E_NOT_FOUND;
	ret->sa = state;
	ret->parts.config = *state.config;
	ret->sa.config = &ret->parts.config;
	return ERROR_SUCCESS;
}

static uint32_t answer(uint32_t refusal)
{
	gone |= refusal && goes_when_refused;
	return refusal;
}

static uint32_t fake_set_limits(struct netlink *netlink, const struct sa *sa,
				const struct limits *limits)
{
	(void)netlink;
	(void)sa;
	updates++;
	real_time.tv_sec += step_at_update;
	step_at_update = 0;
	if (!refuse_update)
		record_parts(&state)->config.limits = *limits;
	return answer(refuse_update);
}

static uint32_t fake_set_use_time(struct netlink *netlink, const struct sa *sa, uint64_t use_time)
{
	(void)netlink;
	(void)sa;
	if (!refuse_use)
		state.use_time = use_time;
	return answer(refuse_use);
}

static int fake_clock(clockid_t clock, struct timespec *ret)
{
	*ret = clock == CLOCK_BOOTTIME ? boot_time : real_time;
	return 0;
}

#define state_get          fake_get
#define state_set_limits   fake_set_limits
#define state_set_use_time fake_set_use_time
#define clock_gettime      fake_clock
#define context_expire     context_expire_here
#define context_delete     context_delete_here
#include "../../lib/writer/expire.c"

#define NOW 1700000000

static void setup(void)
{
	state = record_sa();
	state.found.direction = SA_INBOUND;
	state.add_time = NOW - 100;
	gone = goes_when_refused = false;
	refuse_update = refuse_use = 0;
	updates = 0;
	step_at_update = 0;
	real_time = (struct timespec){ .tv_sec = NOW };
	boot_time = (struct timespec){ .tv_sec = 5000 };
}

static uint32_t expire_it(void)
{
	struct sa sa = state;
	struct snapshot snapshot = { .sas = &sa, .count = 1 };
	struct context context = { .inbound = 0, .outbound = CONTEXT_NONE };

	return context_expire(NULL, &snapshot, &context, 60);
}

START_TEST(an_sa_that_expires_before_its_update_is_a_success)
{
	goes_when_refused = true;
	refuse_update = ERROR_INVALID_PARAMETER;
	ck_assert_uint_eq(expire_it(), ERROR_SUCCESS);
	setup();
	goes_when_refused = true;
	refuse_use = ERROR_INVALID_PARAMETER;
	ck_assert_uint_eq(expire_it(), ERROR_SUCCESS);
	setup();
	gone = true;
	ck_assert_uint_eq(expire_it(), ERROR_SUCCESS);
}
END_TEST

START_TEST(a_refusal_is_an_error_if_the_sa_is_still_there)
{
	refuse_update = ERROR_INVALID_PARAMETER;
	ck_assert_uint_eq(expire_it(), ERROR_INVALID_PARAMETER);
	refuse_update = ERROR_ACCESS_DENIED;
	ck_assert_uint_eq(expire_it(), ERROR_ACCESS_DENIED);
	setup();
	refuse_use = ERROR_INVALID_PARAMETER;
	ck_assert_uint_eq(expire_it(), ERROR_INVALID_PARAMETER);
}
END_TEST

START_TEST(a_limit_that_is_right_is_not_set_again)
{
	ck_assert_uint_eq(expire_it(), ERROR_SUCCESS);
	ck_assert_uint_eq(updates, 1);
	ck_assert_uint_eq(state.use_time + state.config->limits.hard_use, NOW + 60);
	real_time.tv_sec += 30;
	boot_time.tv_sec += 30;
	ck_assert_uint_eq(expire_it(), ERROR_SUCCESS);
	ck_assert_uint_eq(updates, 1);
}
END_TEST

START_TEST(if_the_clock_was_set_back_the_next_call_sets_the_limit_again)
{
	ck_assert_uint_eq(expire_it(), ERROR_SUCCESS);
	real_time.tv_sec -= 3600;
	ck_assert_uint_eq(expire_it(), ERROR_SUCCESS);
	ck_assert_uint_eq(state.use_time + state.config->limits.hard_use, NOW - 3600 + 60);
}
END_TEST

START_TEST(if_the_clock_is_set_during_a_call_that_call_sets_the_limit_again)
{
	step_at_update = -3600;
	ck_assert_uint_eq(expire_it(), ERROR_SUCCESS);
	ck_assert_uint_eq(updates, 2);
	ck_assert_uint_eq(state.use_time + state.config->limits.hard_use, NOW - 3600 + 60);
}
END_TEST

Suite *expire_refused_suite(void)
{
	Suite *suite = suite_create("expire-refused");
	TCase *tc = tcase_create("expire-refused");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, an_sa_that_expires_before_its_update_is_a_success);
	tcase_add_test(tc, a_refusal_is_an_error_if_the_sa_is_still_there);
	tcase_add_test(tc, a_limit_that_is_right_is_not_set_again);
	tcase_add_test(tc, if_the_clock_was_set_back_the_next_call_sets_the_limit_again);
	tcase_add_test(tc, if_the_clock_is_set_during_a_call_that_call_sets_the_limit_again);
	suite_add_tcase(suite, tc);
	return suite;
}
