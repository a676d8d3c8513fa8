/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What libfwpkclnt exports: the same functions with NTSTATUS results. */
#include "fwpmk.h"

#include "base/block.h"
#include "base/status.h"
#include "face.h"

const bool face_kernel_mode = true;

#define EXPORT __attribute__((visibility("default")))

#define FUNCTION(exported, inner, parameters, arguments)                                           \
	EXPORT NTSTATUS NTAPI exported parameters                                                  \
	{                                                                                          \
		return status_to_ntstatus(inner arguments);                                        \
	}
#include "functions.def"
#undef FUNCTION

EXPORT void NTAPI FwpmFreeMemory0(void **p)
{
	if (!p)
		return;
	block_free(*p);
	*p = NULL;
}
