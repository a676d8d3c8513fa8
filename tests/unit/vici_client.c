/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Conversations with daemons that behave, and with many that do not. */
#include "vici/client.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/status.h"
#include "unit.h"

/* Long enough for a daemon that answers, on a slow machine under a sanitizer. */
#define ENOUGH 60000
/* For daemons that do not answer, where the test waits for the limit. */
#define SHORT 50

static char folder[] = "/tmp/vici.XXXXXX";
static char path[sizeof(folder) + 16];
static int listener;
static pid_t daemon_pid;

static void listen_at_path(int type)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	strcpy(address.sun_path, path);
	listener = socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
	ck_assert_int_ge(listener, 0);
	ck_assert_int_eq(bind(listener, (struct sockaddr *)&address, sizeof(address)), 0);
	if (type == SOCK_STREAM)
		ck_assert_int_eq(listen(listener, 1), 0);
}

static void setup(void)
{
	strcpy(strrchr(folder, '.'), ".XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/vici", folder);
	listener = -1;
	daemon_pid = 0;
}

static void teardown(void)
{
	if (daemon_pid) {
		kill(daemon_pid, SIGKILL);
		waitpid(daemon_pid, NULL, 0);
	}
	close(listener);
	unlink(path);
	rmdir(folder);
}

/* Starts a daemon that serves one connection with @serve. */
static void start(void (*serve)(int socket))
{
	listen_at_path(SOCK_STREAM);
	daemon_pid = fork();
	if (!daemon_pid) {
		serve(accept(listener, NULL, NULL));
		_exit(0);
	}
}

/* The daemon's side: reads a packet, and says whether it begins with @expected. */
static bool reads(int socket, const char *expected, size_t size)
{
	unsigned char head[4], bytes[VICI_REQUEST_MAX];
	size_t length;

	if (recv(socket, head, 4, MSG_WAITALL) != 4)
		return false;
	length = (size_t)head[2] << 8 | head[3];
	return length >= size && length <= sizeof(bytes) &&
	       recv(socket, bytes, length, MSG_WAITALL) == (ssize_t)length &&
	       !memcmp(bytes, expected, size);
}

static void says(int socket, const void *bytes, size_t size)
{
	send(socket, bytes, size, MSG_NOSIGNAL);
}

#define SAYS(socket, text)  says(socket, text, sizeof(text) - 1)
#define READS(socket, text) reads(socket, text, sizeof(text) - 1)

static uint32_t count_events(struct vici_reader message, void *context)
{
	struct vici_element element;
	int *count = context;

	while (vici_next(&message, &element) == VICI_KEY_VALUE)
		++*count;
	return ERROR_SUCCESS;
}

/* Asks for the SAs and returns the status of the first step that fails. */
static uint32_t ask(uint32_t limit, uint64_t netns, int *ret_events)
{
	const struct vici_daemon daemon = { .path = path, .netns = netns, .limit = limit };
	const struct vici_events events = { "list-sa", count_events, ret_events };
	struct vici_request request;
	struct vici_reader reader;
	struct vici vici;
	uint32_t status = vici_open(&daemon, &vici);

	*ret_events = 0;
	if (status)
		return status;
	vici_command(&request, "list-sas");
	status = vici_register(&vici, "list-sa");
	if (!status)
		status = vici_call(&vici, &request, &events, &reader);
	vici_close(&vici);
	return status;
}

static uint32_t ask_short(void)
{
	int events;

	return ask(SHORT, 0, &events);
}

static void serve_well(int socket)
{
	if (!READS(socket, "\3\7list-sa"))
		return;
	SAYS(socket, "\0\0\0\1\5");
	if (!READS(socket, "\0\10list-sas"))
		return;
	SAYS(socket, "\0\0\0\17\7\7list-sa\3\1k\0\1v");
	SAYS(socket, "\0\0\0\10\7\6list-x");
	SAYS(socket, "\0\0\0\17\7\7list-sa\3\1k\0\1v");
	SAYS(socket, "\0\0\0\1\1");
}

START_TEST(events_of_the_name_are_visited_before_the_response)
{
	int events;

	start(serve_well);
	ck_assert_uint_eq(ask(ENOUGH, 0, &events), ERROR_SUCCESS);
	ck_assert_int_eq(events, 2);
}
END_TEST

static void serve_byte_by_byte(int socket)
{
	static const char all[] = "\0\0\0\1\5"
				  "\0\0\0\17\7\7list-sa\3\1k\0\1v"
				  "\0\0\0\1\1";

	for (size_t i = 0; i < sizeof(all) - 1; i++)
		says(socket, all + i, 1);
	READS(socket, "\3");
	READS(socket, "\0");
}

