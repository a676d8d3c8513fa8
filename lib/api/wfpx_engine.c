/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Options of an engine that WFP does not have. */
#include "base/status.h"
#include "base/text.h"
#include "functions.h"
#include "ike_daemon.h"

/* Returns the member of the engine that stores an option, or NULL if there is no such option. */
static atomic_bool *option_of(struct engine *engine, WFPX_ENGINE_OPTION option)
{
	switch ((uint32_t)option) {
	case WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS:
		return &engine->complete_only;
	case WFPX_ENGINE_OPTION_END_BY_ORDER:
		return &engine->end_by_order;
	case WFPX_ENGINE_OPTION_WHOLE_DUMPS:
		return &engine->whole_dumps;
	case WFPX_ENGINE_OPTION_NAMES:
		return &engine->with_names;
	case WFPX_ENGINE_OPTION_DYNAMIC_CONTEXTS:
		return &engine->dynamic_contexts;
	default:
		return NULL;
	}
}

uint32_t wfpx_engine_set_option(HANDLE engineHandle, WFPX_ENGINE_OPTION option, UINT32 value)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = ERROR_SUCCESS;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!option_of(engine, option))
		status = FWP_E_INVALID_ENUMERATOR;
	else if (value > 1)
		status = FWP_E_OUT_OF_BOUNDS;
	else
		atomic_store(option_of(engine, option), value != 0);
	object_unref(&engine->object);
	return status;
}

uint32_t wfpx_engine_get_option(HANDLE engineHandle, WFPX_ENGINE_OPTION option, UINT32 *value)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = ERROR_SUCCESS;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!value)
		status = FWP_E_NULL_POINTER;
	else if (!option_of(engine, option))
		status = FWP_E_INVALID_ENUMERATOR;
	else
		*value = atomic_load(option_of(engine, option));
	object_unref(&engine->object);
	return status;
}

/* A relative path would mean another file after chdir(). */
uint32_t wfpx_engine_set_ike_socket(HANDLE engineHandle, const wchar_t *path)
{
	struct engine *engine = engine_get(engineHandle);
	char copy[VICI_PATH_MAX + 1] = "";
	uint32_t status = ERROR_SUCCESS;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (path && (path[0] != L'/' || !text_to_utf8(path, copy, sizeof(copy))))
		status = ERROR_INVALID_PARAMETER;
	else
		engine_set_ike_socket(engine, copy);
	object_unref(&engine->object);
	return status;
}
