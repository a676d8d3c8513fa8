/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Short names for the arrays of columns. */
#ifndef WFPSA_COLUMNS_H
#define WFPSA_COLUMNS_H

#include <libsmartcols.h>

#include "record.h"

#define RIGHT SCOLS_FL_RIGHT /* aligned to the right */
#define TRUNC SCOLS_FL_TRUNC /* cut off where the terminal is too narrow */

/* Initializer of a struct columns with all of an array. */
#define COLUMNS(array)                                                                             \
	{                                                                                          \
		(array), sizeof(array) / sizeof((array)[0])                                        \
	}

#endif
