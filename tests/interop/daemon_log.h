/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The pairs of SAs in charon's log. */
#ifndef TESTS_INTEROP_DAEMON_LOG_H
#define TESTS_INTEROP_DAEMON_LOG_H

#include <stdbool.h>
#include <stdint.h>

/* The text of the log, for the caller to free. Ends the program where it cannot be read. */
char *daemon_log_read(const char *path);

/* Whether the log has a child with these SPIs: "SPIs c0000001_i c0000002_o". */
bool daemon_log_has_pair(const char *log, uint32_t in, uint32_t out);

#endif
