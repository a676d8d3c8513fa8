/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sa_transform.h"

#include <netinet/in.h>
#include <stdbool.h>

#include "wfpxfrm.h"
#include "xfrm/algorithm.h"

#define GCM_SALT_BITS 32 /* RFC 4106 and RFC 4543: the last four bytes of the key are a salt */

/*
 * wfpxfrm.h adds values that are no enumerators of WFP's enumerations, so numbers are converted.
 * gcc and clang give an enumeration without negative values the type unsigned int, which has room
 * for them.
 */
static IPSEC_AUTH_TRANSFORM_ID0 auth_id(unsigned type, unsigned config)
{
	return (IPSEC_AUTH_TRANSFORM_ID0){ (IPSEC_AUTH_TYPE)type, (IPSEC_AUTH_CONFIG)config };
}

static IPSEC_CIPHER_TRANSFORM_ID0 cipher_id(unsigned type, unsigned config)
{
	return (IPSEC_CIPHER_TRANSFORM_ID0){ (IPSEC_CIPHER_TYPE)type, (IPSEC_CIPHER_CONFIG)config };
}

/* Returns 0, 1 or 2 for the three key lengths of AES, and -1 for any other length. */
static int aes_size(unsigned bits)
{
	return bits == 128 ? 0 : bits == 192 ? 1 : bits == 256 ? 2 : -1;
}

static unsigned aes_auth_type(int size)
{
	return size < 0 ? WFPX_AUTH_TYPE_OTHER : IPSEC_AUTH_AES_128 + (unsigned)size;
}

static unsigned aes_cipher_type(int size)
{
	return size < 0 ? WFPX_CIPHER_TYPE_OTHER : IPSEC_CIPHER_TYPE_AES_128 + (unsigned)size;
}

static IPSEC_AUTH_TRANSFORM_ID0 gcm_auth(const struct sa *sa)
{
	int size = aes_size(sa->config->cipher_bits - GCM_SALT_BITS);

	if (size < 0 || sa->config->icv_bits != 128)
		return auth_id(aes_auth_type(size), WFPX_AUTH_CONFIG_OTHER);
	return auth_id(aes_auth_type(size), IPSEC_AUTH_CONFIG_GCM_AES_128 + (unsigned)size);
}

static IPSEC_CIPHER_TRANSFORM_ID0 gcm_cipher(const struct sa *sa)
{
	int size = aes_size(sa->config->cipher_bits - GCM_SALT_BITS);

	if (size < 0 || sa->config->icv_bits != 128)
		return cipher_id(aes_cipher_type(size), WFPX_CIPHER_CONFIG_OTHER);
	return cipher_id(aes_cipher_type(size), IPSEC_CIPHER_CONFIG_GCM_AES_128 + (unsigned)size);
}

/* RFC 4309: the last three bytes of a CCM key are a salt. */
static int ccm_size(const struct sa *sa)
{
	return aes_size(sa->config->cipher_bits - 24u);
}

static IPSEC_AUTH_TRANSFORM_ID0 aead_auth(const struct sa *sa)
{
	switch (sa->config->cipher) {
	case ALGORITHM_GCM_AES:
	case ALGORITHM_GMAC_AES:
		return gcm_auth(sa);
	case ALGORITHM_CCM_AES:
		return auth_id(aes_auth_type(ccm_size(sa)), WFPX_AUTH_CONFIG_CCM_AES);
	case ALGORITHM_CHACHA20_POLY1305:
		return auth_id(WFPX_AUTH_TYPE_POLY1305, WFPX_AUTH_CONFIG_CHACHA20_POLY1305);
	default:
		return auth_id(WFPX_AUTH_TYPE_OTHER, WFPX_AUTH_CONFIG_OTHER);
	}
}

