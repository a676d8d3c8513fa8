/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Calls into the C library that fail when a test wants it. A program that links this has its own
 * malloc() and its own socket calls, which all its libraries then use too.
 */
#ifndef TESTS_KERNEL_EXHAUST_FAULT_H
#define TESTS_KERNEL_EXHAUST_FAULT_H

#include <stdbool.h>
#include <sys/socket.h>
#include <sys/types.h>

enum fault_kind {
	FAULT_NONE,
	FAULT_MEMORY,  /* malloc, calloc, realloc, getpwuid_r */
	FAULT_RECEIVE, /* recvmsg */
	FAULT_SEND,    /* sendto, sendmsg */
	FAULT_SOCKET,
	FAULT_BIND,   /* bind, getsockname */
	FAULT_OPTION, /* setsockopt */
	FAULT_ENTER,  /* open, setns */
	FAULT_LOOK,   /* openat */
	FAULT_FOLDER, /* fdopendir */
	FAULT_ENTRY,  /* readdir */
	FAULT_LINK    /* readlinkat */
};

typedef ssize_t fault_receive(int fd, struct msghdr *header, int flags);

struct fault {
	enum fault_kind kind;
	unsigned at;            /* which call of this kind, from 1 on */
	unsigned more;          /* and as many later ones */
	bool onwards;           /* and every later one */
	int error;              /* errno */
	unsigned seed;          /* of what is random */
	fault_receive *receive; /* instead of failing with errno */
};

struct fault_result {
	unsigned calls;   /* of the kind, until fault_disarm() */
	unsigned struck;  /* of them */
	unsigned shrinks; /* of these: realloc() to less */
};

void fault_arm(const struct fault *fault);
struct fault_result fault_disarm(void);

/* Allocations that are not free, by whomever. */
long fault_live(void);

/* Times that a receive buffer was used again or freed with something of a datagram in it. */
unsigned fault_unwiped(void);

/* The test's own receive buffers do not count. */
void fault_overlook_buffers(bool overlook);

/* What can become of a datagram. Those that add one leave the kernel's for the next call. */
fault_receive fault_cut;       /* ends within a message, about half way */
fault_receive fault_cut_early; /* has three bytes */
fault_receive fault_truncated; /* the same as the first, and MSG_TRUNC says so */
fault_receive fault_garbled;   /* bits of the messages' bodies are flipped */
fault_receive fault_empty;     /* one without a byte is added */
fault_receive fault_garbage;   /* one of random bytes is added */
fault_receive fault_foreign;   /* one is added that claims to be the end, from another process */

/* For the parts of this. */
bool fault_strikes(enum fault_kind kind);
const struct fault *fault_armed(void);
void fault_note_buffer(const void *buffer, size_t size);
void fault_look_at_buffer(const void *buffer, bool freed);

#endif
