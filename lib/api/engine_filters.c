/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "engine_filters.h"

#include <stdlib.h>

#include "base/status.h"
#include "engine_store.h"

static void done(void *attached)
{
	store_done(attached);
	free(attached);
}

uint32_t engine_attach_filters(struct engine *engine, struct snapshot *snapshot)
{
	struct store *store;
	uint32_t status;

	if (!snapshot->any_tagged && !snapshot->policies.tagged)
		return ERROR_SUCCESS;
	store = calloc(1, sizeof(*store));
	status = store ? engine_store_take(engine, store) : ERROR_NOT_ENOUGH_MEMORY;
	if (status) {
		free(store);
		return status == ERROR_NOT_ENOUGH_MEMORY ? status : ERROR_SUCCESS;
	}
	snapshot->attached = store;
	snapshot->attached_done = done;
	return ERROR_SUCCESS;
}
