/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * session_looks - prints how many links in /proc the library reads to list sessions, how many to
 * open a session with a key, and the milliseconds that both take
 */
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "fwpmu.h"

static long looks;

/* The library's calls of readlinkat() come here and are counted. */
__attribute__((visibility("default"))) ssize_t readlinkat(int folder, const char *restrict path,
							  char *restrict to, size_t size)
{
	looks++;
	return syscall(SYS_readlinkat, folder, path, to, size);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(void)
{
	const FWPM_SESSION0 session = { .sessionKey = { 0x100c5, 1, 2, { 3 } } };
	HANDLE plain, keyed, snapshot;
	double begin, listed, opened;
	long for_list, for_key;

	if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &plain))
		return 1;
	begin = now();
	if (FwpmSessionCreateEnumHandle0(plain, NULL, &snapshot))
		return 1;
	listed = now();
	for_list = looks;
	looks = 0;
	if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, &session, &keyed))
		return 1;
	opened = now();
	for_key = looks;
	printf("%ld %ld %.1f %.1f\n", for_list, for_key, listed - begin, opened - listed);
	return 0;
}
