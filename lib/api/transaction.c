/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Explicit transactions. Operations on SAs are part of none, as on Windows. */
#include "engine.h"
#include "engine_store.h"
#include "functions.h"

#define KNOWN_FLAGS FWPM_TXN_READ_ONLY

uint32_t transaction_begin(HANDLE engineHandle, UINT32 flags)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (flags & ~KNOWN_FLAGS)
		status = FWP_E_INVALID_FLAGS;
	else
		status = engine_transaction_begin(engine, flags & FWPM_TXN_READ_ONLY);
	object_unref(&engine->object);
	return status;
}

static uint32_t end_transaction(HANDLE engineHandle, uint32_t (*end)(struct engine *engine))
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = end(engine);
	object_unref(&engine->object);
	return status;
}

uint32_t transaction_commit(HANDLE engineHandle)
{
	return end_transaction(engineHandle, engine_transaction_commit);
}

uint32_t transaction_abort(HANDLE engineHandle)
{
	return end_transaction(engineHandle, engine_transaction_abort);
}
