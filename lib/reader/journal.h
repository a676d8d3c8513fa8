/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A journal of the changes that the kernel's events report while a table is dumped. Events go in,
 * in the order in which the kernel queued them. In the end the journal says which records of the
 * dump are right, which are gone or outdated, and which records are new. It has one entry for each
 * key, however often the record with that key changes. It does no I/O.
 *
 * The journal relies on this: every record that enters or leaves a table makes an event. So the
 * last event about a key says whether its record exists in the end, wherever the dump was at that
 * time, and a record without events is as the dump shows it.
 *
 * The kind of an entry, before (columns) and after (rows) an event:
 *
 *	event	  no entry   GONE     EXPIRED  ADDED   READ, SAME  UNREAD  ASKED
 *	ADDED	  ADDED, in all cases
 *	REMOVED	  GONE, in all cases; a flush does the same
 *	CHANGED	  UNREAD     UNREAD   UNREAD   UNREAD  UNREAD	   UNREAD  ASKED
 *	EXPIRED	  EXPIRED    GONE     EXPIRED  UNREAD  UNREAD	   UNREAD  UNREAD
 *
 * An UNREAD record must be read from the kernel. Its entry becomes ASKED when the request is sent,
 * and the answer makes it READ or GONE, but only if it is still ASKED then. An answer and an event
 * that was queued before it compare like this:
 *
 * - the answer is newer than a CHANGED: the kernel works on one request at a time
 * - the answer may be older than an EXPIRED: timers do not wait for requests. A timer may delete a
 *   record after the kernel has copied it into the answer and before the answer is queued. So the
 *   record is read again
 */
#ifndef READER_JOURNAL_H
#define READER_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/chains.h"

/* The key of a state or of a policy; it is compared as bytes, so its padding must be zero. */
struct record_key {
	uint32_t words[8];
};

#define NO_CONTENT UINT32_MAX

enum change_kind {
	CHANGE_NONE,    /* nothing is known yet */
	CHANGE_GONE,    /* the record does not exist */
	CHANGE_EXPIRED, /* it does not exist; if the dump has it nevertheless it must be read */
	CHANGE_ADDED,   /* it exists, and @content is the whole of it */
	CHANGE_UNREAD,  /* it may exist, and must be read */
	CHANGE_ASKED,   /* it is being read */
	CHANGE_READ,    /* it exists, and @content is newer than what the dump has */
	CHANGE_SAME,    /* it is as the dump has it: the event was about another record */
};

/* What an event says about a record. */
enum change_note {
	NOTE_ADDED,   /* it was added, and the event has all of it */
	NOTE_REMOVED, /* it was removed */
	NOTE_CHANGED, /* it exists, and the event does not have all of it */
	NOTE_EXPIRED, /* a timer removed it; its successor's event may be queued earlier */
};

/* One entry of the journal. The journal owns it; only @content may be set by the caller. */
struct change {
	struct record_key key;
	uint32_t content; /* the caller's number for the record's data, or NO_CONTENT */
	uint8_t kind;     /* enum change_kind */
	uint8_t before;   /* the kind before it became CHANGE_UNREAD */
	uint8_t class;    /* records that are flushed together: a protocol, a type of policies */
	bool queued;      /* its key is in the list of keys to read */
	bool expired;     /* a timer has removed this record or an earlier one with its key */
	bool dumped;      /* journal_judge() has met it in the dump */

	/* Events are numbered from 1. */
	uint64_t noted; /* the last event about this key */
	uint64_t stale; /* a record that was dumped before this event is not the one that exists */
	uint64_t place; /* the event that added the record: newer records stand before older ones */
};

/* The journal of one table. All zero when empty; journal_done() frees it. */
struct journal {
	struct change *entries;
	size_t count, capacity;
	struct chains by_key;
	uint64_t now;          /* the number of the last event */
	uint64_t dump_begun;   /* the last event before the dump began */
	uint64_t flushed[256]; /* by class: the last flush, which removed everything older */
	bool any_flushed;

	struct record_key *unread; /* keys to read, oldest first, each of them once */
	size_t unread_count, unread_capacity, unread_next;
};

/* Frees the journal and zeroes it. */
void journal_done(struct journal *journal);

/*
 * Enters an event. journal_note() returns the entry of its key in *ret, which is valid until the
 * next call that adds entries, or ERROR_NOT_ENOUGH_MEMORY. journal_flush() says that all records of
 * @class were removed.
 */
uint32_t journal_note(struct journal *journal, const struct record_key *key, uint8_t class,
		      enum change_note note, struct change **ret);
void journal_flush(struct journal *journal, uint8_t class);

/*
 * Says that the dump begins, and so is newer than every event noted before. If a key was removed
 * and added again by then, the dump has the new record, and in its right place.
 */
void journal_dump_begins(struct journal *journal);

/*
 * journal_has_unread() tells whether a record must be read. journal_next_unread() returns the key
 * of one and makes it CHANGE_ASKED, or returns false if there is none.
 */
bool journal_has_unread(struct journal *journal);
bool journal_next_unread(struct journal *journal, struct record_key *ret);

/*
 * Returns the entry of a key that was read, or NULL if an event since then has made the answer
 * worthless. The entry is for one of the next three functions.
 */
struct change *journal_asked(struct journal *journal, const struct record_key *key);

/* The answer was the record, which the caller makes change->content; or that there is none. */
void journal_set_read(struct change *change);
void journal_set_gone(struct journal *journal, struct change *change);

/*
 * The answer was a record with another key. So the event was about that record, and the entry
 * becomes what it was before the event. Returns false if that is not certain, because a timer has
 * expired meanwhile.
 */
bool journal_set_other(struct change *change);

/*
 * Enters the record with another key that an answer contained. *ret is its entry if the caller must
 * make the answer its content, or NULL if the record must be read under its own key. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t journal_note_other(struct journal *journal, const struct record_key *key, uint8_t class,
			    struct change **ret);

/*
 * When the dump is complete: journal_next_expired() returns each entry that is CHANGE_EXPIRED, then
 * NULL; *at is 0 at first. journal_resolve() says whether the dump has a record with that key,
 * which must then be read. It returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
struct change *journal_next_expired(struct journal *journal, size_t *at);
uint32_t journal_resolve(struct journal *journal, struct change *expired, bool dumped);

enum verdict {
	VERDICT_KEEP,    /* the dump's record is right */
	VERDICT_DROP,    /* it is gone; if its key exists again, journal_list_new() has it */
	VERDICT_REPLACE, /* the record with the content *ret_content takes its place */
};

/* When all events are in: says what becomes of the dump's record with this key. */
enum verdict journal_judge(struct journal *journal, const struct record_key *key, uint8_t class,
			   uint32_t *ret_content);

/*
 * When all events are in: whether none of them was about a record that was dumped under this key.
 * This is for records whose successors are of another table.
 */
bool journal_leaves(const struct journal *journal, const struct record_key *key, uint8_t class);

/*
 * When all records of the dump have been judged: returns the contents of the records that the dump
 * does not have, newest first. The caller frees *ret with free(). Returns ERROR_NOT_ENOUGH_MEMORY
 * on failure; *ret is then NULL.
 */
uint32_t journal_list_new(const struct journal *journal, uint32_t **ret, size_t *ret_count);

/* Whether any event was entered. */
static inline bool journal_any(const struct journal *journal)
{
	return journal->count || journal->any_flushed;
}

#endif
