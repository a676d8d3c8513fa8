/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_OPTIONS_H
#define WFPSA_OPTIONS_H

#include <stdbool.h>

#include "sa_columns.h"

#define COMMAND_LIST_SAS "list sas"
#define COLUMNS_MAX      128 /* that one -o may ask for, repetitions included */

struct sa_options {
	const struct sa_column *columns[COLUMNS_MAX];
	size_t column_count;
	bool columns_chosen; /* by -o */
	bool list_columns;
	bool json, noheadings, raw, bytes;
	bool ipv4, ipv6;                  /* neither: both */
	const char *direction;            /* "in", "out" or NULL */
	IPSEC_SA_ENUM_TEMPLATE0 template; /* for the direction */
	const char *netns;                /* as it was given, or NULL */
};

#define GO_ON (-1)

/* GO_ON, or the exit code after help or an error, which have been written. */
int options_parse(int argc, char **argv, struct sa_options *ret);

#endif
