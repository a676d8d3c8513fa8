/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A context of ESP with AH, alone among others in a namespace that may be emptied. */
#ifndef TESTS_KERNEL_EXHAUST_ENDING_H
#define TESTS_KERNEL_EXHAUST_ENDING_H

#include "scenario.h"

/* Removes every SA of the namespace and installs the context anew. */
void ending_install(void);
UINT64 ending_id(void);

/*
 * NULL if the context ended as it should: the outbound SAs are gone, and the inbound ones, too, or
 * if @later have a limit.
 */
const char *ending_fault(bool later);

#endif