START_TEST(packets_may_arrive_in_any_pieces)
{
	int events;

	start(serve_byte_by_byte);
	ck_assert_uint_eq(ask(ENOUGH, 0, &events), ERROR_SUCCESS);
	ck_assert_int_eq(events, 1);
}
END_TEST

static void serve_large(int socket)
{
	static char packet[4 + VICI_PACKET_MAX] = { 0, 8, 0, 0, 1 };

	READS(socket, "\3");
	SAYS(socket, "\0\0\0\1\5");
	READS(socket, "\0");
	memset(packet + 5, 2, sizeof(packet) - 5);
	says(socket, packet, sizeof(packet));
}

START_TEST(the_largest_packet_of_the_protocol_is_received)
{
	int events;

	start(serve_large);
	ck_assert_uint_eq(ask(ENOUGH, 0, &events), ERROR_SUCCESS);
}
END_TEST

static void serve_nothing(int socket)
{
	(void)socket;
	pause();
}

START_TEST(a_daemon_that_says_nothing_costs_the_limit)
{
	start(serve_nothing);
	ck_assert_uint_eq(ask_short(), FWP_E_TIMEOUT);
}
END_TEST

/* Nobody accepts: the first connection is queued, later ones find the queue full. */
START_TEST(a_full_queue_of_a_stopped_daemon_costs_the_limit)
{
	listen_at_path(SOCK_STREAM);
	for (int i = 0; i < 3; i++) {
		const struct vici_daemon daemon = { .path = path, .limit = SHORT };
		struct vici vici;

		if (vici_open(&daemon, &vici))
			break;
	}
	ck_assert_uint_eq(ask_short(), FWP_E_TIMEOUT);
}
END_TEST

static void serve_slowly(int socket)
{
	const struct timespec pause_time = { .tv_nsec = 1000000 };

	READS(socket, "\3");
	SAYS(socket, "\0\0\0\1\5\0\1\0\0");
	for (;;) {
		says(socket, "\1", 1);
		nanosleep(&pause_time, NULL);
	}
}

START_TEST(a_daemon_that_sends_byte_after_byte_costs_the_limit)
{
	start(serve_slowly);
	ck_assert_uint_eq(ask_short(), FWP_E_TIMEOUT);
}
END_TEST

static void serve_events_for_ever(int socket)
{
	READS(socket, "\3");
	SAYS(socket, "\0\0\0\1\5");
	while (send(socket, "\0\0\0\17\7\7list-sa\3\1k\0\1v", 19, MSG_NOSIGNAL) > 0)
		;
}

START_TEST(events_without_end_cost_the_limit)
{
	start(serve_events_for_ever);
	ck_assert_uint_eq(ask_short(), FWP_E_TIMEOUT);
}
END_TEST

static void serve_giant_length(int socket)
{
	SAYS(socket, "\377\377\377\377");
	pause();
}

static void serve_one_too_many(int socket)
{
	SAYS(socket, "\0\10\0\1");
	pause();
}

static void serve_empty_packet(int socket)
{
	SAYS(socket, "\0\0\0\0");
	pause();
}

static void serve_garbage(int socket)
{
	char bytes[4096];

	memset(bytes, 'x', sizeof(bytes));
	says(socket, bytes, sizeof(bytes));
	pause();
}

static void serve_wrong_type(int socket)
{
	SAYS(socket, "\0\0\0\1\1");
	pause();
}

static void serve_cut_event(int socket)
{
	SAYS(socket, "\0\0\0\1\5\0\0\0\3\7\7x");
	pause();
}

static void serve_event_without_name(int socket)
{
	SAYS(socket, "\0\0\0\1\5\0\0\0\1\7");
	pause();
}

static void serve_and_close(int socket)
{
	READS(socket, "\3");
	SAYS(socket, "\0\0\0\1\5\0\0\0\17\7\7list");
}

static void (*const breakers[])(int) = { serve_giant_length,       serve_one_too_many,
					 serve_empty_packet,       serve_garbage,
					 serve_wrong_type,         serve_cut_event,
					 serve_event_without_name, serve_and_close };

/* The limit is long, and to wait for it would give another code. */
START_TEST(a_daemon_that_breaks_the_protocol_is_given_up_at_once)
{
	int events;

	start(breakers[_i]);
	ck_assert_uint_eq(ask(ENOUGH, 0, &events), ERROR_GEN_FAILURE);
}
END_TEST

