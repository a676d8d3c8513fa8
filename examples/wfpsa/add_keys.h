/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The file with the keys of two hosts, which both must have. */
#ifndef WFPSA_ADD_KEYS_H
#define WFPSA_ADD_KEYS_H

#include <wfpxfrm.h>

#include "add_suite.h"

/* One SA: packets from one host to the other. */
struct keys_sa {
	IPSEC_SA_SPI spi;
	UINT8 key[SUITE_KEY_MAX];
};

/* The keys of one tunnel as this host uses them. keys_wipe() it after use. */
struct keys {
	struct suite suite;
	struct keys_sa in, out;
};

/* Makes new keys for keys->suite, and random SPIs. Returns an enum exit_code. */
int keys_make(struct keys *keys);

/*
 * Writes the keys to the new file @path, which only its owner may read: SAs in from @peer to @local
 * and out from @local to @peer. Returns an enum exit_code after a message.
 */
int keys_write(const struct keys *keys, const char *path, const WFPX_ADDRESS0 *local,
	       const WFPX_ADDRESS0 *peer);

/*
 * Reads a file that keys_write() has made, on this host or on @peer. Refuses a file that others may
 * read or write. Returns an enum exit_code after a message.
 */
int keys_read(const char *path, const WFPX_ADDRESS0 *local, const WFPX_ADDRESS0 *peer,
	      struct keys *ret);

/* Clears the keys in memory. */
void keys_wipe(struct keys *keys);

#endif
