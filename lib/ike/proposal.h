/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The algorithms of an IKE SA, by their numbers in IANA's registry of IKEv2. */
#ifndef IKE_PROPOSAL_H
#define IKE_PROPOSAL_H

#include <stdint.h>

#include "vici/message.h"

/* An algorithm whose name has no number here. */
#define IKE_ALGORITHM_OTHER 0xffffu

/* IKEv1's algorithms have the numbers of IKEv2, too. 0 is none, or not negotiated yet. */
struct ike_proposal {
	uint16_t encryption;
	uint16_t integrity; /* 0 if the cipher is an AEAD */
	uint16_t prf;
	uint16_t group;    /* of the key exchange */
	uint16_t key_bits; /* of the cipher; 0 if it has keys of one length only */
};

/* The kinds of algorithms. */
enum ike_transform { IKE_ENCRYPTION, IKE_INTEGRITY, IKE_PRF, IKE_GROUP };

/* Returns the number of an algorithm that strongSwan calls @name, or IKE_ALGORITHM_OTHER. */
uint16_t ike_algorithm(enum ike_transform transform, struct vici_text name);

#endif
