/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_ENCODE_ENCAP_H
#define XFRM_ENCODE_ENCAP_H

#include <arpa/inet.h>
#include <string.h>

#include "new_sa.h"
#include "uapi.h"

/* Returns the kernel's form of an encapsulation. */
static inline struct xfrm_encap_tmpl encode_encapsulation(const struct encapsulation *from)
{
	struct xfrm_encap_tmpl to = {
		.encap_type = from->type,
		.encap_sport = htons(from->sport),
		.encap_dport = htons(from->dport),
	};

	memcpy(&to.encap_oa, from->original.bytes, sizeof(to.encap_oa));
	return to;
}

#endif
