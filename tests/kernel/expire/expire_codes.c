/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Ends contexts through the public functions, of either library, and prints what they return.
 *
 * expire_codes faults ID - makes wrong calls. ID is the id of a context, which no call ends.
 * expire_codes expire|delete|dynamic|killed ID - ends the context. dynamic: expires it in a dynamic
 *	session; killed: expires it, and kills itself by a signal before it prints anything
 * expire_codes all - expires every context, and prints how many calls had which result
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef USE_FWPMK
#include "fwpmk.h"
#else
#include "fwpmu.h"
#endif

static HANDLE engine;

static void say(const char *what, unsigned long result)
{
	printf("%s 0x%08lx\n", what, result & 0xffffffff);
}

static HANDLE open_session(UINT32 flags)
{
	FWPM_SESSION0 session = { .flags = flags };
	HANDLE ret = NULL;
	unsigned long result =
		(unsigned long)FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, &session, &ret);

	if (result)
		say("open", result);
	return ret;
}

static int faults(UINT64 id)
{
	HANDLE dynamic = open_session(FWPM_SESSION_FLAG_DYNAMIC), closed = open_session(0);

	FwpmEngineClose0(closed);
	say("expire-unknown", (unsigned long)IPsecSaContextExpire0(engine, id ^ 1));
	say("delete-unknown", (unsigned long)IPsecSaContextDeleteById0(engine, id ^ 1));
	say("expire-0", (unsigned long)IPsecSaContextExpire0(engine, 0));
	say("expire-closed", (unsigned long)IPsecSaContextExpire0(closed, id));
	say("delete-closed", (unsigned long)IPsecSaContextDeleteById0(closed, id));
	say("expire-null", (unsigned long)IPsecSaContextExpire0(NULL, id));
	say("delete-null", (unsigned long)IPsecSaContextDeleteById0(NULL, id));
	say("delete-dynamic", (unsigned long)IPsecSaContextDeleteById0(dynamic, id));
	say("expire-dynamic-unknown", (unsigned long)IPsecSaContextExpire0(dynamic, id ^ 1));
	FwpmEngineClose0(dynamic);
	return 0;
}

static int all(void)
{
	unsigned done = 0, gone = 0, other = 0;
	IPSEC_SA_CONTEXT1 **entries;
	UINT32 count = 0;
	HANDLE handle;

	if (IPsecSaContextCreateEnumHandle0(engine, NULL, &handle) ||
	    IPsecSaContextEnum1(engine, handle, 0xffffffff, &entries, &count))
		return 1;
	puts("ready");
	fflush(stdout);
	for (UINT32 i = 0; i < count; i++) {
		unsigned long result =
			(unsigned long)IPsecSaContextExpire0(engine, entries[i]->saContextId);

		done += !result;
		gone += result == (unsigned long)FWP_E_NOT_FOUND;
		other += result && result != (unsigned long)FWP_E_NOT_FOUND;
	}
	printf("%u %u %u %u\n", (unsigned)count, done, gone, other);
	FwpmFreeMemory0((void **)&entries);
	IPsecSaContextDestroyEnumHandle0(engine, handle);
	return 0;
}

static int end_one(const char *how, UINT64 id)
{
	unsigned long result;

	if (!strcmp(how, "dynamic")) {
		FwpmEngineClose0(engine);
		engine = open_session(FWPM_SESSION_FLAG_DYNAMIC);
	}
	result = (unsigned long)(!strcmp(how, "delete") ? IPsecSaContextDeleteById0(engine, id)
							: IPsecSaContextExpire0(engine, id));
	if (!strcmp(how, "killed"))
		kill(getpid(), SIGKILL);
	say(how, result);
	FwpmEngineClose0(engine);
	return result != 0;
}

int main(int argc, char **argv)
{
	engine = open_session(0);
	if (argc == 2 && !strcmp(argv[1], "all"))
		return all();
	if (argc != 3)
		return 2;
	if (!strcmp(argv[1], "faults"))
		return faults(strtoull(argv[2], NULL, 16));
	return end_one(argv[1], strtoull(argv[2], NULL, 16));
}
