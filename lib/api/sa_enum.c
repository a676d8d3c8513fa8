/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerating SAs, and what is to be known of any enumeration's snapshot. */
#include "base/status.h"
#include "engine.h"
#include "enumerator.h"
#include "functions.h"
#include "sa_details.h"
#include "reader/take.h"

static uint32_t check_template(const IPSEC_SA_ENUM_TEMPLATE0 *t)
{
	/* as a number: the compiler may take it for granted that an enumeration holds no other */
	return t && (uint32_t)t->saDirection >= FWP_DIRECTION_MAX ? FWP_E_INVALID_ENUMERATOR
								  : ERROR_SUCCESS;
}

static uint32_t create(HANDLE engineHandle, struct engine *engine, const IPSEC_SA_ENUM_TEMPLATE0 *t,
		       HANDLE *ret)
{
	struct enumerator *e;
	uint32_t status = enumerator_new(HANDLE_TYPE_SA_ENUM, &e);

	if (status)
		return status;
	if (t)
		e->direction = (uint32_t)t->saDirection;
	status = snapshot_take(engine->netlink, NULL, false, &e->source.snapshot);
	if (!status && engine->complete_only)
		status = source_demand_complete(&e->source);
	if (!status)
		status = enumerator_open(engineHandle, e, ret);
	if (status)
		object_unref(&e->object);
	return status;
}

uint32_t sa_enum_create(HANDLE engineHandle, const IPSEC_SA_ENUM_TEMPLATE0 *enumTemplate,
			HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = enumHandle ? check_template(enumTemplate) : FWP_E_NULL_POINTER;
	if (!status)
		status = create(engineHandle, engine, enumTemplate, enumHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t sa_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, HANDLE_TYPE_SA_ENUM);
}

ENUMERATOR_PAGES(sa_enum0, IPSEC_SA_DETAILS0, HANDLE_TYPE_SA_ENUM, sa_format_details0)
ENUMERATOR_PAGES(sa_enum1, IPSEC_SA_DETAILS1, HANDLE_TYPE_SA_ENUM, sa_format_details1)
ENUMERATOR_PAGES(sa_enum_wfpx0, WFPX_SA_DETAILS0, HANDLE_TYPE_SA_ENUM, sa_format_wfpx0)

static void fill_info(WFPX_SNAPSHOT_INFO0 *to, const struct snapshot *s)
{
	*to = (WFPX_SNAPSHOT_INFO0){
		.time = s->time,
		.bootTime = s->boot_time,
		.complete = s->complete,
		.rounds = s->rounds,
		.events = s->events,
		.kernelFilters = s->filters,
		.bytesReceived = s->bytes_received + s->policies.bytes_received,
		.bytesHeld = snapshot_bytes(s),
		.states = s->states,
		.sas = (UINT32)s->count,
		.larval = s->larval,
		.companions = s->companions,
		.malformed = s->malformed,
		.unknownAttributes = s->unknown_attributes,
		.policies = s->policies.received,
		.policiesLeftAside = s->policies.left_aside,
	};
}

uint32_t snapshot_get_info(HANDLE engineHandle, HANDLE enumHandle, WFPX_SNAPSHOT_INFO0 *info)
{
	struct enumerator *e;
	uint32_t status = enumerator_get(engineHandle, enumHandle, HANDLE_TYPE_SA_ENUM, &e);

	if (status)
		status = enumerator_get(engineHandle, enumHandle, HANDLE_TYPE_SA_CONTEXT_ENUM, &e);
	if (status)
		return status;
	if (info)
		fill_info(info, &e->source.snapshot);
	else
		status = FWP_E_NULL_POINTER;
	object_unref(&e->object);
	return status;
}
