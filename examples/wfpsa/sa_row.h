/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row of SAs: one SA of an entry, which the getters of the columns of SAs take. */
#ifndef WFPSA_SA_ROW_H
#define WFPSA_SA_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <wfpxfrm.h>

/* The pointers are into a block of the library and valid as long as that. */
struct sa_row {
	const WFPX_SA_DETAILS0 *details; /* NULL: the SA of an event, which has no entry */
	size_t index;                    /* of this SA in details->saList */
	const WFPX_SA0 *sa;              /* details->saList[index] */
	uint64_t bundle; /* number of the entry in the listing, from 1; 0 within a context */
	uint64_t now;    /* time of the snapshot, in seconds since 1970 */
	bool foreign;    /* from --netns: names of interfaces cannot be asked for here */
};

/* The address of this end: the source of an outbound SA, the destination of an inbound one. */
const WFPX_ADDRESS0 *sa_local_address(const WFPX_SA0 *sa);

/* The address of the other end. */
const WFPX_ADDRESS0 *sa_remote_address(const WFPX_SA0 *sa);

#endif
