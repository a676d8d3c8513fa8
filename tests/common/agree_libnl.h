/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The parts of agree_libnl: each compares some members of one SA, and counts and prints what
 * differs.
 */
#ifndef TESTS_COMMON_AGREE_LIBNL_H
#define TESTS_COMMON_AGREE_LIBNL_H

#include <netlink/xfrm/sa.h>
#include <stdbool.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

/* What the library says about one state. @details is its bundle, which may hold a second state. */
struct side {
	const WFPX_SA0 *wfpx;
	const IPSEC_SA0 *sa;
	const IPSEC_SA_DETAILS1 *details;
	struct xfrmnl_sa *libnl; /* NULL until libnl's dump has reached the state */
	bool out;
};

extern unsigned disagreements, compared, with_policy;
extern UINT32 current; /* SPI of the SA that is being compared, for messages */

void differ(const char *what, unsigned long long libnl, unsigned long long library);
void differ_text(const char *what, const char *libnl, const char *library);
/* @version says whether @v4, which is in host byte order, or @v6 is the library's address. */
void differ_address(const char *what, FWP_IP_VERSION version, struct nl_addr *libnl, UINT32 v4,
		    const UINT8 *v6);
void differ_wfpx_address(const char *what, struct nl_addr *libnl, const WFPX_ADDRESS0 *to);

#define DIFFER(what, libnl, library)                                                               \
	differ(what, (unsigned long long)(libnl), (unsigned long long)(library))

/* The algorithms of one SA, from libnl. A name is empty if the SA has no such algorithm. */
struct algorithms {
	char aead[128], cipher[128], auth[128];
	unsigned cipher_bits, auth_bits, icv_bits;
};

struct algorithms algorithms_of(struct xfrmnl_sa *sa);
bool has_algorithm(const struct algorithms *a);

struct replay {
	unsigned long long sent, received;
	unsigned window;
	bool esn;
};

struct replay replay_of(struct xfrmnl_sa *sa);

/* The addresses of this network namespace, for compare_direction(). */
void read_local(void);

/* @first: the SA is the first of its bundle, so the members of the bundle come from this SA. */
void compare_algorithms(struct xfrmnl_sa *sa, const struct algorithms *a, const struct side *side);
void compare_limits(struct xfrmnl_sa *sa, const struct side *side, bool first);
void compare_usage(struct xfrmnl_sa *sa, const WFPX_SA0 *to);
void compare_replay(struct xfrmnl_sa *sa, const WFPX_SA0 *to);
void compare_encap(struct xfrmnl_sa *sa, const struct side *side, bool out, bool first);
void compare_selector(struct xfrmnl_sel *from, const WFPX_SELECTOR0 *to);
void compare_header(struct xfrmnl_sa *sa, const WFPX_SA0 *to);
void compare_direction(struct xfrmnl_sa *sa, const struct side *side);
void compare_entry(struct xfrmnl_sa *sa, const struct side *side, bool out);

#endif
