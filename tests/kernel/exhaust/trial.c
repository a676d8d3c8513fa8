/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "trial.h"

#include <errno.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* A call that fails with errno @with, and the code that the API must then return. */
#define CALL(of, with, code)                                                                       \
	{                                                                                          \
		.name = #of " " #with, .fault = { .kind = FAULT_##of, .error = with },             \
		.outcome = FAILS, .result = code, .other = code                                    \
	}
/*
 * A call that fails while the library looks at a process. The process may have ended, or the caller
 * may have no right to look at it, so the process may be left out of the result instead. NOT_FOUND
 * is for the list of processes itself, which no kernel refuses, and DENIED for the counters.
 */
#define HIDING(of, with, code) HIDING_OR(of, with, code, code)
#define HIDING_OR(of, with, code, or)                                                              \
	{                                                                                          \
		.name = #of " " #with, .fault = { .kind = FAULT_##of, .error = with },             \
		.outcome = HIDES, .result = code, .other = or                                      \
	}
/*
 * A datagram that is changed. NO_MEMORY is right, too, as the kernel may end a dump early for that.
 */
#define DATAGRAM(with, how)                                                                        \
	{                                                                                          \
		.name = #with, .fault = { .kind = FAULT_RECEIVE, .receive = fault_##with },        \
		.outcome = how, .result = GENERAL, .other = NO_MEMORY                              \
	}

static const struct trial once[] = {
	{ .name = "no memory once",
	  .fault = { .kind = FAULT_MEMORY, .error = ENOMEM },
	  .outcome = FAILS_FOR_SURE,
	  .result = NO_MEMORY,
	  .other = NO_MEMORY },
};

static const struct trial onwards[] = {
	{ .name = "no memory from then on",
	  .fault = { .kind = FAULT_MEMORY, .error = ENOMEM, .onwards = true },
	  .outcome = FAILS_FOR_SURE,
	  .result = NO_MEMORY,
	  .other = NO_MEMORY },
};

/*
 * A kernel can return EINTR, ENOBUFS (it lost an event, or had no memory for the next part of a
 * dump), ENOMEM and EAGAIN, set MSG_TRUNC, and deliver what other processes send. It does not do
 * the others.
 */
static const struct trial receives[] = {
	{ .name = "EINTR",
	  .fault = { .kind = FAULT_RECEIVE, .error = EINTR },
	  .outcome = SUCCEEDS },
	CALL(RECEIVE, ENOBUFS, NO_MEMORY),
	{ .name = "ENOBUFS 50 times",
	  .fault = { .kind = FAULT_RECEIVE, .error = ENOBUFS, .more = 49 },
	  .outcome = FAILS,
	  .result = NO_MEMORY,
	  .other = NO_MEMORY },
	CALL(RECEIVE, ENOMEM, NO_MEMORY),
	CALL(RECEIVE, EAGAIN, NO_MEMORY),
	CALL(RECEIVE, EBADF, GENERAL),
	DATAGRAM(foreign, SUCCEEDS),
	{ .name = "foreign from then on",
	  .fault = { .kind = FAULT_RECEIVE, .receive = fault_foreign, .onwards = true },
	  .outcome = FAILS,
	  .result = GENERAL,
	  .other = GENERAL },
	{ .name = "empty from then on",
	  .fault = { .kind = FAULT_RECEIVE, .receive = fault_empty, .onwards = true },
	  .outcome = FAILS,
	  .result = GENERAL,
	  .other = GENERAL },
	DATAGRAM(truncated, FAILS),
	DATAGRAM(cut, FAILS),
	DATAGRAM(cut_early, FAILS),
	DATAGRAM(empty, FAILS),
	DATAGRAM(garbage, FAILS),
};

static const struct trial garbled[] = {
	{ .name = "garbled, seed 1",
	  .fault = { .kind = FAULT_RECEIVE, .receive = fault_garbled, .seed = 1 },
	  .outcome = ANYTHING },
	{ .name = "garbled, seed 2",
	  .fault = { .kind = FAULT_RECEIVE, .receive = fault_garbled, .seed = 2 },
	  .outcome = ANYTHING },
	{ .name = "garbled from then on",
	  .fault = { .kind = FAULT_RECEIVE, .receive = fault_garbled, .seed = 3, .onwards = true },
	  .outcome = ANYTHING },
};

static const struct trial calls[] = {
	CALL(SEND, ENOBUFS, NO_MEMORY),
	CALL(SEND, ENOMEM, NO_MEMORY),
	CALL(SEND, EPERM, DENIED),
	CALL(SEND, ECONNREFUSED, GENERAL),
	CALL(SEND, EINTR, GENERAL),
	CALL(SOCKET, EMFILE, TOO_MANY),
	CALL(SOCKET, ENFILE, TOO_MANY),
	CALL(SOCKET, ENOMEM, NO_MEMORY),
	CALL(SOCKET, EACCES, DENIED),
	CALL(SOCKET, EPROTONOSUPPORT, NOT_REGISTERED),
	CALL(BIND, ENOMEM, NO_MEMORY),
	CALL(BIND, ENOBUFS, NO_MEMORY),
	CALL(OPTION, ENOMEM, NO_MEMORY),
	CALL(OPTION, ENOPROTOOPT, GENERAL),
	CALL(OPTION, EPERM, DENIED),
	CALL(ENTER, ENFILE, TOO_MANY),
	CALL(ENTER, ENOMEM, NO_MEMORY),
	HIDING(ENTER, EINVAL, INVALID),
	HIDING(ENTER, EPERM, DENIED),
	CALL(LOOK, ENFILE, TOO_MANY),
	CALL(LOOK, ENOMEM, NO_MEMORY),
	HIDING(LOOK, ENOENT, NOT_FOUND),
	HIDING_OR(LOOK, EACCES, NOT_FOUND, DENIED),
	CALL(FOLDER, ENOMEM, NO_MEMORY),
	HIDING(FOLDER, ENOENT, NOT_FOUND),
	CALL(ENTRY, ENOMEM, NO_MEMORY),
	HIDING(ENTRY, EIO, GENERAL),
	CALL(LINK, ENOMEM, NO_MEMORY),
};

const struct trials all_trials[] = {
	{ "once", once, COUNT(once) },
	{ "onwards", onwards, COUNT(onwards) },
	{ "receives", receives, COUNT(receives) },
	{ "garbled", garbled, COUNT(garbled) },
	{ "calls", calls, COUNT(calls) },
};

const unsigned trials_count = COUNT(all_trials);
