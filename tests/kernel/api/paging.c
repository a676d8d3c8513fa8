/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * paging COUNT PAGE - reads COUNT SAs in pages, while another thread deletes and adds some
 *
 * The SAs are consecutive SAs of install_numbered(). They are read through two handles that were
 * created before the changes. Each handle must return every SA of that moment once, and no SA that
 * came later. The thread deletes the SAs with the lowest numbers and adds some above the highest,
 * so the numbers are consecutive again for the next run.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fwpmu.h"
#include "install.h"
#include "wfpxfrm.h"

#define CHANGED 2048 /* number of SAs that are deleted, and of SAs that are added */

static HANDLE engine;
static uint32_t count, first;
static unsigned char *times_seen;
static atomic_uint changes;

static void check(DWORD result, const char *what)
{
	if (!result)
		return;
	fprintf(stderr, "%s: error 0x%08x\n", what, (unsigned)result);
	exit(1);
}

static HANDLE open_enum(void)
{
	HANDLE handle;

	check(IPsecSaCreateEnumHandle0(engine, NULL, &handle), "IPsecSaCreateEnumHandle0");
	return handle;
}

static void *change(void *unused)
{
	struct installer *installer = installer_open();

	(void)unused;
	for (uint32_t i = 0; i < CHANGED; i++) {
		struct install_sa old = install_numbered(first + i);
		struct install_sa new = install_numbered(first + count + i);

		installer_delete(installer, &old);
		installer_add(installer, &new);
		atomic_fetch_add(&changes, 1);
	}
	installer_close(installer);
	return NULL;
}

static uint32_t find_first(HANDLE handle)
{
	IPSEC_SA_DETAILS0 **entries;
	uint32_t lowest = UINT32_MAX;
	UINT32 found;

	check(IPsecSaEnum0(engine, handle, 0xffffffff, &entries, &found), "IPsecSaEnum0");
	for (UINT32 i = 0; i < found; i++)
		if (entries[i]->saBundle.saList->spi < lowest)
			lowest = entries[i]->saBundle.saList->spi;
	FwpmFreeMemory0((void **)&entries);
	return lowest - INSTALL_FIRST_SPI;
}

static void see(uint32_t spi)
{
	uint32_t i = spi - INSTALL_FIRST_SPI - first;

	if (i < count && !times_seen[i]++)
		return;
	printf("spi 0x%08x %s\n", spi,
	       i < count ? "comes twice" : "was not there when the handle was made");
	exit(1);
}

static UINT32 read_page(HANDLE handle, UINT32 page, bool version1)
{
	IPSEC_SA_DETAILS0 **zero = NULL;
	IPSEC_SA_DETAILS1 **one = NULL;
	UINT32 n;

	if (version1)
		check(IPsecSaEnum1(engine, handle, page, &one, &n), "IPsecSaEnum1");
	else
		check(IPsecSaEnum0(engine, handle, page, &zero, &n), "IPsecSaEnum0");
	for (UINT32 i = 0; i < n; i++)
		see(version1 ? one[i]->saBundle.saList->spi : zero[i]->saBundle.saList->spi);
	FwpmFreeMemory0((void **)&zero);
	FwpmFreeMemory0((void **)&one);
	return n;
}

static void read_all(HANDLE handle, UINT32 page)
{
	memset(times_seen, 0, count);
	for (uint32_t turn = 0; read_page(handle, page, turn % 2) == page; turn++)
		;
	check(IPsecSaDestroyEnumHandle0(engine, handle), "IPsecSaDestroyEnumHandle0");
	for (uint32_t i = 0; i < count; i++)
		if (!times_seen[i]) {
			printf("spi 0x%08x does not come\n", INSTALL_FIRST_SPI + first + i);
			exit(1);
		}
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* One handle is read while the changes are made, the other after all changes. */
static void run(UINT32 page)
{
	HANDLE during = open_enum(), after = open_enum();
	pthread_t thread;
	double start;
	unsigned at_end;

	if (pthread_create(&thread, NULL, change, NULL))
		exit(1);
	while (!atomic_load(&changes))
		;
	start = now();
	read_all(during, page);
	at_end = atomic_load(&changes);
	printf("pages of %u: %.2f s, meanwhile %u changes\n", page, now() - start, at_end);
	pthread_join(thread, NULL);
	read_all(after, page);
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: paging COUNT PAGE\n");
		return 2;
	}
	count = (uint32_t)strtoul(argv[1], NULL, 0);
	times_seen = calloc(count, 1);
	if (!times_seen)
		return 1;
	check(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine), "FwpmEngineOpen0");
	first = find_first(open_enum());
	run((UINT32)strtoul(argv[2], NULL, 0));
	check(FwpmEngineClose0(engine), "FwpmEngineClose0");
	free(times_seen);
	return 0;
}
