/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Options of the engine. What they switch on Linux has not got: no events are collected, no names
 * cached, no connections monitored, no packets queued, no transaction watched. So each is 0.
 */
#include "base/block.h"
#include "base/status.h"
#include "engine.h"
#include "functions.h"
#include "xfrm/dump.h"

static uint32_t check_option(FWPM_ENGINE_OPTION option)
{
	/* as a number: the compiler may take it for granted that an enumeration holds no other */
	return (uint32_t)option >= FWPM_ENGINE_OPTION_MAX ? FWP_E_INVALID_ENUMERATOR
							  : ERROR_SUCCESS;
}

static uint32_t make_value(UINT32 number, FWP_VALUE0 **ret)
{
	struct block block;
	uint32_t status = block_open(&block, BLOCK_SPACE(sizeof(**ret)));

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

/* The kernel says whether the caller has the right: it counts states for no other. */
static uint32_t set(struct engine *engine, FWPM_ENGINE_OPTION option, const FWP_VALUE0 *value)
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
	status = newValue ? set(engine, option, newValue) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}
