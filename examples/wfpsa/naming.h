/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_NAMING_H
#define WFPSA_NAMING_H

#include <fwpmu.h>

/* Where names of contexts are read. NULL: the library's usual file or socket. */
struct naming {
	const char *file;       /* the argument of --names */
	const char *ike_socket; /* the argument of --ike-socket */
};

/*
 * Tells a session where names are read and where the IKE daemon is asked. Returns EXIT_OK, or
 * another enum exit_code after a message to stderr.
 */
int engine_set_naming(const char *command, const struct naming *naming, HANDLE engine);

#endif
