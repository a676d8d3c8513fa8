/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "scenario.h"

#include <stddef.h>

#include "listing.h"

static const struct format sa_formats[] = {
	{ sas0, digest_sa0 },
	{ sas1, digest_sa1 },
	{ sas_wfpx, digest_sa_wfpx },
};

static const struct format context_formats[] = {
	{ contexts0, digest_context0 },
	{ contexts1, digest_context1 },
	{ contexts_wfpx, digest_context_wfpx },
};

static const struct format tunnel_formats[] = {
	{ tunnels0, digest_tunnel },
	{ tunnels0, digest_tunnel },
	{ tunnels0, digest_tunnel },
};

static const struct format policy_formats[] = {
	{ policies0, digest_policy },
	{ policies0, digest_policy },
	{ policies0, digest_policy },
};

static const struct format session_formats[] = {
	{ sessions0, digest_session },
	{ sessions0, digest_session },
	{ sessions0, digest_session },
};

static RESULT create_sas(HANDLE engine, const IPSEC_SA_ENUM_TEMPLATE0 *template, HANDLE *ret)
{
	RESULT status;

	*ret = garbage;
	status = IPsecSaCreateEnumHandle0(engine, template, ret);
	expect_output(status, *ret);
	return status;
}

static RESULT create_contexts(HANDLE engine, const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template,
			      HANDLE *ret)
{
	RESULT status;

	*ret = garbage;
	status = IPsecSaContextCreateEnumHandle0(engine, template, ret);
	expect_output(status, *ret);
	return status;
}

static RESULT all_sas(HANDLE engine, UINT64 id, struct seen *seen)
{
	HANDLE handle;
	RESULT status = create_sas(engine, NULL, &handle);

	(void)id;
	if (status)
		return status;
	status = read_all(engine, handle, sa_formats, seen);
	expect_success(IPsecSaDestroyEnumHandle0(engine, handle));
	return status;
}

/* Uses more handles and blocks at a time than fit into the tables without growing them. */
#define SESSIONS 20
#define BLOCKS   40

static RESULT many_blocks(HANDLE engine, UINT64 id, struct seen *seen)
{
	void **blocks[BLOCKS] = { NULL };
	HANDLE handle;
	RESULT status = create_sas(engine, NULL, &handle);

	(void)id;
	if (status)
		return status;
	for (unsigned i = 0; i < BLOCKS && !status; i++)
		status = read_page(engine, handle, &sa_formats[i % 3], 1, seen, &blocks[i]);
	expect_success(IPsecSaDestroyEnumHandle0(engine, handle));
	for (unsigned i = 0; i < BLOCKS; i++)
		FwpmFreeMemory0((void **)&blocks[i]);
	return status;
}

static RESULT many_sessions(HANDLE engine, UINT64 id, struct seen *seen)
{
	HANDLE sessions[SESSIONS];
	RESULT status = 0;
	unsigned count = 0;

	(void)engine, (void)id, (void)seen;
	for (; count < SESSIONS && !status; count++)
		status = scenario_open(&scenarios[0], &sessions[count]);
	if (status)
		count--;
	while (count)
		expect_success(FwpmEngineClose0(sessions[--count]));
	return status;
}

static RESULT contexts_between(HANDLE engine, const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template,
			       struct seen *seen)
{
	HANDLE handle;
	RESULT status = create_contexts(engine, template, &handle);

	if (status)
		return status;
	status = read_all(engine, handle, context_formats, seen);
	expect_success(IPsecSaContextDestroyEnumHandle0(engine, handle));
	return status;
}

static RESULT all_contexts(HANDLE engine, UINT64 id, struct seen *seen)
{
	(void)id;
	return contexts_between(engine, NULL, seen);
}

/* With such a template, the library lets the kernel filter, with a dump for each direction. */
static RESULT some_contexts(HANDLE engine, UINT64 id, struct seen *seen)
{
	static const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = {
		.localSubNet = { .type = FWP_UINT32, .uint32 = 0xc0000201 },
	};

	(void)id;
	return contexts_between(engine, &template, seen);
}

