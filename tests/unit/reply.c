/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "netlink/reply.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <string.h>

#include "base/status.h"
#include "unit.h"

/* One acknowledgement or error as the kernel sends it. */
struct answer {
	struct nlmsghdr header;
	int error;
	struct nlmsghdr request;
};

#define COUNT 3u
#define LAST  101u

static uint32_t statuses[COUNT];

static void take(struct reply *reply, uint16_t type, uint32_t seq, int error)
{
	struct answer answer = {
		.header = { .nlmsg_len = sizeof(answer), .nlmsg_type = type, .nlmsg_seq = seq },
		.error = error
	};

	reply_take(&answer, sizeof(answer), reply);
}

static struct reply batch(void)
{
	memset(statuses, 0, sizeof(statuses));
	return (struct reply){ .seq = LAST, .statuses = statuses, .count = COUNT };
}

START_TEST(each_error_of_a_batch_goes_to_its_message)
{
	struct reply reply = batch();

	take(&reply, NLMSG_ERROR, LAST - 2, -EEXIST);
	ck_assert(!reply.done);
	take(&reply, NLMSG_ERROR, LAST, 0);
	ck_assert(reply.done);
	ck_assert_uint_eq(reply.status, ERROR_SUCCESS);
	ck_assert_uint_eq(statuses[0], status_from_errno(EEXIST));
	ck_assert_uint_eq(statuses[1], ERROR_SUCCESS);
	ck_assert_uint_eq(statuses[2], ERROR_SUCCESS);
}
END_TEST

START_TEST(an_error_of_the_last_message_ends_the_answer_of_a_batch)
{
	struct reply reply = batch();

	take(&reply, NLMSG_ERROR, LAST, -ENOENT);
	ck_assert(reply.done);
	ck_assert_uint_eq(statuses[2], status_from_errno(ENOENT));
	ck_assert_uint_eq(statuses[0], ERROR_SUCCESS);
}
END_TEST

START_TEST(answers_to_other_requests_and_other_messages_say_nothing_of_a_batch)
{
	struct reply reply = batch();

	take(&reply, NLMSG_ERROR, LAST + 1, -EPERM);
	take(&reply, NLMSG_ERROR, LAST - COUNT, -EPERM);
	take(&reply, NLMSG_DONE, LAST, 0);
	ck_assert(!reply.done);
	for (size_t i = 0; i < COUNT; i++)
		ck_assert_uint_eq(statuses[i], ERROR_SUCCESS);
}
END_TEST

START_TEST(the_numbers_of_a_batch_may_wrap_round)
{
	struct reply reply = batch();

	reply.seq = 1;
	take(&reply, NLMSG_ERROR, UINT32_MAX, -EEXIST);
	take(&reply, NLMSG_ERROR, 1, 0);
	ck_assert(reply.done);
	ck_assert_uint_eq(statuses[0], status_from_errno(EEXIST));
}
END_TEST

Suite *reply_suite(void)
{
	Suite *suite = suite_create("reply");
	TCase *tcase = tcase_create("reply");

	tcase_add_test(tcase, each_error_of_a_batch_goes_to_its_message);
	tcase_add_test(tcase, an_error_of_the_last_message_ends_the_answer_of_a_batch);
	tcase_add_test(tcase, answers_to_other_requests_and_other_messages_say_nothing_of_a_batch);
	tcase_add_test(tcase, the_numbers_of_a_batch_may_wrap_round);
	suite_add_tcase(suite, tcase);
	return suite;
}
