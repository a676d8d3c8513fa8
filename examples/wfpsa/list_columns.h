/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_LIST_COLUMNS_H
#define WFPSA_LIST_COLUMNS_H

#include "options.h"

/* wfpsa list ... --list-columns, as a table or as JSON. Returns an exit code. */
int list_columns(const struct options *options);

#endif
