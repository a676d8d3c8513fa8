/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The IPComp state that an SA's packets are compressed by: it comes and goes with the SA. */
#ifndef SADB_COMPANION_H
#define SADB_COMPANION_H

#include <stddef.h>

#include "xfrm/sa.h"

struct snapshot;

/*
 * The IPComp state that goes with the SA whose index is @index; NULL if there is none, or if the
 * kernel's tables do not say which of several it is.
 *
 * One policy asks for both of them (libreswan gives them different reqids), or they have the same
 * reqid other than 0. If several SAs or several IPComp states are tied like that, those are looked
 * at that came within a second of the SA, as daemons install an IPComp state and its SA at once.
 * If there are still several of either, none is taken: it could be another SA's.
 */
const struct sa *companion_of(const struct snapshot *snapshot, size_t index);

#endif
