/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* IKE SAs to enumerate, and how an entry is rendered. */
#ifndef API_IKE_SA_H
#define API_IKE_SA_H

#include "ike/daemon.h"
#include "iketypes.h"
#include "page.h"
#include "sadb/subnet.h"

struct engine;

/* The items of an enumeration of IKE SAs. */
struct ike_items {
	struct ike_sas sas;
	struct ends ends; /* the IKE SAs between these are listed */
};

extern const struct kind kind_ike_sas;

/*
 * The format of IKEEXT_SA_DETAILS0, 1 and 2. An entry is always the newest: the older structs are
 * what it begins with, and their credentials what its credentials begin with.
 */
extern const struct format ike_format_details;

/* The format of WFPX_IKE_SA0. */
extern const struct format ike_format_wfpx0;

/*
 * Fills *to, which is zero before; what *to points to is put into the page's block.
 * ike_details_space() returns how many bytes of the block that takes.
 */
void ike_details_fill(struct page *page, const struct ike_sa *sa, IKEEXT_SA_DETAILS2 *to);
size_t ike_details_space(const struct ike_sa *sa);

/* Fills in the algorithms and the lifetime of an IKE SA. */
void ike_proposal_fill(IKEEXT_PROPOSAL0 *to, const struct ike_sa *sa);

/*
 * Reads the IKE SAs of the session's daemon into *ret, which must be empty and which the caller
 * releases with ike_sas_done() in any case. Returns the codes of ike_read().
 */
uint32_t engine_read_ike(struct engine *engine, struct ike_sas *ret);

#endif
