/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * ike_threads SECONDS - threads ask keying daemons that answer, that hang, and that hang up
 *
 * First one thread waits for a daemon that does not answer, while another closes the session,
 * cancels the thread, or forks. Then sixteen threads make random calls in one session, with random
 * daemons, while the session is closed and opened again.
 */
#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "daemon.h"
#include "pages.h"

#define THREADS 16

/* The sanitizers' own code cannot be cancelled at any instruction, and their allocator can be
 * locked in the child of a fork. */
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#else
#define SANITIZED false
#endif

static _Atomic HANDLE engine;
static atomic_bool stop;
static atomic_ulong calls, answers;

/* A daemon of this process, which does not answer. */
static wchar_t silent_socket[64];
static char silent_path[64];
static int listener;

static void die(const char *what, unsigned long value)
{
	printf("# %s: 0x%lx\n", what, value);
	fflush(stdout);
	_Exit(1);
}

static HANDLE open_engine(const wchar_t *path)
{
	HANDLE ret;
	DWORD result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &ret);

	if (!result)
		result = WfpxEngineSetIkeSocket0(ret, path);
	if (result)
		die("a session", result);
	return ret;
}

static void listen_silently(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	snprintf(silent_path, sizeof(silent_path), "/tmp/ike_threads.%d", (int)getpid());
	swprintf(silent_socket, 64, L"%s", silent_path);
	strcpy(address.sun_path, silent_path);
	listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	unlink(silent_path);
	if (bind(listener, (struct sockaddr *)&address, sizeof(address)) || listen(listener, 64))
		die("listen", 0);
}

static unsigned count_descriptors(void)
{
	DIR *folder = opendir("/proc/self/fd");
	unsigned count = 0;

	while (readdir(folder))
		count++;
	closedir(folder);
	return count;
}

static DWORD answer_of(HANDLE of)
{
	IKEEXT_STATISTICS1 statistics;

	return IkeextGetStatistics1(of, &statistics);
}

static void *wait_for_answer(void *of)
{
	return (void *)(uintptr_t)answer_of((HANDLE)of);
}

/* Begins a call in a thread; when this returns, the thread waits for the answer at the socket. */
static int begin_call(HANDLE of, pthread_t *ret)
{
	if (pthread_create(ret, NULL, wait_for_answer, of))
		die("a thread", 0);
	return accept(listener, NULL, NULL);
}

/* The daemon hangs up, so that the call need not wait for its limit. */
static DWORD end_call(int client, pthread_t thread)
{
	void *result;

	close(client);
	if (pthread_join(thread, &result))
		die("join", 0);
	return (DWORD)(uintptr_t)result;
}

static void a_session_is_closed_during_a_call(void)
{
	HANDLE of = open_engine(silent_socket);
	pthread_t thread;
	int client = begin_call(of, &thread);
	DWORD result = FwpmEngineClose0(of);

	if (result)
		die("closing a session during a call", result);
	result = end_call(client, thread);
	if (result != ERROR_GEN_FAILURE)
		die("a call whose session was closed", result);
	result = answer_of(of);
	if (result != ERROR_INVALID_HANDLE)
		die("a call after that", result);
}

static _Noreturn void *wait_cancellable(void *of)
{
	pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
	answer_of((HANDLE)of);
	for (;;)
		pause(); /* the thread ends here, if not before */
}

static void a_thread_is_cancelled_during_a_call(void)
{
	unsigned before = count_descriptors(), after;
	HANDLE of = open_engine(silent_socket);
	pthread_t thread;
	void *result;
	int client;

	if (pthread_create(&thread, NULL, wait_cancellable, of))
		die("a thread", 0);
	client = accept(listener, NULL, NULL);
	pthread_cancel(thread);
	close(client);
	if (pthread_join(thread, &result) || result != PTHREAD_CANCELED)
		die("cancellation", 0);
	WfpxEngineSetIkeSocket0(of, daemon_socket);
	if (answer_of(of))
		die("a call after a cancellation", 0);
	FwpmEngineClose0(of);
	after = count_descriptors();
	if (after != before)
		die("descriptors that a cancelled thread has left", after);
}

/* In the child nothing of the call is left, and a daemon can be asked. */
static void be_child(unsigned before)
{
	HANDLE of;

	alarm(60);
	if (count_descriptors() != before)
		die("descriptors of a child", count_descriptors());
	of = open_engine(daemon_socket);
	if (answer_of(of))
		die("a call in a child", 0);
	_Exit(FwpmEngineClose0(of) != 0);
}

