/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerating IKE SAs, and getting one by its id. */
#include "ike_sa.h"

#include "base/status.h"
#include "context_template.h"
#include "engine.h"
#include "enumerator.h"
#include "functions.h"
#include "ike_daemon.h"
#include "ike_find.h"

static size_t count_ike_sas(const void *items)
{
	const struct ike_items *ike = items;

	return ike->sas.count;
}

static bool ike_sa_is_entry(const void *items, size_t index)
{
	const struct ike_items *ike = items;
	const struct ike_sa *sa = &ike->sas.sas[index];

	return subnet_has(&ike->ends.local, sa->local.family, &sa->local.address) &&
	       subnet_has(&ike->ends.remote, sa->remote.family, &sa->remote.address);
}

static void done_ike_sas(void *items)
{
	struct ike_items *ike = items;

	ike_sas_done(&ike->sas);
}

const struct kind kind_ike_sas = { .size = sizeof(struct ike_items),
				   .count = count_ike_sas,
				   .is_entry = ike_sa_is_entry,
				   .done = done_ike_sas };

uint32_t engine_read_ike(struct engine *engine, struct ike_sas *ret)
{
	struct ike_question question;
	uint32_t status = ike_question_begin(engine, IKE_LIMIT, &question);

	if (status)
		return status;
	return ike_question_end(engine, &question, ike_read(&question.daemon, ret));
}

static uint32_t parse_template(const IKEEXT_SA_ENUM_TEMPLATE0 *t, struct ends *ret)
{
	bool all;

	if (!t)
		return ERROR_SUCCESS;
	if (t->localMainModeCertHash.size)
		return ERROR_NOT_SUPPORTED;
	return template_ends_parse(&t->localSubNet, &t->remoteSubNet, &all, ret);
}

static uint32_t create_ike_enum(HANDLE engineHandle, struct engine *engine, const struct ends *ends,
				HANDLE *ret)
{
	struct enumerator *e;
	struct ike_items *items;
	uint32_t status = enumerator_new(&kind_ike_sas, engine->spare, &e);

	if (status)
		return status;
	items = e->items;
	items->ends = *ends;
	status = engine_read_ike(engine, &items->sas);
	if (status == FWP_E_IKEEXT_NOT_RUNNING)
		status = ERROR_SUCCESS;
	return enumerator_open(engineHandle, e, status, false, ret);
}

uint32_t ike_enum_create(HANDLE engineHandle, const IKEEXT_SA_ENUM_TEMPLATE0 *enumTemplate,
			 HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	struct ends ends = { 0 };
	uint32_t status;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = enumHandle ? parse_template(enumTemplate, &ends) : FWP_E_NULL_POINTER;
	if (!status)
		status = create_ike_enum(engineHandle, engine, &ends, enumHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t ike_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_ike_sas);
}

ENUMERATOR_PAGES(ike_enum0, IKEEXT_SA_DETAILS0, ike_format_details)
ENUMERATOR_PAGES(ike_enum1, IKEEXT_SA_DETAILS1, ike_format_details)
ENUMERATOR_PAGES(ike_enum2, IKEEXT_SA_DETAILS2, ike_format_details)
ENUMERATOR_PAGES(ike_enum_wfpx0, WFPX_IKE_SA0, ike_format_wfpx0)

static uint32_t find_and_render(struct engine *engine, uint64_t id, const struct format *format,
				void **ret)
{
	struct ike_items items = { 0 };
	uint32_t status = engine_read_ike(engine, &items.sas);
	const struct ike_sa *sa = ike_find(&items.sas, id);

	if (status == FWP_E_IKEEXT_NOT_RUNNING || (!status && !sa))
		status = FWP_E_NOT_FOUND;
	if (!status)
		status = page_render_one(format, &items, (size_t)(sa - items.sas.sas), ret);
	ike_sas_done(&items.sas);
	return status;
}

static uint32_t get_by_id(HANDLE engineHandle, UINT64 id, const struct format *format,
			  bool complete, void **ret)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	*ret = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = complete ? find_and_render(engine, id, format, ret) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

uint32_t ike_get0(HANDLE engineHandle, UINT64 id, IKEEXT_SA_DETAILS0 **sa)
{
	void *details;
	uint32_t status = get_by_id(engineHandle, id, &ike_format_details, sa, &details);

	if (sa)
		*sa = details;
	return status;
}

uint32_t ike_get1(HANDLE engineHandle, UINT64 id, GUID *saLookupContext, IKEEXT_SA_DETAILS1 **sa)
{
	void *details;
	uint32_t status = get_by_id(engineHandle, id, &ike_format_details, sa, &details);

	(void)saLookupContext; /* the id is enough */
	if (sa)
		*sa = details;
	return status;
}

uint32_t ike_get2(HANDLE engineHandle, UINT64 id, GUID *saLookupContext, IKEEXT_SA_DETAILS2 **sa)
{
	void *details;
	uint32_t status = get_by_id(engineHandle, id, &ike_format_details, sa, &details);

	(void)saLookupContext; /* the id is enough */
	if (sa)
		*sa = details;
	return status;
}

uint32_t ike_get_wfpx0(HANDLE engineHandle, UINT64 id, WFPX_IKE_SA0 **sa)
{
	void *details;
	uint32_t status = get_by_id(engineHandle, id, &ike_format_wfpx0, sa, &details);

	if (sa)
		*sa = details;
	return status;
}
