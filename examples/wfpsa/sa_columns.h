/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of SAs. Each source file has those of one subject, with the getters. */
#ifndef WFPSA_SA_COLUMNS_H
#define WFPSA_SA_COLUMNS_H

#include "columns.h"
#include "sa_row.h"

/* "shown" is what a table shows without --output, "more" is for --output and JSON. */
extern const struct columns sa_identity_shown, sa_identity_more; /* which SA, for what traffic */
extern const struct columns sa_usage_shown, sa_usage_more;       /* counters, times and limits */
extern const struct columns sa_security_shown, sa_security_more; /* algorithms, replays, errors */
extern const struct columns
	sa_handling_columns; /* devices, flags, timers: how packets are treated */

/*
 * Sets @ret to what the column of SAs with the JSON key @key shows of @row. There must be such a
 * column: an unknown key is a mistake in the program, and ends it.
 */
void sa_value(const struct sa_row *row, const char *key, struct value *ret);

/* Adds a word such as "esp:0xc0000001" to a list or to rows. */
void value_add_sa(struct value *ret, const WFPX_SA0 *sa);

/* Make @ret the word for an XFRM_MODE_* and for an IP protocol. */
void value_mode(struct value *ret, UINT8 mode);
void value_protocol(struct value *ret, UINT8 protocol);

#endif
