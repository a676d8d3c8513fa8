/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_TABLE_FIT_H
#define WFPSA_TABLE_FIT_H

#include "table.h"

/*
 * Makes a table fit into table->width. First whole columns are left out, those of COLUMN_SPARE
 * without any value and then those with the highest struct column.drop first, and the last heading
 * is a mark for that; then cells are cut, those of COLUMN_CUT before those of COLUMN_MIDDLE, with a
 * mark in the cell; then columns with a drop of 1 are left out. A table may remain too wide: cells
 * of other columns are never cut, because they would be alike then. Returns false if there is no
 * memory.
 */
bool table_fit(struct table *table);

#endif
