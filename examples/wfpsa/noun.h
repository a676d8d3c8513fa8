/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Nouns: the kinds of things that can be listed. A noun is a value with the library's functions for
 * its kind and the record of its rows. A new kind is a new noun_*.c and a line in wfpsa.c.
 */
#ifndef WFPSA_NOUN_H
#define WFPSA_NOUN_H

#include "filter.h"
#include "naming.h"
#include "record.h"

/* One pass through a snapshot, which read_rows() makes. */
struct reading {
	/* The caller sets these. Nothing is copied: all must last as long as the pass. */
	const char *command;         /* the command's name, for messages; NULL: no messages */
	const struct filter *filter; /* NULL: every row is wanted */
	const char *netns;           /* the argument of --netns, or NULL for the own namespace */
	const struct naming *naming; /* NULL: without names */

	/*
	 * Takes a row that is wanted; @row is of the type that the noun's record is for, and is
	 * valid during this call only. Returns false where there is no memory; no row follows then.
	 */
	bool (*take)(void *to, const void *row);
	void *to; /* for take() */

	/* read_rows() sets these before the first row. */
	WFPX_SNAPSHOT_INFO0 info; /* of snapshots without SAs: the time alone */
	uint64_t now;             /* time of the snapshot, in seconds since 1970 */
	uint64_t entries;         /* entries of the library so far, wanted or not; from 1 */
};

/* A kind of things. open() and page() return a code of the library. */
struct noun {
	const char *name;   /* as typed; in JSON the value of "kind" and the key of the rows */
	const char *things; /* as messages call them */
	const struct record *record;
	unsigned template_filters; /* bits, 1 << enum filter_id: filters that the library applies */
	bool named;                /* rows have names: reading->naming means something */
	bool without_sas;          /* WfpxSnapshotGetInfo0() does not know such snapshots */

	/*
	 * The three functions of an enumeration. open() takes a snapshot, by a template made of the
	 * filters in template_filters; @filter may be NULL. page() fetches at most @requested
	 * entries into a block, which the caller releases with FwpmFreeMemory0(); fewer entries
	 * than requested are the last. close() releases the snapshot.
	 */
	DWORD (*open)(HANDLE engine, const struct filter *filter, HANDLE *ret);
	DWORD (*page)(HANDLE engine, HANDLE snapshot, UINT32 requested, void **ret, UINT32 *count);
	DWORD(WINAPI *close)(HANDLE engine, HANDLE snapshot);

	/*
	 * Calls reading->take() for the rows of entry @index of @page that the filter wants; an
	 * entry can have several rows. Returns false where there is no memory.
	 */
	bool (*take)(struct reading *reading, void *page, UINT32 index);
};

extern const struct noun noun_contexts;
extern const struct noun noun_sas;
extern const struct noun noun_sessions;
extern const struct noun noun_filters;
extern const struct noun noun_ike;
extern const struct noun noun_tunnels;
extern const struct noun noun_watch;  /* has columns only, and is not enumerated */
extern const struct noun noun_events; /* likewise */
extern const struct noun noun_listed; /* contexts, and the tunnels that have none */

/*
 * Opens a session in the network namespace @netns, which is an argument of --netns, or NULL for the
 * own namespace. The caller closes *@ret with FwpmEngineClose0(). Returns EXIT_OK, or another enum
 * exit_code after a message to stderr; @command begins the message, and NULL means no message.
 */
int open_engine(const char *command, const char *netns, HANDLE *ret);

/* Says on stderr what may be missing from the snapshot that reading->info is of: SAs, names. */
void warn_of_snapshot(const struct reading *reading);

/*
 * Opens a session, takes a snapshot, gives each wanted row to reading->take(), and closes both. A
 * snapshot that is not complete causes a warning on stderr. Returns EXIT_OK, or another enum
 * exit_code after a message to stderr.
 */
int read_rows(const struct noun *noun, struct reading *reading);

#endif
