/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The IPComp state that compresses the packets of an SA: it comes and goes with the SA. */
#ifndef SADB_COMPANION_H
#define SADB_COMPANION_H

#include <stddef.h>

#include "xfrm/sa.h"

struct snapshot;

/*
 * Returns the IPComp state that goes with the SA at @index of @snapshot, which owns it. Returns
 * NULL if there is none, or if the kernel's tables do not say which of several it is.
 *
 * An IPComp state may go with an SA if one policy asks for both (libreswan gives them different
 * reqids), or if both have the same reqid other than 0. If several SAs or several IPComp states fit
 * like that, only those that came within a second of the SA are considered, because daemons install
 * an IPComp state and its SA at once. If several are still left, the result is NULL: any of them
 * could belong to another SA.
 */
const struct sa *companion_of(const struct snapshot *snapshot, size_t index);

#endif
