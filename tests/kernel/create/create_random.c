/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * create_random LEFT_OUT IN THREADS ROUNDS SEED - creates contexts of random bundles, in several
 * threads of one session
 *
 * What the library accepts, the kernel must accept: a refusal has a code that the library gives
 * before it asks the kernel. A context that was created has the transform and limits that were
 * given, and one that was refused leaves nothing behind. Exit status: 0 if so.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fwpmu.h"
#include "transforms.h"
#include "wfpxfrm.h"

static HANDLE engine;
static UINT64 out_filter, in_filter;
static unsigned rounds, seed;

/* What one thread does. */
struct worker {
	pthread_t thread;
	unsigned number, state, accepted, refused;
	struct keys keys;
};

static unsigned any(struct worker *w, unsigned below)
{
	return (unsigned)rand_r(&w->state) % below;
}

static void fail(const struct worker *w, const char *what, DWORD result)
{
	printf("# thread %u, seed %u: %s: %s\n", w->number, seed, what, WfpxErrorText0(result));
	exit(1);
}

/* A code that the library gives for what it has looked at itself. */
static bool is_refusal(DWORD result)
{
	static const DWORD codes[] = { FWP_E_INVALID_FLAGS,
				       FWP_E_INVALID_ENUMERATOR,
				       FWP_E_ZERO_LENGTH_ARRAY,
				       FWP_E_OUT_OF_BOUNDS,
				       FWP_E_NULL_POINTER,
				       FWP_E_INVALID_PARAMETER,
				       FWP_E_INVALID_AUTH_TRANSFORM,
				       FWP_E_INVALID_CIPHER_TRANSFORM,
				       FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM,
				       FWP_E_INVALID_TRANSFORM_COMBINATION,
				       FWP_E_TRAFFIC_MISMATCH,
				       ERROR_NOT_SUPPORTED };

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (codes[i] == result)
			return true;
	return false;
}

/* One of the transforms, often with something wrong in it. */
static void make_bundle(struct worker *w, UINT32 spi, struct bundle_sa *parts, IPSEC_SA0 *sa,
			IPSEC_SA_BUNDLE1 *bundle)
{
	const struct transform *t = &transforms[any(w, (unsigned)transform_count)];
	IPSEC_SA_AUTH_INFORMATION0 *auth =
		t->type == 4 ? &parts->both.saAuthInformation : &parts->auth;
	IPSEC_SA_CIPHER_INFORMATION0 *cipher =
		t->type == 4 ? &parts->both.saCipherInformation : &parts->cipher;

	transform_fill(t, spi, &w->keys, parts, sa);
	*bundle = (IPSEC_SA_BUNDLE1){ .numSAs = 1, .saList = sa };
	bundle->lifetime = (IPSEC_SA_LIFETIME0){ any(w, 3) ? any(w, 100000) + 100 : 0xffffffff,
						 any(w, 2) ? any(w, 100000) : 0,
						 any(w, 2) ? any(w, 100000) : 0 };
	bundle->flags = any(w, 8) ? any(w, 2) << any(w, 32) : 0;
	switch (any(w, 12)) {
	case 0:
		auth->authKey.size = any(w, KEY_MAX);
		break;
	case 1:
		cipher->cipherKey.size = any(w, KEY_MAX);
		break;
	case 2:
		auth->authTransform.authTransformId.authConfig = (IPSEC_AUTH_CONFIG)any(w, 256);
		break;
	case 3:
		cipher->cipherTransform.cipherTransformId.cipherType =
			(IPSEC_CIPHER_TYPE)any(w, 256);
		break;
	case 4:
		sa->saTransformType = (IPSEC_TRANSFORM_TYPE)(2 + any(w, 3)); /* of ESP */
		if (sa->saTransformType == IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER)
			sa->espAuthAndCipherInformation = &parts->both;
		break;
	case 5:
		bundle->numSAs = any(w, 2) * 3;
		break;
	case 6:
		bundle->pfsGroup = (IPSEC_PFS_GROUP)any(w, 12);
		break;
	default:
		break;
	}
	if (sa->saTransformType == IPSEC_TRANSFORM_AH) /* the filters are for ESP */
		sa->saTransformType = IPSEC_TRANSFORM_ESP_AUTH;
}

