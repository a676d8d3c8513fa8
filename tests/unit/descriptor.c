/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/handle.h"
#include "base/status.h"
#include "session/memfd.h"
#include "session/process.h"
#include "unit.h"
#include "xfrm/dump.h"
#include "netlink/sockets.h"

#define GENERAL_FAILURE 31u

static int open_null(void)
{
	return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

static bool is_open(int fd)
{
	return fcntl(fd, F_GETFD) >= 0;
}

static int end_of(pid_t child)
{
	int status;

	ck_assert_int_gt(child, 0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return status;
}

static uint32_t count_standard_descriptors(void *context)
{
	int *count = context;

	for (int fd = 0; fd < 3; fd++)
		*count += is_open(fd);
	return ERROR_SUCCESS;
}

/* Runs in a child, as the test itself needs descriptors 0 to 2. */
static int make_all_without_standard_descriptors(void)
{
	struct session_record record = { .socket = 1 };
	struct process process = { 0 };
	struct netlink *netlink;
	int proc, file, standard = 0;

	for (int fd = 0; fd < 3; fd++)
		close(fd);
	if (netlink_open(NULL, &netlink) || session_memfd_create(&record, &file) ||
	    process_open_proc(&proc) ||
	    process_for_each(&process, proc, count_standard_descriptors, &standard))
		return 1;
	count_standard_descriptors(&standard);
	return standard ? 2 : 0;
}

START_TEST(the_library_never_uses_descriptors_0_to_2)
{
	pid_t child = fork();

	if (!child)
		_exit(make_all_without_standard_descriptors());
	ck_assert_int_eq(end_of(child), 0);
}
END_TEST

static int move_each(void)
{
	for (int fd = 0; fd < 3; fd++) {
		int moved;

		close(fd);
		if (open_null() != fd)
			return 1;
		moved = descriptor_keep(fd);
		if (moved < 3 || is_open(fd) || fcntl(moved, F_GETFD) != FD_CLOEXEC)
			return 2;
		if (open_null() != fd) /* the number is free for the program again */
			return 3;
	}
	return 0;
}

START_TEST(a_descriptor_of_0_to_2_is_moved_and_closed_on_exec)
{
	pid_t child = fork();

	if (!child)
		_exit(move_each());
	ck_assert_int_eq(end_of(child), 0);
}
END_TEST

START_TEST(a_failed_open_keeps_its_errno)
{
	errno = EMFILE;
	ck_assert_int_eq(descriptor_keep(-1), -1);
	ck_assert_int_eq(errno, EMFILE);
	descriptor_close(-1);
	ck_assert_int_eq(errno, EMFILE);
}
END_TEST

START_TEST(a_descriptor_that_the_program_has_replaced_is_not_closed)
{
	int fd = descriptor_keep(open_null()), ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(dup2(ends[0], fd),
			 fd); /* as if the program had closed it and opened a file */
	descriptor_close(fd);
	ck_assert(is_open(fd));
	descriptor_close(fd);
	ck_assert(is_open(fd));
	close(fd);
	close(ends[0]);
	close(ends[1]);
}
END_TEST

START_TEST(a_child_has_no_descriptor_of_its_parents_library_and_keeps_the_programs)
{
	int kept = descriptor_keep(open_null()), own = open_null();
	int opened = descriptor_open(AT_FDCWD, "/proc", O_RDONLY);
	int released = descriptor_open(AT_FDCWD, "/proc", O_RDONLY);
	pid_t child;

	descriptor_release(released);
	child = fork();
	if (!child)
		_exit(is_open(kept) || is_open(opened) || !is_open(released) || !is_open(own));
	ck_assert_int_eq(end_of(child), 0);
	ck_assert(is_open(kept) && is_open(opened));
	descriptor_close(kept);
	descriptor_close(opened);
	ck_assert(!is_open(kept) && !is_open(opened));
	close(own);
	close(released);
}
END_TEST

static struct object dummy;

static void release(struct object *object)
{
	(void)object;
}

/*
 * As a daemon does: the child closes all descriptors it inherited, and opens files with their
 * numbers.
 */
static int begin_as_daemon(int kept)
{
	int ends[2];

	if (pipe(ends) || dup2(ends[0], kept) != kept)
		return 1;
	if (handles_begin())
		return 2;
	return is_open(kept) ? 0 : 3;
}

START_TEST(a_child_of_clone_closes_inherited_descriptors_of_the_library_and_none_of_its_own)
{
	int kept = descriptor_keep(open_null());
	uintptr_t handle;

	object_init(&dummy, release);
	ck_assert_uint_eq(handle_open(HANDLE_TYPE_ENGINE, 0, &dummy, &handle), 0);
	for (int daemon = 0; daemon < 2; daemon++) {
		pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);

		if (!child && daemon)
			_exit(begin_as_daemon(kept));
		if (!child)
			_exit(handles_begin() || is_open(kept));
		ck_assert_int_eq(end_of(child), 0);
	}
	ck_assert(is_open(kept));
	handle_close(handle, HANDLE_TYPE_ENGINE, 0);
	descriptor_close(kept);
}
END_TEST

/* Finds the descriptor of the XFRM socket by its inode. */
static int descriptor_of(const struct netlink *netlink)
{
	uint64_t inode;
	struct stat status;

	ck_assert_uint_eq(netlink_inode(netlink, &inode), 0);
	for (int fd = 0; fd < 1024; fd++)
		if (!fstat(fd, &status) && S_ISSOCK(status.st_mode) && status.st_ino == inode)
			return fd;
	ck_abort_msg("the socket has no descriptor");
}

/* Makes a TCP connection within this process, over the loopback interface. */
static bool connect_to_self(int ret[2])
{
	struct sockaddr_in address = { .sin_family = AF_INET,
				       .sin_addr = { htonl(INADDR_LOOPBACK) } };
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	socklen_t size = sizeof(address);
	bool ok;

	ret[0] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	ok = !bind(listener, (struct sockaddr *)&address, size) && !listen(listener, 1) &&
	     !getsockname(listener, (struct sockaddr *)&address, &size) &&
	     !connect(ret[0], (struct sockaddr *)&address, size);
	ret[1] = ok ? accept(listener, NULL, NULL) : -1;
	close(listener);
	return ok && ret[1] >= 0;
}

/*
 * TCP ignores the address of a request, so sending succeeds. Only receiving shows that it is no
 * netlink.
 */
START_TEST(a_socket_that_was_replaced_by_a_connection_is_an_error)
{
	struct netlink *netlink;
	uint32_t count;
	int ends[2], fd;

	ck_assert_uint_eq(netlink_open(NULL, &netlink), 0);
	fd = descriptor_of(netlink);
	ck_assert(connect_to_self(ends));
	if (_i)
		ck_assert_int_eq((int)send(ends[1], "from elsewhere", 14, 0), 14);
	else
		ck_assert_int_eq(shutdown(ends[1], SHUT_WR), 0); /* the peer has closed it */
	ck_assert_int_eq(dup2(ends[0], fd), fd);
	ck_assert_uint_eq(count_states(netlink, &count), GENERAL_FAILURE);
	netlink_close(netlink);
	ck_assert(is_open(fd));
	close(fd);
	close(ends[0]);
	close(ends[1]);
}
END_TEST

START_TEST(a_socket_that_was_closed_and_replaced_is_an_error)
{
	static const int types[] = { SOCK_STREAM, SOCK_SEQPACKET, SOCK_DGRAM };
	struct netlink *netlink;
	uint32_t count;
	int ends[2], fd;

	signal(SIGPIPE, SIG_DFL);
	ck_assert_uint_eq(netlink_open(NULL, &netlink), 0);
	fd = descriptor_of(netlink);
	ck_assert_int_eq(socketpair(AF_UNIX, types[_i % 3] | SOCK_CLOEXEC, 0, ends), 0);
	if (_i < 3) {
		close(ends[1]); /* the peer has closed it */
	} else {
		for (int i = 0; i < 3; i++)
			ck_assert_int_eq((int)send(ends[1], "from elsewhere", 14, 0), 14);
	}
	ck_assert_int_eq(dup2(ends[0], fd), fd);
	for (int i = 0; i < 3; i++)
		ck_assert_uint_ne(count_states(netlink, &count), 0);
	netlink_close(netlink);
	ck_assert(is_open(fd)); /* a descriptor of the program */
	close(fd);
	close(ends[0]);
	if (_i >= 3)
		close(ends[1]);
}
END_TEST

START_TEST(a_socket_that_was_replaced_by_a_plain_file_is_an_error)
{
	struct netlink *netlink;
	uint32_t count;
	int fd, null = open_null();

	ck_assert_uint_eq(netlink_open(NULL, &netlink), 0);
	fd = descriptor_of(netlink);
	ck_assert_int_eq(dup2(null, fd), fd);
	ck_assert_uint_eq(count_states(netlink, &count), GENERAL_FAILURE);
	netlink_close(netlink);
	ck_assert(is_open(fd));
	close(fd);
	close(null);
}
END_TEST

Suite *descriptor_suite(void)
{
	Suite *suite = suite_create("descriptor");
	TCase *tc = tcase_create("descriptor");

	tcase_add_test(tc, the_library_never_uses_descriptors_0_to_2);
	tcase_add_test(tc, a_descriptor_of_0_to_2_is_moved_and_closed_on_exec);
	tcase_add_test(tc, a_failed_open_keeps_its_errno);
	tcase_add_test(tc, a_descriptor_that_the_program_has_replaced_is_not_closed);
	tcase_add_test(tc, a_child_has_no_descriptor_of_its_parents_library_and_keeps_the_programs);
	tcase_add_test(
		tc,
		a_child_of_clone_closes_inherited_descriptors_of_the_library_and_none_of_its_own);
	tcase_add_loop_test(tc, a_socket_that_was_replaced_by_a_connection_is_an_error, 0, 2);
	tcase_add_loop_test(tc, a_socket_that_was_closed_and_replaced_is_an_error, 0, 6);
	tcase_add_test(tc, a_socket_that_was_replaced_by_a_plain_file_is_an_error);
	suite_add_tcase(suite, tc);
	return suite;
}
