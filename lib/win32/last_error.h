/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The code of the thread's last failure, and how functions report theirs. */
#ifndef WIN32_LAST_ERROR_H
#define WIN32_LAST_ERROR_H

#include <stdint.h>

/* Sets the thread's last error and returns 0, which is FALSE. */
int fail_with(uint32_t code);

#endif