static void compare(struct worker *w, UINT64 id, const IPSEC_SA_BUNDLE1 *given)
{
	IPSEC_SA_CONTEXT1 *context;
	const IPSEC_SA_BUNDLE1 *is;
	DWORD result = IPsecSaContextGetById1(engine, id, &context);

	if (result)
		fail(w, "IPsecSaContextGetById1", result);
	is = &context->inboundSa->saBundle;
	if (context->saContextId != id || is->saList->spi != given->saList->spi ||
	    is->saList->saTransformType != given->saList->saTransformType ||
	    memcmp(&is->lifetime, &given->lifetime, sizeof(is->lifetime)) != 0)
		fail(w, "another SA than the one that was given", 0);
	FwpmFreeMemory0((void **)&context);
}

static void round_trip(struct worker *w)
{
	IPSEC_TRAFFIC1 traffic = { .localV4Address = 0xc0000201,
				   .remoteV4Address = 0xc0000202,
				   .ipsecFilterId = out_filter };
	IPSEC_GETSPI1 inbound = { .inboundIpsecTraffic = traffic };
	IPSEC_SA_BUNDLE1 bundle;
	struct bundle_sa parts;
	DWORD result;
	IPSEC_SA0 sa;
	UINT32 spi;
	UINT64 id;

	result = IPsecSaContextCreate1(engine, &traffic, NULL, NULL, &id);
	inbound.inboundIpsecTraffic.ipsecFilterId = in_filter;
	if (!result)
		result = IPsecSaContextGetSpi1(engine, id, &inbound, &spi);
	if (result)
		fail(w, "IPsecSaContextGetSpi1", result);
	make_bundle(w, spi, &parts, &sa, &bundle);
	result = IPsecSaContextAddInbound1(engine, id, &bundle);
	if (result && !is_refusal(result))
		fail(w, "IPsecSaContextAddInbound1", result);
	if (!result) {
		compare(w, id, &bundle);
		sa.spi = 0x10000 + 0x10000 * w->number + any(w, 0x10000);
		result = IPsecSaContextAddOutbound1(engine, id, &bundle);
		if (result)
			fail(w, "IPsecSaContextAddOutbound1", result);
		w->accepted++;
	} else {
		w->refused++;
	}
	result = IPsecSaContextDeleteById0(engine, id);
	if (result)
		fail(w, "IPsecSaContextDeleteById0", result);
}

static void *work(void *context)
{
	struct worker *w = context;

	for (unsigned i = 0; i < rounds; i++)
		round_trip(w);
	return NULL;
}

int main(int argc, char **argv)
{
	static struct worker workers[16];
	unsigned threads = argc == 6 ? (unsigned)atoi(argv[3]) : 0, accepted = 0, refused = 0;
	WFPX_KERNEL_STATISTICS0 *left;

	if (!threads || threads > 16)
		return 2;
	out_filter = strtoull(argv[1], NULL, 0);
	in_filter = strtoull(argv[2], NULL, 0);
	rounds = (unsigned)atoi(argv[4]);
	seed = (unsigned)atoi(argv[5]);
	if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 2;
	for (unsigned i = 0; i < threads; i++) {
		workers[i].number = i;
		workers[i].state = seed + i;
		memset(&workers[i].keys, (int)(0x10 + i), sizeof(workers[i].keys));
		pthread_create(&workers[i].thread, NULL, work, &workers[i]);
	}
	for (unsigned i = 0; i < threads; i++) {
		pthread_join(workers[i].thread, NULL);
		accepted += workers[i].accepted;
		refused += workers[i].refused;
	}
	if (WfpxKernelStatisticsGet0(engine, &left))
		return 2;
	printf("# seed %u: %u accepted, %u refused, %u states left\n", seed, accepted, refused,
	       (unsigned)left->numStates);
	return left->numStates || !accepted || !refused || FwpmEngineClose0(engine);
}
