/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The exports of libfwpkclnt: the functions of libfwpuclnt, but with NTSTATUS results. */
#include "fwpmk.h"

#include "base/status.h"
#include "error_text.h"
#include "export.h"
#include "functions.h"

const bool api_kernel_mode = true;

#define FUNCTION(exported, inner, parameters, arguments)                                           \
	EXPORT NTSTATUS NTAPI exported parameters                                                  \
	{                                                                                          \
		struct cancelling before = export_begin();                                         \
		NTSTATUS result = status_to_ntstatus(inner arguments);                             \
                                                                                                   \
		export_end(before);                                                                \
		return result;                                                                     \
	}
#include "functions.def"
#undef FUNCTION

EXPORT void NTAPI FwpmFreeMemory0(void **p)
{
	export_free(p);
}

/* This reads a table and is no cancellation point. */
EXPORT const char *NTAPI WfpxErrorText0(NTSTATUS code)
{
	return error_text_nt(code);
}

EXPORT UINT32 WINAPI WfpxVersion0(void)
{
	return WFPXFRM_VERSION;
}
