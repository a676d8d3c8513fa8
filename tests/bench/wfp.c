/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The library: an enumeration from CreateEnumHandle0 to DestroyEnumHandle0, in pages of 1000. */
#include "api/context_find.h"
#include "api/context_known.h"
#include "api/engine.h"
#include "api/functions.h"
#include "base/block.h"
#include "bench.h"
#include "writer/expire.h"

#define PAGE_SIZE 1000

const bool api_kernel_mode = false; /* the same value as in libfwpuclnt */

static bool note_snapshot(HANDLE engine, HANDLE e, struct result *r)
{
	WFPX_SNAPSHOT_INFO0 info;

	if (snapshot_get_info(engine, e, &info))
		return false;
	r->bytes = info.bytesReceived;
	r->bytes_held = info.bytesHeld;
	return true;
}

bool wfp_sas(struct result *r)
{
	IPSEC_SA_DETAILS1 **entries;
	HANDLE engine, e;
	UINT32 returned;
	double start;

	if (engine_open(NULL, 0, NULL, NULL, &engine))
		return false;
	start = now();
	if (sa_enum_create(engine, NULL, &e) || !note_snapshot(engine, e, r))
		return false;
	do {
		if (sa_enum1(engine, e, PAGE_SIZE, &entries, &returned))
			return false;
		r->count += returned;
		block_free(entries);
	} while (returned == PAGE_SIZE);
	sa_enum_destroy(engine, e);
	r->seconds = now() - start;
	engine_close(engine);
	return true;
}

static bool contexts(const wchar_t *server, const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template,
		     struct result *r)
{
	IPSEC_SA_CONTEXT1 **entries;
	HANDLE engine, e;
	UINT32 returned;
	double start;

	if (engine_open(server, 0, NULL, NULL, &engine))
		return false;
	start = now();
	if (sa_context_enum_create(engine, template, &e) || !note_snapshot(engine, e, r))
		return false;
	do {
		if (sa_context_enum1(engine, e, PAGE_SIZE, &entries, &returned))
			return false;
		r->count += returned;
		block_free(entries);
	} while (returned == PAGE_SIZE);
	sa_context_enum_destroy(engine, e);
	r->seconds = now() - start;
	engine_close(engine);
	return true;
}

bool wfp_contexts(struct result *r)
{
	return contexts(NULL, NULL, r);
}

bool wfp_one_peer(struct result *r)
{
	const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = {
		.remoteSubNet = { .type = FWP_UINT32, .uint32 = ONE_PEER },
	};

	return contexts(NULL, &template, r);
}

bool wfp_reqid_each(struct result *r)
{
	return contexts(L"netns:each", NULL, r);
}

bool wfp_reqid_shared(struct result *r)
{
	return contexts(L"netns:shared", NULL, r);
}

#define LOOKUPS 20

/* Calls @find for some contexts of all, while an enumeration of them is open or not. */
static bool look_up(bool (*find)(HANDLE engine, UINT64 id), bool open, struct result *r)
{
	IPSEC_SA_CONTEXT1 **entries;
	HANDLE engine, e;
	UINT32 count;
	bool found = true;
	double start;

	if (engine_open(NULL, 0, NULL, NULL, &engine) || sa_context_enum_create(engine, NULL, &e) ||
	    sa_context_enum1(engine, e, UINT32_MAX, &entries, &count) || !count)
		return false;
	if (!open)
		sa_context_enum_destroy(engine, e);
	start = now();
	for (UINT32 i = 0; i < LOOKUPS && found; i++)
		found = find(engine, entries[(uint64_t)i * count / LOOKUPS]->saContextId);
	r->seconds = (now() - start) / LOOKUPS;
	r->count = 1;
	block_free(entries);
	engine_close(engine);
	return found;
}

static bool get(HANDLE engine, UINT64 id)
{
	IPSEC_SA_CONTEXT1 *entry;
	bool found = !sa_context_get1(engine, id, &entry);

	block_free(entry);
	return found;
}

static bool find_to_end(HANDLE handle, UINT64 id)
{
	struct engine *engine = engine_get(handle);
	struct context_items items;
	size_t index;
	bool found = !context_find(engine, id, false, &items, &index);

	if (found)
		context_items_done(&items);
	object_unref(&engine->object);
	return found;
}

static bool find_known(HANDLE handle, UINT64 id)
{
	struct engine *engine = engine_get(handle);
	struct known_context known;
	bool found = context_known(handle, id, &known);

	if (found) {
		found = !context_check(engine->netlink, known.snapshot, known.context);
		object_unref(&known.enumerator->object);
	}
	object_unref(&engine->object);
	return found;
}

bool wfp_get(struct result *r)
{
	return look_up(get, false, r);
}

bool wfp_find_to_end(struct result *r)
{
	return look_up(find_to_end, false, r);
}

bool wfp_find_known(struct result *r)
{
	return look_up(find_known, true, r);
}
