/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "enumerator.h"

#include <stdlib.h>

#include "base/spare.h"
#include "base/status.h"
#include "sadb/snapshot.h"

static void release_enumerator(struct object *object)
{
	struct enumerator *e = (struct enumerator *)object;

	e->kind->done(e->items);
	free(e->items);
	pthread_mutex_destroy(&e->lock);
	spare_unref(e->spare);
	free(e);
}

uint32_t enumerator_new(const struct kind *kind, struct spare *spare, struct enumerator **ret)
{
	struct enumerator *e = calloc(1, sizeof(*e));
	void *items = calloc(1, kind->size);

	if (!e || !items) {
		free(e);
		free(items);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	object_init(&e->object, release_enumerator);
	pthread_mutex_init(&e->lock, NULL);
	e->kind = kind;
	e->spare = spare;
	spare_ref(spare);
	e->items = items;
	*ret = e;
	return ERROR_SUCCESS;
}

static bool is_incomplete(const struct enumerator *e)
{
	return e->kind->snapshot && !e->kind->snapshot(e->items)->complete;
}

uint32_t enumerator_open(HANDLE engine, struct enumerator *e, uint32_t filled, bool complete_only,
			 HANDLE *ret)
{
	uintptr_t handle;
	uint32_t status = filled;

	if (!status && complete_only && is_incomplete(e))
		status = ERROR_RETRY;
	if (!status)
		status =
			handle_open(HANDLE_TYPE_ENUMERATOR, (uintptr_t)engine, &e->object, &handle);
	if (status)
		object_unref(&e->object);
	else
		*ret = (HANDLE)handle;
	return status;
}

uint32_t enumerator_get(HANDLE engine, HANDLE handle, const struct kind *kind,
			struct enumerator **ret)
{
	struct object *owner = handle_get((uintptr_t)engine, HANDLE_TYPE_ENGINE, 0);
	struct enumerator *e = NULL;

	if (owner)
		e = (struct enumerator *)handle_get((uintptr_t)handle, HANDLE_TYPE_ENUMERATOR,
						    (uintptr_t)engine);
	object_unref(owner);
	if (e && kind && e->kind != kind) {
		object_unref(&e->object);
		e = NULL;
	}
	*ret = e;
	return e ? ERROR_SUCCESS : ERROR_INVALID_HANDLE;
}

uint32_t enumerator_destroy(HANDLE engine, HANDLE handle, const struct kind *kind)
{
	struct object *owner = handle_get((uintptr_t)engine, HANDLE_TYPE_ENGINE, 0);
	struct enumerator *e;
	uint32_t status;

	if (!owner)
		return ERROR_INVALID_HANDLE;
	object_unref(owner);
	if (!handle)
		return ERROR_SUCCESS;
	status = enumerator_get(engine, handle, kind, &e);
	if (status)
		return status;
	status = handle_close((uintptr_t)handle, HANDLE_TYPE_ENUMERATOR, (uintptr_t)engine);
	object_unref(&e->object);
	return status;
}

static bool item_is_entry(const struct enumerator *e, size_t index)
{
	return !e->kind->is_entry || e->kind->is_entry(e->items, index);
}

/* A page that begins at e->next: its items, the number of entries, and the bytes it takes. */
struct plan {
	size_t begin, end;
	uint32_t count;
	size_t space;
};

static struct plan plan_page(const struct enumerator *e, uint32_t requested,
			     const struct format *format)
{
	struct plan plan = { .begin = e->next, .end = e->next };
	size_t count = e->kind->count(e->items);

	for (; plan.end < count && plan.count < requested; plan.end++) {
		if (!item_is_entry(e, plan.end))
			continue;
		plan.space += format->space(e->items, plan.end);
		plan.count++;
	}
	plan.space += BLOCK_SPACE(plan.count * sizeof(void *)) + e->kind->shared_space;
	return plan;
}

/*
 * Allocates the page's block and moves e->next behind the page, both under the lock: so two threads
 * do not get the same entry, and no entry is skipped when memory is short.
 */
static uint32_t claim_page(struct enumerator *e, uint32_t requested, const struct format *format,
			   struct page *page, struct plan *plan)
{
	uint32_t status = ERROR_SUCCESS;

	pthread_mutex_lock(&e->lock);
	*plan = plan_page(e, requested, format);
	if (plan->count)
		status = block_open(&page->block, e->spare, plan->space);
	if (!status)
		e->next = plan->end;
	pthread_mutex_unlock(&e->lock);
	return status;
}

/*
 * Moves e->next back after a page could not be rendered. If another thread has taken the next page
 * meanwhile, the entries of this page are skipped.
 */
static void return_page(struct enumerator *e, const struct plan *plan)
{
	pthread_mutex_lock(&e->lock);
	if (e->next == plan->end)
		e->next = plan->begin;
	pthread_mutex_unlock(&e->lock);
}

struct filling_page {
	const struct enumerator *e;
	const struct plan *plan;
	const struct format *format;
	struct page page;
	void **entries;
};

static void fill_page(void *context)
{
	struct filling_page *f = context;
	size_t n = 0;

	f->entries = block_take(&f->page.block, f->plan->count * sizeof(*f->entries));
	if (f->e->kind->share)
		f->page.shared = f->e->kind->share(&f->page.block);
	for (size_t i = f->plan->begin; i < f->plan->end; i++)
		if (item_is_entry(f->e, i))
			f->entries[n++] = f->format->render(&f->page, i);
}

static uint32_t next_page(struct enumerator *e, uint32_t requested, const struct format *format,
			  void **ret, uint32_t *ret_count)
{
	struct plan plan;
	struct filling_page f = {
		.e = e, .plan = &plan, .format = format, .page = { .items = e->items }
	};
	uint32_t status = claim_page(e, requested, format, &f.page, &plan);

	if (status || !plan.count)
		return status;
	if (!block_fill(&f.page.block, fill_page, &f)) {
		block_free(f.page.block.base);
		return_page(e, &plan);
		return ERROR_GEN_FAILURE;
	}
	*ret = f.entries;
	*ret_count = plan.count;
	return ERROR_SUCCESS;
}

uint32_t enumerator_page(HANDLE engine, HANDLE handle, uint32_t requested,
			 const struct format *format, bool complete, void **ret,
			 uint32_t *ret_count)
{
	struct enumerator *e;
	uint32_t status = enumerator_get(engine, handle, format->kind, &e);

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
