/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The exports of libfwpuclnt. */
#include "fwpmu.h"

#include "error_text.h"
#include "export.h"
#include "functions.h"

const bool api_kernel_mode = false;

#define FUNCTION(exported, inner, parameters, arguments)                                           \
	EXPORT DWORD WINAPI exported parameters                                                    \
	{                                                                                          \
		struct cancelling before = export_begin();                                         \
		DWORD result = inner arguments;                                                    \
                                                                                                   \
		export_end(before);                                                                \
		return result;                                                                     \
	}
#include "functions.def"
#undef FUNCTION

EXPORT void WINAPI FwpmFreeMemory0(void **p)
{
	export_free(p);
}

/* This reads a table and is no cancellation point. */
EXPORT const char *WINAPI WfpxErrorText0(DWORD code)
{
	return error_text(code);
}

EXPORT UINT32 WINAPI WfpxVersion0(void)
{
	return WFPXFRM_VERSION;
}
