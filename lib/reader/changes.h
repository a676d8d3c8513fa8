/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The last word about each record that changed while its table was dumped. Pure: keys go in, in the
 * order of the kernel's events, and verdicts about the dump's records come out. One record is kept
 * for each key, however often it changes.
 *
 * It rests on this: whatever comes into a table or leaves it makes an event. So a key's last event
 * says whether it is there in the end, whenever the dump passed by; and a key without events is as
 * the dump shows it.
 *
 *	note	  a new key  GONE     EXPIRED  ADDED   READ, SAME  UNREAD  ASKED
 *	ADDED	  ADDED, whatever the key was
 *	REMOVED	  GONE, whatever the key was; so does a flush
 *	CHANGED	  UNREAD     UNREAD   UNREAD   UNREAD  UNREAD	   UNREAD  ASKED
 *	EXPIRED	  EXPIRED    GONE     EXPIRED  UNREAD  UNREAD	   UNREAD  UNREAD
 *
 * An UNREAD key becomes ASKED when the kernel is asked for it, and READ or GONE by the answer, but
 * only while it is ASKED. Events are queued before the answer if they came before it, so:
 *
 * - an answer is newer than a CHANGED before it, for the kernel works on one request at a time
 * - it may be older than an EXPIRED before it: a timer waits for no request, so it may delete a
 *   record that is in the answer already, and the answer is queued last. Then the key is asked for
 *   again
 */
#ifndef READER_CHANGES_H
#define READER_CHANGES_H

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
	CHANGE_GONE,    /* not there */
	CHANGE_EXPIRED, /* not there, unless the dump shows it: then it must be asked for */
	CHANGE_ADDED,   /* there, as @content says */
	CHANGE_UNREAD,  /* there, perhaps: it must be asked for */
	CHANGE_ASKED,   /* the kernel is being asked for it */
	CHANGE_READ,    /* there, as @content says, which is newer than what the dump has */
	CHANGE_SAME,    /* there, as the dump has it: the event was about another key */
};

/* What an event says about a key. */
enum change_note {
	NOTE_ADDED,   /* it came, and all of it is known */
	NOTE_REMOVED, /* it went */
	NOTE_CHANGED, /* it is there, and not all of it is known */
	NOTE_EXPIRED, /* a timer removed it; what took its place may have been noted before */
};

struct change {
	struct record_key key;
	uint32_t content; /* a number of the caller's, who may set it; it stays the key's */
	uint8_t kind;     /* enum change_kind */
	uint8_t before;   /* what it was before it became CHANGE_UNREAD */
	uint8_t class;    /* what is flushed together: a protocol, a policy's type */
	bool queued;      /* to be asked for */
	bool expired;     /* a timer removed what had this key, or what had it before */
	bool dumped;      /* changes_judge() has met it in the dump */

	/* Numbers of events. */
	uint64_t noted; /* the last about this key */
	uint64_t stale; /* what a dump has from before it is not what has this key now */
	uint64_t place; /* the record came by it: newer ones stand before older ones */
};

struct changes {
	struct change *slots;
	size_t capacity; /* a power of two, or 0 */
	size_t count;
	uint64_t now;          /* the number of the last event */
	uint64_t dump_begun;   /* the last event before it */
	uint64_t flushed[256]; /* each class: everything older is gone */
	bool any_flushed;

	struct record_key *unread; /* keys to ask for, oldest first, each of them once */
	size_t unread_count, unread_capacity, unread_next;
};

void changes_done(struct changes *changes);

/* Takes note of an event. *ret is valid until the next changes_note(). */
uint32_t changes_note(struct changes *changes, const struct record_key *key, uint8_t class,
		      enum change_note note, struct change **ret);
void changes_flush(struct changes *changes, uint8_t class);

/*
 * The dump begins, and what it shows is newer than all that was noted before: a record under a key
 * that was removed and added again is the new one, and stands in its right place.
 */
void changes_dump_begins(struct changes *changes);

/* The next key that must be asked for, which is CHANGE_ASKED from here on. */
bool changes_has_unread(struct changes *changes);
bool changes_next_unread(struct changes *changes, struct record_key *ret);

/* The change of a key that was asked for, NULL where an event has made the answer worthless. */
struct change *changes_asked(struct changes *changes, const struct record_key *key);

/* The answer to that: the record, whose content is the caller's to set, or that there is none. */
void changes_set_read(struct change *change);
void changes_set_gone(struct changes *changes, struct change *change);

/*
 * Or a record of another key. Then the event was about that one, and the key that was asked for is
 * what it was before; false where that cannot be told.
 */
bool changes_set_other(struct change *change);

/* A record that came with such an answer. *ret is the change if the answer is its content, or NULL.
 */
uint32_t changes_note_other(struct changes *changes, const struct record_key *key, uint8_t class,
			    struct change **ret);

/*
 * Once the dump is complete, it is known of each CHANGE_EXPIRED whether the dump has it. *at is 0
 * before the first.
 */
struct change *changes_next_expired(struct changes *changes, size_t *at);
uint32_t changes_resolve(struct changes *changes, struct change *expired, bool dumped);

/* Once all events are in. */
enum verdict {
	VERDICT_KEEP,    /* the dump's record is right */
	VERDICT_DROP,    /* it is gone, or comes again among the contents */
	VERDICT_REPLACE, /* by *ret_content, where it stands */
};
enum verdict changes_judge(struct changes *changes, const struct record_key *key, uint8_t class,
			   uint32_t *ret_content);

/*
 * The contents to be added, newest first, after all of the dump's records have been judged. *ret is
 * the caller's to free(), NULL if there are none.
 */
uint32_t changes_list_new(const struct changes *changes, uint32_t **ret, size_t *ret_count);

static inline bool changes_any(const struct changes *changes)
{
	return changes->count || changes->any_flushed;
}

#endif
