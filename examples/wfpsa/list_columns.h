/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_LIST_COLUMNS_H
#define WFPSA_LIST_COLUMNS_H

#include "options.h"

/*
 * Lists the columns that rows of the command have, as a table or as JSON. This reads nothing from
 * the kernel and needs no right. Returns an enum exit_code.
 */
int list_columns(const struct options *options);

#endif
