/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sa_enum.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "engine.h"
#include "face.h"
#include "sa_filter.h"

#define ANY_DIRECTION FWP_DIRECTION_MAX

struct sa_enum {
	struct object object;
	struct snapshot snapshot;
	uint32_t direction; /* or ANY_DIRECTION */
	pthread_mutex_t lock;
	size_t next; /* under the lock: where the next page begins */
};

static void release(struct object *object)
{
	struct sa_enum *e = (struct sa_enum *)object;

	snapshot_done(&e->snapshot);
	pthread_mutex_destroy(&e->lock);
	free(e);
}

static uint32_t check_template(const IPSEC_SA_ENUM_TEMPLATE0 *t)
{
	/* as a number: the compiler may take it for granted that an enumeration holds no other */
	return t && (uint32_t)t->saDirection >= FWP_DIRECTION_MAX ? FWP_E_INVALID_ENUMERATOR
								  : ERROR_SUCCESS;
}

static uint32_t enum_new(struct engine *engine, const IPSEC_SA_ENUM_TEMPLATE0 *t,
			 struct sa_enum **ret)
{
	struct sa_enum *e = calloc(1, sizeof(*e));
	uint32_t status;

	if (!e)
		return ERROR_NOT_ENOUGH_MEMORY;
	object_init(&e->object, release);
	pthread_mutex_init(&e->lock, NULL);
	e->direction = t ? (uint32_t)t->saDirection : ANY_DIRECTION;
	status = snapshot_take(engine->netlink, &e->snapshot);
	if (status)
		object_unref(&e->object);
	else
		*ret = e;
	return status;
}

uint32_t sa_enum_create(HANDLE engineHandle, const IPSEC_SA_ENUM_TEMPLATE0 *enumTemplate,
			HANDLE *enumHandle)
{
	struct engine *engine =
		(struct engine *)handle_get((uintptr_t)engineHandle, HANDLE_TYPE_ENGINE, 0);
	struct sa_enum *e = NULL;
	uintptr_t handle;
	uint32_t status;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = enumHandle ? check_template(enumTemplate) : FWP_E_NULL_POINTER;
	if (!status)
		status = enum_new(engine, enumTemplate, &e);
	object_unref(&engine->object);
	if (status)
		return status;
	status = handle_open(HANDLE_TYPE_SA_ENUM, (uintptr_t)engineHandle, &e->object, &handle);
	if (status)
		object_unref(&e->object);
	else
		*enumHandle = (HANDLE)handle;
	return status;
}

uint32_t sa_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	struct object *engine = handle_get((uintptr_t)engineHandle, HANDLE_TYPE_ENGINE, 0);

	if (!engine)
		return ERROR_INVALID_HANDLE;
	object_unref(engine);
	if (!enumHandle) /* programs do that on their way out of an error */
		return ERROR_SUCCESS;
	return handle_close((uintptr_t)enumHandle, HANDLE_TYPE_SA_ENUM, (uintptr_t)engineHandle);
}

static uint32_t get_enum(HANDLE engineHandle, HANDLE enumHandle, struct sa_enum **ret)
{
	struct object *engine = handle_get((uintptr_t)engineHandle, HANDLE_TYPE_ENGINE, 0);
	struct object *e = NULL;

	if (engine)
		e = handle_get((uintptr_t)enumHandle, HANDLE_TYPE_SA_ENUM, (uintptr_t)engineHandle);
	object_unref(engine);
	*ret = (struct sa_enum *)e;
	return e ? ERROR_SUCCESS : ERROR_INVALID_HANDLE;
}

/* Whether @index begins an entry: the AH SA of a bundle comes with its ESP SA. */
static bool is_entry(const struct sa_enum *e, size_t index)
{
	const struct sa *sa = &e->snapshot.sas[index];

	return (e->direction == ANY_DIRECTION || e->direction == sa->direction) &&
	       !(sa->bundled && sa->proto == IPPROTO_AH);
}

/* A page that begins at e->next: where it ends, and what it needs. Nothing moves yet. */
struct plan {
	size_t end;
	uint32_t count;
	size_t space;
};

