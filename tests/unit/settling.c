/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a snapshot costs, and what it results in, if changes go on while it is taken. A small model
 * of the kernel stands in place of the library's socket layer. It has SAs with SPIs from 1 on, and
 * a test decides what happens before each answer.
 */
#include <arpa/inet.h>
#include <check.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>

#include "base/pause.h"
#include "base/status.h"
#include "reader/take.h"
#include "netlink/sockets.h"
#include "xfrm/uapi.h"

#define HERE  0xc0000201u
#define THERE 0xc0000202u

enum step {
	STEP_COUNT,
	STEP_POLICIES,
	STEP_STATES,
	STEP_GET,
};

static struct {
	uint32_t sas;              /* number of SAs, with SPIs from @first on */
	uint32_t first;            /* SPI */
	uint32_t more;             /* further states that count, but are in no dump */
	uint32_t here;             /* the local address */
	uint32_t number;           /* in XFRMA_SA_EXTRA_FLAGS of each state that is sent */
	void (*happen)(enum step); /* called before each answer */
	struct netlink_watch *watch;
	unsigned long rounds, requests, reads, dumps, events;
	unsigned long step; /* number of the step in the round */
} kernel;

static union {
	struct nlmsghdr header;
	_Alignas(8) char bytes[1024];
} message;

static struct snapshot snapshot;

static void *begin(uint16_t type, size_t body)
{
	memset(&message, 0, sizeof(message));
	mnl_nlmsg_put_header(&message);
	message.header.nlmsg_type = type;
	return mnl_nlmsg_put_extra_header(&message.header, body);
}

static void fill(struct xfrm_usersa_info *info, uint8_t proto, uint32_t spi)
{
	info->family = AF_INET;
	info->saddr.a4 = htonl(THERE);
	info->id.daddr.a4 = htonl(HERE);
	info->id.spi = htonl(spi);
	info->id.proto = proto;
}

static const struct nlmsghdr *sa_message(uint16_t type, uint32_t spi)
{
	struct xfrm_algo_aead aead = { .alg_name = "rfc4106(gcm(aes))", .alg_icv_len = 128 };
	uint32_t flags = 1 + kernel.number;

	fill(begin(type, sizeof(struct xfrm_usersa_info)), IPPROTO_ESP, spi);
	mnl_attr_put(&message.header, XFRMA_ALG_AEAD, sizeof(aead), &aead);
	mnl_attr_put(&message.header, XFRMA_SA_EXTRA_FLAGS, sizeof(flags), &flags);
	return &message.header;
}

static void send_event(const struct nlmsghdr *event)
{
	if (!kernel.watch || !kernel.watch->visit || kernel.watch->ended || kernel.watch->lost)
		return;
	kernel.events++;
	kernel.watch->visit(event, kernel.watch->context);
}

static void send_update(uint32_t spi)
{
	send_event(sa_message(XFRM_MSG_UPDSA, spi));
}

static void send_expire(uint8_t proto, uint32_t spi)
{
	struct xfrm_user_expire *expire = begin(XFRM_MSG_EXPIRE, sizeof(*expire));

	fill(&expire->state, proto, spi);
	expire->hard = 1;
	send_event(&message.header);
}

static void send_flush(uint8_t proto)
{
	struct xfrm_usersa_flush *flush = begin(XFRM_MSG_FLUSHSA, sizeof(*flush));

	flush->proto = proto;
	send_event(&message.header);
}

static void send_policy(uint32_t index)
{
	struct xfrm_userpolicy_info *info = begin(XFRM_MSG_UPDPOLICY, sizeof(*info));
	struct xfrm_user_tmpl template = { .id.proto = IPPROTO_ESP, .family = AF_INET };

	info->index = index;
	info->dir = XFRM_POLICY_IN;
	mnl_attr_put(&message.header, XFRMA_TMPL, sizeof(template), &template);
	send_event(&message.header);
}

static void lose(void)
{
	if (kernel.watch)
		kernel.watch->lost = true;
}

static void pass(enum step step)
{
	kernel.requests++;
	kernel.step++;
	if (kernel.happen)
		kernel.happen(step);
}

/* The functions of the library's socket layer. */

uint32_t netlink_watch(struct netlink *netlink, struct netlink_watch *watch)
{
	(void)netlink;
	kernel.watch = watch;
	kernel.step = 0;
	kernel.rounds++;
	return ERROR_SUCCESS;
}

void netlink_unwatch(struct netlink *netlink)
{
	(void)netlink;
	kernel.watch = NULL;
}

void pause_microseconds(uint32_t microseconds)
{
	(void)microseconds;
}

