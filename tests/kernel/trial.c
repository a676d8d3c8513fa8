/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "trial.h"

#include <errno.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

#define CALL(of, with, code)                                                                       \
	{                                                                                          \
#of " " #with, { .kind = FAULT_##of, .error = with }, FAILS, code                  \
	}
#define RECEIVE(with, how, code)                                                                   \
	{                                                                                          \
#with, { .kind = FAULT_RECEIVE, .receive = fault_##with }, how, code               \
	}

static const struct trial memory[] = {
	{ "no memory once", { .kind = FAULT_MEMORY, .error = ENOMEM }, FAILS_FOR_SURE, NO_MEMORY },
	{ "no memory from then on",
	  { .kind = FAULT_MEMORY, .error = ENOMEM, .onwards = true },
	  FAILS_FOR_SURE,
	  NO_MEMORY },
};

/*
 * A kernel gives EINTR, ENOBUFS (it lost something, or had no memory for the next part of a dump)
 * and ENOMEM, sets MSG_TRUNC, and passes on what other processes send. The rest it does not do.
 */
static const struct trial receives[] = {
	{ "EINTR", { .kind = FAULT_RECEIVE, .error = EINTR }, SUCCEEDS, 0 },
	CALL(RECEIVE, ENOBUFS, NO_MEMORY),
	{ "ENOBUFS from then on",
	  { .kind = FAULT_RECEIVE, .error = ENOBUFS, .onwards = true },
	  FAILS,
	  NO_MEMORY },
	CALL(RECEIVE, ENOMEM, NO_MEMORY),
	CALL(RECEIVE, EAGAIN, GENERAL),
	CALL(RECEIVE, EBADF, GENERAL),
	RECEIVE(foreign, SUCCEEDS, 0),
	RECEIVE(truncated, FAILS, GENERAL),
	RECEIVE(cut, FAILS, GENERAL),
	RECEIVE(cut_early, FAILS, GENERAL),
	RECEIVE(empty, FAILS, GENERAL),
	RECEIVE(garbage, FAILS, GENERAL),
};

static const struct trial garbled[] = {
	{ "garbled, seed 1",
	  { .kind = FAULT_RECEIVE, .receive = fault_garbled, .seed = 1 },
	  ANYTHING,
	  0 },
	{ "garbled, seed 2",
	  { .kind = FAULT_RECEIVE, .receive = fault_garbled, .seed = 2 },
	  ANYTHING,
	  0 },
	{ "garbled, seed 3, from then on",
	  { .kind = FAULT_RECEIVE, .receive = fault_garbled, .seed = 3, .onwards = true },
	  ANYTHING,
	  0 },
};

static const struct trial calls[] = {
	CALL(SEND, ENOBUFS, NO_MEMORY),  CALL(SEND, ENOMEM, NO_MEMORY),
	CALL(SEND, EPERM, DENIED),       CALL(SEND, ECONNREFUSED, GENERAL),
	CALL(SEND, EINTR, GENERAL),      CALL(SOCKET, EMFILE, TOO_MANY),
	CALL(SOCKET, ENFILE, TOO_MANY),  CALL(SOCKET, ENOMEM, NO_MEMORY),
	CALL(SOCKET, EACCES, DENIED),    CALL(SOCKET, EPROTONOSUPPORT, NOT_REGISTERED),
	CALL(BIND, ENOMEM, NO_MEMORY),   CALL(BIND, ENOBUFS, NO_MEMORY),
	CALL(OPTION, ENOMEM, NO_MEMORY), CALL(OPTION, ENOPROTOOPT, GENERAL),
	CALL(OPTION, EPERM, DENIED),     CALL(ENTER, ENFILE, TOO_MANY),
	CALL(ENTER, ENOMEM, NO_MEMORY),  CALL(ENTER, EINVAL, INVALID),
	CALL(ENTER, EPERM, DENIED),
};

const struct trials all_trials[] = {
	{ "memory", memory, COUNT(memory) },
	{ "receives", receives, COUNT(receives) },
	{ "garbled", garbled, COUNT(garbled) },
	{ "calls", calls, COUNT(calls) },
};

const unsigned trials_count = COUNT(all_trials);
