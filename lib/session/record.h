/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a session says of itself, as bytes that other processes read: see doc/sessions.md.
 *
 * Both ends are on one machine, so numbers are in its byte order. Reading them is a decoder as
 * those of netlink messages are: no I/O, no allocation, no trust.
 */
#ifndef SESSION_RECORD_H
#define SESSION_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SESSION_KEY_SIZE    16
#define SESSION_TEXT_MAX    16384 /* bytes of UTF-8, without an end */

#define SESSION_RECORD_SIZE 80 /* without texts */
#define SESSION_RECORD_MAX  (SESSION_RECORD_SIZE + 2 * SESSION_TEXT_MAX)

/* UTF-8, not terminated. No text is not the same as an empty one. */
struct session_text {
	const char *bytes; /* NULL: there is none */
	size_t length;
};

struct session_record {
	uint64_t socket; /* inode of its XFRM socket; 0: it is not open yet, but claims its key */
	uint64_t claim;  /* of several that claim one key, the lowest has it */
	/* inode of another of its sockets, which is in the network namespace already */
	uint64_t witness;
	uint32_t pid; /* as its process sees itself: of a child that inherits it, another */
	uint32_t flags;
	uint32_t timeout; /* milliseconds */
	bool kernel_mode;
	uint8_t key[SESSION_KEY_SIZE];
	struct session_text name, description;
};

/* How many bytes session_record_encode() writes. The texts are no longer than SESSION_TEXT_MAX. */
size_t session_record_size(const struct session_record *record);
void session_record_encode(const struct session_record *record, void *to);

/*
 * False: @bytes are not one whole record of this version, with text that is UTF-8 and has no zero
 * in it. The record's texts point into @bytes.
 */
bool session_record_decode(const void *bytes, size_t size, struct session_record *ret);

#endif
