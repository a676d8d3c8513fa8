/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * For the programs written as for Windows. Each is compiled as C and as C++, with and without
 * UNICODE, and ends with 0 if all that it expects is so.
 */
#ifndef EXPECT_H
#define EXPECT_H

#include <stdio.h>

static int failures;

#define EXPECT(truth)                                                                              \
	do {                                                                                       \
		if (!(truth)) {                                                                    \
			printf("# %s:%d: not so: %s\n", __FILE__, __LINE__, #truth);               \
			failures++;                                                                \
		}                                                                                  \
	} while (0)

/* GUIDs are passed by reference in C++ and by pointer in C, as on Windows. */
#ifdef __cplusplus
#define BY_REFERENCE(guid) guid
#else
#define BY_REFERENCE(guid) &(guid)
#endif

#endif
