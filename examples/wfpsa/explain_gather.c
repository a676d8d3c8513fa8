/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads what "wfpsa explain" judges from the library. */
#include "explain_gather.h"

#include <stdio.h>

#include "clock.h"
#include "consequences.h"
#include "errors.h"
#include "noun.h"

#define ALL 0xffffffffu

/* Notes whether a snapshot is not complete. */
static DWORD look_at(HANDLE engine, HANDLE snapshot, struct facts *ret)
{
	WFPX_SNAPSHOT_INFO0 info;
	DWORD status = WfpxSnapshotGetInfo0(engine, snapshot, &info);

	if (!status && !info.complete)
		ret->incomplete = true;
	return status;
}

static DWORD read_policies(HANDLE engine, struct facts *ret)
{
	HANDLE snapshot;
	DWORD status = WfpxPolicyCreateEnumHandle0(engine, &snapshot);

	if (status)
		return status;
	status = look_at(engine, snapshot, ret);
	if (!status)
		status = WfpxPolicyEnum0(engine, snapshot, ALL, &ret->policies, &ret->policy_count);
	WfpxPolicyDestroyEnumHandle0(engine, snapshot);
	return status;
}

static DWORD read_tunnels(HANDLE engine, struct facts *ret)
{
	HANDLE snapshot;
	DWORD status = WfpxTunnelCreateEnumHandle0(engine, NULL, &snapshot);

	if (status)
		return status;
	status = look_at(engine, snapshot, ret);
	if (!status)
		status = WfpxTunnelEnum0(engine, snapshot, ALL, &ret->tunnels, &ret->tunnel_count);
	WfpxTunnelDestroyEnumHandle0(engine, snapshot);
	return status;
}

static DWORD read_ike_sas(HANDLE engine, struct facts *ret)
{
	IKEEXT_STATISTICS1 statistics;
	HANDLE snapshot;
	DWORD status = IkeextSaCreateEnumHandle0(engine, NULL, &snapshot);

	if (status)
		return status;
	status = WfpxIkeSaEnum0(engine, snapshot, ALL, &ret->ike_sas, &ret->ike_count);
	IkeextSaDestroyEnumHandle0(engine, snapshot);
	if (!status && !ret->ike_count) /* only this function tells whether a daemon runs */
		status = IkeextGetStatistics1(engine, &statistics);
	return status;
}

/* Other daemons than strongSwan's are known by their processes alone. */
static void find_daemon(const struct options *options, struct facts *ret)
{
	struct consequences daemons;

	consequences_find(&daemons, options);
	if (!daemons.count)
		return;
	ret->other_daemon = true;
	snprintf(ret->daemon_name, sizeof(ret->daemon_name), "%s", daemons.daemons[0].name);
}

static DWORD read_facts(HANDLE engine, struct facts *ret)
{
	DWORD status = read_policies(engine, ret);

	if (!status)
		status = read_tunnels(engine, ret);
	if (!status)
		status = WfpxKernelStatisticsGet0(engine, &ret->kernel);
	ret->time = clock_now();
	if (status)
		return status;
	ret->ike_status = read_ike_sas(engine, ret);
	return ERROR_SUCCESS;
}

int facts_gather(const struct options *options, struct facts *ret)
{
	const char *command = options->command->name;
	HANDLE engine;
	DWORD status;
	int result;

	*ret = (struct facts){ .ike_status = ERROR_SUCCESS };
	result = open_engine(command, options->netns, &engine);
	if (result != EXIT_OK)
		return result;
	result = engine_set_naming(command, &options->naming, engine);
	status = result == EXIT_OK ? read_facts(engine, ret) : ERROR_SUCCESS;
	if (status)
		result = fail_status(command, options->netns, status);
	FwpmEngineClose0(engine);
	if (result == EXIT_OK && ret->incomplete)
		fail(command, "SAs change too fast: some of what follows may be wrong");
	if (result == EXIT_OK && ret->ike_status)
		find_daemon(options, ret);
	return result;
}

void facts_release(struct facts *facts)
{
	FwpmFreeMemory0((void **)&facts->policies);
	FwpmFreeMemory0((void **)&facts->tunnels);
	FwpmFreeMemory0((void **)&facts->ike_sas);
	FwpmFreeMemory0((void **)&facts->kernel);
}
