/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The options of "wfpsa add". */
#ifndef WFPSA_ADD_OPTIONS_H
#define WFPSA_ADD_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "parse.h"

/* What is to be protected, and how. All zero: everything between two hosts. */
struct add_options {
	const struct prefix *local_net, *peer_net; /* NULL: transport mode */
	struct prefix local_prefix, peer_prefix;   /* what they point to */
	UINT8 protocol;                            /* 0: any */
	UINT16 local_port, peer_port;              /* 0: any */
	UINT16 local_encap, peer_encap;            /* ports of ESP in UDP; 0: none */
	UINT32 lifetime;                           /* in seconds; 0: no limit */
	const char *algorithm;                     /* NULL: the usual one */
	const char *keys, *new_keys;               /* paths; exactly one is not NULL */
	const char *name;                          /* NULL: a name is made of the hosts */
};

/*
 * Takes the option @option, one of the OPTION_* for "add", with its argument. Returns NULL, or what
 * the argument must be, for a message.
 */
const char *add_option(struct add_options *options, int option, const char *argument);

/* Returns NULL, or what is wrong with the options as a whole, for a message. */
const char *add_options_check(const struct add_options *options);

#endif
