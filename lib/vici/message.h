/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Messages of vici, the control interface of strongSwan's daemon: reading and building them. A
 * message is a tree of sections with keys, values and lists. Nothing here does I/O or allocates
 * memory.
 */
#ifndef VICI_MESSAGE_H
#define VICI_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How deep sections may be nested. The daemon's messages have three levels. */
#define VICI_DEPTH_MAX 8u

/* The largest packet that the protocol allows: its type, its name and its message. */
#define VICI_PACKET_MAX ((size_t)512 << 10)

/* The largest request that can be built. */
#define VICI_REQUEST_MAX 512u

/* The kinds of elements, by their numbers in a message; the first and the last are the reader's. */
enum vici_type {
	VICI_END = 0, /* the message has ended, and its sections and lists are closed */
	VICI_SECTION_START = 1,
	VICI_SECTION_END = 2,
	VICI_KEY_VALUE = 3,
	VICI_LIST_START = 4,
	VICI_LIST_ITEM = 5,
	VICI_LIST_END = 6,
	VICI_MALFORMED = 7 /* nothing behind this can be read */
};

/* Bytes within a message. They may be any, and no zero follows them. */
struct vici_text {
	const char *bytes;
	size_t length;
};

/* An element. Its texts point into the message, and have no bytes where the type has no such text.
 */
struct vici_element {
	struct vici_text name;
	struct vici_text value;
};

/* Where the reading of a message is. vici_reader_of() makes one. */
struct vici_reader {
	const uint8_t *at;
	size_t left;
	unsigned depth; /* sections that are open */
	bool in_list;
	bool malformed;
};

/* Returns a reader at the beginning of a message of @size bytes, which must outlive the reader. */
struct vici_reader vici_reader_of(const void *message, size_t size);

/*
 * Reads the next element into *ret and returns its type. Returns VICI_MALFORMED if the message is
 * cut short, nested too deep, not balanced, or breaks another rule of the format; from then on
 * every call returns that. After VICI_END every call returns VICI_END.
 */
enum vici_type vici_next(struct vici_reader *reader, struct vici_element *ret);

/* Reads up to the end of the section that was opened last. Returns false if that is malformed. */
bool vici_skip_section(struct vici_reader *reader);

/* Whether @text has exactly the bytes of @word. */
bool vici_is(struct vici_text text, const char *word);

/*
 * Reads a number of digits of base 10 or 16, without sign or spaces. Returns false if @text is
 * none, or is more than @max.
 */
bool vici_number(struct vici_text text, unsigned base, uint64_t max, uint64_t *ret);

/* A packet while it is built: its length, its type and name, then its message. */
struct vici_request {
	uint8_t bytes[VICI_REQUEST_MAX];
	size_t size;
	bool overflown; /* something did not fit; the packet must not be sent */
};

/* Begins a packet of type @type with a name, in place of what *request has held. */
void vici_request_begin(struct vici_request *request, uint8_t type, const char *name);

/* Adds a key with its value to the message. */
void vici_request_add(struct vici_request *request, const char *key, const char *value);

#endif
