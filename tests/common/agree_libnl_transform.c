/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The kernel's algorithms, and the transforms that WFP has for them. */
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "agree_libnl.h"

/*
 * The transform that is expected for an algorithm. A key or ICV length of 0 stands for any length.
 */
struct transform {
	const char *cipher;
	unsigned key_bits;
	const char *auth;
	unsigned icv_bits;
	unsigned type, auth_type, auth_config, cipher_type, cipher_config;
};

#define NONE     0u
#define AND      IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER
#define UNLISTED WFPX_AUTH_CONFIG_OTHER /* WFPX_CIPHER_CONFIG_OTHER has the same value */

static const struct transform aeads[] = {
	{ "rfc4106(gcm(aes))", 160, "", 128, AND, IPSEC_AUTH_AES_128, IPSEC_AUTH_CONFIG_GCM_AES_128,
	  IPSEC_CIPHER_TYPE_AES_128, IPSEC_CIPHER_CONFIG_GCM_AES_128 },
	{ "rfc4106(gcm(aes))", 224, "", 128, AND, IPSEC_AUTH_AES_192, IPSEC_AUTH_CONFIG_GCM_AES_192,
	  IPSEC_CIPHER_TYPE_AES_192, IPSEC_CIPHER_CONFIG_GCM_AES_192 },
	{ "rfc4106(gcm(aes))", 288, "", 128, AND, IPSEC_AUTH_AES_256, IPSEC_AUTH_CONFIG_GCM_AES_256,
	  IPSEC_CIPHER_TYPE_AES_256, IPSEC_CIPHER_CONFIG_GCM_AES_256 },
	{ "rfc4106(gcm(aes))", 160, "", 0, AND, IPSEC_AUTH_AES_128, UNLISTED,
	  IPSEC_CIPHER_TYPE_AES_128, UNLISTED },
	{ "rfc4106(gcm(aes))", 224, "", 0, AND, IPSEC_AUTH_AES_192, UNLISTED,
	  IPSEC_CIPHER_TYPE_AES_192, UNLISTED },
	{ "rfc4106(gcm(aes))", 288, "", 0, AND, IPSEC_AUTH_AES_256, UNLISTED,
	  IPSEC_CIPHER_TYPE_AES_256, UNLISTED },
	{ "rfc4543(gcm(aes))", 160, "", 128, IPSEC_TRANSFORM_ESP_AUTH, IPSEC_AUTH_AES_128,
	  IPSEC_AUTH_CONFIG_GCM_AES_128, NONE, NONE },
	{ "rfc4543(gcm(aes))", 224, "", 128, IPSEC_TRANSFORM_ESP_AUTH, IPSEC_AUTH_AES_192,
	  IPSEC_AUTH_CONFIG_GCM_AES_192, NONE, NONE },
	{ "rfc4543(gcm(aes))", 288, "", 128, IPSEC_TRANSFORM_ESP_AUTH, IPSEC_AUTH_AES_256,
	  IPSEC_AUTH_CONFIG_GCM_AES_256, NONE, NONE },
	{ "rfc4309(ccm(aes))", 152, "", 0, AND, IPSEC_AUTH_AES_128, WFPX_AUTH_CONFIG_CCM_AES,
	  IPSEC_CIPHER_TYPE_AES_128, WFPX_CIPHER_CONFIG_CCM_AES },
	{ "rfc4309(ccm(aes))", 280, "", 0, AND, IPSEC_AUTH_AES_256, WFPX_AUTH_CONFIG_CCM_AES,
	  IPSEC_CIPHER_TYPE_AES_256, WFPX_CIPHER_CONFIG_CCM_AES },
	{ "rfc7539esp(chacha20,poly1305)", 288, "", 128, AND, WFPX_AUTH_TYPE_POLY1305,
	  WFPX_AUTH_CONFIG_CHACHA20_POLY1305, WFPX_CIPHER_TYPE_CHACHA20,
	  WFPX_CIPHER_CONFIG_CHACHA20_POLY1305 },
};

