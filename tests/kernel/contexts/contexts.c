/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * contexts - tests of SA contexts through fwpmu.h and wfpxfrm.h: templates, pages, ids, wrong
 * arguments
 *
 * Needs the SAs of "tunnels many" in its network namespace.
 */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "contexts.h"

HANDLE engine;

void open_engine(void)
{
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine));
}

static void teardown(void)
{
	FwpmEngineClose0(engine);
}

UINT32 spi_of(const IPSEC_SA_DETAILS1 *sa)
{
	return sa ? sa->saBundle.saList[0].spi : 0;
}

static void take_address(UINT8 to[16], bool v6, UINT32 v4, const UINT8 address[16])
{
	UINT32 network = htonl(v4);

	memset(to, 0, 16);
	memcpy(to, v6 ? (const void *)address : &network, v6 ? 16 : 4);
}

static void take_ends(struct view *to, const IPSEC_SA_DETAILS1 *sa)
{
	const IPSEC_TRAFFIC1 *t = &sa->traffic;

	to->v6 = t->ipVersion == FWP_IP_VERSION_V6;
	take_address(to->local, to->v6, t->localV4Address, t->localV6Address);
	take_address(to->remote, to->v6, t->remoteV4Address, t->remoteV6Address);
}

static struct view view_of(const WFPX_SA_CONTEXT0 *c)
{
	struct view view, other;

	memset(&view, 0, sizeof(view));
	view.id = c->context.saContextId;
	view.in = spi_of(c->context.inboundSa);
	view.out = spi_of(c->context.outboundSa);
	view.state = c->state;
	view.active = c->active != FALSE;
	ck_assert(view.in || view.out);
	take_ends(&view, c->context.inboundSa ? c->context.inboundSa : c->context.outboundSa);
	if (view.in && view.out) { /* both halves show the same two ends */
		other = view;
		take_ends(&other, c->context.outboundSa);
		ck_assert_mem_eq(&view, &other, sizeof(view));
	}
	return view;
}

static int by_id(const void *a, const void *b)
{
	UINT64 x = ((const struct view *)a)->id, y = ((const struct view *)b)->id;

	return (x > y) - (x < y);
}

HANDLE open_enum(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template)
{
	HANDLE ret = garbage;

	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, template, &ret));
	ck_assert_ptr_nonnull(ret);
	return ret;
}

UINT32 read_views(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template, struct view *to)
{
	HANDLE handle = open_enum(template);
	WFPX_SA_CONTEXT0 **entries;
	UINT32 count;

	ck_succeeds(WfpxSaContextEnum0(engine, handle, 0xffffffff, &entries, &count));
	ck_assert_uint_le(count, CONTEXTS_MAX);
	for (UINT32 i = 0; i < count; i++)
		to[i] = view_of(entries[i]);
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, handle));
	qsort(to, count, sizeof(*to), by_id);
	return count;
}

static void add_tests(TCase *tc)
{
	contexts_add_templates(tc);
	contexts_add_pages(tc);
	contexts_add_ids(tc);
}

int main(void)
{
	return run_case("contexts", open_engine, teardown, add_tests);
}
