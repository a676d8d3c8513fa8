/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row as people read it: a line for each column, and what belongs to it below. */
#ifndef WFPSA_BLOCK_H
#define WFPSA_BLOCK_H

#include "record.h"

/* To stdout, from the second column on. @exact: bytes are not rounded. False: no memory. */
bool block_print(const struct record *record, const void *row, bool exact);

#endif
