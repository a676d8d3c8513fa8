/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Signals, for commands that run until a signal ends them. Signals are caught only while the
 * program waits in signals_poll(): between two waits they are held back, so that no line of output
 * is cut. A signal that the program was started with as ignored stays ignored.
 */
#ifndef WFPSA_SIGNALS_H
#define WFPSA_SIGNALS_H

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Begins to catch SIGINT, SIGTERM, SIGHUP and SIGQUIT. With @fault, catches all signals that would
 * end or stop the program, and SIGWINCH and SIGCONT; @fault is called in the handler when a fault
 * of the program ends it, and calls only what is permitted there.
 */
void signals_begin(void (*fault)(void));

/*
 * Waits as poll(2) does, for at most @milliseconds, or without limit if that is -1. Returns 0 too
 * if a signal came.
 */
int signals_poll(struct pollfd *fds, nfds_t count, int milliseconds);

/* The signal that is to end the program; 0: none came. */
int signals_ending(void);

/* Whether @signal, one of those that do not end the program, came since the last call. */
bool signals_take(int signal);

/*
 * Stops the program as SIGTSTP does where nobody catches it, and returns when it continues. Signals
 * then pass without a wait, until signals_hold().
 */
void signals_stop(void);

/* Lets signals pass without a wait, or holds them back again. */
void signals_pass(void);
void signals_hold(void);

/*
 * Returns the exit code of a command that signals_ending() ended: EXIT_OK for SIGINT and SIGTERM,
 * which are the usual way to end such a command. Another signal ends the program here, as if it
 * had not been caught.
 */
int signals_end(void);

/* Ends the program as @signal does where nobody catches it; returns only if it is ignored. */
void signals_die(int signal);

#endif
