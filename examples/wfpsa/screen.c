/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "screen.h"

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "output.h"
#include "parse.h"
#include "signals.h"
#include "terminal.h"

#define ENTER       "\033[?1049h\033[?25l" /* the alternate screen; no cursor */
#define LEAVE       "\033[0m\033[?25h\033[?1049l"

#define USUAL_LINES 24

static struct termios usual; /* settings of the terminal as they were */
static bool has_keys;
static volatile sig_atomic_t in_use;

bool screen_possible(void)
{
	const char *terminal = getenv("TERM");

	return isatty(STDOUT_FILENO) && terminal && terminal[0] && strcmp(terminal, "dumb") != 0;
}

bool screen_has_keys(void)
{
	return has_keys;
}

void screen_end(void)
{
	if (!in_use)
		return;
	in_use = 0;
	if (has_keys)
		tcsetattr(STDIN_FILENO, TCSANOW, &usual);
	(void)!write(STDOUT_FILENO, LEAVE, sizeof(LEAVE) - 1);
}

static bool in_background(void)
{
	pid_t group = has_keys ? tcgetpgrp(STDIN_FILENO) : -1;

	return group != -1 && group != getpgrp();
}

/*
 * Waits until the program is in the foreground: it stops itself, as the kernel stops a background
 * job that sets the terminal, while the settings are still those of somebody else. A job that
 * nobody can continue is not stopped by the signal. Returns false if a signal ends the program.
 */
static bool wait_for_foreground(void)
{
	while (!signals_ending() && in_background()) {
		signals_take(SIGCONT);
		kill(0, SIGTTOU);
		if (!signals_take(SIGCONT))
			break;
	}
	return !signals_ending();
}

/*
 * Begins to use the screen, while signals pass. @fresh: the settings of the terminal are those to
 * be restored.
 */
static bool enter(bool fresh)
{
	struct termios raw;
	bool ok = wait_for_foreground();

	signals_hold();
	if (!ok)
		return false;
	if (fresh && has_keys)
		tcgetattr(STDIN_FILENO, &usual);
	in_use = 1;
	raw = usual;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	raw.c_iflag &= ~(tcflag_t)IXON; /* Ctrl-S would keep screen_end() from leaving the screen */
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	if (has_keys)
		tcsetattr(STDIN_FILENO, TCSANOW, &raw);
	return output_write(ENTER, sizeof(ENTER) - 1);
}

bool screen_begin(void)
{
	has_keys = isatty(STDIN_FILENO);
	signals_begin(screen_end);
	signals_pass();
	return enter(true);
}

bool screen_obey(bool *changed)
{
	bool stop = signals_take(SIGTSTP), resumed = signals_take(SIGCONT);

	if (signals_take(SIGWINCH))
		*changed = true;
	if (signals_ending())
		return false;
	if (!stop && !resumed)
		return true;
	*changed = true;
	if (stop) {
		screen_end();
		signals_stop();
		signals_take(SIGCONT);
	} else {
		signals_pass();
	}
	return enter(stop);
}

static size_t lines_of_environment(void)
{
	const char *lines = getenv("LINES");
	uint64_t number;

	return lines && parse_number(lines, 65535, &number) && number ? (size_t)number
								      : USUAL_LINES;
}

void screen_size(size_t *rows, size_t *columns)
{
	struct winsize size;

	*columns = terminal_width();
	*rows = lines_of_environment();
	if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_row)
		*rows = size.ws_row;
}
