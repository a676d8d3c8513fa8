/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The algorithms of an SA, by the names that "list" shows. */
#ifndef WFPSA_ADD_SUITE_H
#define WFPSA_ADD_SUITE_H

#include <stdbool.h>
#include <stddef.h>

#include <fwpmu.h>

#define SUITE_DEFAULT  "AES-GCM-256"
#define SUITE_NAME_MAX 63
#define SUITE_KEY_MAX  64 /* bytes: of a cipher and of integrity */

/* The algorithms of ESP, and the lengths of their keys in bytes. */
struct suite {
	char name[SUITE_NAME_MAX + 1];
	IPSEC_TRANSFORM_TYPE type;
	IPSEC_AUTH_TRANSFORM0 auth;
	IPSEC_CIPHER_TRANSFORM0 cipher;
	unsigned cipher_key, auth_key; /* of AES-GCM, which has one key, auth_key is 0 */
};

/* Finds the algorithms with this name, in any case. Returns false if there are none. */
bool suite_parse(const char *name, struct suite *ret);

/* Returns the number of bytes of the keys of one SA: that of the cipher, then that of integrity. */
size_t suite_key_size(const struct suite *suite);

/* Writes the names that suite_parse() knows to @ret, with blanks between. */
void suite_list(char *ret, size_t size);

/* An SA with what it points to. It points into itself, so it cannot be copied. */
struct suite_sa {
	IPSEC_SA0 sa;
	IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 both;
	IPSEC_SA_AUTH_INFORMATION0 auth;
};

/* Fills *ret for the SA with this SPI and @key, which has suite_key_size() bytes and stays there.
 */
void suite_fill_sa(const struct suite *suite, IPSEC_SA_SPI spi, UINT8 *key, struct suite_sa *ret);

#endif
