/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows of IKE SAs, which are the library's structs. */
#ifndef WFPSA_IKE_ROW_H
#define WFPSA_IKE_ROW_H

#include <stdbool.h>

#include <wfpxfrm.h>

/* The names of states: "established", "installed". NULL: unknown. */
const char *ike_state_name(WFPX_IKE_STATE state);
const char *ike_child_state_name(WFPX_IKE_CHILD_STATE state);

/* Whether the IKE SA's connection, or the name of one of its children, is @name. */
bool ike_is_called(const WFPX_IKE_SA0 *sa, const char *name);

/* The addresses of this end and of the peer; without a version where they are not known yet. */
void ike_addresses(const WFPX_IKE_SA0 *sa, WFPX_ADDRESS0 *ret_local, WFPX_ADDRESS0 *ret_remote);

#endif
