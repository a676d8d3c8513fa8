/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a command of wfpsa is: a verb, for "list" an object after it, and the function that acts. */
#ifndef WFPSA_COMMAND_H
#define WFPSA_COMMAND_H

struct noun;
struct options;

/* The sets of options. A command accepts the options of one set; see struct option_info. */
#define OPTIONS_LIST_CONTEXTS 1u
#define OPTIONS_LIST_SAS      2u
#define OPTIONS_SHOW          4u
#define OPTIONS_END           8u
#define OPTIONS_LIST_SESSIONS 16u
#define OPTIONS_LIST_IKE      32u
#define OPTIONS_LIST_TUNNELS  256u
#define OPTIONS_REKEY         64u
#define OPTIONS_TERMINATE     128u
#define OPTIONS_METRICS       512u
#define OPTIONS_CHECK         1024u
#define OPTIONS_WATCH         4096u
#define OPTIONS_EVENTS        8192u
#define OPTIONS_STATS         16384u
#define OPTIONS_EXPLAIN       32768u
#define OPTIONS_LIST_FILTERS  65536u
#define OPTIONS_SHOW_FILTER   131072u
#define OPTIONS_ADD           262144u
#define OPTIONS_DELETE_FILTER 524288u
#define OPTIONS_LIST                                                                               \
	(OPTIONS_LIST_CONTEXTS | OPTIONS_LIST_SAS | OPTIONS_LIST_SESSIONS | OPTIONS_LIST_IKE |     \
	 OPTIONS_LIST_TUNNELS | OPTIONS_LIST_FILTERS)

/* All strings are constants of the program. None is NULL, except where this says so. */
struct command {
	const char *verb;        /* a verb typed without an object runs its first command */
	const char *object;      /* NULL: the verb takes no object */
	const char *name;        /* verb and object, as in messages: "list sas" */
	const char *operands;    /* " [ID...]" as the usage line has them, or "" for none */
	const char *help;        /* one line: what the command does */
	const char *about;       /* what --help says after that line, or "" */
	const struct noun *noun; /* the kind of thing that the command reads; may be NULL */
	unsigned option_set;     /* one of OPTIONS_* */

	/*
	 * Carries the command out. The result goes to stdout; a failure is one line on stderr.
	 * Returns an enum exit_code.
	 */
	int (*run)(const struct options *options);
};

/* The functions for struct command.run. */

/* wfpsa list: prints rows, or with --list-columns the columns. */
int list(const struct options *options);

/* wfpsa show: prints everything about the contexts that operands name. */
int show(const struct options *options);

/* wfpsa show filter: prints everything about the filters that operands name. */
int show_filter(const struct options *options);

/* wfpsa add: makes an SA context between two hosts, with its filters and keys. */
int add(const struct options *options);

/* wfpsa expire: ends the contexts that operands name, the inbound SAs a minute later. */
int expire_contexts(const struct options *options);

/* wfpsa delete: ends the contexts that operands name at once. */
int delete_contexts(const struct options *options);

/* wfpsa delete filter: deletes the filters that operands name, with their SA contexts. */
int delete_filters(const struct options *options);

/* wfpsa rekey: lets the IKE daemon replace the SAs of the contexts that operands name. */
int rekey_contexts(const struct options *options);

/* wfpsa stats: prints what the kernel counts in the network namespace. */
int stats(const struct options *options);

/*
 * wfpsa check: prints whether the tunnels are as they should be. Returns an enum check_result, as
 * monitoring systems want it, and no enum exit_code.
 */
int check(const struct options *options);

/* What follows an error before check() could run: prints that nothing is known. Returns 3. */
int check_failed(void);

/* wfpsa metrics: prints what a monitoring system reads, or with --output writes it to a file. */
int metrics(const struct options *options);

/* wfpsa explain: says why traffic to what operands name passes or does not pass. */
int explain(const struct options *options);

/* wfpsa watch: shows tunnels and their rates, again and again. */
int watch(const struct options *options);

/* wfpsa events: prints what happens to SAs, a line for each event. */
int events(const struct options *options);

/* wfpsa terminate: lets the IKE daemon end the IKE SAs that operands name. */
int terminate_ike_sas(const struct options *options);

#endif
