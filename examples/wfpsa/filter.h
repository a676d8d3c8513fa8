/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Filters: options such as --spi that choose rows. A row is shown if it passes all of them. */
#ifndef WFPSA_FILTER_H
#define WFPSA_FILTER_H

#include <stdbool.h>

#include <wfpxfrm.h>

#include "parse.h"

/* The filters. The value is also a bit number in struct noun.template_filters. */
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
	FILTER_NAME,
	FILTERS /* their number */
};

/* The filters of one command line. All zero: no filter was given, and every row passes. */
struct filter {
	const char *given[FILTERS]; /* arguments; "" for options without; NULL: not given */
	FWP_DIRECTION direction;
	struct prefix local, peer;
	UINT32 spi, reqid, mark, mark_mask, if_id;
	bool mark_masked; /* --mark has a mask, which must then be equal too */
	unsigned states;  /* bits, 1 << WFPX_SA_CONTEXT_STATE: states that pass */
};

/*
 * Adds a filter, or replaces the one given before. @argument is NULL for an option without an
 * argument, and must live as long as @filter. Returns false if @argument is malformed.
 */
bool filter_set(struct filter *filter, enum filter_id id, const char *argument);

/* The name of the filter's long option, without dashes: "spi". A constant. */
const char *filter_name(enum filter_id id);

/* What the argument must be, for messages: "a number of 32 bits". A constant. */
const char *filter_wants(enum filter_id id);

/* Whether a filter was given at all. */
bool filter_any(const struct filter *filter);

/* Returns false if --local and --peer are of different IP versions, so that no row can pass. */
bool filter_possible(const struct filter *filter);

/*
 * Whether an SA passes the filters for SPI, reqid, mark, interface id and IP version. The other
 * filters are not looked at.
 */
bool filter_has_sa(const struct filter *filter, const WFPX_SA0 *sa);

/* Whether an IP version passes --ipv4 and --ipv6. */
bool filter_has_family(const struct filter *filter, FWP_IP_VERSION version);

/* Whether the addresses of an SA pass --local and --peer. */
bool filter_has_addresses(const struct filter *filter, const WFPX_SA0 *sa);

/* Whether the state of a context or of a tunnel passes --state. */
bool filter_has_state(const struct filter *filter, unsigned state);

#endif
