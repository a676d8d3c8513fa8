/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* IKEEXT_STATISTICS0 and 1: how many IKE SAs and children there are at the moment. */
#include <string.h>
#include <sys/socket.h>

#include "base/status.h"
#include "engine.h"
#include "functions.h"
#include "ike_sa.h"

_Static_assert(sizeof(IKEEXT_KEYMODULE_STATISTICS0) == sizeof(IKEEXT_KEYMODULE_STATISTICS1), "");

static bool is_new(const struct ike_sa *sa)
{
	return sa->state == IKE_STATE_CREATED || sa->state == IKE_STATE_CONNECTING;
}

static void count_sa(const struct ike_sa *sa, IKEEXT_KEYMODULE_STATISTICS1 *to)
{
	uint8_t family = sa->local.family ? sa->local.family : sa->remote.family;
	IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS1 *set =
		family == AF_INET6 ? &to->v6Statistics : &to->v4Statistics;

	set->currentActiveMainModes++;
	if (is_new(sa) && !sa->initiator)
		set->currentNewResponderMainModes++;
	set->currentActiveQuickModes += (UINT32)sa->child_count;
}

static uint32_t count_sas(struct engine *engine, IKEEXT_STATISTICS1 *to)
{
	struct ike_sas sas = { 0 };
	uint32_t status = engine_read_ike(engine, &sas);

	for (size_t i = 0; !status && i < sas.count; i++)
		count_sa(&sas.sas[i],
			 sas.sas[i].version == 1 ? &to->ikeStatistics : &to->ikeV2Statistics);
	ike_sas_done(&sas);
	return status;
}

static uint32_t get_statistics(HANDLE engineHandle, bool complete, IKEEXT_STATISTICS1 *to)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	memset(to, 0, sizeof(*to));
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = complete ? count_sas(engine, to) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

/* Version 0 has no place for IKEv2. */
uint32_t ike_statistics0(HANDLE engineHandle, IKEEXT_STATISTICS0 *ikeextStatistics)
{
	IKEEXT_STATISTICS1 all;
	uint32_t status = get_statistics(engineHandle, ikeextStatistics, &all);

	if (status)
		return status;
	memset(ikeextStatistics, 0, sizeof(*ikeextStatistics));
	memcpy(&ikeextStatistics->ikeStatistics, &all.ikeStatistics, sizeof(all.ikeStatistics));
	return ERROR_SUCCESS;
}

uint32_t ike_statistics1(HANDLE engineHandle, IKEEXT_STATISTICS1 *ikeextStatistics)
{
	IKEEXT_STATISTICS1 all;
	uint32_t status = get_statistics(engineHandle, ikeextStatistics, &all);

	if (!status)
		*ikeextStatistics = all;
	return status;
}
