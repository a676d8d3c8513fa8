/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef TESTS_KERNEL_EXHAUST_DAEMON_H
#define TESTS_KERNEL_EXHAUST_DAEMON_H

#include <wchar.h>

/* The path of the daemon's socket. */
extern wchar_t daemon_socket[64];

/* Starts the daemon, which ends with this process. */
void daemon_start(void);

#endif
