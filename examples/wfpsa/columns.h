/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Short names for the arrays of columns. */
#ifndef WFPSA_COLUMNS_H
#define WFPSA_COLUMNS_H

#include "record.h"

#define RIGHT  COLUMN_RIGHT
#define CUT    COLUMN_CUT
#define MIDDLE COLUMN_MIDDLE
#define SPARE  COLUMN_SPARE
#define PART   COLUMN_PART

/* Initializer of a struct columns with all of an array. */
#define COLUMNS(array)                                                                             \
	{                                                                                          \
		(array), sizeof(array) / sizeof((array)[0])                                        \
	}

#endif