static uint32_t get(const struct nlmsghdr *request, netlink_visit *visit, void *context)
{
	const struct xfrm_usersa_id *id = mnl_nlmsg_get_payload(request);
	uint32_t spi = ntohl(id->spi);

	kernel.reads++;
	pass(STEP_GET);
	if (id->proto == IPPROTO_ROUTING || id->proto == IPPROTO_DSTOPTS)
		return ERROR_INVALID_PARAMETER; /* the request lacks XFRMA_SRCADDR */
	if (!spi || spi < kernel.first || spi >= kernel.first + kernel.sas)
		return FWP_E_NOT_FOUND;
	return visit(sa_message(XFRM_MSG_NEWSA, spi), context);
}

static uint32_t count_policies_of_kernel(netlink_visit *visit, void *context)
{
	const struct xfrmu_spdinfo none = { .incnt = 0 };

	kernel.requests++;
	begin(XFRM_MSG_NEWSPDINFO, sizeof(uint32_t));
	mnl_attr_put(&message.header, XFRMA_SPD_INFO, sizeof(none), &none);
	return visit(&message.header, context);
}

uint32_t netlink_request(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			 void *context)
{
	(void)netlink;
	if (request->nlmsg_type == XFRM_MSG_GETSA)
		return get(request, visit, context);
	if (request->nlmsg_type == XFRM_MSG_GETSPDINFO)
		return count_policies_of_kernel(visit, context);
	pass(STEP_COUNT);
	begin(XFRM_MSG_NEWSADINFO, sizeof(uint32_t));
	mnl_attr_put_u32(&message.header, XFRMA_SAD_CNT, kernel.sas + kernel.more);
	return visit(&message.header, context);
}

static uint32_t dump_address(struct netlink_dump *dump)
{
	struct ifaddrmsg *body = begin(RTM_NEWADDR, sizeof(*body));

	body->ifa_family = AF_INET;
	mnl_attr_put_u32(&message.header, IFA_LOCAL, htonl(kernel.here));
	return dump->visit(&message.header, dump->context);
}

uint32_t netlink_dump(struct netlink *netlink, struct nlmsghdr *request, struct netlink_dump *dump)
{
	uint32_t status = ERROR_SUCCESS;

	(void)netlink;
	if (dump->route)
		return dump_address(dump);
	kernel.dumps++;
	pass(request->nlmsg_type == XFRM_MSG_GETSA ? STEP_STATES : STEP_POLICIES);
	for (uint32_t i = 0; i < kernel.sas && request->nlmsg_type == XFRM_MSG_GETSA; i++)
		if (!status)
			status = dump->visit(sa_message(XFRM_MSG_NEWSA, kernel.first + i),
					     dump->context);
	return status;
}

static void setup(void)
{
	memset(&kernel, 0, sizeof(kernel));
	kernel.first = 1;
	kernel.here = HERE;
}

static void teardown(void)
{
	snapshot_done(&snapshot);
}

static void take(uint32_t sas, void (*happen)(enum step))
{
	kernel.sas = sas;
	kernel.happen = happen;
	ck_assert_uint_eq(snapshot_take(NULL, &(struct snapshot_scope){ 0 }, &snapshot),
			  ERROR_SUCCESS);
}

/* The bounds of doc/snapshot.md, "What it costs", for eight rounds and the last one. */
#define READS_MOST(sas)    (8ul * ((sas) + 1000))
#define REQUESTS_MOST(sas) (2 * READS_MOST(sas) + 9 * 5)
#define EVENTS_MOST(sas)   (8ul * (4 * (sas) + 20001))

static void stop_if_endless(void)
{
	ck_assert_uint_le(kernel.reads, READS_MOST(kernel.sas));
	ck_assert_uint_le(kernel.requests, REQUESTS_MOST(kernel.sas));
	ck_assert_uint_le(kernel.events, EVENTS_MOST(kernel.sas));
}

static void update_many(unsigned many)
{
	static uint32_t next;

	for (unsigned i = 0; i < many; i++)
		send_update(1 + next++ % kernel.sas);
	stop_if_endless();
}

static void update_one(enum step step)
{
	(void)step;
	update_many(1);
}

START_TEST(an_update_before_each_answer_ends_in_an_incomplete_snapshot)
{
	take(1000, update_one);
	ck_assert(!snapshot.complete);
	ck_assert_uint_eq(snapshot.rounds, 9);
	ck_assert_uint_eq(snapshot.count, 1000);
}
END_TEST

static void update_hundred(enum step step)
{
	(void)step;
	update_many(100);
}

START_TEST(a_hundred_updates_before_each_answer_end_in_an_incomplete_snapshot)
{
	take(1000, update_hundred);
	ck_assert(!snapshot.complete);
	ck_assert_uint_eq(snapshot.count, 1000);
}
END_TEST

static void update_all_once(enum step step)
{
	if (step == STEP_STATES)
		update_many(kernel.sas);
}

