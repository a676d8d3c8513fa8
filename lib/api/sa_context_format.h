/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_CONTEXT_FORMAT_H
#define API_SA_CONTEXT_FORMAT_H

#include "page.h"

/* One entry of a context enumeration; each takes its own struct from the block first. */
extern const struct format sa_context_format0;
extern const struct format sa_context_format1;
extern const struct format sa_context_format_wfpx0;

#endif
