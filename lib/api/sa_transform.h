/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_TRANSFORM_H
#define API_SA_TRANSFORM_H

#include "ipsectypes.h"
#include "xfrm/sa.h"

/* The algorithms of an SA in WFP's terms. auth or cipher is zero if the type has none. */
struct sa_transform {
	IPSEC_TRANSFORM_TYPE type;
	IPSEC_AUTH_TRANSFORM_ID0 auth;
	IPSEC_CIPHER_TRANSFORM_ID0 cipher;
};

/*
 * sa_transform_of() converts the algorithms of @sa. sa_transform_type() returns only their type,
 * which tells how much memory the structs of WFP take.
 */
IPSEC_TRANSFORM_TYPE sa_transform_type(const struct sa *sa);
void sa_transform_of(const struct sa *sa, struct sa_transform *ret);

#endif
