/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The session records that one process holds, and whether they are to be believed. */
#ifndef SESSION_RECORD_WALK_H
#define SESSION_RECORD_WALK_H

#include <stdbool.h>

#include "memfd.h"
#include "process.h"

/* Reads the records of @process, which process_for_each() visits, one after another. */
struct record_walk {
	struct process *process;
	struct session_reader *reader;
	size_t next;
	bool identified; /* @identity has been read */
	struct process_identity identity;
};

/*
 * Reads the next record into *ret, which points into the reader until the next call. Returns
 * FWP_E_NOT_FOUND after the last one. Every session has sockets, so no more files are read than the
 * process has sockets, plus a few; and no more than the budget of its user allows.
 */
uint32_t record_walk_next(struct record_walk *walk, struct session_record *ret);

/*
 * Returns in *ret whether the process wrote the record itself, rather than inherited it, and has
 * the sockets that the record names. So a process can only say something about its own sockets.
 */
uint32_t record_walk_is_genuine(struct record_walk *walk, const struct session_record *record,
				bool *ret);

#endif
