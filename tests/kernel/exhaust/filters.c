/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Scenarios: the objects of the store, some of which exhaust.test has added, and a change of them.
 */
#include "scenario.h"

typedef RESULT create_function(HANDLE engine, HANDLE *ret);

static RESULT create_filters(HANDLE engine, HANDLE *ret)
{
	return FwpmFilterCreateEnumHandle0(engine, NULL, ret);
}

static RESULT create_providers(HANDLE engine, HANDLE *ret)
{
	return FwpmProviderCreateEnumHandle0(engine, NULL, ret);
}

static RESULT create_sublayers(HANDLE engine, HANDLE *ret)
{
	return FwpmSubLayerCreateEnumHandle0(engine, NULL, ret);
}

static RESULT create_provider_contexts(HANDLE engine, HANDLE *ret)
{
	return FwpmProviderContextCreateEnumHandle0(engine, NULL, ret);
}

static RESULT create_layers(HANDLE engine, HANDLE *ret)
{
	return FwpmLayerCreateEnumHandle0(engine, NULL, ret);
}

static RESULT create_callouts(HANDLE engine, HANDLE *ret)
{
	return FwpmCalloutCreateEnumHandle0(engine, NULL, ret);
}

static void digest_nothing(struct seen *seen, const void *entry)
{
	(void)seen, (void)entry;
}

static const struct list {
	create_function *create;
	page_function *page;
	digest_function *digest;
	RESULT (*destroy)(HANDLE engine, HANDLE handle);
} lists[] = {
	{ create_filters, filters0, digest_filter, FwpmFilterDestroyEnumHandle0 },
	{ create_filters, filters_wfpx, digest_filter_wfpx, FwpmFilterDestroyEnumHandle0 },
	{ create_providers, providers0, digest_nothing, FwpmProviderDestroyEnumHandle0 },
	{ create_sublayers, sublayers0, digest_nothing, FwpmSubLayerDestroyEnumHandle0 },
	{ create_provider_contexts, provider_contexts0, digest_nothing,
	  FwpmProviderContextDestroyEnumHandle0 },
	{ create_provider_contexts, provider_contexts1, digest_nothing,
	  FwpmProviderContextDestroyEnumHandle0 },
	{ create_layers, layers0, digest_nothing, FwpmLayerDestroyEnumHandle0 },
	{ create_callouts, callouts0, digest_nothing, FwpmCalloutDestroyEnumHandle0 },
};

static RESULT read_list(HANDLE engine, const struct list *list, struct seen *seen)
{
	void **entries = garbage;
	HANDLE handle = garbage;
	UINT32 count = 77;
	RESULT status = list->create(engine, &handle);

	expect_output(status, handle);
	if (status)
		return status;
	status = list->page(engine, handle, 0xffffffff, &entries, &count);
	if (status ? entries || count : !count != !entries)
		complain("result 0x%x with %u entries", (unsigned)status, (unsigned)count);
	for (UINT32 i = 0; i < count; i++)
		list->digest(seen, entries[i]);
	seen->entries += count;
	FwpmFreeMemory0((void **)&entries);
	expect_success(list->destroy(engine, handle));
	return status;
}

RESULT read_filters(HANDLE engine, UINT64 id, struct seen *seen)
{
	RESULT status = 0;

	(void)id;
	for (unsigned i = 0; !status && i < sizeof(lists) / sizeof(lists[0]); i++)
		status = read_list(engine, &lists[i], seen);
	return status;
}

static RESULT add_filter(HANDLE engine, const GUID *key)
{
	static wchar_t name[] = L"exhaust";
	FWPM_FILTER_CONDITION0 condition = { .fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS,
					     .conditionValue = { .type = FWP_UINT32,
								 .uint32 = 0xc6336401 } };
	FWPM_FILTER0 filter = { .filterKey = *key,
				.displayData = { name, name },
				.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
				.numFilterConditions = 1,
				.filterCondition = &condition,
				.action = { .type = FWP_ACTION_PERMIT } };
	UINT64 id = 7;
	RESULT status = FwpmFilterAdd0(engine, &filter, NULL, &id);

	if (!status != (id != 0))
		complain("result 0x%x with id %llu", (unsigned)status, id);
	return status;
}

static RESULT get_filter(HANDLE engine, const GUID *key)
{
	FWPM_FILTER0 *filter = garbage;
	RESULT status = FwpmFilterGetByKey0(engine, key, &filter);

	expect_output(status, filter);
	FwpmFreeMemory0((void **)&filter);
	return status;
}

/* What an earlier run may have left, because deleting it has failed, goes first. */
RESULT change_filters(HANDLE engine, UINT64 id, struct seen *seen)
{
	static const GUID key = { 0x12345678, 0x1234, 0x1234, { 1, 2, 3, 4, 5, 6, 7, 9 } };
	RESULT status = FwpmFilterDeleteByKey0(engine, &key);

	(void)id, (void)seen;
	if (status && status != (RESULT)FWP_E_FILTER_NOT_FOUND)
		return status;
	status = add_filter(engine, &key);
	if (!status)
		status = get_filter(engine, &key);
	return status ? status : FwpmFilterDeleteByKey0(engine, &key);
}
