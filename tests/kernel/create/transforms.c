/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "transforms.h"

#include <string.h>

#include "wfpxfrm.h"

#define MD5      IPSEC_AUTH_MD5, IPSEC_AUTH_CONFIG_HMAC_MD5_96, 16
#define SHA1     IPSEC_AUTH_SHA_1, IPSEC_AUTH_CONFIG_HMAC_SHA_1_96, 20
#define SHA256   IPSEC_AUTH_SHA_256, IPSEC_AUTH_CONFIG_HMAC_SHA_256_128, 32
#define SHA384   WFPX_AUTH_TYPE_SHA_384, WFPX_AUTH_CONFIG_HMAC_SHA_384_192, 48
#define SHA512   WFPX_AUTH_TYPE_SHA_512, WFPX_AUTH_CONFIG_HMAC_SHA_512_256, 64
#define XCBC     WFPX_AUTH_TYPE_AES_XCBC, WFPX_AUTH_CONFIG_AES_XCBC_96, 16
#define CMAC     WFPX_AUTH_TYPE_AES_CMAC, WFPX_AUTH_CONFIG_AES_CMAC_96, 16
#define NO_AUTH  0, 0, 0
#define DES      IPSEC_CIPHER_TYPE_DES, IPSEC_CIPHER_CONFIG_CBC_DES, 8
#define DES3     IPSEC_CIPHER_TYPE_3DES, IPSEC_CIPHER_CONFIG_CBC_3DES, 24
#define AES128   IPSEC_CIPHER_TYPE_AES_128, IPSEC_CIPHER_CONFIG_CBC_AES_128, 16
#define AES192   IPSEC_CIPHER_TYPE_AES_192, IPSEC_CIPHER_CONFIG_CBC_AES_192, 24
#define AES256   IPSEC_CIPHER_TYPE_AES_256, IPSEC_CIPHER_CONFIG_CBC_AES_256, 32
#define CTR256   IPSEC_CIPHER_TYPE_AES_256, WFPX_CIPHER_CONFIG_CTR_AES, 36
#define CAMELLIA WFPX_CIPHER_TYPE_CAMELLIA, WFPX_CIPHER_CONFIG_CBC, 32
#define NONE     0, 0, 0

/* The key of the integrity is that of the cipher. */
#define GCM(n, bytes)                                                                              \
	IPSEC_AUTH_AES_##n, IPSEC_AUTH_CONFIG_GCM_AES_##n, bytes, IPSEC_CIPHER_TYPE_AES_##n,       \
		IPSEC_CIPHER_CONFIG_GCM_AES_##n, bytes
#define GMAC(n, bytes) IPSEC_AUTH_AES_##n, IPSEC_AUTH_CONFIG_GCM_AES_##n, bytes

#define AH             IPSEC_TRANSFORM_AH
#define AUTH           IPSEC_TRANSFORM_ESP_AUTH
#define CIPHER         IPSEC_TRANSFORM_ESP_CIPHER
#define BOTH           IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER

