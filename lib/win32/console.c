/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Single keys of a terminal, as conio.h has them. Where there is no terminal, standard input. */
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "export.h"

EXPORT int Wfpx_getch(void);
EXPORT int Wfpx_getche(void);
EXPORT int Wfpx_kbhit(void);
EXPORT int Wfpx_putch(int character);

/* Switches off lines, and the echo unless @echo; false if there is no terminal. */
static bool begin_keys(struct termios *before, bool echo)
{
	struct termios keys;

	if (tcgetattr(STDIN_FILENO, before) < 0)
		return false;
	keys = *before;
	keys.c_lflag &= ~(tcflag_t)ICANON;
	if (!echo)
		keys.c_lflag &= ~(tcflag_t)ECHO;
	keys.c_cc[VMIN] = 1;
	keys.c_cc[VTIME] = 0;
	return tcsetattr(STDIN_FILENO, TCSANOW, &keys) == 0;
}

static int read_key(bool echo)
{
	struct termios before;
	bool terminal;
	int key;

	fflush(stdout);
	terminal = begin_keys(&before, echo);
	key = getchar();
	if (terminal)
		tcsetattr(STDIN_FILENO, TCSANOW, &before);
	return key;
}

EXPORT int Wfpx_getch(void)
{
	return read_key(false);
}

EXPORT int Wfpx_getche(void)
{
	return read_key(true);
}

EXPORT int Wfpx_kbhit(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	struct termios before;
	bool terminal = begin_keys(&before, false);
	int ready = poll(&input, 1, 0);

	if (terminal)
		tcsetattr(STDIN_FILENO, TCSANOW, &before);
	return ready > 0;
}

EXPORT int Wfpx_putch(int character)
{
	return putchar(character);
}
