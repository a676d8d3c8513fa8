/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The library: an enumeration from CreateEnumHandle0 to DestroyEnumHandle0, in pages of 1000. */
#include <stddef.h>

#include "api/context_find.h"
#include "api/context_known.h"
#include "api/engine.h"
#include "api/functions.h"
#include "base/block.h"
#include "bench.h"
#include "writer/expire.h"

#define PAGE_SIZE 1000

const bool api_kernel_mode = false; /* the same value as in libfwpuclnt */

/* The engine of all runs of this process: a process runs one method. */
static HANDLE engine;

static bool open_engine(const wchar_t *server)
{
	return engine || !engine_open(server, 0, NULL, NULL, &engine);
}

static bool note_snapshot(HANDLE e, struct result *r)
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
	UINT32 returned;
	HANDLE e;

	if (!open_engine(NULL))
		return false;
	cost_begin(&r->cost);
	if (sa_enum_create(engine, NULL, &e) || !note_snapshot(e, r))
		return false;
	do {
		if (sa_enum1(engine, e, PAGE_SIZE, &entries, &returned))
			return false;
		r->count += returned;
		block_free(entries);
	} while (returned == PAGE_SIZE);
	sa_enum_destroy(engine, e);
	cost_end(&r->cost);
	return true;
}

static bool contexts(const wchar_t *server, const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template,
		     struct result *r)
{
	IPSEC_SA_CONTEXT1 **entries;
	UINT32 returned;
	HANDLE e;

	if (!open_engine(server))
		return false;
	cost_begin(&r->cost);
	if (sa_context_enum_create(engine, template, &e) || !note_snapshot(e, r))
		return false;
	do {
		if (sa_context_enum1(engine, e, PAGE_SIZE, &entries, &returned))
			return false;
		r->count += returned;
		block_free(entries);
	} while (returned == PAGE_SIZE);
	sa_context_enum_destroy(engine, e);
	cost_end(&r->cost);
	return true;
}

bool wfp_contexts(struct result *r)
{
	return contexts(NULL, NULL, r);
}

/* What "wfpsa list" reads. */
bool wfp_tunnels(struct result *r)
{
	WFPX_TUNNEL0 **entries;
	UINT32 returned;
	HANDLE e;

	if (!open_engine(NULL))
		return false;
	cost_begin(&r->cost);
	if (tunnel_enum_create(engine, NULL, &e) || !note_snapshot(e, r))
		return false;
	do {
		if (tunnel_enum0(engine, e, PAGE_SIZE, &entries, &returned))
			return false;
		r->count += returned;
		block_free(entries);
	} while (returned == PAGE_SIZE);
	tunnel_enum_destroy(engine, e);
	cost_end(&r->cost);
	return true;
}

bool wfp_one_peer(struct result *r)
{
	const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = {
		.remoteSubNet = { .type = FWP_UINT32, .uint32 = ONE_PEER },
	};

	return contexts(NULL, &template, r);
}

bool wfp_one_peer_here(struct result *r)
{
	return open_engine(NULL) &&
	       !wfpx_engine_set_option(engine, WFPX_ENGINE_OPTION_WHOLE_DUMPS, 1) &&
	       wfp_one_peer(r);
}

bool wfp_reqid_each(struct result *r)
{
	return contexts(L"netns:each", NULL, r);
}

bool wfp_reqid_shared(struct result *r)
{
	return contexts(L"netns:shared", NULL, r);
}

/* An id of no context takes a whole snapshot, so fewer of these are looked up. */
#define LOOKUPS         20
#define UNKNOWN_LOOKUPS 2

/* What look-ups need: some contexts of all, and an enumeration of them that is open or not. */
struct lookups {
	IPSEC_SA_CONTEXT1 **entries;
	UINT32 count;
	HANDLE e;
};

static bool begin_lookups(struct lookups *l, bool open)
{
	if (!open_engine(NULL) || sa_context_enum_create(engine, NULL, &l->e) ||
	    sa_context_enum1(engine, l->e, UINT32_MAX, &l->entries, &l->count) || !l->count)
		return false;
	if (open)
		return true;
	sa_context_enum_destroy(engine, l->e);
	l->e = NULL;
	return true;
}

static bool look_up(bool (*find)(UINT64 id), bool open, unsigned lookups, struct result *r)
{
	struct lookups l;
	bool found = true;

	if (!begin_lookups(&l, open))
		return false;
	cost_begin(&r->cost);
	for (UINT32 i = 0; i < lookups && found; i++)
		found = find(l.entries[(uint64_t)i * l.count / lookups]->saContextId);
	cost_end(&r->cost);
	r->cost.cpu /= lookups;
	r->cost.wall /= lookups;
	r->cost.faults /= lookups;
	r->count = 1;
	block_free(l.entries);
	sa_context_enum_destroy(engine, l.e);
	return found;
}

static bool get(UINT64 id)
{
	IPSEC_SA_CONTEXT1 *entry;
	bool found = !sa_context_get1(engine, id, &entry);

	block_free(entry);
	return found;
}

/* The SPIs of the benchmark are below this. */
static bool get_unknown(UINT64 id)
{
	IPSEC_SA_CONTEXT1 *entry;

	return sa_context_get1(engine, id | (UINT64)0xf << 60, &entry) == FWP_E_NOT_FOUND;
}

static bool find_to_end(UINT64 id)
{
	struct engine *e = engine_get(engine);
	struct context_items items;
	size_t index;
	bool found = !context_find(e, id, false, &items, &index);

	if (found)
		context_items_done(&items);
	object_unref(&e->object);
	return found;
}

static bool find_known(UINT64 id)
{
	struct engine *e = engine_get(engine);
	struct known_context known;
	bool found = context_known(engine, id, &known);

	if (found) {
		found = !context_check(e->netlink, known.snapshot, known.context);
		object_unref(&known.enumerator->object);
	}
	object_unref(&e->object);
	return found;
}

bool wfp_get(struct result *r)
{
	return look_up(get, false, LOOKUPS, r);
}

bool wfp_get_known(struct result *r)
{
	return look_up(get, true, LOOKUPS, r);
}

bool wfp_find_to_end(struct result *r)
{
	return look_up(find_to_end, false, LOOKUPS, r);
}

bool wfp_find_known(struct result *r)
{
	return look_up(find_known, true, LOOKUPS, r);
}

bool wfp_find_unknown(struct result *r)
{
	return look_up(get_unknown, false, UNKNOWN_LOOKUPS, r);
}

#define EXPIRED 1000

static bool expire(bool open, struct result *r)
{
	struct lookups l;
	bool ended = true;

	if (!begin_lookups(&l, open))
		return false;
	cost_begin(&r->cost);
	for (UINT32 i = 0; i < l.count && r->count < EXPIRED && ended; i++) {
		if (!l.entries[i]->inboundSa || !l.entries[i]->outboundSa)
			continue;
		ended = !sa_context_expire(engine, l.entries[i]->saContextId);
		r->count++;
	}
	cost_end(&r->cost);
	block_free(l.entries);
	sa_context_enum_destroy(engine, l.e);
	return ended && r->count == EXPIRED;
}

bool wfp_expire(struct result *r)
{
	return expire(false, r);
}

bool wfp_expire_known(struct result *r)
{
	return expire(true, r);
}
