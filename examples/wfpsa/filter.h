/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which rows are wanted: the options that say so. */
#ifndef WFPSA_FILTER_H
#define WFPSA_FILTER_H

#include <stdbool.h>

#include <wfpxfrm.h>

#include "parse.h"

enum filter_id {
	FILTER_DIRECTION,
	FILTER_LOCAL,
	FILTER_PEER,
	FILTER_IPV4,
	FILTER_IPV6,
	FILTER_SPI,
	FILTER_REQID,
	FILTER_MARK,
	FILTER_IF_ID,
	FILTER_STATE,
	FILTERS
};

/* Nothing given: everything is wanted. */
struct filter {
	const char *given[FILTERS]; /* the arguments, "" where there is none to give; NULL: not */
	FWP_DIRECTION direction;
	struct prefix local, peer;
	UINT32 spi, reqid, mark, mark_mask, if_id;
	bool mark_masked; /* the mask was given too */
	unsigned states;  /* bits: 1 << WFPX_SA_CONTEXT_STATE */
};

/* False: @argument is not what the filter wants. It must live as long as the filter. */
bool filter_set(struct filter *filter, enum filter_id id, const char *argument);

/* "spi", "a number"; for messages and JSON. */
const char *filter_name(enum filter_id id);
const char *filter_wants(enum filter_id id);

/* False: no address can be in both --local and --peer. */
bool filter_possible(const struct filter *filter);

/* By all that is asked of a single SA but its direction and its addresses. */
bool filter_has_sa(const struct filter *filter, const WFPX_SA0 *sa);
bool filter_has_addresses(const struct filter *filter, const WFPX_SA0 *sa);
bool filter_has_state(const struct filter *filter, WFPX_SA_CONTEXT_STATE state);

#endif
