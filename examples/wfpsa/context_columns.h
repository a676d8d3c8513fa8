/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of contexts. Each source file has those of one subject, with the getters. */
#ifndef WFPSA_CONTEXT_COLUMNS_H
#define WFPSA_CONTEXT_COLUMNS_H

#include "columns.h"
#include "context_row.h"

/* "shown" is what a table shows without --output, "more" is for --output and JSON. */
extern const struct columns context_identity_shown,
	context_identity_more;             /* id, ends, protection */
extern const struct columns context_names; /* what the IKE daemon calls them; all "more" */
extern const struct columns context_traffic_shown,
	context_traffic_more;                                    /* the traffic and its policies */
extern const struct columns context_sas_shown, context_sas_more; /* the SAs and what they count */

#endif