static const struct transform auths[] = {
	{ "", 0, "hmac(md5)", 96, 0, IPSEC_AUTH_MD5, IPSEC_AUTH_CONFIG_HMAC_MD5_96, 0, 0 },
	{ "", 0, "hmac(sha1)", 96, 0, IPSEC_AUTH_SHA_1, IPSEC_AUTH_CONFIG_HMAC_SHA_1_96, 0, 0 },
	{ "", 0, "hmac(sha1)", 160, 0, IPSEC_AUTH_SHA_1, UNLISTED, 0, 0 },
	{ "", 0, "hmac(sha256)", 128, 0, IPSEC_AUTH_SHA_256, IPSEC_AUTH_CONFIG_HMAC_SHA_256_128, 0,
	  0 },
	{ "", 0, "hmac(sha256)", 96, 0, IPSEC_AUTH_SHA_256, UNLISTED, 0, 0 },
	{ "", 0, "hmac(sha384)", 192, 0, WFPX_AUTH_TYPE_SHA_384, WFPX_AUTH_CONFIG_HMAC_SHA_384_192,
	  0, 0 },
	{ "", 0, "hmac(sha512)", 256, 0, WFPX_AUTH_TYPE_SHA_512, WFPX_AUTH_CONFIG_HMAC_SHA_512_256,
	  0, 0 },
	{ "", 0, "hmac(rmd160)", 96, 0, WFPX_AUTH_TYPE_RIPEMD_160, WFPX_AUTH_CONFIG_HMAC_RIPEMD_96,
	  0, 0 },
	{ "", 0, "xcbc(aes)", 96, 0, WFPX_AUTH_TYPE_AES_XCBC, WFPX_AUTH_CONFIG_AES_XCBC_96, 0, 0 },
	{ "", 0, "cmac(aes)", 96, 0, WFPX_AUTH_TYPE_AES_CMAC, WFPX_AUTH_CONFIG_AES_CMAC_96, 0, 0 },
};