static RESULT create_tunnels(HANDLE engine, HANDLE *ret)
{
	RESULT status;

	*ret = garbage;
	status = WfpxTunnelCreateEnumHandle0(engine, NULL, ret);
	expect_output(status, *ret);
	return status;
}

static RESULT all_tunnels(HANDLE engine, UINT64 id, struct seen *seen)
{
	HANDLE handle;
	RESULT status = create_tunnels(engine, &handle);

	(void)id;
	if (status)
		return status;
	status = read_all(engine, handle, tunnel_formats, seen);
	expect_success(WfpxTunnelDestroyEnumHandle0(engine, handle));
	return status;
}

static RESULT all_policies(HANDLE engine, UINT64 id, struct seen *seen)
{
	HANDLE handle = garbage;
	RESULT status = WfpxPolicyCreateEnumHandle0(engine, &handle);

	(void)id;
	expect_output(status, handle);
	if (status)
		return status;
	status = read_all(engine, handle, policy_formats, seen);
	expect_success(WfpxPolicyDestroyEnumHandle0(engine, handle));
	return status;
}

static RESULT all_sessions(HANDLE engine, UINT64 id, struct seen *seen)
{
	HANDLE handle = garbage;
	RESULT status = FwpmSessionCreateEnumHandle0(engine, NULL, &handle);

	(void)id;
	expect_output(status, handle);
	if (status)
		return status;
	status = read_pages(engine, handle, session_formats, seen);
	expect_success(FwpmSessionDestroyEnumHandle0(engine, handle));
	return status;
}

static RESULT option(HANDLE engine, UINT64 id, struct seen *seen)
{
	FWP_VALUE0 *value = garbage;
	RESULT status = FwpmEngineGetOption0(engine, FWPM_ENGINE_NAME_CACHE, &value);

	(void)id, (void)seen;
	expect_output(status, value);
	FwpmFreeMemory0((void **)&value);
	return status;
}

#define GET(name, function, type, digest)                                                          \
	static RESULT name(HANDLE engine, UINT64 id, struct seen *seen)                            \
	{                                                                                          \
		type *context = garbage;                                                           \
		RESULT status = function(engine, id, &context);                                    \
                                                                                                   \
		expect_output(status, context);                                                    \
		if (context)                                                                       \
			digest(seen, context);                                                     \
		FwpmFreeMemory0((void **)&context);                                                \
		return status;                                                                     \
	}

GET(get0, IPsecSaContextGetById0, IPSEC_SA_CONTEXT0, digest_context0)
GET(get1, IPsecSaContextGetById1, IPSEC_SA_CONTEXT1, digest_context1)
GET(get_wfpx, WfpxSaContextGetById0, WFPX_SA_CONTEXT0, digest_context_wfpx)

GET(get_tunnel, WfpxTunnelGetById0, WFPX_TUNNEL0, digest_tunnel)

static RESULT first_tunnel(HANDLE engine, UINT64 id, struct seen *seen)
{
	WFPX_TUNNEL0 **entries = NULL;
	HANDLE handle;
	UINT32 count = 0;
	RESULT status = create_tunnels(engine, &handle);

	(void)id;
	if (status)
		return status;
	status = WfpxTunnelEnum0(engine, handle, 1, &entries, &count);
	if (!status && count)
		status = get_tunnel(engine, entries[0]->tunnelId, seen);
	FwpmFreeMemory0((void **)&entries);
	expect_success(WfpxTunnelDestroyEnumHandle0(engine, handle));
	return status;
}

static RESULT get(HANDLE engine, UINT64 id, struct seen *seen)
{
	RESULT status = get0(engine, id, seen);

	if (!status)
		status = get1(engine, id, seen);
	return status ? status : get_wfpx(engine, id, seen);
}

static RESULT nothing(HANDLE engine, UINT64 id, struct seen *seen)
{
	(void)engine, (void)id, (void)seen;
	return 0;
}

static RESULT expire(HANDLE engine, UINT64 id, struct seen *seen)
{
	(void)seen;
	return IPsecSaContextExpire0(engine, id);
}