static void serve_unknown(int socket)
{
	SAYS(socket, "\0\0\0\1\6");
	pause();
}

START_TEST(an_unknown_event_is_not_supported)
{
	int events;

	start(serve_unknown);
	ck_assert_uint_eq(ask(ENOUGH, 0, &events), ERROR_NOT_SUPPORTED);
}
END_TEST

START_TEST(without_a_listener_no_daemon_runs)
{
	ck_assert_uint_eq(ask_short(), FWP_E_IKEEXT_NOT_RUNNING); /* no file */
	listen_at_path(SOCK_STREAM);
	close(listener);
	ck_assert_uint_eq(ask_short(), FWP_E_IKEEXT_NOT_RUNNING); /* what a killed daemon leaves */
}
END_TEST

START_TEST(a_daemon_of_another_network_namespace_is_none)
{
	struct stat status;
	int events;

	if (stat("/proc/self/ns/net", &status))
		return;
	start(serve_well);
	ck_assert_uint_eq(ask(ENOUGH, status.st_ino + 1, &events), FWP_E_IKEEXT_NOT_RUNNING);
	kill(daemon_pid, SIGKILL);
	waitpid(daemon_pid, NULL, 0);
	close(listener);
	unlink(path);
	start(serve_well);
	ck_assert_uint_eq(ask(ENOUGH, status.st_ino, &events), ERROR_SUCCESS);
}
END_TEST

/* Only root can be somebody else. */
START_TEST(a_listener_of_another_user_is_refused)
{
	if (geteuid() != 0)
		return;
	ck_assert_int_eq(chmod(folder, 0777), 0);
	ck_assert_int_eq(seteuid(65533), 0);
	listen_at_path(SOCK_STREAM);
	ck_assert_int_eq(seteuid(0), 0);
	ck_assert_uint_eq(ask_short(), ERROR_ACCESS_DENIED);
}
END_TEST

START_TEST(a_socket_that_the_caller_may_not_use_is_refused)
{
	uint32_t status;

	if (geteuid() != 0)
		return;
	listen_at_path(SOCK_STREAM);
	ck_assert_int_eq(chmod(folder, 0700), 0);
	ck_assert_int_eq(seteuid(65533), 0);
	status = ask_short();
	ck_assert_int_eq(seteuid(0), 0);
	ck_assert_uint_eq(status, ERROR_ACCESS_DENIED);
}
END_TEST

static int count_descriptors(void)
{
	DIR *d = opendir("/proc/self/fd");
	int count = 0;

	while (d && readdir(d))
		count++;
	if (d)
		closedir(d);
	return count;
}

START_TEST(no_way_to_fail_leaves_a_descriptor)
{
	int before, events;

	start(serve_garbage);
	before = count_descriptors();
	ask(ENOUGH, 0, &events);
	ask(ENOUGH, 1, &events);
	ask_short();
	unlink(path);
	ask_short();
	ck_assert_int_eq(count_descriptors(), before);
}
END_TEST

Suite *vici_client_suite(void)
{
	Suite *suite = suite_create("vici-client");
	TCase *tc = tcase_create("client");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 300);
	tcase_add_test(tc, events_of_the_name_are_visited_before_the_response);
	tcase_add_test(tc, packets_may_arrive_in_any_pieces);
	tcase_add_test(tc, the_largest_packet_of_the_protocol_is_received);
	tcase_add_test(tc, a_daemon_that_says_nothing_costs_the_limit);
	tcase_add_test(tc, a_full_queue_of_a_stopped_daemon_costs_the_limit);
	tcase_add_test(tc, a_daemon_that_sends_byte_after_byte_costs_the_limit);
	tcase_add_test(tc, events_without_end_cost_the_limit);
	tcase_add_loop_test(tc, a_daemon_that_breaks_the_protocol_is_given_up_at_once, 0,
			    sizeof(breakers) / sizeof(breakers[0]));
	tcase_add_test(tc, an_unknown_event_is_not_supported);
	tcase_add_test(tc, without_a_listener_no_daemon_runs);
	tcase_add_test(tc, a_daemon_of_another_network_namespace_is_none);
	tcase_add_test(tc, a_listener_of_another_user_is_refused);
	tcase_add_test(tc, a_socket_that_the_caller_may_not_use_is_refused);
	tcase_add_test(tc, no_way_to_fail_leaves_a_descriptor);
	suite_add_tcase(suite, tc);
	return suite;
}
