/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Functions of the C library that fail on demand. A program that links this has malloc() and socket
 * functions of its own, which its libraries then use, too.
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
	unsigned at;            /* number of the call of this kind that fails, from 1 on */
	unsigned more;          /* and so many later calls */
	bool onwards;           /* and every later call */
	int error;              /* errno */
	unsigned seed;          /* of random numbers */
	fault_receive *receive; /* is called instead of failing with errno */
};

struct fault_result {
	unsigned calls;   /* number of calls of the kind until fault_disarm() */
	unsigned struck;  /* number of calls that failed */
	unsigned shrinks; /* number of these that were a realloc() to less */
};

void fault_arm(const struct fault *fault);
struct fault_result fault_disarm(void);

/* Number of allocations of the whole process that are not freed. */
long fault_live(void);

/*
 * How often bytes of a datagram were in a receive buffer when the next request was sent, when the
 * buffer was freed, or when fault_look_at_buffer() was called.
 */
unsigned fault_unwiped(void);

/* To be called when a call of the library has returned: the receive buffer must be wiped by then.
 */
void fault_look_at_buffer(void);

/* With true, receive buffers do not count, as they are the test's own. */
void fault_overlook_buffers(bool overlook);

/* Changes of a datagram. Where a datagram is added, the next call returns the kernel's. */
fault_receive fault_cut;       /* the datagram ends within a message, about half way */
fault_receive fault_cut_early; /* the datagram has three bytes */
fault_receive fault_truncated; /* as fault_cut, with MSG_TRUNC */
fault_receive fault_garbled;   /* bytes behind the message headers are changed */
fault_receive fault_empty;     /* a datagram of 0 bytes is added */
fault_receive fault_garbage;   /* a datagram of random bytes is added */
fault_receive fault_foreign; /* a datagram of another process that claims to be the end is added */

/* For fault_io.c and fault_memory.c alone. */
bool fault_strikes(enum fault_kind kind);
const struct fault *fault_armed(void);
void fault_note_buffer(const void *buffer, size_t size);

#endif
