/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What contexts and tunnels are called: in a file that the administrator writes, and by the keying
 * daemon that has made their SAs.
 */
#ifndef NAMES_NAMES_H
#define NAMES_NAMES_H

#include <stdint.h>

#include "ike/children.h"
#include "ike/daemon.h"
#include "rules.h"
#include "traps.h"

/* Where the names file is if the caller of the API has set no other. */
#define NAMES_FILE "/etc/wfpxfrm/names"

/* All names of one moment. All zero: no names. */
struct names {
	struct rules rules;
	struct ike_sas ike;
	struct ike_children children; /* index of ike */
	struct traps traps;           /* the same of its traps */
	uint32_t file_status;         /* of reading the file; wrong lines are no failure */
	uint32_t daemon_status;       /* of asking the daemon */
};

/* The names of one context or tunnel. A member is NULL if its source does not know them. */
struct name {
	const char *by_file;
	const struct ike_child *child;
	const struct ike_sa *ike;    /* of the child */
	const struct ike_trap *trap; /* looked for if there is no child */
};

/*
 * names_read_file() reads the names file; a @path of NULL is NAMES_FILE. names_ask_daemon() asks
 * the daemon. Both are called once, in any order, for names that are all zero before. If a source
 * fails, its names are missing, or those behind the failure, and the status in *names says why. The
 * caller frees *names with names_done(), also after a failure, which can only be
 * ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t names_read_file(struct names *names, const char *path);
uint32_t names_ask_daemon(struct names *names, const struct vici_daemon *daemon);

/* Finds the child that has made the IPsec SA with @key, and its IKE SA; NULL in *ret if none has.
 */
void names_find_child(const struct names *names, const struct ike_child_key *key, struct name *ret);

/* Frees everything; the struct is empty afterwards. */
void names_done(struct names *names);

#endif
