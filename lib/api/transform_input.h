/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Transforms that a caller gives, as the kernel's algorithms. */
#ifndef API_TRANSFORM_INPUT_H
#define API_TRANSFORM_INPUT_H

#include <stdint.h>

#include "ipsectypes.h"
#include "xfrm/new_sa.h"

/* The algorithms of one SA. The keys are still in the caller's memory. */
struct sa_algorithms {
	struct keyed_algorithm aead, cipher, auth;
	uint8_t proto; /* IPPROTO_ESP or IPPROTO_AH */
};

/*
 * Finds the algorithms of @sa, which are those that sa_transform_of() shows as its transform. The
 * length of each key is compared before a byte of the key is read. Returns
 *
 *	FWP_E_INVALID_ENUMERATOR		a type is none
 *	FWP_E_NULL_POINTER			there is no information, or no key
 *	FWP_E_INVALID_AUTH_TRANSFORM,
 *	FWP_E_INVALID_CIPHER_TRANSFORM		an algorithm, its type or the length of its key
 *	FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM	the cipher needs integrity of its own
 *	FWP_E_INVALID_TRANSFORM_COMBINATION	half of an algorithm that does both
 *	ERROR_NOT_SUPPORTED			IPSEC_TRANSFORM_ESP_AUTH_FW
 */
uint32_t transform_parse(const IPSEC_SA0 *sa, struct sa_algorithms *ret);

#endif
