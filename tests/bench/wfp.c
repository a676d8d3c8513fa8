/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The library: an enumeration from CreateEnumHandle0 to DestroyEnumHandle0, in pages of 1000. */
#include "base/block.h"
#include "bench.h"
#include "api/functions.h"

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
