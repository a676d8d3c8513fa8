/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerating SAs. */
#include "sa_enum.h"

#include <netinet/in.h>

#include "base/status.h"
#include "engine.h"
#include "engine_filters.h"
#include "enumerator.h"
#include "functions.h"
#include "sa_details.h"
#include "sa_filter.h"
#include "reader/take.h"

static size_t count_sas(const void *items)
{
	const struct sa_items *sas = items;

	return sas->snapshot.count;
}

/* The AH SA of a bundle is no entry, because the entry of its ESP SA contains it. */
static bool sa_is_entry(const void *items, size_t index)
{
	const struct sa_items *sas = items;
	const struct sa *sa = &sas->snapshot.sas[index];

	return (sas->direction == FWP_DIRECTION_MAX || sas->direction == sa->found.direction) &&
	       !(sa->found.bundled && sa->proto == IPPROTO_AH);
}

static const struct snapshot *snapshot_of_sas(const void *items)
{
	const struct sa_items *sas = items;

	return &sas->snapshot;
}

static void done_sas(void *items)
{
	struct sa_items *sas = items;

	snapshot_done(&sas->snapshot);
}

const struct kind kind_sas = { .size = sizeof(struct sa_items),
			       .count = count_sas,
			       .is_entry = sa_is_entry,
			       .snapshot = snapshot_of_sas,
			       .share = sa_filter_share_names,
			       .shared_space = SA_FILTER_NAMES_SPACE,
			       .done = done_sas };

static uint32_t check_template(const IPSEC_SA_ENUM_TEMPLATE0 *t)
{
	/* cast, because a compiler may assume that an enum only has values of its enumerators */
	return t && (uint32_t)t->saDirection >= FWP_DIRECTION_MAX ? FWP_E_INVALID_ENUMERATOR
								  : ERROR_SUCCESS;
}

static uint32_t create_sa_enum(HANDLE engineHandle, struct engine *engine,
			       const IPSEC_SA_ENUM_TEMPLATE0 *t, HANDLE *ret)
{
	const struct snapshot_scope everything = { .spare = engine->spare };
	struct enumerator *e;
	struct sa_items *sas;
	uint32_t status = enumerator_new(&kind_sas, engine->spare, &e);

	if (status)
		return status;
	sas = e->items;
	sas->direction = t ? (uint32_t)t->saDirection : FWP_DIRECTION_MAX;
	status = snapshot_take(engine->netlink, &everything, &sas->snapshot);
	if (!status)
		status = engine_attach_filters(engine, &sas->snapshot);
	return enumerator_open(engineHandle, e, status, engine->complete_only, ret);
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
		status = create_sa_enum(engineHandle, engine, enumTemplate, enumHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t sa_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_sas);
}

ENUMERATOR_PAGES(sa_enum0, IPSEC_SA_DETAILS0, sa_format_details0)
ENUMERATOR_PAGES(sa_enum1, IPSEC_SA_DETAILS1, sa_format_details1)
ENUMERATOR_PAGES(sa_enum_wfpx0, WFPX_SA_DETAILS0, sa_format_wfpx0)
