/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Prefixes as the library's templates want them. */
#ifndef WFPSA_SUBNET_H
#define WFPSA_SUBNET_H

#include <fwpmu.h>

#include "parse.h"

/* What a value in a template points to: the member that fits the IP version is used. */
struct subnet {
	FWP_V4_ADDR_AND_MASK v4;
	FWP_V6_ADDR_AND_MASK v6;
};

/* Makes @to the value for @prefix. It points to *@subnet, which must live as long. */
void subnet_fill(FWP_CONDITION_VALUE0 *to, struct subnet *subnet, const struct prefix *prefix);

#endif
