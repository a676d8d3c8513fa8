/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A session that is open during each test, and codes under names that both headers' tests use. */
#ifndef TESTS_COMMON_CHECK_ENGINE_H
#define TESTS_COMMON_CHECK_ENGINE_H

#include "check_api.h"
#include "wfpxfrm.h"

#ifdef USE_FWPMK
#define BAD_HANDLE    STATUS_INVALID_HANDLE
#define BAD_PARAMETER STATUS_INVALID_PARAMETER
#else
#define BAD_HANDLE    ERROR_INVALID_HANDLE
#define BAD_PARAMETER ERROR_INVALID_PARAMETER
#endif

static HANDLE engine;

static void setup(void)
{
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine));
}

static void teardown(void)
{
	ck_succeeds(FwpmEngineClose0(engine));
}

#endif
