/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One SA of an entry: what the columns of SAs are asked for. */
#ifndef WFPSA_SA_ROW_H
#define WFPSA_SA_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <wfpxfrm.h>

struct sa_row {
	const WFPX_SA_DETAILS0 *details;
	size_t index;       /* in its saList */
	const WFPX_SA0 *sa; /* details->saList[index] */
	uint64_t bundle;    /* number of the entry in this listing; 0: the SA is a context's */
	uint64_t now;       /* seconds since 1970, when the snapshot was taken */
	bool foreign;       /* of another network namespace: its interfaces have no name here */
};

/* The addresses as seen from this end. */
const WFPX_ADDRESS0 *sa_local_address(const WFPX_SA0 *sa);
const WFPX_ADDRESS0 *sa_remote_address(const WFPX_SA0 *sa);

#endif
