/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tells which states of the kernel are SAs. */
#ifndef SADB_KIND_H
#define SADB_KIND_H

#include "xfrm/sa.h"

enum sa_kind {
	SA_KIND_SA,        /* ESP or AH with an algorithm */
	SA_KIND_LARVAL,    /* ESP or AH without: a reserved SPI, or an ACQUIRE under way */
	SA_KIND_COMPANION, /* another protocol: IPComp, IP-in-IP, Mobile IPv6 */
};

/* Returns the kind of a state. */
enum sa_kind sa_kind(const struct sa *sa);

#endif
