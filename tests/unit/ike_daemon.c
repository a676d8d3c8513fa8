/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is asked of a daemon, and what is remembered of one that does not answer. */
#include "ike/daemon.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/status.h"
#include "ike/silence.h"
#include "unit.h"

START_TEST(a_daemon_that_did_not_answer_is_not_asked_for_a_while)
{
	struct ike_silence silence = { 0 };

	ck_assert(!ike_silence_expected(&silence, 0, 0));
	ck_assert(!ike_silence_expected(&silence, 5000, 2000));
	ike_silence_note(&silence, 5000, 2000, FWP_E_TIMEOUT);
	ck_assert(ike_silence_expected(&silence, 5000, 2000));
	ck_assert(ike_silence_expected(&silence, 5000 + IKE_SILENCE_TIME - 1, 2000));
	ck_assert(!ike_silence_expected(&silence, 5000 + IKE_SILENCE_TIME, 2000));
}
END_TEST

START_TEST(a_failure_after_the_while_begins_another)
{
	struct ike_silence silence = { 0 };

	ike_silence_note(&silence, 5000, 2000, FWP_E_TIMEOUT);
	ike_silence_note(&silence, 30000, 200, FWP_E_TIMEOUT);
	ck_assert(ike_silence_expected(&silence, 30000, 200));
	ck_assert(!ike_silence_expected(&silence, 30000, 2000)); /* forgotten long ago */
}
END_TEST

START_TEST(any_answer_ends_the_while)
{
	static const uint32_t answers[] = { ERROR_SUCCESS, FWP_E_IKEEXT_NOT_RUNNING,
					    ERROR_GEN_FAILURE, ERROR_ACCESS_DENIED };

	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct ike_silence silence = { 0 };

		ike_silence_note(&silence, 5000, 2000, FWP_E_TIMEOUT);
		ike_silence_note(&silence, 5001, 2000, answers[i]);
		ck_assert(!ike_silence_expected(&silence, 5001, 2000));
	}
}
END_TEST

START_TEST(who_has_more_time_asks_nevertheless)
{
	struct ike_silence silence = { 0 };

	ike_silence_note(&silence, 5000, 200, FWP_E_TIMEOUT);
	ck_assert(ike_silence_expected(&silence, 5000, 200));
	ck_assert(!ike_silence_expected(&silence, 5000, 2000));
	ike_silence_note(&silence, 7000, 2000, FWP_E_TIMEOUT);
	ck_assert(ike_silence_expected(&silence, 7000, 200));
	ck_assert(ike_silence_expected(&silence, 7000, 2000));
	ike_silence_note(&silence, 7001, 200, FWP_E_TIMEOUT); /* of a thread that was slower */
	ck_assert(ike_silence_expected(&silence, 7001, 2000));
}
END_TEST

/* What a daemon expects, without the length of the packet, and what it answers. */
struct turn {
	const char *request;
	size_t request_size;
	const char *answer;
	size_t answer_size;
};
#define TURN(request, answer)                                                                      \
	{                                                                                          \
		request, sizeof(request) - 1, answer, sizeof(answer) - 1                           \
	}

static char folder[] = "/tmp/ike.XXXXXX";
static char path[sizeof(folder) + 16];
static pid_t daemon_pid;

static void setup(void)
{
	strcpy(strrchr(folder, '.'), ".XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/vici", folder);
	daemon_pid = 0;
}

static void teardown(void)
{
	if (daemon_pid) {
		kill(daemon_pid, SIGKILL);
		waitpid(daemon_pid, NULL, 0);
	}
	unlink(path);
	rmdir(folder);
}

static bool expects(int client, const struct turn *turn)
{
	unsigned char head[4], bytes[VICI_REQUEST_MAX];
	size_t size;

	if (recv(client, head, 4, MSG_WAITALL) != 4)
		return false;
	size = (size_t)head[2] << 8 | head[3];
	return size == turn->request_size && size <= sizeof(bytes) &&
	       recv(client, bytes, size, MSG_WAITALL) == (ssize_t)size &&
	       !memcmp(bytes, turn->request, size);
}

/* A daemon that closes the connection at the first request that it does not expect. */
static void serve(int listener, const struct turn *turns, size_t count)
{
	int client = accept(listener, NULL, NULL);

	for (size_t i = 0; i < count && expects(client, &turns[i]); i++)
		send(client, turns[i].answer, turns[i].answer_size, MSG_NOSIGNAL);
	if (!turns[count - 1].answer_size)
		pause(); /* says nothing more, and does not close */
	_exit(0);
}

static void start(const struct turn *turns, size_t count)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	strcpy(address.sun_path, path);
	ck_assert_int_eq(bind(listener, (struct sockaddr *)&address, sizeof(address)), 0);
	ck_assert_int_eq(listen(listener, 1), 0);
	daemon_pid = fork();
	if (!daemon_pid)
		serve(listener, turns, count);
	close(listener);
}
#define START(turns) start(turns, sizeof(turns) / sizeof((turns)[0]))

/* Long enough for a daemon that answers, on a slow machine under a sanitizer. */
#define ENOUGH               60000
#define DAEMON(milliseconds) (&(const struct vici_daemon){ .path = path, .limit = (milliseconds) })