static const struct transform ciphers[] = {
	{ "cbc(aes)", 128, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_128,
	  IPSEC_CIPHER_CONFIG_CBC_AES_128 },
	{ "cbc(aes)", 192, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_192,
	  IPSEC_CIPHER_CONFIG_CBC_AES_192 },
	{ "cbc(aes)", 256, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_256,
	  IPSEC_CIPHER_CONFIG_CBC_AES_256 },
	{ "cbc(des)", 64, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_DES, IPSEC_CIPHER_CONFIG_CBC_DES },
	{ "cbc(des3_ede)", 192, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_3DES,
	  IPSEC_CIPHER_CONFIG_CBC_3DES },
	{ "cbc(camellia)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_CAMELLIA, WFPX_CIPHER_CONFIG_CBC },
	{ "cbc(cast5)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_CAST, WFPX_CIPHER_CONFIG_CBC },
	{ "cbc(blowfish)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_BLOWFISH, WFPX_CIPHER_CONFIG_CBC },
	{ "cbc(serpent)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_SERPENT, WFPX_CIPHER_CONFIG_CBC },
	{ "cbc(twofish)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_TWOFISH, WFPX_CIPHER_CONFIG_CBC },
	{ "rfc3686(ctr(aes))", 160, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_128,
	  WFPX_CIPHER_CONFIG_CTR_AES },
	{ "rfc3686(ctr(aes))", 288, "", 0, 0, 0, 0, IPSEC_CIPHER_TYPE_AES_256,
	  WFPX_CIPHER_CONFIG_CTR_AES },
	{ "ecb(cipher_null)", 0, "", 0, 0, 0, 0, WFPX_CIPHER_TYPE_NULL, WFPX_CIPHER_CONFIG_NULL },
};

struct algorithms algorithms_of(struct xfrmnl_sa *sa)
{
	struct algorithms a = { .aead = "" };
	char key[1024];

	if (xfrmnl_sa_get_aead_params(sa, a.aead, &a.cipher_bits, &a.icv_bits, key))
		a.aead[0] = '\0';
	if (xfrmnl_sa_get_auth_params(sa, a.auth, &a.auth_bits, &a.icv_bits, key))
		a.auth[0] = '\0';
	if (xfrmnl_sa_get_crypto_params(sa, a.cipher, &a.cipher_bits, key))
		a.cipher[0] = '\0';
	return a;
}

bool has_algorithm(const struct algorithms *a)
{
	return a->aead[0] || a->cipher[0] || a->auth[0];
}

static struct transform look_up(const struct transform *rows, size_t count, const char *cipher,
				unsigned key_bits, const char *auth, unsigned icv_bits)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(rows[i].cipher, cipher) && !strcmp(rows[i].auth, auth) &&
		    (!rows[i].key_bits || rows[i].key_bits == key_bits) &&
		    (!rows[i].icv_bits || rows[i].icv_bits == icv_bits))
			return rows[i];
	printf("spi 0x%08x: no row for %s %u %s %u\n", current, cipher, key_bits, auth, icv_bits);
	disagreements++;
	return (struct transform){ .cipher = "" };
}

#define LOOK_UP(rows, ...) look_up(rows, sizeof(rows) / sizeof(rows[0]), __VA_ARGS__)

static struct transform transform_of(struct xfrmnl_sa *sa, const struct algorithms *a)
{
	bool cipher = a->cipher[0] && strcmp(a->cipher, "ecb(cipher_null)") != 0;
	bool auth = a->auth[0] && strcmp(a->auth, "digest_null") != 0;
	struct transform t = { .cipher = "" }, other;

	if (a->aead[0])
		return LOOK_UP(aeads, a->aead, a->cipher_bits, "", a->icv_bits);
	if (auth)
		t = LOOK_UP(auths, "", 0, a->auth, a->icv_bits);
	if (cipher || !auth) {
		other = LOOK_UP(ciphers, a->cipher, a->cipher_bits, "", 0);
		t.cipher_type = other.cipher_type;
		t.cipher_config = other.cipher_config;
	}
	t.type = !auth    ? IPSEC_TRANSFORM_ESP_CIPHER
		 : cipher ? IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER
			  : IPSEC_TRANSFORM_ESP_AUTH;
	if (xfrmnl_sa_get_proto(sa) == IPPROTO_AH)
		t.type = IPSEC_TRANSFORM_AH;
	return t;
}

static void compare_auth(const struct transform *t, const IPSEC_SA_AUTH_INFORMATION0 *to)
{
	DIFFER("authType", t->auth_type, to->authTransform.authTransformId.authType);
	DIFFER("authConfig", t->auth_config, to->authTransform.authTransformId.authConfig);
	DIFFER("cryptoModuleId", 0, to->authTransform.cryptoModuleId != NULL);
	DIFFER("authKey", 0, to->authKey.size || to->authKey.data);
}

static void compare_cipher(const struct transform *t, const IPSEC_SA_CIPHER_INFORMATION0 *to)
{
	DIFFER("cipherType", t->cipher_type, to->cipherTransform.cipherTransformId.cipherType);
	DIFFER("cipherConfig", t->cipher_config,
	       to->cipherTransform.cipherTransformId.cipherConfig);
	DIFFER("cryptoModuleId", 0, to->cipherTransform.cryptoModuleId != NULL);
	DIFFER("cipherKey", 0, to->cipherKey.size || to->cipherKey.data);
}

static void compare_transform(const struct transform *t, const IPSEC_SA0 *to)
{
	DIFFER("saTransformType", t->type, to->saTransformType);
	if (t->type != (unsigned)to->saTransformType)
		return;
	switch (to->saTransformType) {
	case IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER:
		compare_auth(t, &to->espAuthAndCipherInformation->saAuthInformation);
		compare_cipher(t, &to->espAuthAndCipherInformation->saCipherInformation);
		break;
	case IPSEC_TRANSFORM_ESP_CIPHER:
		compare_cipher(t, to->espCipherInformation);
		break;
	default:
		compare_auth(t, to->ahInformation);
	}
}

void compare_algorithms(struct xfrmnl_sa *sa, const struct algorithms *a, const struct side *side)
{
	const WFPX_SA0 *to = side->wfpx;
	struct transform t = transform_of(sa, a);

	DIFFER("has AEAD", a->aead[0] != 0, (to->present & WFPX_SA_HAS_AEAD) != 0);
	DIFFER("has cipher", a->cipher[0] != 0, (to->present & WFPX_SA_HAS_CIPHER) != 0);
	DIFFER("has integrity", a->auth[0] != 0, (to->present & WFPX_SA_HAS_AUTH) != 0);
	differ_text("cipherAlgorithm", a->aead[0] ? a->aead : a->cipher, to->cipherAlgorithm);
	differ_text("authAlgorithm", a->auth, to->authAlgorithm);
	DIFFER("cipherKeyBits", a->cipher_bits, to->cipherKeyBits);
	DIFFER("authKeyBits", a->auth_bits, to->authKeyBits);
	DIFFER("icvBits", a->icv_bits, to->icvBits);
	compare_transform(&t, side->sa);
}
