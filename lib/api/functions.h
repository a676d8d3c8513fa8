/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The functions of the API, for both libraries: they return what a caller of fwpmu.h will see. */
#ifndef API_FUNCTIONS_H
#define API_FUNCTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "wfpxfrm.h" /* after fwpmk.h in fwpkclnt.c, else with fwpmu.h */

#define FUNCTION(exported, inner, parameters, arguments) uint32_t inner parameters;
#include "functions.def"
#undef FUNCTION

/* Whether this is libfwpkclnt: what its sessions say of themselves. */
extern const bool api_kernel_mode;

#endif