/* clang-format off */
const struct transform transforms[] = {
	{ "ah-md5", AH, MD5, NONE },
	{ "ah-sha1", AH, SHA1, NONE },
	{ "ah-sha256", AH, SHA256, NONE },
	{ "md5", AUTH, MD5, NONE },
	{ "sha1", AUTH, SHA1, NONE },
	{ "sha256", AUTH, SHA256, NONE },
	{ "gmac128", AUTH, GMAC(128, 20), NONE },
	{ "gmac192", AUTH, GMAC(192, 28), NONE },
	{ "gmac256", AUTH, GMAC(256, 36), NONE },
	{ "des", CIPHER, NO_AUTH, DES },
	{ "3des", CIPHER, NO_AUTH, DES3 },
	{ "aes128", CIPHER, NO_AUTH, AES128 },
	{ "aes192", CIPHER, NO_AUTH, AES192 },
	{ "aes256", CIPHER, NO_AUTH, AES256 },
	{ "des-md5", BOTH, MD5, DES },
	{ "des-sha1", BOTH, SHA1, DES },
	{ "des-sha256", BOTH, SHA256, DES },
	{ "3des-md5", BOTH, MD5, DES3 },
	{ "3des-sha1", BOTH, SHA1, DES3 },
	{ "3des-sha256", BOTH, SHA256, DES3 },
	{ "aes128-md5", BOTH, MD5, AES128 },
	{ "aes128-sha1", BOTH, SHA1, AES128 },
	{ "aes128-sha256", BOTH, SHA256, AES128 },
	{ "aes192-md5", BOTH, MD5, AES192 },
	{ "aes192-sha1", BOTH, SHA1, AES192 },
	{ "aes192-sha256", BOTH, SHA256, AES192 },
	{ "aes256-md5", BOTH, MD5, AES256 },
	{ "aes256-sha1", BOTH, SHA1, AES256 },
	{ "aes256-sha256", BOTH, SHA256, AES256 },
	{ "gcm128", BOTH, GCM(128, 20) },
	{ "gcm192", BOTH, GCM(192, 28) },
	{ "gcm256", BOTH, GCM(256, 36) },
	/* those that Windows does not have */
	{ "ah-sha384", AH, SHA384, NONE },
	{ "ah-sha512", AH, SHA512, NONE },
	{ "sha512", AUTH, SHA512, NONE },
	{ "aes256-sha384", BOTH, SHA384, AES256 },
	{ "aes256-xcbc", BOTH, XCBC, AES256 },
	{ "ctr256-cmac", BOTH, CMAC, CTR256 },
	{ "camellia256-sha512", BOTH, SHA512, CAMELLIA },
	{ "ccm128", BOTH, IPSEC_AUTH_AES_128, WFPX_AUTH_CONFIG_CCM_AES, 19,
	  IPSEC_CIPHER_TYPE_AES_128, WFPX_CIPHER_CONFIG_CCM_AES, 19 },
	{ "ccm256", BOTH, IPSEC_AUTH_AES_256, WFPX_AUTH_CONFIG_CCM_AES, 35,
	  IPSEC_CIPHER_TYPE_AES_256, WFPX_CIPHER_CONFIG_CCM_AES, 35 },
	{ "chacha20", BOTH, WFPX_AUTH_TYPE_POLY1305, WFPX_AUTH_CONFIG_CHACHA20_POLY1305, 36,
	  WFPX_CIPHER_TYPE_CHACHA20, WFPX_CIPHER_CONFIG_CHACHA20_POLY1305, 36 },
};
/* clang-format on */

const size_t transform_count = sizeof(transforms) / sizeof(transforms[0]);

const struct transform *transform_named(const char *name)
{
	for (size_t i = 0; i < transform_count; i++)
		if (!strcmp(transforms[i].name, name))
			return &transforms[i];
	return NULL;
}

static int is_aead(const struct transform *t)
{
	return t->type == BOTH && t->auth_bytes == t->cipher_bytes &&
	       (t->cipher_config >= IPSEC_CIPHER_CONFIG_GCM_AES_128 &&
		t->cipher_config != WFPX_CIPHER_CONFIG_CBC &&
		t->cipher_config != WFPX_CIPHER_CONFIG_CTR_AES);
}

void transform_fill(const struct transform *t, uint32_t spi, struct keys *keys,
		    struct bundle_sa *parts, IPSEC_SA0 *sa)
{
	IPSEC_SA_AUTH_INFORMATION0 *auth = &parts->auth;
	IPSEC_SA_CIPHER_INFORMATION0 *cipher = &parts->cipher;

	memset(parts, 0, sizeof(*parts));
	memset(sa, 0, sizeof(*sa));
	auth->authTransform.authTransformId.authType = (IPSEC_AUTH_TYPE)t->auth_type;
	auth->authTransform.authTransformId.authConfig = (IPSEC_AUTH_CONFIG)t->auth_config;
	auth->authKey.size = t->auth_bytes;
	auth->authKey.data = is_aead(t) ? keys->cipher : keys->auth;
	cipher->cipherTransform.cipherTransformId.cipherType = (IPSEC_CIPHER_TYPE)t->cipher_type;
	cipher->cipherTransform.cipherTransformId.cipherConfig =
		(IPSEC_CIPHER_CONFIG)t->cipher_config;
	cipher->cipherKey.size = t->cipher_bytes;
	cipher->cipherKey.data = keys->cipher;
	parts->both.saAuthInformation = *auth;
	parts->both.saCipherInformation = *cipher;
	sa->spi = spi;
	sa->saTransformType = (IPSEC_TRANSFORM_TYPE)t->type;
	if (t->type == BOTH)
		sa->espAuthAndCipherInformation = &parts->both;
	else if (t->type == CIPHER)
		sa->espCipherInformation = cipher;
	else
		sa->espAuthInformation = auth;
}
