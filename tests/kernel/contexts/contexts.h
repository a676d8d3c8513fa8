/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the tests of "contexts" share: an engine, and what they look at of each context. */
#ifndef TESTS_KERNEL_CONTEXTS_CONTEXTS_H
#define TESTS_KERNEL_CONTEXTS_CONTEXTS_H

#include <stdbool.h>
#include <stdint.h>

#include "check_api.h"
#include "wfpxfrm.h"

#define CONTEXTS_MAX 64
#define CONTEXTS     30 /* of "tunnels many" */
#define HALVES       5  /* of them */

/* Each test has a new one. */
extern HANDLE engine;

/* A context as far as it must be the same wherever it is seen. */
struct view {
	UINT64 id;
	UINT32 in, out; /* SPIs, 0: none */
	UINT32 state, active;
	bool v6;
	UINT8 local[16], remote[16]; /* in network order, IPv4 in the first four */
};

/* A condition of a template, in words. */
struct subnet {
	const char *text; /* NULL: FWP_EMPTY */
	UINT8 prefix;     /* WHOLE: as one address, without a mask */
};
#define WHOLE 255

/* Room for what a condition points to. */
struct condition {
	FWP_CONDITION_VALUE0 value;
	FWP_V4_ADDR_AND_MASK v4;
	FWP_V6_ADDR_AND_MASK v6;
	FWP_BYTE_ARRAY16 bytes;
};

/* Sets @engine; in a child of fork() too, where that of the parent is of no use. */
void open_engine(void);

/* Succeeds, or the test fails. A NULL template is for all contexts. */
HANDLE open_enum(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template);

/* The SPI of the first SA of a bundle, 0 for NULL. */
UINT32 spi_of(const IPSEC_SA_DETAILS1 *sa);

/* All contexts that fit, in ascending order of their ids. @to has room for CONTEXTS_MAX. */
UINT32 read_views(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template, struct view *to);

/* The condition of a template that @subnet says in words. It points into @to. */
void fill(struct condition *to, const struct subnet *subnet);

/* Each adds the tests of its file. */
void contexts_add_ids(TCase *tc);
void contexts_add_pages(TCase *tc);
void contexts_add_templates(TCase *tc);

#endif
