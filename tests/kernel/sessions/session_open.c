/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Opens sessions, prints the result of each that failed and "open", and waits to be killed.
 *
 * session_open [-s SERVER] [-k KEY] [-n NAME] [-d DESCRIPTION] [-f FLAGS] [-t TIMEOUT]
 *	[-c COUNT] [-p PROCESSES] [-F|-C] [-r ROUNDS]
 *
 * KEY is 32 hexadecimal digits. With -p, each of so many processes opens COUNT sessions. -F forks
 * after that and prints the pid of the child, which waits. -C does the same by clone(), which the
 * library does not notice, so that the child keeps all descriptors. -r opens and closes so often
 * and does not wait.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>
#include <wchar.h>

#include <locale.h>

#ifdef USE_FWPMK
#include "fwpmk.h"
#else
#include "fwpmu.h"
#endif

static FWPM_SESSION0 session;
static wchar_t *server;
static bool fork_after, clone_after;
static int count = 1, processes, rounds;

static wchar_t *widen(const char *text)
{
	size_t length = strlen(text);
	wchar_t *ret = calloc(length + 1, sizeof(*ret));

	if (!ret || mbstowcs(ret, text, length + 1) == (size_t)-1)
		exit(2);
	return ret;
}

static GUID parse_key(const char *digits)
{
	UINT8 bytes[16] = { 0 };
	GUID key;

	for (int i = 0; i < 16; i++)
		sscanf(digits + 2 * i, "%2hhx", &bytes[i]);
	memcpy(&key, bytes, sizeof(key));
	return key;
}

static int parse(int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "s:k:n:d:f:t:c:p:FCr:")) > 0) {
		switch (option) {
		case 's':
			server = widen(optarg);
			break;
		case 'k':
			session.sessionKey = parse_key(optarg);
			break;
		case 'n':
			session.displayData.name = widen(optarg);
			break;
		case 'd':
			session.displayData.description = widen(optarg);
			break;
		case 'f':
			session.flags = (UINT32)strtoul(optarg, NULL, 0);
			break;
		case 't':
			session.txnWaitTimeoutInMSec = (UINT32)strtoul(optarg, NULL, 0);
			break;
		case 'c':
			count = atoi(optarg);
			break;
		case 'p':
			processes = atoi(optarg);
			break;
		case 'F':
			fork_after = true;
			break;
		case 'C':
			clone_after = true;
			break;
		case 'r':
			rounds = atoi(optarg);
			break;
		default:
			return 2;
		}
	}
	return 0;
}

static int open_one(HANDLE *ret)
{
	unsigned long result =
		(unsigned long)FwpmEngineOpen0(server, RPC_C_AUTHN_DEFAULT, NULL, &session, ret);

	if (result)
		printf("0x%08lx\n", result & 0xffffffff);
	return result != 0;
}

static int open_all(void)
{
	int failed = 0;
	HANDLE ignored;

	for (int i = 0; i < count; i++)
		failed |= open_one(&ignored);
	return failed;
}

/* Starts the children. Each ends with its parent, and writes a byte when its sessions are open. */
static int open_in_processes(void)
{
	int ready[2];
	char c = 'x';

	if (pipe(ready))
		return 1;
	for (int i = 0; i < processes; i++) {
		if (fork())
			continue;
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (open_all() || write(ready[1], &c, 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	for (int i = 0; i < processes; i++)
		if (read(ready[0], &c, 1) != 1)
			return 1;
	return 0;
}

static int open_often(void)
{
	HANDLE engine;

	for (int i = 0; i < rounds; i++)
		if (open_one(&engine) || FwpmEngineClose0(engine))
			return 1;
	return 0;
}

int main(int argc, char **argv)
{
	int failed;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (parse(argc, argv))
		return 2;
	if (rounds)
		return open_often();
	failed = processes ? open_in_processes() : open_all();
	if (failed)
		return 1;
	if (fork_after || clone_after) {
		pid_t child = fork_after ? fork() : (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);

		if (child)
			printf("child %d\n", (int)child);
		else
			for (;;)
				pause();
	}
	printf("open\n");
	fflush(stdout);
	for (;;)
		pause();
}
