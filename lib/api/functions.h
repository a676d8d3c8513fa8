/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The inner functions of the API, which both libraries export with functions.def. They return the
 * status that a caller of fwpmu.h sees; fwpmu.h and wfpxfrm.h describe what each function does.
 */
#ifndef API_FUNCTIONS_H
#define API_FUNCTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "wfpxfrm.h" /* after fwpmk.h in fwpkclnt.c, else with fwpmu.h */

#define FUNCTION(exported, inner, parameters, arguments) uint32_t inner parameters;
#include "functions.def"
#undef FUNCTION

/* Whether this is libfwpkclnt; FWPM_SESSION0.kernelMode shows it. */
extern const bool api_kernel_mode;

#endif