static struct plan plan_page(const struct sa_enum *e, uint32_t requested,
			     const struct sa_format *format)
{
	struct plan plan = { .end = e->next };

	for (; plan.end < e->snapshot.count && plan.count < requested; plan.end++) {
		if (!is_entry(e, plan.end))
			continue;
		plan.space += format->space(&e->snapshot, plan.end);
		plan.count++;
	}
	plan.space += BLOCK_SPACE(plan.count * sizeof(void *)) + sa_filter_names_space();
	return plan;
}

/* Opens the page's block and moves the cursor: together, so that no entry is lost or given twice.
 */
static uint32_t claim_page(struct sa_enum *e, uint32_t requested, const struct sa_format *format,
			   struct page *page, struct plan *plan, size_t *begin)
{
	uint32_t status = ERROR_SUCCESS;

	pthread_mutex_lock(&e->lock);
	*begin = e->next;
	*plan = plan_page(e, requested, format);
	if (plan->count)
		status = block_open(&page->block, plan->space);
	if (!status)
		e->next = plan->end;
	pthread_mutex_unlock(&e->lock);
	return status;
}

static uint32_t next_page(struct sa_enum *e, uint32_t requested, const struct sa_format *format,
			  void **ret, uint32_t *ret_count)
{
	struct page page = { .snapshot = &e->snapshot };
	struct plan plan;
	size_t begin, n = 0;
	uint32_t status = claim_page(e, requested, format, &page, &plan, &begin);
	void **entries;

	if (status || !plan.count)
		return status;
	entries = block_take(&page.block, plan.count * sizeof(*entries));
	sa_filter_names_render(&page);
	for (size_t i = begin; i < plan.end; i++)
		if (is_entry(e, i))
			entries[n++] = format->render(&page, i);
	*ret = entries;
	*ret_count = plan.count;
	return ERROR_SUCCESS;
}

/* *ret is the array of entries, NULL without any. @complete: the caller passed all its pointers. */
static uint32_t enum_page(HANDLE engineHandle, HANDLE enumHandle, uint32_t requested,
			  const struct sa_format *format, bool complete, void **ret,
			  uint32_t *ret_count)
{
	struct sa_enum *e;
	uint32_t status = get_enum(engineHandle, enumHandle, &e);

	*ret = NULL;
	if (ret_count)
		*ret_count = 0;
	if (status)
		return status;
	if (complete)
		status = next_page(e, requested, format, ret, ret_count);
	else
		status = FWP_E_NULL_POINTER;
	object_unref(&e->object);
	return status;
}

uint32_t sa_enum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
		  IPSEC_SA_DETAILS0 ***entries, UINT32 *numEntriesReturned)
{
	void *page;
	uint32_t status =
		enum_page(engineHandle, enumHandle, numEntriesRequested, &sa_format_details0,
			  entries && numEntriesReturned, &page, numEntriesReturned);

	if (entries)
		*entries = page;
	return status;
}

uint32_t sa_enum1(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
		  IPSEC_SA_DETAILS1 ***entries, UINT32 *numEntriesReturned)
{
	void *page;
	uint32_t status =
		enum_page(engineHandle, enumHandle, numEntriesRequested, &sa_format_details1,
			  entries && numEntriesReturned, &page, numEntriesReturned);

	if (entries)
		*entries = page;
	return status;
}

uint32_t sa_enum_wfpx0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
		       WFPX_SA_DETAILS0 ***entries, UINT32 *numEntriesReturned)
{
	void *page;
	uint32_t status = enum_page(engineHandle, enumHandle, numEntriesRequested, &sa_format_wfpx0,
				    entries && numEntriesReturned, &page, numEntriesReturned);

	if (entries)
		*entries = page;
	return status;
}

uint32_t snapshot_get_info(HANDLE engineHandle, HANDLE enumHandle, WFPX_SNAPSHOT_INFO0 *info)
{
	const struct snapshot *s;
	struct sa_enum *e;
	uint32_t status = get_enum(engineHandle, enumHandle, &e);

	if (status)
		return status;
	s = &e->snapshot;
	if (info)
		*info = (WFPX_SNAPSHOT_INFO0){
			.time = s->time,
			.bytesReceived = s->bytes_received,
			.bytesHeld = snapshot_bytes(s),
			.states = s->states,
			.sas = (UINT32)s->count,
			.larval = s->larval,
			.companions = s->companions,
			.malformed = s->malformed,
			.unknownAttributes = s->unknown_attributes,
		};
	else
		status = FWP_E_NULL_POINTER;
	object_unref(&e->object);
	return status;
}
