/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Transactions. The kernel has none, and on Windows no operation on SAs takes part in one either.
 * So a transaction has nothing to wait for and nothing to undo. Its only effect is that some calls
 * are refused while it is open.
 */
#include "engine.h"
#include "functions.h"

#define KNOWN_FLAGS FWPM_TXN_READ_ONLY

uint32_t transaction_begin(HANDLE engineHandle, UINT32 flags)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = ERROR_SUCCESS;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (flags & ~KNOWN_FLAGS)
		status = FWP_E_INVALID_FLAGS;
	else if (atomic_exchange(&engine->in_transaction, true))
		status = FWP_E_TXN_IN_PROGRESS;
	object_unref(&engine->object);
	return status;
}

static uint32_t end_transaction(HANDLE engineHandle)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = ERROR_SUCCESS;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!atomic_exchange(&engine->in_transaction, false))
		status = FWP_E_NO_TXN_IN_PROGRESS;
	object_unref(&engine->object);
	return status;
}

uint32_t transaction_commit(HANDLE engineHandle)
{
	return end_transaction(engineHandle);
}

uint32_t transaction_abort(HANDLE engineHandle)
{
	return end_transaction(engineHandle);
}
