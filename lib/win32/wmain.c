/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * main() for programs that begin with wmain(): it makes wide text of the arguments and of the
 * environment. This is a library of its own, libwfpxwmain.a, so that the linker takes it only for a
 * program without a main().
 *
 * C++ mangles the name by the types of the parameters, unless the program says extern "C".
 */
#include <stdlib.h>

#include "windows.h"

#define EXIT_NO_ENTRY 127

extern char **environ;

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

/* Wide copies of a list of texts that ends with NULL. They last as long as the program. */
static wchar_t **widen(char **texts, size_t count)
{
	wchar_t **wide = calloc(count + 1, sizeof(*wide));

	for (size_t i = 0; wide && i < count; i++) {
		int room = MultiByteToWideChar(CP_UTF8, 0, texts[i], -1, NULL, 0);

		wide[i] = calloc((size_t)room + 1, sizeof(wchar_t));
		if (!wide[i])
			return NULL;
		MultiByteToWideChar(CP_UTF8, 0, texts[i], -1, wide[i], room);
	}
	return wide;
}

int main(int argc, char **argv)
{
	wide_main *const entries[] = { entry0, entry1, entry2, entry3,
				       entry4, entry5, entry6, entry7 };
	/* Static, so that they are no leak when the program ends */
	static wchar_t **arguments, **environment;
	size_t count = 0;

	while (environ && environ[count])
		count++;
	arguments = widen(argv, (size_t)argc);
	environment = widen(environ, count);
	for (size_t i = 0; arguments && environment && i < sizeof(entries) / sizeof(*entries); i++)
		if (entries[i])
			return entries[i](argc, arguments, environment);
	fputs(arguments && environment ? "this program has neither main() nor wmain()\n"
				       : "no memory for the arguments\n",
	      stderr);
	return EXIT_NO_ENTRY;
}
