/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * create_threads THREADS SECONDS SEED - threads of two sessions create, read, change and delete the
 * same SA contexts, and add and delete the filters that these hang on
 *
 * Each result must be one that the documents give for what other threads can have done meanwhile.
 * In the end the filters are deleted, and no state is left. Exit status: 0 if so.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fwpmu.h"
#include "transforms.h"
#include "wfpxfrm.h"

#define HERE         0xc0000201u
#define PEER         0xc0000202u
#define CONTEXTS     16
#define THREADS      16

#define MORE_SECONDS 60

static HANDLE engines[2];
static atomic_ullong contexts[CONTEXTS]; /* ids, some of contexts that are gone */
static atomic_ullong filters[2];         /* ids: inbound, outbound */
static pthread_mutex_t replacing = PTHREAD_MUTEX_INITIALIZER;
static atomic_uint done[16]; /* how often each action has succeeded */
static unsigned seed;
static time_t end;

/* What one thread has. */
struct worker {
	pthread_t thread;
	unsigned number, state;
	HANDLE engine;
	struct keys keys;
};

static unsigned any(struct worker *w, unsigned below)
{
	return (unsigned)rand_r(&w->state) % below;
}

/* Ends the test unless the result is 0 or one of the list, which ends with 0. */
static bool good(const struct worker *w, const char *what, DWORD result, const DWORD *others)
{
	for (; result && *others; others++)
		if (result == *others)
			return false;
	if (!result)
		return true;
	printf("# thread %u, seed %u: %s: %s\n", w->number, seed, what, WfpxErrorText0(result));
	exit(1);
}

/* Another thread has deleted what the call is about. */
static const DWORD is_gone[] = { FWP_E_NOT_FOUND, FWP_E_FILTER_NOT_FOUND, 0 };

static UINT64 add_filter(struct worker *w, bool out, UINT32 peer)
{
	static wchar_t name[] = L"threads";
	FWPM_FILTER_CONDITION0 condition = { .fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS,
					     .conditionValue = { .type = FWP_UINT32,
								 .uint32 = peer } };
	FWPM_FILTER0 filter = { .displayData.name = name,
				.numFilterConditions = 1,
				.filterCondition = &condition,
				.action.type = FWP_ACTION_CALLOUT_TERMINATING };
	UINT64 id;

	filter.layerKey = out ? FWPM_LAYER_OUTBOUND_TRANSPORT_V4 : FWPM_LAYER_INBOUND_TRANSPORT_V4;
	filter.action.calloutKey = out ? FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4
				       : FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4;
	good(w, "FwpmFilterAdd0", FwpmFilterAdd0(w->engine, &filter, NULL, &id), (DWORD[]){ 0 });
	return id;
}

/* As a rekey does: the new filters come first, then the old ones go, with what hangs on them. */
static void replace_filters(struct worker *w)
{
	UINT64 old[2];

	pthread_mutex_lock(&replacing);
	for (int out = 0; out < 2; out++)
		old[out] = atomic_exchange(&filters[out], add_filter(w, out, PEER));
	for (int out = 0; out < 2; out++)
		if (old[out])
			good(w, "FwpmFilterDeleteById0", FwpmFilterDeleteById0(w->engine, old[out]),
			     (DWORD[]){ 0 });
	pthread_mutex_unlock(&replacing);
}

static bool add_sas(struct worker *w, UINT64 id, UINT32 spi)
{
	static const DWORD in_codes[] = { FWP_E_NOT_FOUND, FWP_E_FILTER_NOT_FOUND,
					  FWP_E_INCOMPATIBLE_SA_STATE, 0 };
	static const DWORD out_codes[] = { FWP_E_NOT_FOUND, FWP_E_FILTER_NOT_FOUND,
					   FWP_E_INCOMPATIBLE_SA_STATE, FWP_E_ALREADY_EXISTS, 0 };
	struct bundle_sa parts;
	IPSEC_SA0 sa;
	IPSEC_SA_BUNDLE1 bundle = { .numSAs = 1, .saList = &sa };

	transform_fill(transform_named("gcm128"), spi, &w->keys, &parts, &sa);
	if (!good(w, "IPsecSaContextAddInbound1", IPsecSaContextAddInbound1(w->engine, id, &bundle),
		  in_codes))
		return false;
	sa.spi = 0x1000 + any(w, 0x10000);
	return good(w, "IPsecSaContextAddOutbound1",
		    IPsecSaContextAddOutbound1(w->engine, id, &bundle), out_codes);
}

