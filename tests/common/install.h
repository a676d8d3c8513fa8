/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Installs SAs, many with one system call, for tests that need thousands of them or keep their
 * keys.
 */
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
	uint8_t behind; /* value of the 12 bytes behind an IPv4 address in xfrm_address_t */
	bool transport; /* transport mode, else tunnel mode */
	struct install_algorithm aead, cipher, auth;
};

struct installer;

/* Each of these functions ends the program with a message if the kernel refuses a request. */
struct installer *installer_open(void);
void installer_add(struct installer *installer, const struct install_sa *sa);
void installer_update(struct installer *installer, const struct install_sa *sa);
void installer_delete(struct installer *installer, const struct install_sa *sa);

/* Sends all requests that are pending and waits for the kernel's answers. */
void installer_flush(struct installer *installer);

/* Flushes, and wipes the buffers, which have held keys. */
void installer_close(struct installer *installer);

/*
 * SA number @i of a series: AES-GCM, tunnel mode, with SPIs from INSTALL_FIRST_SPI on. SAs with
 * even numbers are to 192.0.2.1, the others from there. Two of them have one peer in 10.0.0.0/8 and
 * one reqid.
 */
#define INSTALL_FIRST_SPI 0x10000000u
struct install_sa install_numbered(uint32_t i);

/* The same in transport mode. If @reqid is not 0, all SAs have it. */
struct install_sa install_host(uint32_t i, uint32_t reqid);

#endif
