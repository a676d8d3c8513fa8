/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_IKE_FIND_H
#define API_IKE_FIND_H

#include "ike/sas.h"

/*
 * Returns the child that an id of an IPsec SA or of an SA context means, or NULL: the SPI is one of
 * the child's, and sa_id() of that SA is @id. @sas has to be finished.
 *
 * Inbound SAs come first, because this host has chosen their SPIs. Peers choose the SPIs of
 * outbound SAs: if children of several IKE SAs have such an SA with this id, the answer is NULL.
 */
const struct ike_child *ike_find_child(const struct ike_sas *sas, uint64_t id);

/* Returns the IKE SA that has the id @id, or else that of ike_find_child(), or NULL. */
const struct ike_sa *ike_find(const struct ike_sas *sas, uint64_t id);

#endif
