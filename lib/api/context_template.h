/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_TEMPLATE_H
#define API_CONTEXT_TEMPLATE_H

#include <stdbool.h>
#include <stdint.h>

#include "ipsectypes.h"
#include "sadb/subnet.h"

/* Checks a template, which may be NULL. *ret_all: it selects everything; else *ret says what. */
uint32_t context_template_parse(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *t, bool *ret_all,
				struct ends *ret);

#endif
