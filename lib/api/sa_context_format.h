/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_CONTEXT_FORMAT_H
#define API_SA_CONTEXT_FORMAT_H

#include "page.h"

/* The formats of entries of a context enumeration. Each entry's own struct comes first in the
 * block. */
extern const struct format sa_context_format0;
extern const struct format sa_context_format1;
extern const struct format sa_context_format_wfpx0;

#endif
