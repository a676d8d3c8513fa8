/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_TRANSFORM_H
#define API_SA_TRANSFORM_H

#include "ipsectypes.h"
#include "xfrm/sa.h"

/* The algorithms of an SA in WFP's terms; auth or cipher is zero where the type has none. */
struct sa_transform {
	IPSEC_TRANSFORM_TYPE type;
	IPSEC_AUTH_TRANSFORM_ID0 auth;
	IPSEC_CIPHER_TRANSFORM_ID0 cipher;
};

/* The type alone, which tells how much room the rest takes. */
IPSEC_TRANSFORM_TYPE sa_transform_type(const struct sa *sa);

void sa_transform_of(const struct sa *sa, struct sa_transform *ret);

#endif
