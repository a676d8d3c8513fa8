/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * session_race PROCESSES ROUNDS [NAME] - so many processes open the same key at the same moment. In
 * each round one process must get the key, and the others must get an error that says so. Processes
 * with odd numbers are in network namespaces of their own, and open the key in their parent's
 * namespace. With NAME, they open the key in the namespace that "ip netns" calls so, and one of
 * them must get it, too.
 */
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <wchar.h>

#include "fwpmu.h"

static int start[2], said[2], finish[2];
static int winners = 1;
static wchar_t elsewhere[100];

/*
 * 'w': got the key in the parent's namespace, 'W': in the one that is named, 'l': lost, 'e': error.
 */
static char try(int odd, UINT32 round, HANDLE *ret)
{
	FWPM_SESSION0 session = { .sessionKey = { round, 1, 2, { 3 } } };
	DWORD result =
		FwpmEngineOpen0(odd ? elsewhere : NULL, RPC_C_AUTHN_DEFAULT, NULL, &session, ret);

	if (!result)
		return odd && winners == 2 ? 'W' : 'w';
	return result == FWP_E_ALREADY_EXISTS ? 'l' : 'e';
}

static void run(int odd)
{
	UINT32 round;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (odd && unshare(CLONE_NEWNET))
		_exit(1);
	while (read(start[0], &round, sizeof(round)) == sizeof(round)) {
		HANDLE engine = NULL;
		char c = try(odd, round, &engine);

		if (write(said[1], &c, 1) != 1)
			_exit(1);
		if (read(finish[0], &c, 1) != 1)
			_exit(1);
		FwpmEngineClose0(engine);
		if (write(said[1], &c, 1) != 1)
			_exit(1);
	}
	_exit(0);
}

static void tell_all(int fd, int processes, const void *bytes, size_t size)
{
	for (int i = 0; i < processes; i++)
		if (write(fd, bytes, size) != (ssize_t)size)
			exit(1);
}

static char hear(void)
{
	char c;

	if (read(said[0], &c, 1) != 1)
		exit(1);
	return c;
}

/* No process closes before all have tried, or tries again before all have closed. */
static int judge(int processes, UINT32 round)
{
	int won[2] = { 0 }, lost = 0;

	tell_all(start[1], processes, &round, sizeof(round));
	for (int i = 0; i < processes; i++) {
		char c = hear();

		won[0] += c == 'w';
		won[1] += c == 'W';
		lost += c == 'l';
	}
	tell_all(finish[1], processes, "c", 1);
	for (int i = 0; i < processes; i++)
		hear();
	if (won[0] == 1 && won[1] == winners - 1 && lost == processes - winners)
		return 0;
	printf("round %u: %d and %d won, %d lost of %d\n", (unsigned)round, won[0], won[1], lost,
	       processes);
	return 1;
}

int main(int argc, char **argv)
{
	int processes = argc > 2 ? atoi(argv[1]) : 0, failed = 0;

	if (!processes || pipe(start) || pipe(said) || pipe(finish))
		return 2;
	if (argc > 3) {
		winners = 2;
		swprintf(elsewhere, 100, L"netns:%s", argv[3]);
	} else {
		swprintf(elsewhere, 100, L"pid:%d", (int)getpid());
	}
	for (int i = 0; i < processes; i++)
		if (!fork())
			run(i % 2);
	for (UINT32 round = 1; round <= (UINT32)atoi(argv[2]); round++)
		failed |= judge(processes, round);
	return failed;
}
