/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_POLICY_ITEMS_H
#define API_POLICY_ITEMS_H

#include "page.h"
#include "sadb/snapshot.h"

/* The items of an enumeration of policies. */
struct policy_items {
	struct snapshot snapshot;     /* with every policy */
	const struct policy **sorted; /* in the order in which the kernel asks them */
};

extern const struct kind kind_policies;

/* The format of entries of a policy enumeration. */
extern const struct format policy_format0;

#endif
