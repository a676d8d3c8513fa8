/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_COMMAND_H
#define WFPSA_COMMAND_H

struct noun;
struct options;

struct command {
	const char *verb;
	const char
		*object;  /* what follows the verb; NULL: nothing. A verb's first is its default */
	const char *name; /* of both together, before messages */
	const char *operands; /* as the help has them, or "" */
	const char *help;     /* what it does, in a few words */
	const char *about;    /* what --help says after that, or "" */
	const struct noun *noun;
	unsigned option_set; /* a bit of struct option_info.commands */

	/* Writes its result to stdout, or one line to stderr. Returns an enum exit_code. */
	int (*run)(const struct options *options);
};

int list(const struct options *options);
int show(const struct options *options);
int expire_contexts(const struct options *options);
int delete_contexts(const struct options *options);

void print_version(void);

#endif
