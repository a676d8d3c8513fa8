/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "proposal.h"

#include <stddef.h>

/* IANA, "Internet Key Exchange Version 2 (IKEv2) Parameters": transform types 1, 3, 2 and 4. */
static const struct {
	const char *name;
	uint8_t transform;
	uint16_t number;
} algorithms[] = {
	{ "DES_IV64", IKE_ENCRYPTION, 1 },
	{ "DES_CBC", IKE_ENCRYPTION, 2 },
	{ "3DES_CBC", IKE_ENCRYPTION, 3 },
	{ "RC5_CBC", IKE_ENCRYPTION, 4 },
	{ "IDEA_CBC", IKE_ENCRYPTION, 5 },
	{ "CAST_CBC", IKE_ENCRYPTION, 6 },
	{ "BLOWFISH_CBC", IKE_ENCRYPTION, 7 },
	{ "NULL", IKE_ENCRYPTION, 11 },
	{ "AES_CBC", IKE_ENCRYPTION, 12 },
	{ "AES_CTR", IKE_ENCRYPTION, 13 },
	{ "AES_CCM_8", IKE_ENCRYPTION, 14 },
	{ "AES_CCM_12", IKE_ENCRYPTION, 15 },
	{ "AES_CCM_16", IKE_ENCRYPTION, 16 },
	{ "AES_GCM_8", IKE_ENCRYPTION, 18 },
	{ "AES_GCM_12", IKE_ENCRYPTION, 19 },
	{ "AES_GCM_16", IKE_ENCRYPTION, 20 },
	{ "CAMELLIA_CBC", IKE_ENCRYPTION, 23 },
	{ "CAMELLIA_CTR", IKE_ENCRYPTION, 24 },
	{ "CAMELLIA_CCM_8", IKE_ENCRYPTION, 25 },
	{ "CAMELLIA_CCM_12", IKE_ENCRYPTION, 26 },
	{ "CAMELLIA_CCM_16", IKE_ENCRYPTION, 27 },
	{ "CHACHA20_POLY1305", IKE_ENCRYPTION, 28 },
	{ "HMAC_MD5_96", IKE_INTEGRITY, 1 },
	{ "HMAC_SHA1_96", IKE_INTEGRITY, 2 },
	{ "AES_XCBC_96", IKE_INTEGRITY, 5 },
	{ "HMAC_MD5_128", IKE_INTEGRITY, 6 },
	{ "HMAC_SHA1_160", IKE_INTEGRITY, 7 },
	{ "AES_CMAC_96", IKE_INTEGRITY, 8 },
	{ "HMAC_SHA2_256_128", IKE_INTEGRITY, 12 },
	{ "HMAC_SHA2_384_192", IKE_INTEGRITY, 13 },
	{ "HMAC_SHA2_512_256", IKE_INTEGRITY, 14 },
	{ "PRF_HMAC_MD5", IKE_PRF, 1 },
	{ "PRF_HMAC_SHA1", IKE_PRF, 2 },
	{ "PRF_AES128_XCBC", IKE_PRF, 4 },
	{ "PRF_HMAC_SHA2_256", IKE_PRF, 5 },
	{ "PRF_HMAC_SHA2_384", IKE_PRF, 6 },
	{ "PRF_HMAC_SHA2_512", IKE_PRF, 7 },
	{ "PRF_AES128_CMAC", IKE_PRF, 8 },
	{ "MODP_768", IKE_GROUP, 1 },
	{ "MODP_1024", IKE_GROUP, 2 },
	{ "MODP_1536", IKE_GROUP, 5 },
	{ "MODP_2048", IKE_GROUP, 14 },
	{ "MODP_3072", IKE_GROUP, 15 },
	{ "MODP_4096", IKE_GROUP, 16 },
	{ "MODP_6144", IKE_GROUP, 17 },
	{ "MODP_8192", IKE_GROUP, 18 },
	{ "ECP_256", IKE_GROUP, 19 },
	{ "ECP_384", IKE_GROUP, 20 },
	{ "ECP_521", IKE_GROUP, 21 },
	{ "MODP_1024_160", IKE_GROUP, 22 },
	{ "MODP_2048_224", IKE_GROUP, 23 },
	{ "MODP_2048_256", IKE_GROUP, 24 },
	{ "ECP_192", IKE_GROUP, 25 },
	{ "ECP_224", IKE_GROUP, 26 },
	{ "ECP_224_BP", IKE_GROUP, 27 },
	{ "ECP_256_BP", IKE_GROUP, 28 },
	{ "ECP_384_BP", IKE_GROUP, 29 },
	{ "ECP_512_BP", IKE_GROUP, 30 },
	{ "CURVE_25519", IKE_GROUP, 31 },
	{ "CURVE_448", IKE_GROUP, 32 },
	{ "ML_KEM_512", IKE_GROUP, 35 },
	{ "ML_KEM_768", IKE_GROUP, 36 },
	{ "ML_KEM_1024", IKE_GROUP, 37 },
};

uint16_t ike_algorithm(enum ike_transform transform, struct vici_text name)
{
	for (size_t i = 0; i < sizeof(algorithms) / sizeof(algorithms[0]); i++)
		if (algorithms[i].transform == transform && vici_is(name, algorithms[i].name))
			return algorithms[i].number;
	return IKE_ALGORITHM_OTHER;
}
