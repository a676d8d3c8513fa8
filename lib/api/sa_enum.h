/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_ENUM_H
#define API_SA_ENUM_H

#include "page.h"
#include "sadb/snapshot.h"

/* The items of an enumeration of SAs. */
struct sa_items {
	struct snapshot snapshot;
	uint32_t direction; /* of the SAs to list: an FWP_DIRECTION; FWP_DIRECTION_MAX for both */
};

extern const struct kind kind_sas;

#endif
