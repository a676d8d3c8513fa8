/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Options of an engine that are this library's own. */
#include "base/status.h"
#include "engine.h"
#include "face.h"

uint32_t wfpx_engine_set_option(HANDLE engineHandle, WFPX_ENGINE_OPTION option, UINT32 value)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = ERROR_SUCCESS;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if ((uint32_t)option >= WFPX_ENGINE_OPTION_MAX)
		status = FWP_E_INVALID_ENUMERATOR;
	else if (value > 1)
		status = FWP_E_OUT_OF_BOUNDS;
	else
		atomic_store(&engine->complete_only, value != 0);
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
	else if ((uint32_t)option >= WFPX_ENGINE_OPTION_MAX)
		status = FWP_E_INVALID_ENUMERATOR;
	else
		*value = atomic_load(&engine->complete_only);
	object_unref(&engine->object);
	return status;
}
