/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * whole - counts what enumerations of the same table return, in different ways
 *
 * Prints lines "name value" for the test to compare: what the snapshot left out, the number of SAs
 * and entries of each direction, and how often an enumeration by several functions was wrong.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

#define ENTRIES_MAX 4096

/* The filter ids of an enumeration, which identify its entries. */
struct ids {
	UINT64 id[ENTRIES_MAX];
	UINT32 count, sas, wrong_direction;
};

static HANDLE engine;

static void check(DWORD result, const char *what)
{
	if (!result)
		return;
	fprintf(stderr, "%s: error 0x%08x\n", what, (unsigned)result);
	exit(1);
}

static void take(struct ids *ids, const FWPM_FILTER0 *filter, UINT32 sas)
{
	if (ids->count == ENTRIES_MAX)
		exit(1);
	ids->id[ids->count++] = filter->filterId;
	ids->sas += sas;
}

static void take_details0(struct ids *ids, HANDLE handle, UINT32 page)
{
	IPSEC_SA_DETAILS0 **entries;
	UINT32 count;

	check(IPsecSaEnum0(engine, handle, page, &entries, &count), "IPsecSaEnum0");
	for (UINT32 i = 0; i < count; i++)
		take(ids, entries[i]->transportFilter, entries[i]->saBundle.numSAs);
	FwpmFreeMemory0((void **)&entries);
}

static void take_wfpx(struct ids *ids, HANDLE handle, UINT32 page)
{
	WFPX_SA_DETAILS0 **entries;
	UINT32 count;

	check(WfpxSaEnum0(engine, handle, page, &entries, &count), "WfpxSaEnum0");
	for (UINT32 i = 0; i < count; i++)
		take(ids, entries[i]->details.transportFilter, entries[i]->numSAs);
	FwpmFreeMemory0((void **)&entries);
}

/* Every entry should have the @direction, unless that is FWP_DIRECTION_MAX. */
static UINT32 take_details1(struct ids *ids, HANDLE handle, UINT32 page, FWP_DIRECTION direction)
{
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;

	check(IPsecSaEnum1(engine, handle, page, &entries, &count), "IPsecSaEnum1");
	for (UINT32 i = 0; i < count; i++) {
		take(ids, entries[i]->transportFilter, entries[i]->saBundle.numSAs);
		ids->wrong_direction +=
			direction != FWP_DIRECTION_MAX && entries[i]->saDirection != direction;
	}
	FwpmFreeMemory0((void **)&entries);
	return count;
}

static HANDLE open_enum(const IPSEC_SA_ENUM_TEMPLATE0 *template)
{
	HANDLE handle;

	check(IPsecSaCreateEnumHandle0(engine, template, &handle), "IPsecSaCreateEnumHandle0");
	return handle;
}

static void read_direction(struct ids *ids, FWP_DIRECTION direction)
{
	IPSEC_SA_ENUM_TEMPLATE0 template = { .saDirection = direction };
	HANDLE handle = open_enum(&template);

	while (take_details1(ids, handle, 10, direction) == 10)
		;
	check(IPsecSaDestroyEnumHandle0(engine, handle), "IPsecSaDestroyEnumHandle0");
}

static void read_all(struct ids *ids)
{
	HANDLE handle = open_enum(NULL);

	take_details1(ids, handle, 0xffffffff, FWP_DIRECTION_MAX);
	check(IPsecSaDestroyEnumHandle0(engine, handle), "IPsecSaDestroyEnumHandle0");
}

/* Reads one enumeration by the three functions in turn, in pages of 1, 2 and 3 entries. */
static void read_mixed(struct ids *ids)
{
	HANDLE handle = open_enum(NULL);
	UINT32 before;

	do {
		before = ids->count;
		take_details0(ids, handle, 1);
		take_details1(ids, handle, 2, FWP_DIRECTION_MAX);
		take_wfpx(ids, handle, 3);
	} while (ids->count > before);
	check(IPsecSaDestroyEnumHandle0(engine, handle), "IPsecSaDestroyEnumHandle0");
}

static int compare_ids(const void *a, const void *b)
{
	UINT64 x = *(const UINT64 *)a, y = *(const UINT64 *)b;

	return (x > y) - (x < y);
}

static void sort(struct ids *ids)
{
	qsort(ids->id, ids->count, sizeof(ids->id[0]), compare_ids);
}

static bool all_differ(const struct ids *ids)
{
	for (UINT32 i = 1; i < ids->count; i++)
		if (ids->id[i] == ids->id[i - 1])
			return false;
	return true;
}

static bool same(const struct ids *a, const struct ids *b)
{
	return a->count == b->count && !memcmp(a->id, b->id, a->count * sizeof(a->id[0]));
}

static void print_info(void)
{
	WFPX_SNAPSHOT_INFO0 info;
	HANDLE handle = open_enum(NULL);

	check(WfpxSnapshotGetInfo0(engine, handle, &info), "WfpxSnapshotGetInfo0");
	check(IPsecSaDestroyEnumHandle0(engine, handle), "IPsecSaDestroyEnumHandle0");
	printf("states %u\nsas %u\nlarval %u\ncompanions %u\n", info.states, info.sas, info.larval,
	       info.companions);
	printf("malformed %u\nunknown %u\n", info.malformed, info.unknownAttributes);
	printf("measured %d\n", info.time && info.bytesReceived && info.bytesHeld);
}

int main(void)
{
	static struct ids all, in, out, both, mixed;

	check(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine), "FwpmEngineOpen0");
	print_info();
	read_all(&all);
	read_direction(&in, FWP_DIRECTION_INBOUND);
	read_direction(&out, FWP_DIRECTION_OUTBOUND);
	read_mixed(&mixed);
	check(FwpmEngineClose0(engine), "FwpmEngineClose0");
	memcpy(both.id, in.id, in.count * sizeof(in.id[0]));
	memcpy(both.id + in.count, out.id, out.count * sizeof(out.id[0]));
	both.count = in.count + out.count;
	sort(&all);
	sort(&both);
	sort(&mixed);
	printf("enumerated %u\nin %u\nout %u\n", all.sas, in.count, out.count);
	printf("bundles %u\n", all.sas - all.count);
	printf("wrong_direction %u\n", in.wrong_direction + out.wrong_direction);
	printf("distinct %d\n", all_differ(&all));
	printf("partition %d\n", same(&all, &both));
	printf("mixed %d\n", same(&all, &mixed));
	return 0;
}