static bool create_context(struct worker *w)
{
	IPSEC_TRAFFIC1 traffic = { .localV4Address = HERE,
				   .remoteV4Address = PEER,
				   .ipsecFilterId = atomic_load(&filters[1]) };
	IPSEC_GETSPI1 inbound = { .inboundIpsecTraffic = traffic };
	UINT64 id;
	UINT32 spi;

	inbound.inboundIpsecTraffic.ipsecFilterId = atomic_load(&filters[0]);
	if (!good(w, "IPsecSaContextCreate1",
		  IPsecSaContextCreate1(w->engine, &traffic, NULL, NULL, &id), is_gone))
		return false;
	atomic_store(&contexts[any(w, CONTEXTS)], id); /* others may use it from now on */
	if (good(w, "IPsecSaContextGetSpi1", IPsecSaContextGetSpi1(w->engine, id, &inbound, &spi),
		 is_gone) &&
	    add_sas(w, id, spi))
		return true;
	good(w, "IPsecSaContextDeleteById0", IPsecSaContextDeleteById0(w->engine, id), is_gone);
	return false;
}

static UINT64 any_context(struct worker *w)
{
	return atomic_load(&contexts[any(w, CONTEXTS)]);
}

static bool read_context(struct worker *w)
{
	UINT64 id = any_context(w);
	IPSEC_SA_CONTEXT1 *context;
	bool found = good(w, "IPsecSaContextGetById1",
			  IPsecSaContextGetById1(w->engine, id, &context), is_gone);

	if (found && context->saContextId != id)
		good(w, "another context than asked for", ERROR_GEN_FAILURE, (DWORD[]){ 0 });
	FwpmFreeMemory0((void **)&context);
	return found;
}

static bool change_context(struct worker *w)
{
	static const DWORD codes[] = { FWP_E_NOT_FOUND, FWP_E_FILTER_NOT_FOUND,
				       FWP_E_INCOMPATIBLE_SA_STATE, FWP_E_ALREADY_EXISTS, 0 };
	IPSEC_V4_UDP_ENCAPSULATION0 ports = { 4500, (UINT16)(1024 + any(w, 1000)) };
	UINT64 id = any_context(w);
	IPSEC_SA_CONTEXT1 *context;
	bool changed = false;

	if (!good(w, "IPsecSaContextGetById1", IPsecSaContextGetById1(w->engine, id, &context),
		  is_gone))
		return false;
	if (context->inboundSa && context->outboundSa) {
		context->inboundSa->udpEncapsulation = &ports;
		context->outboundSa->udpEncapsulation = &ports;
		changed =
			good(w, "IPsecSaContextUpdate0",
			     IPsecSaContextUpdate0(
				     w->engine, IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION, context),
			     codes);
	}
	FwpmFreeMemory0((void **)&context);
	return changed;
}

static bool delete_context(struct worker *w)
{
	return good(w, "IPsecSaContextDeleteById0",
		    IPsecSaContextDeleteById0(w->engine, any_context(w)), is_gone);
}

static bool expire_context(struct worker *w)
{
	static const DWORD codes[] = { FWP_E_NOT_FOUND, FWP_E_INCOMPATIBLE_SA_STATE, 0 };

	return good(w, "IPsecSaContextExpire0", IPsecSaContextExpire0(w->engine, any_context(w)),
		    codes);
}

static bool list_contexts(struct worker *w)
{
	static const DWORD codes[] = { ERROR_RETRY, 0 };
	IPSEC_SA_CONTEXT1 **entries;
	HANDLE list;
	UINT32 count;

	if (!good(w, "IPsecSaContextCreateEnumHandle0",
		  IPsecSaContextCreateEnumHandle0(w->engine, NULL, &list), codes))
		return false;
	good(w, "IPsecSaContextEnum1", IPsecSaContextEnum1(w->engine, list, 100, &entries, &count),
	     (DWORD[]){ 0 });
	FwpmFreeMemory0((void **)&entries);
	IPsecSaContextDestroyEnumHandle0(w->engine, list);
	return true;
}