static void the_process_forks_during_a_call(void)
{
	unsigned before = count_descriptors();
	HANDLE of = open_engine(silent_socket);
	int client, status;
	pthread_t thread;
	DWORD result;
	pid_t pid;

	client = begin_call(of, &thread);
	pid = fork();
	if (!pid) {
		close(client);
		be_child(before);
	}
	if (waitpid(pid, &status, 0) != pid || status)
		die("a child", (unsigned long)status);
	result = end_call(client, thread);
	if (result != ERROR_GEN_FAILURE)
		die("a call during a fork", result);
	if (FwpmEngineClose0(of))
		die("close", 0);
}

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* Whether a call worked. It may fail in each way that a daemon or another thread can cause. */
static bool worked(DWORD result)
{
	switch (result) {
	case ERROR_SUCCESS:
		answers++;
		return true;
	case ERROR_INVALID_HANDLE:     /* another thread has closed the session */
	case FWP_E_IKEEXT_NOT_RUNNING: /* statistics without a daemon */
	case FWP_E_NOT_FOUND:
	case FWP_E_TIMEOUT:
	case ERROR_GEN_FAILURE: /* the silent daemon hangs up */
		return false;
	default:
		die("result", result);
		return false;
	}
}

static void list(HANDLE of, uint32_t *random)
{
	static page_function *const formats[] = { ike0, ike1, ike2, ike_wfpx };
	HANDLE handle;
	void **entries;
	UINT32 count;

	if (!worked(IkeextSaCreateEnumHandle0(of, NULL, &handle)))
		return;
	do {
		if (!worked(formats[next_random(random) % 4](of, handle, 1, &entries, &count)))
			count = 0;
		FwpmFreeMemory0((void **)&entries);
	} while (count);
	worked(IkeextSaDestroyEnumHandle0(of, handle));
}

static void get(HANDLE of)
{
	WFPX_IKE_SA0 *sa;

	if (worked(WfpxIkeSaGetById0(of, DAEMON_SA_ID, &sa)) && sa->details.saId != 0xabcd)
		die("another IKE SA", (unsigned long)sa->details.saId);
	FwpmFreeMemory0((void **)&sa);
}

static void replace_engine(void)
{
	HANDLE old = atomic_exchange(&engine, open_engine(daemon_socket));

	if (FwpmEngineClose0(old))
		die("close", 0);
}

static void *do_anything(void *argument)
{
	uint32_t *random = argument;

	for (; !stop; calls++) {
		HANDLE of = engine;

		switch (next_random(random) % 16) {
		case 0:
			replace_engine();
			break;
		case 1:
			WfpxEngineSetIkeSocket0(of, silent_socket);
			break;
		case 2:
			WfpxEngineSetIkeSocket0(of, L"/tmp/no daemon");
			break;
		case 3:
		case 4:
			WfpxEngineSetIkeSocket0(of, daemon_socket);
			break;
		case 5:
			worked(answer_of(of));
			break;
		case 6:
			worked(WfpxSaContextRekey0(of, DAEMON_SA_ID));
			break;
		case 7:
			worked(IkeextSaDeleteById0(of, DAEMON_SA_ID));
			break;
		case 8:
		case 9:
		case 10:
			get(of);
			break;
		default:
			list(of, random);
		}
	}
	return NULL;
}

/* The silent daemon hangs up after a while. */
static void *hang_up(void *argument)
{
	const struct timespec rest = { .tv_nsec = 3000000 };

	(void)argument;
	while (!stop) {
		int client = accept4(listener, NULL, NULL, SOCK_CLOEXEC);

		nanosleep(&rest, NULL); /* so that some calls are waiting at any time */
		close(client);
	}
	return NULL;
}

/* Ends hang_up(), which may be waiting for a connection. */
static void knock(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	strcpy(address.sun_path, silent_path);
	connect(fd, (struct sockaddr *)&address, sizeof(address));
	close(fd);
}

static void anything_goes(unsigned seconds)
{
	static uint32_t seeds[THREADS];
	pthread_t threads[THREADS], silent;

	engine = open_engine(daemon_socket);
	if (pthread_create(&silent, NULL, hang_up, NULL))
		die("a thread", 0);
	for (unsigned i = 0; i < THREADS; i++) {
		seeds[i] = 0x9e3779b9u * (i + 1);
		if (pthread_create(&threads[i], NULL, do_anything, &seeds[i]))
			die("a thread", i);
	}
	sleep(seconds); /* the threads run for so many seconds */
	stop = true;
	for (unsigned i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	knock();
	pthread_join(silent, NULL);
	FwpmEngineClose0(engine);
	printf("# %lu calls, %lu successes\n", calls, answers);
	if (!answers)
		die("successes", 0);
}

int main(int argc, char **argv)
{
	unsigned before, after;

	if (argc != 2)
		return 2;
	daemon_start();
	listen_silently();
	FwpmEngineClose0(open_engine(daemon_socket)); /* what stays for the process is there */
	before = count_descriptors();
	for (int i = 0; i < 20; i++) {
		a_session_is_closed_during_a_call();
		if (SANITIZED)
			continue;
		a_thread_is_cancelled_during_a_call();
		the_process_forks_during_a_call();
	}
	anything_goes((unsigned)strtoul(argv[1], NULL, 10));
	after = count_descriptors();
	unlink(silent_path);
	if (after != before)
		die("descriptors that are left", after);
	return 0;
}
