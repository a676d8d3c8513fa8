/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The output of "show": a line for each column of a row, and rows within it indented below. */
#ifndef WFPSA_BLOCK_H
#define WFPSA_BLOCK_H

#include "record.h"

/*
 * Prints @row to stdout, but for its first column, which the caller has printed as a heading.
 * @row is of the type that @record is for. @exact: numbers of bytes are not rounded. Returns false
 * if there is no memory; a part of the row may have been printed then.
 */
bool block_print(const struct record *record, const void *row, bool exact);

#endif
