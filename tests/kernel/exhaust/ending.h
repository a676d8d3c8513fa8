/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A context of ESP with AH, which the scenarios end. They remove all other SAs of the namespace. */
#ifndef TESTS_KERNEL_EXHAUST_ENDING_H
#define TESTS_KERNEL_EXHAUST_ENDING_H

#include "scenario.h"

/* Removes every SA of the namespace, and installs the context and some others. */
void ending_install(void);
UINT64 ending_id(void);

/*
 * Returns NULL if the context ended as it should: the outbound SAs are gone, and the inbound SAs
 * are gone or, with @later, have a limit. Otherwise returns what is wrong.
 */
const char *ending_fault(bool later);

#endif
