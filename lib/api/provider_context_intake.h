/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_PROVIDER_CONTEXT_INTAKE_H
#define API_PROVIDER_CONTEXT_INTAKE_H

#include "managed_intake.h"

/*
 * Make *intake, which is all zero, the provider context that a program wants to add, as version 0
 * or version 1. The statuses are those of FwpmProviderContextAdd0 that do not depend on other
 * objects.
 */
uint32_t provider_context_take0(struct intake *intake, struct engine *engine,
				const FWPM_PROVIDER_CONTEXT0 *from);
uint32_t provider_context_take1(struct intake *intake, struct engine *engine,
				const FWPM_PROVIDER_CONTEXT1 *from);

#endif
