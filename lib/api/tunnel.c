/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerating tunnels, and getting one by its id. */
#include "base/status.h"
#include "context_template.h"
#include "engine.h"
#include "engine_filters.h"
#include "engine_names.h"
#include "enumerator.h"
#include "functions.h"
#include "tunnel_items.h"

static uint32_t parse_template(const WFPX_TUNNEL_ENUM_TEMPLATE0 *t, struct ends *ret)
{
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = { .localSubNet = { .type = FWP_EMPTY } };
	bool all;

	if (t) {
		template.localSubNet = t->localSubNet;
		template.remoteSubNet = t->remoteSubNet;
	}
	*ret = (struct ends){ .local.family = 0 };
	return context_template_parse(&template, &all, ret);
}

static uint32_t create_tunnel_enum(HANDLE engineHandle, struct engine *engine,
				   const struct ends *ends, HANDLE *ret)
{
	struct enumerator *e;
	struct tunnel_items *tunnels;
	uint32_t status = enumerator_new(&kind_tunnels, engine->spare, &e);

	if (status)
		return status;
	tunnels = e->items;
	tunnels->ends = *ends;
	status = tunnel_items_take(engine, tunnels);
	if (!status)
		status = engine_attach_filters(engine, &tunnels->contexts.snapshot);
	if (!status)
		status = engine_name_items(engine, &tunnels->contexts);
	return enumerator_open(engineHandle, e, status, engine->complete_only, ret);
}

uint32_t tunnel_enum_create(HANDLE engineHandle, const WFPX_TUNNEL_ENUM_TEMPLATE0 *enumTemplate,
			    HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	struct ends ends;
	uint32_t status;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = enumHandle ? parse_template(enumTemplate, &ends) : FWP_E_NULL_POINTER;
	if (!status)
		status = create_tunnel_enum(engineHandle, engine, &ends, enumHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t tunnel_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_tunnels);
}

ENUMERATOR_PAGES(tunnel_enum0, WFPX_TUNNEL0, tunnel_format0)

static uint32_t render_by_id(const struct tunnel_items *items, UINT64 id, void **ret)
{
	for (size_t i = 0; i < items->tunnels.count; i++)
		if (items->tunnels.tunnels[i].id == id)
			return page_render_one(&tunnel_format0, items, i, ret);
	return items->contexts.snapshot.complete ? FWP_E_NOT_FOUND : ERROR_RETRY;
}

static uint32_t get_by_id(struct engine *engine, UINT64 id, void **ret)
{
	struct tunnel_items items = { .tunnels.count = 0 };
	uint32_t status = tunnel_items_take(engine, &items);

	if (status)
		return status;
	status = engine_attach_filters(engine, &items.contexts.snapshot);
	if (!status)
		status = engine_name_items(engine, &items.contexts);
	if (!status)
		status = render_by_id(&items, id, ret);
	tunnel_items_done(&items);
	return status;
}

uint32_t tunnel_get0(HANDLE engineHandle, UINT64 id, WFPX_TUNNEL0 **tunnel)
{
	struct engine *engine = engine_get(engineHandle);
	void *found = NULL;
	uint32_t status;

	if (tunnel)
		*tunnel = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = tunnel ? get_by_id(engine, id, &found) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	if (!status)
		*tunnel = found;
	return status;
}