static bool list_filters(struct worker *w)
{
	FWPM_FILTER0 **entries;
	HANDLE list;
	UINT32 count;

	good(w, "FwpmFilterCreateEnumHandle0", FwpmFilterCreateEnumHandle0(w->engine, NULL, &list),
	     (DWORD[]){ 0 });
	good(w, "FwpmFilterEnum0", FwpmFilterEnum0(w->engine, list, 100, &entries, &count),
	     (DWORD[]){ 0 });
	FwpmFreeMemory0((void **)&entries);
	FwpmFilterDestroyEnumHandle0(w->engine, list);
	return true;
}

static bool other_filter(struct worker *w)
{
	UINT64 id = add_filter(w, any(w, 2), 0xc6336400 + any(w, 256));

	return good(w, "FwpmFilterDeleteById0", FwpmFilterDeleteById0(w->engine, id),
		    (DWORD[]){ 0 });
}

static bool rekey(struct worker *w)
{
	if (any(w, 8))
		return false;
	replace_filters(w);
	return true;
}

/* An action, which returns whether it has done what its name says. */
static const struct action {
	const char *name;
	bool (*act)(struct worker *w);
} actions[] = {
	{ "created", create_context },      { "read", read_context },
	{ "changed", change_context },      { "deleted", delete_context },
	{ "expired", expire_context },      { "listed", list_contexts },
	{ "filters listed", list_filters }, { "another filter", other_filter },
	{ "filters replaced", rekey },
};

#define ACTIONS (sizeof(actions) / sizeof(actions[0]))

static bool each_is_done(void)
{
	for (size_t i = 0; i < ACTIONS; i++)
		if (!atomic_load(&done[i]))
			return false;
	return true;
}

/* A slow machine needs longer until each action has succeeded. */
static void *work(void *context)
{
	struct worker *w = context;

	while (time(NULL) < end || (!each_is_done() && time(NULL) < end + MORE_SECONDS)) {
		unsigned which = any(w, 2) ? 0 : any(w, ACTIONS);

		if (actions[which].act(w))
			atomic_fetch_add(&done[which], 1);
	}
	return NULL;
}

/* Deletes the filters; prints how often each action was done. Returns whether all is well. */
static bool finish(struct worker *w)
{
	WFPX_KERNEL_STATISTICS0 *left;
	bool nothing_left;

	for (int out = 0; out < 2; out++)
		good(w, "FwpmFilterDeleteById0", FwpmFilterDeleteById0(w->engine, filters[out]),
		     (DWORD[]){ 0 });
	if (WfpxKernelStatisticsGet0(w->engine, &left))
		return false;
	printf("# seed %u:", seed);
	for (size_t i = 0; i < ACTIONS; i++)
		printf(" %u %s,", done[i], actions[i].name);
	printf(" %u states left\n", (unsigned)left->numStates);
	nothing_left = !left->numStates;
	FwpmFreeMemory0((void **)&left);
	return nothing_left && each_is_done();
}

int main(int argc, char **argv)
{
	static struct worker workers[THREADS];
	unsigned threads = argc == 4 ? (unsigned)atoi(argv[1]) : 0;

	if (!threads || threads > THREADS)
		return 2;
	seed = (unsigned)atoi(argv[3]);
	for (int i = 0; i < 2; i++)
		if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engines[i]))
			return 2;
	for (unsigned i = 0; i < threads; i++) {
		workers[i].number = i;
		workers[i].state = seed + i;
		workers[i].engine = engines[i % 2];
		memset(&workers[i].keys, (int)(0x10 + i), sizeof(workers[i].keys));
	}
	replace_filters(&workers[0]);
	end = time(NULL) + atoi(argv[2]);
	for (unsigned i = 0; i < threads; i++)
		pthread_create(&workers[i].thread, NULL, work, &workers[i]);
	for (unsigned i = 0; i < threads; i++)
		pthread_join(workers[i].thread, NULL);
	if (!finish(&workers[0]))
		return 1;
	return FwpmEngineClose0(engines[0]) || FwpmEngineClose0(engines[1]);
}
