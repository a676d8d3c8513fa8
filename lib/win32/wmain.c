/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * main() for programs that begin with wmain(): it makes wide text of the arguments and of the
 * environment. This is a library of its own, libwfpxwmain.a, so that the linker takes it only for a
 * program without a main().
 *
 * C++ mangles the name by the types of the parameters, unless the program says extern "C".
 */
#include <stdlib.h>
#include <string.h>

#include "windows.h"

#define EXIT_NO_ENTRY 127

extern char **environ;

/* What atexit() functions may still use. Volatile, so that the compiler keeps it, too. */
static wchar_t **volatile kept[2];

typedef int wide_main(int count, wchar_t **arguments, wchar_t **environment);

#define ENTRY(number, symbol) extern wide_main entry##number __asm__(symbol) __attribute__((weak));

ENTRY(0, "wmain")
ENTRY(1, "_Z5wmainv")
ENTRY(2, "_Z5wmainiPPw")
ENTRY(3, "_Z5wmainiPKPw")
ENTRY(4, "_Z5wmainiPPKw")
ENTRY(5, "_Z5wmainiPKPKw")
ENTRY(6, "_Z5wmainiPPwS0_")
ENTRY(7, "_Z5wmainiPPKwS1_")

/* Wide copies of a list of texts that ends with NULL, all in one block. */
static wchar_t **widen(char **texts, size_t count)
{
	size_t room = 0;
	wchar_t **wide, *to;

	/* No text has more characters than bytes. */
	for (size_t i = 0; i < count; i++)
		room += strlen(texts[i]) + 1;
	wide = calloc(1, (count + 1) * sizeof(*wide) + room * sizeof(*to));
	if (!wide)
		return NULL;
	to = (wchar_t *)(void *)(wide + count + 1);
	for (size_t i = 0; i < count; i++) {
		wide[i] = to;
		to += MultiByteToWideChar(CP_UTF8, 0, texts[i], -1, to, (int)strlen(texts[i]) + 1);
	}
	return wide;
}

int main(int argc, char **argv)
{
	wide_main *const entries[] = { entry0, entry1, entry2, entry3,
				       entry4, entry5, entry6, entry7 };
	wchar_t **arguments, **environment;
	size_t count = 0;

	while (environ && environ[count])
		count++;
	arguments = widen(argv, (size_t)argc);
	environment = widen(environ, count);
	kept[0] = arguments;
	kept[1] = environment;
	if (!arguments || !environment) {
		fputs("no memory for the arguments\n", stderr);
		return EXIT_NO_ENTRY;
	}
	for (size_t i = 0; i < sizeof(entries) / sizeof(*entries); i++)
		if (entries[i])
			return entries[i](argc, arguments, environment);
	fputs("this program has neither main() nor wmain()\n", stderr);
	return EXIT_NO_ENTRY;
}
