/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef TESTS_KERNEL_EXHAUST_DAEMON_H
#define TESTS_KERNEL_EXHAUST_DAEMON_H

#include <wchar.h>

/* The path of the daemon's socket. */
extern wchar_t daemon_socket[64];

/* The id of an inbound SA that the daemon has made: SPI 0xc0000001 and 192.0.2.1. */
#define DAEMON_SA_ID 0xc00000015f18473bULL

/* Starts the daemon, which ends with this process. */
void daemon_start(void);

#endif
