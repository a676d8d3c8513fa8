/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_EXPORTER_LISTEN_H
#define WFPSA_EXPORTER_LISTEN_H

/*
 * Whether the program was started for a socket of systemd, as sd_listen_fds(3) describes. Returns
 * the number of the sockets, and lets no child of this process take them for its own.
 */
int sockets_passed(void);

/*
 * Returns the socket that was passed, when sockets_passed() has returned 1. Returns -1 with errno
 * ENOTSOCK if it is no listening stream socket.
 */
int listen_passed(void);

/*
 * Listens at @address, such as "127.0.0.1:9814" or "[::1]:9814"; no names of hosts. Returns -1 with
 * errno where that fails, EINVAL if the address is malformed.
 */
int listen_at(const char *address);

#endif
