/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The last word about each record that changed while its table was dumped. Pure: keys go in, in the
 * order of the kernel's events, and verdicts about the dump's records come out.
 *
 * It rests on this: whatever comes into a table or leaves it makes an event. So a key's last event
 * says whether it is there in the end, whenever the dump passed by; and a key without events is as
 * the dump shows it.
 */
#ifndef SADB_CHANGES_H
#define SADB_CHANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of a state or of a policy. */
struct record_key {
	uint32_t words[8];
};

#define NO_CONTENT UINT32_MAX

enum change_kind {
	CHANGE_NONE,    /* a free slot */
	CHANGE_REMOVED, /* not there in the end */
	CHANGE_ADDED,   /* there, as @content says */
	CHANGE_UNREAD,  /* there, perhaps: it must be asked for */
	CHANGE_READ,    /* there, as @content says, which is newer than what the dump has */
};

struct change {
	struct record_key key;
	uint32_t content; /* a number of the caller's, or NO_CONTENT */
	uint8_t kind;     /* enum change_kind */
	uint8_t class;    /* what is flushed together: a protocol, a policy's type */
	bool stale;       /* what the dump has under this key is older, and gone */
	bool dumped;      /* changes_judge() has met it in the dump */
};

struct changes {
	struct change *slots;
	size_t capacity; /* a power of two, or 0 */
	size_t count;
	uint64_t events;
	uint32_t flushed[8]; /* classes: everything older is gone */
	bool any_flushed;

	struct record_key *unread; /* keys that became CHANGE_UNREAD, oldest first */
	size_t unread_count, unread_capacity, unread_next;
};

void changes_done(struct changes *changes);

/*
 * A record was added, removed, or changed in a way that is not known. @content belongs to
 * CHANGE_ADDED; with CHANGE_UNREAD it is kept for a record that turns out to be new.
 */
uint32_t changes_note(struct changes *changes, const struct record_key *key, uint8_t class,
		      enum change_kind kind, uint32_t content);
void changes_flush(struct changes *changes, uint8_t class);

/*
 * The dump begins, and what it shows is newer than all that was noted before: a record under a key
 * that was removed and added again is the new one, and stands in its right place.
 */
void changes_dump_begins(struct changes *changes);

/* What is known of a key, NULL if nothing is. Valid until the next changes_note(). */
struct change *changes_find(const struct changes *changes, const struct record_key *key);

/* Whether there are keys that must be asked for, and the next of them. */
bool changes_has_unread(struct changes *changes);
bool changes_next_unread(struct changes *changes, struct record_key *ret);

/* It was asked for, and is not there. */
void changes_gone(struct change *change);

/* Once all events are in. */
enum verdict {
	VERDICT_KEEP,    /* the dump's record is right */
	VERDICT_DROP,    /* it is gone, or comes again among the contents */
	VERDICT_REPLACE, /* by *ret_content, where it stands */
};
enum verdict changes_judge(struct changes *changes, const struct record_key *key, uint8_t class,
			   uint32_t *ret_content);

/* Whether @content is to be added, after all of the dump's records have been judged. */
bool changes_adds(const struct changes *changes, const struct record_key *key, uint32_t content);

static inline bool changes_any(const struct changes *changes)
{
	return changes->count || changes->any_flushed;
}

#endif
