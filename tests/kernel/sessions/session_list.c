/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists the sessions of other processes: a line for each, with "|" between the members. Fails if
 * its own session is not in the list.
 *
 * session_list [SERVER] - pid, uid, user, name, description, flags, timeout, kernelMode
 * session_list -k [SERVER] - pid, name, key
 * session_list -t [SERVER] - the number of sessions, and the milliseconds that listing took
 * session_list -o NAME ROUNDS [SERVER] - lists so many times, and fails if a session has another
 * name
 */
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "fwpmu.h"

static HANDLE engine;
static int failed;

static const wchar_t *text_of(const wchar_t *text)
{
	return text ? text : L"NULL";
}

static void print_user(const FWPM_SESSION0 *s)
{
	const DWORD *numbers;

	if (!s->sid) {
		printf("NULL");
		return;
	}
	numbers = s->sid->SubAuthority;
	if (s->sid->Revision != 1 || s->sid->SubAuthorityCount != 2 ||
	    s->sid->IdentifierAuthority.Value[5] != 22 || numbers[0] != 1)
		failed = 1;
	printf("%u", (unsigned)numbers[1]);
}

static void print_session(const FWPM_SESSION0 *s)
{
	printf("%u|", (unsigned)s->processId);
	print_user(s);
	printf("|%ls|%ls|%ls|%u|%u|%d\n", text_of(s->username), text_of(s->displayData.name),
	       text_of(s->displayData.description), (unsigned)s->flags,
	       (unsigned)s->txnWaitTimeoutInMSec, (int)s->kernelMode);
}

static void print_key(const FWPM_SESSION0 *s)
{
	UINT8 bytes[16];

	memcpy(bytes, &s->sessionKey, sizeof(bytes));
	printf("%u|%ls|", (unsigned)s->processId, text_of(s->displayData.name));
	for (int i = 0; i < 16; i++)
		printf("%02x", bytes[i]);
	printf("\n");
}

static void complain(const char *what, DWORD result)
{
	printf("%s %u\n", what, (unsigned)result);
	failed = 1;
}

static void read_all(void (*visit)(const FWPM_SESSION0 *s))
{
	FWPM_SESSION0 **entries;
	HANDLE snapshot;
	UINT32 count;
	bool own = false;
	DWORD result = FwpmSessionCreateEnumHandle0(engine, NULL, &snapshot);

	if (result) {
		complain("create", result);
		return;
	}
	do {
		result = FwpmSessionEnum0(engine, snapshot, 100, &entries, &count);
		if (result)
			complain("enum", result);
		for (UINT32 i = 0; i < count; i++)
			if (entries[i]->processId == (DWORD)getpid())
				own = true;
			else
				visit(entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count == 100);
	if (!own)
		complain("own", 0);
	FwpmSessionDestroyEnumHandle0(engine, snapshot);
}

static int others;

static void count_one(const FWPM_SESSION0 *s)
{
	(void)s;
	others++;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void measure(void)
{
	double begin = now();

	read_all(count_one);
	printf("%d %.1f\n", others, now() - begin);
}

static const wchar_t *only;

static void check_one(const FWPM_SESSION0 *s)
{
	if (!s->displayData.name || wcscmp(s->displayData.name, only)) {
		print_session(s);
		failed = 1;
	}
}

static void watch(const char *name, int rounds)
{
	static wchar_t wide[64];

	mbstowcs(wide, name, 63);
	only = wide;
	while (rounds-- && !failed)
		read_all(check_one);
}

int main(int argc, char **argv)
{
	char option = argc > 1 && argv[1][0] == '-' ? argv[1][1] : 0;
	int operand = option == 'o' ? 4 : option ? 2 : 1;
	wchar_t server[100];
	DWORD result;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (operand < argc)
		mbstowcs(server, argv[operand], 100);
	result = FwpmEngineOpen0(operand < argc ? server : NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL,
				 &engine);
	if (result) {
		complain("open", result);
		return 1;
	}
	if (option == 't')
		measure();
	else if (option == 'o')
		watch(argv[2], atoi(argv[3]));
	else
		read_all(option == 'k' ? print_key : print_session);
	FwpmEngineClose0(engine);
	return failed;
}
