/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All options, in one table, from which getopt_long()'s tables and the help are made. */
#ifndef WFPSA_OPTION_TABLE_H
#define WFPSA_OPTION_TABLE_H

#include <stddef.h>

/* Values of options without a letter of their own, beyond all letters. */
#define OPTION_LOCAL_NET  209
#define OPTION_PEER_NET   210
#define OPTION_PROTOCOL   211
#define OPTION_LOCAL_PORT 212
#define OPTION_PEER_PORT  213
#define OPTION_ENCAP      214
#define OPTION_LIFETIME   215
#define OPTION_ALGORITHM  216
#define OPTION_KEYS       217
#define OPTION_NEW_KEYS   218
#define OPTION_LABEL      219
#define OPTION_FROM       220
#define OPTION_NOHEADINGS 238
#define OPTION_COUNT      239
#define OPTION_INTERVAL   240
#define OPTION_BATCH      241
#define OPTION_TYPES      242
#define OPTION_FOLLOW     243
#define OPTION_TIMEOUT    244
#define OPTION_EXPECT     245
#define OPTION_WEAK       246
#define OPTION_EXPECTED   247
#define OPTION_FILE       248
#define OPTION_NAMES      249
#define OPTION_IKE_SOCKET 250
#define OPTION_ALL        251
#define OPTION_COLOR      252
#define OPTION_SORT       253
#define OPTION_FORCE      254
#define OPTION_DRY_RUN    255
#define OPTION_FILTER     256 /* a filter has the value OPTION_FILTER + its enum filter_id */

#define OPTIONS_MAX       32 /* no command has more options */

/* One option. Two entries may describe the same option for different commands. */
struct option_info {
	int value;            /* the letter, or OPTION_*: tells the option */
	char letter;          /* 0: the option has a long name only */
	char synonym;         /* a second letter, or 0 */
	const char *name;     /* the long name, without dashes */
	const char *argument; /* the argument's name in the help; NULL: none; "[...": optional */
	const char *help;     /* one line */
	unsigned commands;    /* bits, OPTIONS_* of command.h: the sets with this option */
};

extern const struct option_info option_table[];
extern const size_t option_table_count;

/* Returns the long name of the option with this value, without dashes. */
const char *option_name(int value);

/* Prints the options of the set @set, one of OPTIONS_*, to stdout as --help has them. */
void option_table_print(unsigned set);

#endif