START_TEST(each_sa_may_be_updated_during_a_dump)
{
	take(3000, update_all_once);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(snapshot.rounds, 1);
	ck_assert_uint_eq(kernel.reads, 3000);
}
END_TEST

/* The snapshot has its SAs and these parts, and nothing of events that others have overtaken. */
static void expect_memory(size_t parts)
{
	ck_assert_uint_le(snapshot.capacity, 2 * kernel.sas + 16);
	ck_assert_uint_le(snapshot.memory.bytes, snapshot.capacity * sizeof(struct sa) +
							 parts * (sizeof(struct sa_parts) + 16));
}

static void update_one_often(enum step step)
{
	for (int i = 0; step == STEP_STATES && i < 5000; i++) {
		send_event(sa_message(XFRM_MSG_NEWSA, 7));
		send_update(7);
	}
}

START_TEST(a_new_sa_that_is_updated_often_is_kept_and_requested_once)
{
	take(10, update_one_often);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(kernel.reads, 1);
	ck_assert_uint_eq(snapshot.events, 10000);
	expect_memory(1); /* all SAs have the same parts */
}
END_TEST

static void update_and_lose(enum step step)
{
	update_many(1);
	if (step == STEP_STATES)
		lose();
}

static void change_one_often(enum step step)
{
	for (int i = 0; step == STEP_STATES && i < 5000; i++) {
		kernel.number++;
		send_event(sa_message(XFRM_MSG_NEWSA, 7));
		send_update(7);
	}
}

START_TEST(a_new_sa_that_has_other_parts_in_each_event_is_kept_once)
{
	take(10, change_one_often);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(snapshot.events, 10000);
	ck_assert_uint_eq(snapshot.count, 10);
	expect_memory(2 + 10);
}
END_TEST

START_TEST(a_round_that_lost_an_event_requests_no_states)
{
	take(100, update_and_lose);
	ck_assert(!snapshot.complete);
	ck_assert_uint_eq(kernel.reads, 0);
	ck_assert_uint_eq(kernel.requests,
			  8 * 4 + 5); /* counts, policies, SAs; the last counts SAs twice */
}
END_TEST

static void update_and_move(enum step step)
{
	update_many(1);
	if (step == STEP_STATES) {
		begin(XFRM_MSG_MIGRATE, sizeof(struct xfrm_userpolicy_id));
		send_event(&message.header);
	}
}

START_TEST(a_round_in_which_something_moved_requests_no_states)
{
	take(100, update_and_move);
	ck_assert(!snapshot.complete);
	ck_assert_uint_eq(kernel.reads, 0);
	ck_assert_uint_eq(kernel.requests, 8 * 4 + 5);
}
END_TEST

static void expire_larval(enum step step)
{
	static uint32_t next;

	(void)step;
	for (int i = 0; i < 1000; i++)
		send_expire(IPPROTO_ESP, 0x10000 + next++);
	stop_if_endless();
}

START_TEST(larval_states_that_expire_are_not_requested)
{
	kernel.more = 2000;
	take(3, expire_larval);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(snapshot.rounds, 1);
	ck_assert_uint_eq(kernel.reads, 0);
}
END_TEST

static void expire_nameless(enum step step)
{
	(void)step;
	for (int i = 0; i < 1000; i++)
		send_expire(IPPROTO_ESP, 0);
}

START_TEST(larval_states_without_an_spi_that_expire_are_not_requested)
{
	take(3, expire_nameless);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(snapshot.rounds, 1);
	ck_assert_uint_eq(kernel.reads, 0);
}
END_TEST

START_TEST(if_an_sa_has_no_spi_an_expiry_without_an_spi_is_uncertain)
{
	kernel.first = 0;
	take(3, expire_nameless);
	ck_assert(!snapshot.complete);
	ck_assert_uint_eq(kernel.reads, 0);
}
END_TEST

static void expire_sa(enum step step)
{
	if (step == STEP_COUNT && kernel.step > 1 && kernel.reads == 0)
		send_expire(IPPROTO_ESP, 2);
}

START_TEST(an_sa_that_expires_is_requested_as_another_may_have_its_key)
{
	take(3, expire_sa);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(kernel.reads, 1);
	ck_assert_uint_eq(snapshot.count, 3);
}
END_TEST

static void replace_policies(enum step step)
{
	static uint32_t next;

	(void)step;
	for (int i = 0; i < 10000; i++)
		send_policy(8 * (next++ % 5) + 8);
	stop_if_endless();
}

START_TEST(policies_that_change_without_pause_end_in_an_incomplete_snapshot)
{
	take(10, replace_policies);
	ck_assert(!snapshot.complete);
}
END_TEST

static void replace_one_policy(enum step step)
{
	for (int i = 0; step == STEP_STATES && i < 10000; i++)
		send_policy(8);
}

