/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What a session says of itself, as bytes that other processes read: see doc/sessions.md.
 *
 * Writer and reader are on one machine, so numbers are in its byte order. The bytes come from
 * another process, so they are decoded as netlink messages are: without I/O, without allocation,
 * and every length is checked.
 */
#ifndef SESSION_RECORD_H
#define SESSION_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SESSION_KEY_SIZE    16
#define SESSION_TEXT_MAX    16384 /* bytes of UTF-8, without a NUL */

#define SESSION_RECORD_SIZE 80 /* without texts */
#define SESSION_RECORD_MAX  (SESSION_RECORD_SIZE + 2 * SESSION_TEXT_MAX)

/* UTF-8 without a final NUL, owned by somebody else. An absent text differs from an empty one. */
struct session_text {
	const char *bytes; /* NULL if the text is absent */
	size_t length;
};

/* A session, or the claim of a key that precedes it. */
struct session_record {
	uint64_t socket;  /* inode of the XFRM socket; 0 in a claim */
	uint64_t claim;   /* in a claim, a random number: the lowest of several gets the key */
	uint64_t witness; /* inode of the route socket, which proves the network namespace */
	uint32_t pid;     /* what getpid() returned to the process that wrote the record */
	uint32_t flags;
	uint32_t timeout; /* milliseconds */
	bool kernel_mode;
	uint8_t key[SESSION_KEY_SIZE];
	struct session_text name, description;
};

/*
 * session_record_size() returns how many bytes session_record_encode() will write to @to. Texts are
 * at most SESSION_TEXT_MAX long.
 */
size_t session_record_size(const struct session_record *record);
void session_record_encode(const struct session_record *record, void *to);

/*
 * Returns false, and *ret then means nothing, unless @bytes are one whole record of this version
 * whose texts are UTF-8 without NULs. The texts of *ret point into @bytes.
 */
bool session_record_decode(const void *bytes, size_t size, struct session_record *ret);

#endif
