/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Transforms of WFP by name, and bundles made of them. */
#ifndef TESTS_CREATE_TRANSFORMS_H
#define TESTS_CREATE_TRANSFORMS_H

#include <stddef.h>
#include <stdint.h>

#include "ipsectypes.h"

#define KEY_MAX 64

/* A transform, with the lengths of its keys in bytes. */
struct transform {
	const char *name;
	unsigned type; /* IPSEC_TRANSFORM_TYPE */
	unsigned auth_type, auth_config, auth_bytes;
	unsigned cipher_type, cipher_config, cipher_bytes;
};

extern const struct transform transforms[];
extern const size_t transform_count;

/* Returns the transform with this name, or NULL. */
const struct transform *transform_named(const char *name);

/* Keys of one direction. The cipher's key is that of an AEAD, too. */
struct keys {
	uint8_t auth[KEY_MAX], cipher[KEY_MAX];
};

/* An SA of a bundle and what it points to. */
struct bundle_sa {
	IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 both;
	IPSEC_SA_AUTH_INFORMATION0 auth;
	IPSEC_SA_CIPHER_INFORMATION0 cipher;
};

/* Makes *sa an SA of this transform, which points into *parts and *keys. */
void transform_fill(const struct transform *transform, uint32_t spi, struct keys *keys,
		    struct bundle_sa *parts, IPSEC_SA0 *sa);

#endif
