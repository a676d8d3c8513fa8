/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_FILTER_INTAKE_H
#define API_FILTER_INTAKE_H

#include "managed_intake.h"

/*
 * filter_take() makes *intake, which is all zero, the filter that a program wants to add. The
 * statuses are those of FwpmFilterAdd0 that do not depend on other objects. filter_link() is an
 * intake_link: it checks and completes what does, which is the provider context and the sublayer.
 */
uint32_t filter_take(struct intake *intake, struct engine *engine, const FWPM_FILTER0 *from);
uint32_t filter_link(const struct store *store, struct managed *object);

#endif
