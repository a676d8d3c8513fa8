/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "signals.h"

#include <signal.h>
#include <stddef.h>
#include <time.h>

#include "errors.h"

static volatile sig_atomic_t caught[NSIG], ending;
static void (*at_fault)(void);
static sigset_t before, held; /* masks: of the caller, and between two waits */

/* What a signal means to a program that does not catch it. */
enum meaning { ENDS, FAULT, NOTICE, NOT_CAUGHT };

static enum meaning meaning_of(int signal)
{
	switch (signal) {
	case SIGSEGV:
	case SIGBUS:
	case SIGFPE:
	case SIGILL:
	case SIGABRT:
	case SIGSYS:
	case SIGTRAP:
		return FAULT;
	case SIGTSTP:
	case SIGCONT:
	case SIGWINCH:
		return NOTICE;
	case SIGKILL:
	case SIGSTOP:
	case SIGTTIN: /* these two stop a background job that touches the terminal, as they should
		       */
	case SIGTTOU:
	case SIGCHLD:
	case SIGURG:
		return NOT_CAUGHT;
	default:
		return ENDS;
	}
}

static void catch_signal(int signal)
{
	caught[signal] = 1;
	if (!ending && meaning_of(signal) == ENDS)
		ending = signal;
}

/* The handler is gone when this runs, so the signal has its usual effect the second time. */
static void catch_fault(int signal)
{
	at_fault();
	raise(signal);
}

static bool wanted(int signal, bool all)
{
	return signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGQUIT ||
	       (all && meaning_of(signal) != NOT_CAUGHT);
}

static void set_handler(int signal)
{
	struct sigaction action = { .sa_handler = catch_signal }, old;
	bool fault = meaning_of(signal) == FAULT;

	/* the C library keeps some of the numbers for itself, and refuses them */
	if (sigaction(signal, NULL, &old) || old.sa_handler != SIG_DFL)
		return;
	if (fault) {
		action.sa_handler = catch_fault;
		action.sa_flags = (int)(SA_RESETHAND | SA_NODEFER);
	}
	sigfillset(&action.sa_mask);
	if (!sigaction(signal, &action, NULL) && !fault)
		sigaddset(&held, signal);
}

void signals_begin(void (*fault)(void))
{
	at_fault = fault;
	sigprocmask(SIG_SETMASK, NULL, &before);
	held = before;
	for (int signal = 1; signal < NSIG; signal++)
		if (wanted(signal, fault != NULL))
			set_handler(signal);
	signals_hold();
}

int signals_poll(struct pollfd *fds, nfds_t count, int milliseconds)
{
	const struct timespec limit = {
		.tv_sec = milliseconds / 1000,
		.tv_nsec = milliseconds % 1000 * 1000000L,
	};
	int ready = ppoll(fds, count, milliseconds < 0 ? NULL : &limit, &before);

	for (nfds_t i = 0; ready <= 0 && i < count; i++)
		fds[i].revents = 0;
	return ready > 0 ? ready : 0;
}

int signals_ending(void)
{
	return ending;
}

bool signals_take(int signal)
{
	bool came = caught[signal];

	caught[signal] = 0;
	return came;
}

void signals_pass(void)
{
	sigprocmask(SIG_SETMASK, &before, NULL);
}

void signals_hold(void)
{
	sigprocmask(SIG_SETMASK, &held, NULL);
}

void signals_stop(void)
{
	struct sigaction usual = { .sa_handler = SIG_DFL }, own;

	sigaction(SIGTSTP, &usual, &own);
	signals_pass();
	raise(SIGTSTP);
	sigaction(SIGTSTP, &own, NULL);
}

int signals_end(void)
{
	if (ending == SIGINT || ending == SIGTERM)
		return EXIT_OK;
	signals_die(ending);
	return EXIT_RUNTIME;
}

void signals_die(int signal)
{
	struct sigaction old, usual = { .sa_handler = SIG_DFL };
	sigset_t one;

	sigaction(signal, NULL, &old);
	if (old.sa_handler == SIG_IGN)
		return;
	sigaction(signal, &usual, NULL);
	sigemptyset(&one);
	sigaddset(&one, signal);
	sigprocmask(SIG_UNBLOCK, &one, NULL);
	raise(signal);
}
