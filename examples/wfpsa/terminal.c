/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "parse.h"

#define USUAL_WIDTH 80

static size_t width_of_environment(void)
{
	const char *columns = getenv("COLUMNS");
	uint64_t width;

	return columns && parse_number(columns, 65535, &width) ? (size_t)width : 0;
}

size_t terminal_width(void)
{
	size_t width = width_of_environment();
	struct winsize size;

	if (!isatty(STDOUT_FILENO))
		return width;
	if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col)
		return size.ws_col;
	return width ? width : USUAL_WIDTH;
}

static bool terminal_has_colors(void)
{
	const char *terminal = getenv("TERM"), *no_color = getenv("NO_COLOR");

	return isatty(STDOUT_FILENO) && !(no_color && no_color[0]) && terminal &&
	       strcmp(terminal, "dumb") != 0;
}

bool terminal_wants_color(enum color_when when)
{
	return when == COLOR_ALWAYS || (when == COLOR_AUTO && terminal_has_colors());
}
