/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_CONTEXT_STATE_H
#define WFPSA_CONTEXT_STATE_H

/* The name of a WFPX_SA_CONTEXT_STATE or WFPX_TUNNEL_STATE: "up", "down". NULL: unknown. */
const char *context_state_name(unsigned state);

#endif
