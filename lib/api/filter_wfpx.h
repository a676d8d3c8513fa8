/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_FILTER_WFPX_H
#define API_FILTER_WFPX_H

#include "page.h"

/* The formats of the entries of struct filter_items: FWPM_FILTER0 and WFPX_FILTER0. */
extern const struct format filter_format0, filter_wfpx0;

#endif
