/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_PROVIDER_CONTEXT_FORMAT_H
#define API_PROVIDER_CONTEXT_FORMAT_H

#include "page.h"

extern const struct kind kind_provider_contexts;

/* The formats of provider contexts in struct managed_items: versions 0 and 1. */
extern const struct format provider_context0, provider_context1;

#endif
