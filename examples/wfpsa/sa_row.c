/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sa_row.h"

const WFPX_ADDRESS0 *sa_local_address(const WFPX_SA0 *sa)
{
	return sa->saDirection == FWP_DIRECTION_OUTBOUND ? &sa->source : &sa->destination;
}

const WFPX_ADDRESS0 *sa_remote_address(const WFPX_SA0 *sa)
{
	return sa->saDirection == FWP_DIRECTION_OUTBOUND ? &sa->destination : &sa->source;
}