static IPSEC_CIPHER_TRANSFORM_ID0 aead_cipher(const struct sa *sa)
{
	switch (sa->config->cipher) {
	case ALGORITHM_GCM_AES:
		return gcm_cipher(sa);
	case ALGORITHM_CCM_AES:
		return cipher_id(aes_cipher_type(ccm_size(sa)), WFPX_CIPHER_CONFIG_CCM_AES);
	case ALGORITHM_CHACHA20_POLY1305:
		return cipher_id(WFPX_CIPHER_TYPE_CHACHA20, WFPX_CIPHER_CONFIG_CHACHA20_POLY1305);
	default:
		return cipher_id(WFPX_CIPHER_TYPE_OTHER, WFPX_CIPHER_CONFIG_OTHER);
	}
}

static IPSEC_AUTH_TRANSFORM_ID0 auth_transform(const struct sa *sa)
{
	/* type, config, and the only length of the ICV that the config means */
	static const struct {
		uint8_t type, config;
		uint16_t icv_bits;
	} known[ALGORITHM_KNOWN] = {
		[ALGORITHM_DIGEST_NULL] = { WFPX_AUTH_TYPE_NONE, WFPX_AUTH_CONFIG_NONE, 0 },
		[ALGORITHM_HMAC_MD5] = { IPSEC_AUTH_MD5, IPSEC_AUTH_CONFIG_HMAC_MD5_96, 96 },
		[ALGORITHM_HMAC_SHA1] = { IPSEC_AUTH_SHA_1, IPSEC_AUTH_CONFIG_HMAC_SHA_1_96, 96 },
		[ALGORITHM_HMAC_SHA256] = { IPSEC_AUTH_SHA_256, IPSEC_AUTH_CONFIG_HMAC_SHA_256_128,
					    128 },
		[ALGORITHM_HMAC_SHA384] = { WFPX_AUTH_TYPE_SHA_384,
					    WFPX_AUTH_CONFIG_HMAC_SHA_384_192, 192 },
		[ALGORITHM_HMAC_SHA512] = { WFPX_AUTH_TYPE_SHA_512,
					    WFPX_AUTH_CONFIG_HMAC_SHA_512_256, 256 },
		[ALGORITHM_HMAC_RMD160] = { WFPX_AUTH_TYPE_RIPEMD_160,
					    WFPX_AUTH_CONFIG_HMAC_RIPEMD_96, 96 },
		[ALGORITHM_XCBC_AES] = { WFPX_AUTH_TYPE_AES_XCBC, WFPX_AUTH_CONFIG_AES_XCBC_96,
					 96 },
		[ALGORITHM_CMAC_AES] = { WFPX_AUTH_TYPE_AES_CMAC, WFPX_AUTH_CONFIG_AES_CMAC_96,
					 96 },
		[ALGORITHM_HMAC_SM3] = { WFPX_AUTH_TYPE_SM3, WFPX_AUTH_CONFIG_OTHER, 0 },
	};

	if (sa->config->auth <= ALGORITHM_CHACHA20_POLY1305 ||
	    sa->config->auth > ALGORITHM_HMAC_SM3)
		return auth_id(WFPX_AUTH_TYPE_OTHER, WFPX_AUTH_CONFIG_OTHER);
	if (sa->config->icv_bits != known[sa->config->auth].icv_bits)
		return auth_id(known[sa->config->auth].type, WFPX_AUTH_CONFIG_OTHER);
	return auth_id(known[sa->config->auth].type, known[sa->config->auth].config);
}

static IPSEC_CIPHER_TRANSFORM_ID0 cbc_aes(const struct sa *sa)
{
	int size = aes_size(sa->config->cipher_bits);

	if (size < 0)
		return cipher_id(WFPX_CIPHER_TYPE_OTHER, WFPX_CIPHER_CONFIG_OTHER);
	return cipher_id(aes_cipher_type(size), IPSEC_CIPHER_CONFIG_CBC_AES_128 + (unsigned)size);
}

