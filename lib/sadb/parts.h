/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Keeps the parts of the SAs of a snapshot, equal ones once. */
#ifndef SADB_PARTS_H
#define SADB_PARTS_H

#include "base/arena.h"
#include "base/chains.h"
#include "xfrm/sa.h"

/* The parts of one type. */
struct part_set {
	const void **parts; /* those that the index knows */
	size_t count, capacity;
	struct chains index;   /* by their bytes */
	const void *recent[2]; /* SAs of both directions often take turns */
	uint64_t found;        /* how often a part was there already */
};

/* All parts while a snapshot is built. All zero at first. */
struct parts {
	struct part_set sels, configs, extras;
};

/*
 * Makes @sa point to parts in @memory that equal those that it points to. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure; *sa is then unchanged.
 */
uint32_t parts_keep(struct parts *parts, struct arena *memory, struct sa *sa);

/* Frees what is needed for comparing. The parts stay where they are, in @memory above. */
void parts_done(struct parts *parts);

#endif
