/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists who has access to IPsec in this network namespace:
 * process, user and name of each session, also of IKE daemons.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void print(const FWPM_SESSION0 *s)
{
	printf("%u %ls %ls\n", s->processId,
		s->username ? s->username : L"-",
		s->displayData.name ? s->displayData.name : L"-");
}

static DWORD list(HANDLE engine)
{
	HANDLE sessions;
	FWPM_SESSION0 **entries;
	UINT32 count;
	DWORD result =
		FwpmSessionCreateEnumHandle0(engine, NULL, &sessions);

	if (result != ERROR_SUCCESS)
		return result;
	do {
		result = FwpmSessionEnum0(
			engine, sessions, 100, &entries, &count);
		for (UINT32 i = 0; i < count; i++)
			print(entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count == 100);
	FwpmSessionDestroyEnumHandle0(engine, sessions);
	return result;
}

int main(void)
{
	HANDLE engine;
	DWORD result;

	result = FwpmEngineOpen0(
		NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (result == ERROR_SUCCESS) {
		result = list(engine);
		FwpmEngineClose0(engine);
	}
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	return result != ERROR_SUCCESS;
}
