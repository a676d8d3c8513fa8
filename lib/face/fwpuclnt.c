/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What libfwpuclnt exports. */
#include "fwpmu.h"

#include "base/block.h"
#include "face.h"

const bool face_kernel_mode = false;

#define EXPORT __attribute__((visibility("default")))

#define FUNCTION(exported, inner, parameters, arguments)                                           \
	EXPORT DWORD WINAPI exported parameters                                                    \
	{                                                                                          \
		return inner arguments;                                                            \
	}
#include "functions.def"
#undef FUNCTION

EXPORT void WINAPI FwpmFreeMemory0(void **p)
{
	if (!p)
		return;
	block_free(*p);
	*p = NULL;
}
