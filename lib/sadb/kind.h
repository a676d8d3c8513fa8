/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which of the kernel's states are SAs. */
#ifndef SADB_KIND_H
#define SADB_KIND_H

#include "xfrm/sa.h"

enum sa_kind {
	SA_KIND_SA,
	SA_KIND_LARVAL,    /* a reserved SPI or a wish (ACQUIRE): no keys, protects nothing */
	SA_KIND_COMPANION, /* IPComp, IP-in-IP, Mobile IPv6: goes with an SA or is none */
};

enum sa_kind sa_kind(const struct sa *sa);

#endif
