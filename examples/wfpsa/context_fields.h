/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What columns take from a context as a whole. What they take from an SA of it is in sa_fields.h.
 */
#ifndef WFPSA_CONTEXT_FIELDS_H
#define WFPSA_CONTEXT_FIELDS_H

#include "context_row.h"
#include "record.h"

#define CONTEXT_FIELD(name) void name(const struct context_row *row, struct value *ret)

/* context_identity.c: which context it is, and how its SAs are protected */
CONTEXT_FIELD(context_id);
CONTEXT_FIELD(context_state);
CONTEXT_FIELD(context_active);
CONTEXT_FIELD(context_by_order);
CONTEXT_FIELD(context_local);
CONTEXT_FIELD(context_remote);
CONTEXT_FIELD(context_protocol);
CONTEXT_FIELD(context_algorithm);
CONTEXT_FIELD(context_encap);
CONTEXT_FIELD(context_age);
CONTEXT_FIELD(context_left);
CONTEXT_FIELD(context_idle);

/* context_parts.c: what it consists of, and the traffic it is for */
CONTEXT_FIELD(context_inbound);
CONTEXT_FIELD(context_outbound);
CONTEXT_FIELD(context_inbound_more);
CONTEXT_FIELD(context_outbound_more);
CONTEXT_FIELD(context_policies);
CONTEXT_FIELD(context_policies_served);
CONTEXT_FIELD(context_local_traffic);
CONTEXT_FIELD(context_remote_traffic);

#endif
