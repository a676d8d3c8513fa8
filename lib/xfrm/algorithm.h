/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The algorithms of SAs as small numbers.
 *
 * The kernel only accepts the names in net/xfrm/xfrm_algo.c, which are enumerated here. A name that
 * a newer kernel has added gets a number in a table of new names, which the caller keeps.
 */
#ifndef XFRM_ALGORITHM_H
#define XFRM_ALGORITHM_H

#include <stddef.h>
#include <stdint.h>

enum algorithm {
	ALGORITHM_NONE,
	/* AEAD */
	ALGORITHM_GCM_AES,
	ALGORITHM_CCM_AES,
	ALGORITHM_GMAC_AES,
	ALGORITHM_CHACHA20_POLY1305,
	/* integrity */
	ALGORITHM_DIGEST_NULL,
	ALGORITHM_HMAC_MD5,
	ALGORITHM_HMAC_SHA1,
	ALGORITHM_HMAC_SHA256,
	ALGORITHM_HMAC_SHA384,
	ALGORITHM_HMAC_SHA512,
	ALGORITHM_HMAC_RMD160,
	ALGORITHM_XCBC_AES,
	ALGORITHM_CMAC_AES,
	ALGORITHM_HMAC_SM3,
	/* ciphers */
	ALGORITHM_CIPHER_NULL,
	ALGORITHM_CBC_DES,
	ALGORITHM_CBC_DES3,
	ALGORITHM_CBC_CAST5,
	ALGORITHM_CBC_BLOWFISH,
	ALGORITHM_CBC_AES,
	ALGORITHM_CBC_SERPENT,
	ALGORITHM_CBC_CAMELLIA,
	ALGORITHM_CBC_TWOFISH,
	ALGORITHM_CTR_AES,
	ALGORITHM_CBC_SM4,
	ALGORITHM_KNOWN,         /* numbers from here on are in the table of new names */
	ALGORITHM_UNNAMED = 255, /* the name was empty, or that table was full */
};

#define ALGORITHM_NAME_SIZE 64 /* with the final NUL, as in struct xfrm_algo */
#define ALGORITHM_NEW_MAX   32

/* The table of names that enum algorithm lacks. All zero when empty; it owns no other memory. */
struct new_names {
	uint8_t recent[4]; /* the numbers that algorithm_id() returned last: most SAs use few */
	size_t count;
	char name[ALGORITHM_NEW_MAX][ALGORITHM_NAME_SIZE];
};

/*
 * Returns the number of @name, which ends at a NUL or after @size bytes. A name that is not known
 * yet is added to @new_names. Returns ALGORITHM_UNNAMED if that is full or the name is empty.
 */
uint8_t algorithm_id(const char *name, size_t size, struct new_names *new_names);

/*
 * Returns the name of the algorithm with the number @id, NULL for ALGORITHM_NONE, or "(unnamed)".
 * The text is static or in @new_names.
 */
const char *algorithm_name(uint8_t id, const struct new_names *new_names);

#endif