#define CONFIRMED            "\0\0\0\1\5"
#define DONE                 "\0\0\0\1\1"
#define YES                  "\0\0\0\17\1\3\7success\0\3yes"
#define NO                   "\0\0\0\16\1\3\7success\0\2no"
/* An IKE SA, and the beginning of one. */
#define ONE                                                                                        \
	"\0\0\0\32\7\7list-sa\1\1a\3\10uniqueid\0\1"                                               \
	"7\2"
#define HALF       "\0\0\0\32\7\7list-sa\1\1b\3\10uni"
#define REGISTER   TURN("\3\7list-sa", CONFIRMED)
#define LIST(what) TURN("\0\10list-sas", what)

START_TEST(a_list_that_ends_too_early_keeps_what_had_arrived)
{
	static const struct turn cut[] = { REGISTER, LIST(ONE HALF) };
	static const struct turn slow[] = { REGISTER, LIST(ONE HALF), TURN("never", "") };
	struct ike_sas sas = { 0 };

	START(cut);
	ck_assert_uint_eq(ike_read_sas(DAEMON(ENOUGH), &sas), ERROR_GEN_FAILURE);
	ck_assert_uint_eq(sas.count, 1);
	ck_assert_uint_eq(sas.sas[0].unique_id, 7);
	ike_sas_done(&sas);
	/* as short a limit as lets one message of two arrive */
	for (uint32_t limit = 100; !sas.count; limit *= 2) {
		teardown();
		setup();
		START(slow);
		ck_assert_uint_eq(ike_read_sas(DAEMON(limit), &sas), FWP_E_TIMEOUT);
	}
	ck_assert_uint_eq(sas.count, 1);
	ike_sas_done(&sas);
}
END_TEST

static uint32_t choose_first(const struct ike_sas *sas, uint64_t id, uint32_t *ret)
{
	ck_assert(id == 0xabc);
	if (!sas->count)
		return FWP_E_NOT_FOUND;
	*ret = sas->sas[0].unique_id;
	return ERROR_SUCCESS;
}

#define REKEY(answer)                                                                              \
	TURN("\0\5rekey\3\10child-id\0\1"                                                          \
	     "7",                                                                                  \
	     answer)

START_TEST(what_was_chosen_is_rekeyed_by_its_number)
{
	static const struct turn turns[] = { REGISTER, LIST(ONE DONE), REKEY(YES) };

	START(turns);
	ck_assert_uint_eq(ike_rekey_child(DAEMON(ENOUGH), choose_first, 0xabc), ERROR_SUCCESS);
}
END_TEST

START_TEST(a_child_that_the_daemon_has_lost_is_not_found)
{
	static const struct turn lost[] = { REGISTER, LIST(ONE DONE), REKEY(NO) };
	static const struct turn none[] = { REGISTER, LIST(DONE) };

	START(lost);
	ck_assert_uint_eq(ike_rekey_child(DAEMON(ENOUGH), choose_first, 0xabc), FWP_E_NOT_FOUND);
	teardown();
	setup();
	START(none);
	ck_assert_uint_eq(ike_rekey_child(DAEMON(ENOUGH), choose_first, 0xabc), FWP_E_NOT_FOUND);
}
END_TEST

#define TERMINATE(answer)                                                                          \
	TURN("\0\11terminate\3\6ike-id\0\1"                                                        \
	     "7\3\5force\0\3yes\3\7timeout\0\3"                                                    \
	     "500",                                                                                \
	     answer)

START_TEST(an_ike_sa_has_ended_if_the_daemon_says_so_or_no_longer_lists_it)
{
	static const struct turn said[] = { REGISTER, LIST(ONE DONE), TERMINATE(YES) };
	static const struct turn gone[] = { REGISTER, LIST(ONE DONE), TERMINATE(NO), LIST(DONE) };
	static const struct turn there[] = { REGISTER, LIST(ONE DONE), TERMINATE(NO),
					     LIST(ONE DONE) };

	START(said);
	ck_assert_uint_eq(ike_end(DAEMON(ENOUGH), choose_first, 0xabc, 500), ERROR_SUCCESS);
	teardown();
	setup();
	START(gone);
	ck_assert_uint_eq(ike_end(DAEMON(ENOUGH), choose_first, 0xabc, 500), ERROR_SUCCESS);
	teardown();
	setup();
	START(there);
	ck_assert_uint_eq(ike_end(DAEMON(ENOUGH), choose_first, 0xabc, 500), ERROR_GEN_FAILURE);
}
END_TEST

Suite *ike_daemon_suite(void)
{
	Suite *suite = suite_create("ike-daemon");
	TCase *tc = tcase_create("daemon"), *asked = tcase_create("asked");

	tcase_add_test(tc, a_daemon_that_did_not_answer_is_not_asked_for_a_while);
	tcase_add_test(tc, a_failure_after_the_while_begins_another);
	tcase_add_test(tc, any_answer_ends_the_while);
	tcase_add_test(tc, who_has_more_time_asks_nevertheless);
	suite_add_tcase(suite, tc);
	tcase_add_checked_fixture(asked, setup, teardown);
	tcase_set_timeout(asked, 300);
	tcase_add_test(asked, a_list_that_ends_too_early_keeps_what_had_arrived);
	tcase_add_test(asked, what_was_chosen_is_rekeyed_by_its_number);
	tcase_add_test(asked, a_child_that_the_daemon_has_lost_is_not_found);
	tcase_add_test(asked, an_ike_sa_has_ended_if_the_daemon_says_so_or_no_longer_lists_it);
	suite_add_tcase(suite, asked);
	return suite;
}
