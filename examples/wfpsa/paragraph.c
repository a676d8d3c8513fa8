/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "paragraph.h"

#include <stdio.h>
#include <string.h>

#include "terminal.h"

#define LEAST_WIDTH 20 /* narrower paragraphs cannot be read */

void paragraph_print(const char *text, size_t indent)
{
	size_t width = terminal_width(), used = 0;

	if (width)
		width = width > indent + LEAST_WIDTH ? width - indent : LEAST_WIDTH;
	while (*text) {
		size_t word = strcspn(text, " ");

		if (width && used && used + 1 + word > width) {
			printf("\n%*s", (int)indent, "");
			used = 0;
		}
		used += (size_t)printf("%s%.*s", used ? " " : "", (int)word, text);
		text += word;
		text += strspn(text, " ");
	}
	putchar('\n');
}
