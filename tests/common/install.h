/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Puts SAs into the kernel, many in one message: for tests that need thousands, or keep keys. */
#ifndef TESTS_COMMON_INSTALL_H
#define TESTS_COMMON_INSTALL_H

#include <stdbool.h>
#include <stdint.h>

struct install_algorithm {
	const char *name; /* NULL: none */
	const uint8_t *key;
	unsigned key_bytes;
	unsigned icv_bits; /* of an AEAD or an integrity algorithm */
};

/* An SA between IPv4 addresses. Numbers are in host byte order. */
struct install_sa {
	uint32_t src, dst, spi, reqid;
	uint8_t proto, replay_window;
	uint8_t behind; /* each of the bytes that follow an IPv4 address in its place for IPv6 */
	bool transport; /* mode; else tunnel */
	struct install_algorithm aead, cipher, auth;
};

struct installer;

/* All of these end the program with a message when the kernel refuses. */
struct installer *installer_open(void);
void installer_add(struct installer *installer, const struct install_sa *sa);
void installer_update(struct installer *installer, const struct install_sa *sa);
void installer_delete(struct installer *installer, const struct install_sa *sa);

/* Sends what is pending and waits until the kernel has taken all of it. */
void installer_flush(struct installer *installer);

/* Flushes, and wipes what may have been keys. */
void installer_close(struct installer *installer);

/*
 * Number @i of a row of SAs that differ in all that a peer would choose: AES-GCM, the even ones
 * to 192.0.2.1 and the odd ones from it, two for each peer of 10.0.0.0/8.
 */
#define INSTALL_FIRST_SPI 0x10000000u
struct install_sa install_numbered(uint32_t i);

/* The same in transport mode, with @reqid for all of them unless that is 0. */
struct install_sa install_host(uint32_t i, uint32_t reqid);

#endif
