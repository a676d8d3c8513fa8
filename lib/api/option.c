/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Options of the engine. They switch on features of Windows that do not exist here: collection of
 * events, a cache of names, monitoring of connections, queueing of packets, and a watchdog for
 * transactions. So each option is 0 and cannot be set to anything else.
 */
#include "base/block.h"
#include "base/status.h"
#include "engine.h"
#include "functions.h"
#include "xfrm/dump.h"

static uint32_t check_option(FWPM_ENGINE_OPTION option)
{
	/* cast, because a compiler may assume that an enum only has values of its enumerators */
	return (uint32_t)option >= FWPM_ENGINE_OPTION_MAX ? FWP_E_INVALID_ENUMERATOR
							  : ERROR_SUCCESS;
}

static uint32_t make_value(UINT32 number, FWP_VALUE0 **ret)
{
	struct block block;
	uint32_t status = block_open(&block, NULL, BLOCK_SPACE(sizeof(**ret)));

	if (status)
		return status;
	*ret = block_take(&block, sizeof(**ret));
	(*ret)->type = FWP_UINT32;
	(*ret)->uint32 = number;
	return ERROR_SUCCESS;
}

uint32_t option_get(HANDLE engineHandle, FWPM_ENGINE_OPTION option, FWP_VALUE0 **value)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (value)
		*value = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = value ? check_option(option) : FWP_E_NULL_POINTER;
	if (!status)
		status = make_value(0, value);
	object_unref(&engine->object);
	return status;
}

static uint32_t check_state(struct engine *engine)
{
	uint32_t status = engine_check_transaction(engine);

	if (!status && engine->flags & FWPM_SESSION_FLAG_DYNAMIC)
		status = FWP_E_DYNAMIC_SESSION_IN_PROGRESS;
	return status;
}

/*
 * Checks whether an option may be set to a value. The kernel decides about the caller's rights:
 * without CAP_NET_ADMIN it refuses to count states.
 */
static uint32_t set_option(struct engine *engine, FWPM_ENGINE_OPTION option,
			   const FWP_VALUE0 *value)
{
	uint32_t count, status = check_state(engine);

	if (!status)
		status = check_option(option);
	if (!status && value->type != FWP_UINT32)
		status = FWP_E_TYPE_MISMATCH;
	if (!status)
		status = count_states(engine->netlink, &count);
	if (!status && value->uint32)
		status = ERROR_NOT_SUPPORTED;
	return status;
}

uint32_t option_set(HANDLE engineHandle, FWPM_ENGINE_OPTION option, const FWP_VALUE0 *newValue)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = newValue ? set_option(engine, option, newValue) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}
