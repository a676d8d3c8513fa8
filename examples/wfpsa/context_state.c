/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "context_state.h"

#include <stddef.h>

#include <wfpxfrm.h>

const char *context_state_name(unsigned state)
{
	static const char *const names[] = {
		[0] = "gone", /* a tunnel of which there are only totals */
		[WFPX_SA_CONTEXT_UP] = "up",
		[WFPX_SA_CONTEXT_REKEYING] = "rekeying",
		[WFPX_SA_CONTEXT_DRAINING] = "draining",
		[WFPX_SA_CONTEXT_HALF] = "half",
		[WFPX_TUNNEL_DOWN] = "down",
		[WFPX_TUNNEL_LARVAL] = "larval",
	};

	return state < sizeof(names) / sizeof(names[0]) ? names[state] : NULL;
}