static IPSEC_CIPHER_TRANSFORM_ID0 cipher_transform(const struct sa *sa)
{
	static const struct {
		uint8_t type, config;
	} known[ALGORITHM_KNOWN] = {
		[ALGORITHM_CIPHER_NULL] = { WFPX_CIPHER_TYPE_NULL, WFPX_CIPHER_CONFIG_NULL },
		[ALGORITHM_CBC_DES] = { IPSEC_CIPHER_TYPE_DES, IPSEC_CIPHER_CONFIG_CBC_DES },
		[ALGORITHM_CBC_DES3] = { IPSEC_CIPHER_TYPE_3DES, IPSEC_CIPHER_CONFIG_CBC_3DES },
		[ALGORITHM_CBC_CAST5] = { WFPX_CIPHER_TYPE_CAST, WFPX_CIPHER_CONFIG_CBC },
		[ALGORITHM_CBC_BLOWFISH] = { WFPX_CIPHER_TYPE_BLOWFISH, WFPX_CIPHER_CONFIG_CBC },
		[ALGORITHM_CBC_SERPENT] = { WFPX_CIPHER_TYPE_SERPENT, WFPX_CIPHER_CONFIG_CBC },
		[ALGORITHM_CBC_CAMELLIA] = { WFPX_CIPHER_TYPE_CAMELLIA, WFPX_CIPHER_CONFIG_CBC },
		[ALGORITHM_CBC_TWOFISH] = { WFPX_CIPHER_TYPE_TWOFISH, WFPX_CIPHER_CONFIG_CBC },
		[ALGORITHM_CBC_SM4] = { WFPX_CIPHER_TYPE_SM4, WFPX_CIPHER_CONFIG_CBC },
	};

	if (sa->config->cipher == ALGORITHM_CBC_AES)
		return cbc_aes(sa);
	/* RFC 3686: the last four bytes of the key are a nonce */
	if (sa->config->cipher == ALGORITHM_CTR_AES)
		return cipher_id(aes_cipher_type(aes_size(sa->config->cipher_bits - 32u)),
				 WFPX_CIPHER_CONFIG_CTR_AES);
	if (sa->config->cipher < ALGORITHM_CIPHER_NULL || sa->config->cipher >= ALGORITHM_KNOWN)
		return cipher_id(WFPX_CIPHER_TYPE_OTHER, WFPX_CIPHER_CONFIG_OTHER);
	return cipher_id(known[sa->config->cipher].type, known[sa->config->cipher].config);
}

static bool has_auth(const struct sa *sa)
{
	return sa->config->present & SA_HAS_AUTH && sa->config->auth != ALGORITHM_DIGEST_NULL;
}

static bool has_cipher(const struct sa *sa)
{
	return sa->config->present & SA_HAS_CRYPT && sa->config->cipher != ALGORITHM_CIPHER_NULL;
}

/* ESP with neither cipher nor integrity is shown as cipher only, with the null cipher. */
IPSEC_TRANSFORM_TYPE sa_transform_type(const struct sa *sa)
{
	if (sa->proto == IPPROTO_AH)
		return IPSEC_TRANSFORM_AH;
	if (sa->config->present & SA_HAS_AEAD)
		return sa->config->cipher == ALGORITHM_GMAC_AES
			       ? IPSEC_TRANSFORM_ESP_AUTH
			       : IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER;
	if (!has_auth(sa))
		return IPSEC_TRANSFORM_ESP_CIPHER;
	return has_cipher(sa) ? IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER : IPSEC_TRANSFORM_ESP_AUTH;
}

void sa_transform_of(const struct sa *sa, struct sa_transform *ret)
{
	bool aead = sa->config->present & SA_HAS_AEAD;

	*ret = (struct sa_transform){ .type = sa_transform_type(sa) };
	if (ret->type != IPSEC_TRANSFORM_ESP_CIPHER)
		ret->auth = aead ? aead_auth(sa) : auth_transform(sa);
	if (ret->type == IPSEC_TRANSFORM_ESP_CIPHER ||
	    ret->type == IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER)
		ret->cipher = aead ? aead_cipher(sa) : cipher_transform(sa);
}