static RESULT end_now(HANDLE engine, UINT64 id, struct seen *seen)
{
	(void)seen;
	return IPsecSaContextDeleteById0(engine, id);
}

static wchar_t name[] = L"exhaust", description[] = L"each call fails in turn";
static const FWPM_SESSION0 named = {
	.sessionKey = { 0x12345678, 0x1234, 0x1234, { 1, 2, 3, 4, 5, 6, 7, 8 } },
	.displayData = { .name = name, .description = description },
};

const struct scenario scenarios[] = {
	{ .name = "a session", .run = nothing },
	{ .name = "a session with key and name",
	  .session = &named,
	  .run = nothing,
	  .reads_files = true },
	{ .name = "an option", .run = option },
	{ .name = "sessions", .session = &named, .run = all_sessions, .reads_files = true },
	{ .name = "a session elsewhere", .server = L"netns:/proc/self/ns/net", .run = nothing },
	{ .name = "SAs", .run = all_sas },
	{ .name = "many pages of SAs", .run = many_blocks, .for_memory = true },
	{ .name = "many sessions", .run = many_sessions, .for_memory = true },
	{ .name = "IKE SAs", .run = ike_sas },
	{ .name = "an IKE SA by its id", .run = ike_sa, .for_memory = true },
	{ .name = "an IKE SA by the id of an IPsec SA", .run = ike_sa_wfpx, .for_memory = true },
	{ .name = "a rekey", .run = rekey, .for_memory = true },
	{ .name = "an IKE SA's end", .run = end_ike_sa },
	{ .name = "events and totals", .run = follow_events },
	{ .name = "a subscription to contexts", .run = subscribe_contexts, .for_memory = true },
	{ .name = "contexts", .run = all_contexts },
	{ .name = "contexts of a template",
	  .server = L"netns:/proc/self/ns/net",
	  .run = some_contexts },
	{ .name = "a context by its id", .run = get },
	{ .name = "tunnels", .run = all_tunnels, .for_memory = true },
	{ .name = "policies", .run = all_policies, .for_memory = true },
	{ .name = "filters and what they name", .run = read_filters, .reads_files = true },
	{ .name = "a filter that is added, read and deleted",
	  .run = change_filters,
	  .reads_files = true,
	  .stores = true },
	{ .name = "a context that is created, changed and deleted",
	  .run = create_context,
	  .clean = delete_created,
	  .reads_files = true,
	  .stores = true },
	{ .name = "a tunnel by its id", .run = first_tunnel, .for_memory = true },
	{ .name = "statistics", .run = windows_statistics, .reads_files = true },
	{ .name = "the kernel's statistics", .run = kernel_statistics, .reads_files = true },
	{ .name = "the kernel's statistics of another namespace",
	  .server = L"netns:other",
	  .run = kernel_statistics,
	  .reads_files = true },
	{ .name = "a context's end in a minute", .run = expire, .ends = true },
	{ .name = "a context's end at once", .run = end_now, .ends = true },
};

const unsigned scenario_count = sizeof(scenarios) / sizeof(scenarios[0]);

RESULT scenario_open(const struct scenario *scenario, HANDLE *ret)
{
	RESULT status;

	*ret = garbage;
	status = FwpmEngineOpen0(scenario->server, RPC_C_AUTHN_WINNT, NULL, scenario->session, ret);
	expect_output(status, *ret);
	return status;
}

UINT64 scenario_find_pair(void)
{
	IPSEC_SA_CONTEXT0 **entries = NULL;
	HANDLE engine, handle;
	UINT32 count = 0;
	UINT64 id = 0;

	if (scenario_open(&scenarios[0], &engine) || create_contexts(engine, NULL, &handle) ||
	    IPsecSaContextEnum0(engine, handle, ALL, &entries, &count))
		complain("no contexts");
	for (UINT32 i = 0; i < count && !id; i++)
		if (entries[i]->inboundSa && entries[i]->outboundSa)
			id = entries[i]->saContextId;
	FwpmFreeMemory0((void **)&entries);
	FwpmEngineClose0(engine);
	return id;
}
