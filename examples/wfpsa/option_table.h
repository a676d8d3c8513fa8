/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All options. One table gives what getopt wants, the help, and the filters. */
#ifndef WFPSA_OPTION_TABLE_H
#define WFPSA_OPTION_TABLE_H

#include <stddef.h>

#define OPTION_FORCE   254 /* these have no letter */
#define OPTION_DRY_RUN 255
#define OPTION_FILTER  256 /* and above: a filter, its enum filter_id added */
#define OPTIONS_MAX    32

struct option_info {
	int value;    /* the letter, or an OPTION_* */
	char letter;  /* 0: there is none */
	char synonym; /* another letter, or 0 */
	const char *name;
	const char *argument; /* as the help has it; NULL: it takes none */
	const char *help;
	unsigned commands; /* bits: OPTIONS_* */
};

extern const struct option_info option_table[];
extern const size_t option_table_count;

/* To stdout: those of the set. */
void option_table_print(unsigned set);

#endif