START_TEST(a_policy_that_is_replaced_often_is_there_once)
{
	take(10, replace_one_policy);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(snapshot.policies.count, 1);
	ck_assert_uint_eq(snapshot.events, 10000);
}
END_TEST

static void update_and_flush(enum step step)
{
	if (step != STEP_COUNT || kernel.step == 1 || kernel.events)
		return;
	update_many(5000);
	for (int i = 0; i < 30000; i++)
		send_flush(0);
}

/* If each flush walked over all keys, this would take for ever. */
START_TEST(flushes_are_cheap_and_cause_no_requests)
{
	take(5000, update_and_flush);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(snapshot.count, 0);
	ck_assert_uint_eq(snapshot.events, 35000);
	ck_assert_uint_eq(kernel.reads, 0);
}
END_TEST

static void update_mobile(enum step step)
{
	static const uint8_t protocols[] = { IPPROTO_ROUTING, IPPROTO_DSTOPTS };

	for (size_t i = 0; step == STEP_STATES && i < 2; i++) {
		sa_message(XFRM_MSG_UPDSA, 0);
		fill(mnl_nlmsg_get_payload(&message.header), protocols[i], 0);
		send_event(&message.header);
		fill(mnl_nlmsg_get_payload(&message.header), protocols[i], 1);
		send_event(&message.header);
		send_expire(protocols[i], 0);
	}
}

START_TEST(a_mobile_ipv6_state_that_is_updated_or_expires_changes_nothing)
{
	take(3, update_mobile);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(kernel.reads, 0);
	ck_assert_uint_eq(snapshot.count, 3);
	ck_assert_uint_eq(snapshot.events, 6);
}
END_TEST

static void expire_another(enum step step)
{
	if (step == STEP_STATES)
		send_expire(IPPROTO_ESP, 0x10000);
}

START_TEST(an_expiry_accounts_for_one_missing_state_and_not_for_two)
{
	kernel.more = 1;
	take(3, expire_another);
	ck_assert(snapshot.complete);
	snapshot_done(&snapshot);
	kernel.more = 2;
	take(3, expire_another);
	ck_assert(!snapshot.complete);
}
END_TEST

static void flush_once(enum step step)
{
	if (step == STEP_POLICIES)
		send_flush(0);
}

START_TEST(a_flush_is_one_event)
{
	take(0, flush_once);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(snapshot.events, 1);
}
END_TEST

static void lose_and_renumber(enum step step)
{
	if (step == STEP_STATES && kernel.rounds == 1) {
		lose();
		kernel.here = HERE;
	}
}

/* With the old local address, all SAs would have the other direction. */
START_TEST(each_round_reads_the_local_addresses_again)
{
	kernel.here = THERE;
	take(3, lose_and_renumber);
	ck_assert(snapshot.complete);
	ck_assert_uint_eq(snapshot.rounds, 2);
	ck_assert_uint_eq(snapshot.sas[0].found.rule, 3); /* WFPX_DIRECTION_RULE_LOCAL_ADDRESS */
	ck_assert_uint_eq(snapshot.sas[0].found.direction, 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("settling");
	TCase *tc = tcase_create("settling");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 0);
	tcase_add_test(tc, an_update_before_each_answer_ends_in_an_incomplete_snapshot);
	tcase_add_test(tc, a_hundred_updates_before_each_answer_end_in_an_incomplete_snapshot);
	tcase_add_test(tc, each_sa_may_be_updated_during_a_dump);
	tcase_add_test(tc, a_new_sa_that_is_updated_often_is_kept_and_requested_once);
	tcase_add_test(tc, a_new_sa_that_has_other_parts_in_each_event_is_kept_once);
	tcase_add_test(tc, a_round_that_lost_an_event_requests_no_states);
	tcase_add_test(tc, a_round_in_which_something_moved_requests_no_states);
	tcase_add_test(tc, larval_states_that_expire_are_not_requested);
	tcase_add_test(tc, larval_states_without_an_spi_that_expire_are_not_requested);
	tcase_add_test(tc, if_an_sa_has_no_spi_an_expiry_without_an_spi_is_uncertain);
	tcase_add_test(tc, an_sa_that_expires_is_requested_as_another_may_have_its_key);
	tcase_add_test(tc, policies_that_change_without_pause_end_in_an_incomplete_snapshot);
	tcase_add_test(tc, a_policy_that_is_replaced_often_is_there_once);
	tcase_add_test(tc, flushes_are_cheap_and_cause_no_requests);
	tcase_add_test(tc, a_mobile_ipv6_state_that_is_updated_or_expires_changes_nothing);
	tcase_add_test(tc, an_expiry_accounts_for_one_missing_state_and_not_for_two);
	tcase_add_test(tc, a_flush_is_one_event);
	tcase_add_test(tc, each_round_reads_the_local_addresses_again);
	suite_add_tcase(suite, tc);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
