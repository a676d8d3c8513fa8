/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the tests of "contexts" share: an engine, and the members of a context that they compare. */
#ifndef TESTS_KERNEL_CONTEXTS_CONTEXTS_H
#define TESTS_KERNEL_CONTEXTS_CONTEXTS_H

#include <stdbool.h>
#include <stdint.h>

#include "check_api.h"
#include "wfpxfrm.h"

#define CONTEXTS_MAX 64
#define CONTEXTS     30 /* of "tunnels many" */
#define HALVES       5  /* contexts with one SA */

/* Each test has a new one. */
extern HANDLE engine;

/* The members of a context that must be equal in each enumeration and in each process. */
struct view {
	UINT64 id;
	UINT32 in, out; /* SPIs, 0: none */
	UINT32 state, active;
	bool v6;
	UINT8 local[16], remote[16]; /* in network order, IPv4 in the first four */
};

/* A subnet or an address, for a condition of a template. */
struct subnet {
	const char *text; /* NULL: no condition (FWP_EMPTY) */
	UINT8 prefix;     /* or WHOLE */
};
#define WHOLE 255 /* one address, in the types that have no mask */

/* A condition, and memory for what it points to. */
struct condition {
	FWP_CONDITION_VALUE0 value;
	FWP_V4_ADDR_AND_MASK v4;
	FWP_V6_ADDR_AND_MASK v6;
	FWP_BYTE_ARRAY16 bytes;
};

/* Opens @engine. A child of fork() has to call this too, as it cannot use its parent's engine. */
void open_engine(void);

/* Succeeds, or the test fails. A NULL template is for all contexts. */
HANDLE open_enum(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template);

/* The SPI of the first SA of a bundle, 0 for NULL. */
UINT32 spi_of(const IPSEC_SA_DETAILS1 *sa);

/* All contexts that fit, in ascending order of their ids. @to has room for CONTEXTS_MAX. */
UINT32 read_views(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template, struct view *to);

/* Makes a condition of the subnet. The condition points into @to. */
void fill(struct condition *to, const struct subnet *subnet);

/* Each adds the tests of its file. */
void contexts_add_ids(TCase *tc);
void contexts_add_pages(TCase *tc);
void contexts_add_templates(TCase *tc);

#endif
