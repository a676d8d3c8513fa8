/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_ENUM_H
#define API_SA_ENUM_H

#include "page.h"
#include "sadb/snapshot.h"

/* The items of an enumeration of SAs. */
struct sa_items {
	struct snapshot snapshot;
	uint32_t direction; /* FWP_DIRECTION_OUTBOUND or _INBOUND: of those alone; _MAX: of both */
};

extern const struct kind kind_sas;

#endif
