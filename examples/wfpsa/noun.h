/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What can be listed: the functions of the library for it, and the record that its rows are of. */
#ifndef WFPSA_NOUN_H
#define WFPSA_NOUN_H

#include "filter.h"
#include "record.h"

/* A snapshot on its way from the library to where its rows are wanted. */
struct reading {
	const char *command;                     /* for messages */
	const struct filter *filter;             /* NULL: everything is wanted */
	const char *netns;                       /* as it was given, or NULL */
	bool (*take)(void *to, const void *row); /* false: no memory */
	void *to;

	WFPX_SNAPSHOT_INFO0 info;
	uint64_t now;     /* of the snapshot, in seconds since 1970 */
	uint64_t entries; /* of the library, so far */
};

struct noun {
	const char *name; /* as users type it; in JSON the kind, and the key of the rows */
	const struct record *record;
	unsigned template_filters; /* bits: 1 << enum filter_id; open() sees to these */
	bool without_sas;          /* its snapshots are not of SAs: nothing is counted */

	/* The enumeration. open(): filter may be NULL. page(): as the library's, then freed whole.
	 */
	DWORD (*open)(HANDLE engine, const struct filter *filter, HANDLE *ret);
	DWORD (*page)(HANDLE engine, HANDLE snapshot, UINT32 requested, void **ret, UINT32 *count);
	DWORD(WINAPI *close)(HANDLE engine, HANDLE snapshot);

	/* Takes the rows of one entry of a page that are wanted. */
	bool (*take)(struct reading *reading, void *page, UINT32 index);
};

extern const struct noun noun_contexts;
extern const struct noun noun_sas;
extern const struct noun noun_sessions;

/* In the namespace @netns, as it was given, or NULL. Returns an exit code. */
int open_engine(const char *command, const char *netns, HANDLE *ret);

/* Takes all rows that are wanted. Returns an exit code; what went wrong has been said. */
int read_rows(const struct noun *noun, struct reading *reading);

#endif
