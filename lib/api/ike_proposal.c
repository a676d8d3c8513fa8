/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The algorithms of an IKE SA in WFP's numbers, and its lifetime. */
#include "ike_sa.h"
#include "wfpxfrm.h"

/* IANA's numbers of what Windows knows. */
enum {
	ENCRYPTION_DES = 2,
	ENCRYPTION_3DES = 3,
	ENCRYPTION_AES_CBC = 12,
	ENCRYPTION_AES_GCM_16 = 20
};

static UINT32 cipher_of(const struct ike_proposal *p)
{
	switch (p->encryption) {
	case ENCRYPTION_DES:
		return IKEEXT_CIPHER_DES;
	case ENCRYPTION_3DES:
		return IKEEXT_CIPHER_3DES;
	case ENCRYPTION_AES_CBC:
		if (p->key_bits == 192)
			return IKEEXT_CIPHER_AES_192;
		return p->key_bits == 256 ? IKEEXT_CIPHER_AES_256 : IKEEXT_CIPHER_AES_128;
	case ENCRYPTION_AES_GCM_16:
		if (p->key_bits == 128)
			return IKEEXT_CIPHER_AES_GCM_128_16ICV;
		if (p->key_bits == 256)
			return IKEEXT_CIPHER_AES_GCM_256_16ICV;
	}
	return WFPX_IKE_ALGORITHM(p->encryption);
}

/* With an AEAD there is no integrity algorithm. Its place takes the hash of the PRF. */
static UINT32 integrity_of(const struct ike_proposal *p)
{
	static const struct {
		uint8_t integrity, prf;
		uint8_t number;
	} known[] = {
		{ 1, 1, IKEEXT_INTEGRITY_MD5 },
		{ 2, 2, IKEEXT_INTEGRITY_SHA1 },
		{ 12, 5, IKEEXT_INTEGRITY_SHA_256 },
		{ 13, 6, IKEEXT_INTEGRITY_SHA_384 },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (p->integrity ? p->integrity == known[i].integrity : p->prf == known[i].prf)
			return known[i].number;
	return p->integrity ? WFPX_IKE_ALGORITHM(p->integrity) : WFPX_IKE_PRF(p->prf);
}

static UINT32 group_of(const struct ike_proposal *p)
{
	static const struct {
		uint8_t group;
		uint8_t number;
	} known[] = {
		{ 0, IKEEXT_DH_GROUP_NONE }, { 1, IKEEXT_DH_GROUP_1 },  { 2, IKEEXT_DH_GROUP_2 },
		{ 14, IKEEXT_DH_GROUP_14 },  { 19, IKEEXT_DH_ECP_256 }, { 20, IKEEXT_DH_ECP_384 },
		{ 24, IKEEXT_DH_GROUP_24 },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (p->group == known[i].group)
			return known[i].number;
	return WFPX_IKE_ALGORITHM(p->group);
}

/* From when it was established until the daemon replaces it, or 0 if it never does. */
static UINT32 lifetime_of(const struct ike_sa *sa)
{
	uint64_t left = sa->rekey_time < sa->reauth_time ? sa->rekey_time : sa->reauth_time;

	if (left == IKE_NEVER)
		return 0;
	left += sa->established;
	return left < UINT32_MAX ? (UINT32)left : UINT32_MAX;
}

void ike_proposal_fill(IKEEXT_PROPOSAL0 *to, const struct ike_sa *sa)
{
	const struct ike_proposal *p = &sa->proposal;

	to->cipherAlgorithm.algoIdentifier = (IKEEXT_CIPHER_TYPE)cipher_of(p);
	to->cipherAlgorithm.keyLen = p->key_bits;
	to->integrityAlgorithm.algoIdentifier = (IKEEXT_INTEGRITY_TYPE)integrity_of(p);
	to->dhGroup = (IKEEXT_DH_GROUP)group_of(p);
	to->maxLifetimeSeconds = lifetime_of(sa);
}
