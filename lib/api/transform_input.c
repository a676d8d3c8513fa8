/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "transform_input.h"

#include <netinet/in.h>
#include <stdbool.h>
#include <string.h>

#include "base/status.h"
#include "sa_transform.h"
#include "wfpxfrm.h"
#include "xfrm/algorithm.h"

/*
 * The algorithms that can be chosen, with the lengths of their keys in bytes. Their numbers in WFP
 * are those that sa_transform_of() gives such an SA.
 */
struct choice {
	uint8_t algorithm;
	uint16_t icv_bits;
	uint8_t key_bytes[3]; /* of each length; 0: no more */
};

/* The key of an AEAD has a salt behind it: 4 bytes, with CCM 3. */
static const struct choice aeads[] = {
	{ ALGORITHM_GCM_AES, 128, { 20, 28, 36 } },
	{ ALGORITHM_CCM_AES, 128, { 19, 27, 35 } },
	{ ALGORITHM_CHACHA20_POLY1305, 128, { 36 } },
};

static const struct choice gmac = { ALGORITHM_GMAC_AES, 128, { 20, 28, 36 } };

static const struct choice auths[] = {
	{ ALGORITHM_HMAC_MD5, 96, { 16 } },     { ALGORITHM_HMAC_SHA1, 96, { 20 } },
	{ ALGORITHM_HMAC_SHA256, 128, { 32 } }, { ALGORITHM_HMAC_SHA384, 192, { 48 } },
	{ ALGORITHM_HMAC_SHA512, 256, { 64 } }, { ALGORITHM_HMAC_RMD160, 96, { 20 } },
	{ ALGORITHM_XCBC_AES, 96, { 16 } },     { ALGORITHM_CMAC_AES, 96, { 16 } },
};

static const struct choice ciphers[] = {
	{ ALGORITHM_CBC_DES, 0, { 8 } },
	{ ALGORITHM_CBC_DES3, 0, { 24 } },
	{ ALGORITHM_CBC_AES, 0, { 16, 24, 32 } },
	{ ALGORITHM_CTR_AES, 0, { 20, 28, 36 } }, /* with a nonce of 4 bytes */
	{ ALGORITHM_CBC_CAMELLIA, 0, { 16, 24, 32 } },
	{ ALGORITHM_CBC_SERPENT, 0, { 16, 24, 32 } },
	{ ALGORITHM_CBC_TWOFISH, 0, { 16, 24, 32 } },
	{ ALGORITHM_CBC_CAST5, 0, { 16 } },
	{ ALGORITHM_CBC_BLOWFISH, 0, { 16, 24, 32 } },
	{ ALGORITHM_CBC_SM4, 0, { 16 } },
};

/* Lists of choices, and which transforms of WFP they are. */
enum part { AUTH = 1, CIPHER = 2 };

static bool same_auth(const IPSEC_AUTH_TRANSFORM_ID0 *a, const IPSEC_AUTH_TRANSFORM_ID0 *b)
{
	return a->authType == b->authType && a->authConfig == b->authConfig;
}

static bool same_cipher(const IPSEC_CIPHER_TRANSFORM_ID0 *a, const IPSEC_CIPHER_TRANSFORM_ID0 *b)
{
	return a->cipherType == b->cipherType && a->cipherConfig == b->cipherConfig;
}

/* The transform that an SA with this algorithm has. */
static struct sa_transform transform_of(const struct choice *choice, uint8_t key_bytes)
{
	uint16_t bits = (uint16_t)(8 * key_bytes);
	struct sa_config config = { .icv_bits = choice->icv_bits };
	const struct sa sa = { .config = &config, .proto = IPPROTO_ESP };
	struct sa_transform transform;

	if (choice->algorithm < ALGORITHM_DIGEST_NULL) {
		config.present = SA_HAS_AEAD;
		config.cipher = choice->algorithm;
		config.cipher_bits = bits;
	} else if (choice->algorithm < ALGORITHM_CIPHER_NULL) {
		config.present = SA_HAS_AUTH;
		config.auth = choice->algorithm;
		config.auth_bits = bits;
	} else {
		config.present = SA_HAS_CRYPT;
		config.cipher = choice->algorithm;
		config.cipher_bits = bits;
	}
	sa_transform_of(&sa, &transform);
	return transform;
}

/* What the caller wants, and how much of that a choice is. */
struct wanted {
	IPSEC_AUTH_TRANSFORM_ID0 auth;
	IPSEC_CIPHER_TRANSFORM_ID0 cipher;
	unsigned parts; /* the parts that must agree */
};

static unsigned agreeing(const struct wanted *wanted, const struct sa_transform *transform)
{
	return (same_auth(&wanted->auth, &transform->auth) ? (unsigned)AUTH : 0) |
	       (same_cipher(&wanted->cipher, &transform->cipher) ? (unsigned)CIPHER : 0);
}

/*
 * Finds the algorithm among @choices; *ret_seen gets the parts that agreed with any of them, and
 * ret->key_bytes is the length that the key must have, where several are allowed @key_bytes.
 */
static bool choose(const struct choice *choices, size_t count, const struct wanted *wanted,
		   uint32_t key_bytes, struct keyed_algorithm *ret, unsigned *ret_seen)
{
	bool found = false;

	*ret_seen = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < 3 && choices[i].key_bytes[k]; k++) {
			uint8_t length = choices[i].key_bytes[k];
			const struct sa_transform transform = transform_of(&choices[i], length);
			unsigned agree = agreeing(wanted, &transform) & wanted->parts;

			*ret_seen |= agree;
			if (agree != wanted->parts || (found && length != key_bytes))
				continue;
			*ret = (struct keyed_algorithm){ .algorithm = choices[i].algorithm,
							 .icv_bits = choices[i].icv_bits,
							 .key_bytes = length };
			found = true;
		}
	}
	return found;
}

#define CHOOSE(choices, wanted, key_bytes, ret, ret_seen)                                          \
	choose((choices), sizeof(choices) / sizeof((choices)[0]), (wanted), (key_bytes), (ret),    \
	       (ret_seen))

static bool is_auth_type(unsigned type)
{
	return type < IPSEC_AUTH_MAX ||
	       (type >= WFPX_AUTH_TYPE_NONE && type <= WFPX_AUTH_TYPE_POLY1305) ||
	       type == WFPX_AUTH_TYPE_OTHER;
}

static bool is_cipher_type(unsigned type)
{
	return (type >= IPSEC_CIPHER_TYPE_DES && type < IPSEC_CIPHER_TYPE_MAX) ||
	       (type >= WFPX_CIPHER_TYPE_NULL && type <= WFPX_CIPHER_TYPE_SM4) ||
	       type == WFPX_CIPHER_TYPE_OTHER;
}

static bool is_aead_auth(unsigned config)
{
	return (config >= IPSEC_AUTH_CONFIG_GCM_AES_128 &&
		config <= IPSEC_AUTH_CONFIG_GCM_AES_256) ||
	       config == WFPX_AUTH_CONFIG_CHACHA20_POLY1305 || config == WFPX_AUTH_CONFIG_CCM_AES;
}

static bool is_aead_cipher(unsigned config)
{
	return (config >= IPSEC_CIPHER_CONFIG_GCM_AES_128 &&
		config <= IPSEC_CIPHER_CONFIG_GCM_AES_256) ||
	       config == WFPX_CIPHER_CONFIG_CHACHA20_POLY1305 ||
	       config == WFPX_CIPHER_CONFIG_CCM_AES;
}

/* The pointer is looked at only when the length is right. */
static uint32_t take_key(const FWP_BYTE_BLOB *blob, struct keyed_algorithm *algorithm,
			 uint32_t wrong_length)
{
	if (blob->size != algorithm->key_bytes)
		return wrong_length;
	if (!blob->data)
		return FWP_E_NULL_POINTER;
	algorithm->key = blob->data;
	return ERROR_SUCCESS;
}

static uint32_t parse_auth(const IPSEC_SA_AUTH_INFORMATION0 *info, bool ah,
			   struct sa_algorithms *ret)
{
	const struct wanted wanted = { .auth = info->authTransform.authTransformId, .parts = AUTH };
	struct keyed_algorithm *to = &ret->auth;
	unsigned seen;

	if (!is_auth_type((unsigned)wanted.auth.authType))
		return FWP_E_INVALID_ENUMERATOR;
	if (is_aead_auth(wanted.auth.authConfig)) {
		to = &ret->aead; /* GMAC; AH has no AEAD in the kernel */
		if (ah || !choose(&gmac, 1, &wanted, info->authKey.size, to, &seen))
			return FWP_E_INVALID_AUTH_TRANSFORM;
	} else if (!CHOOSE(auths, &wanted, info->authKey.size, to, &seen)) {
		return FWP_E_INVALID_AUTH_TRANSFORM;
	}
	return take_key(&info->authKey, to, FWP_E_INVALID_AUTH_TRANSFORM);
}

static uint32_t parse_cipher(const IPSEC_SA_CIPHER_INFORMATION0 *info, struct sa_algorithms *ret)
{
	const struct wanted wanted = { .cipher = info->cipherTransform.cipherTransformId,
				       .parts = CIPHER };
	unsigned seen;

	if (!is_cipher_type((unsigned)wanted.cipher.cipherType))
		return FWP_E_INVALID_ENUMERATOR;
	if (is_aead_cipher(wanted.cipher.cipherConfig))
		return FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM;
	if (!CHOOSE(ciphers, &wanted, info->cipherKey.size, &ret->cipher, &seen))
		return FWP_E_INVALID_CIPHER_TRANSFORM;
	return take_key(&info->cipherKey, &ret->cipher, FWP_E_INVALID_CIPHER_TRANSFORM);
}

/* The key is given twice. The one of the integrity may also be left out. */
static uint32_t compare_keys(const FWP_BYTE_BLOB *auth, const struct keyed_algorithm *aead)
{
	struct keyed_algorithm copy = *aead;
	uint32_t status;

	if (!auth->size)
		return ERROR_SUCCESS;
	status = take_key(auth, &copy, FWP_E_INVALID_AUTH_TRANSFORM);
	if (!status && memcmp(copy.key, aead->key, aead->key_bytes) != 0)
		status = FWP_E_INVALID_TRANSFORM_COMBINATION;
	return status;
}

static uint32_t parse_aead(const IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 *info,
			   struct sa_algorithms *ret)
{
	const struct wanted wanted = {
		.auth = info->saAuthInformation.authTransform.authTransformId,
		.cipher = info->saCipherInformation.cipherTransform.cipherTransformId,
		.parts = AUTH | CIPHER
	};
	const FWP_BYTE_BLOB *key = &info->saCipherInformation.cipherKey;
	uint32_t status;
	unsigned seen;

	if (!is_aead_auth(wanted.auth.authConfig) || !is_aead_cipher(wanted.cipher.cipherConfig))
		return FWP_E_INVALID_TRANSFORM_COMBINATION;
	if (!CHOOSE(aeads, &wanted, key->size, &ret->aead, &seen)) {
		if (!(seen & AUTH))
			return FWP_E_INVALID_AUTH_TRANSFORM;
		return seen & CIPHER ? FWP_E_INVALID_TRANSFORM_COMBINATION
				     : FWP_E_INVALID_CIPHER_TRANSFORM;
	}
	status = take_key(key, &ret->aead, FWP_E_INVALID_CIPHER_TRANSFORM);
	return status ? status : compare_keys(&info->saAuthInformation.authKey, &ret->aead);
}

static uint32_t parse_both(const IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 *info,
			   struct sa_algorithms *ret)
{
	const IPSEC_AUTH_TRANSFORM_ID0 *auth =
		&info->saAuthInformation.authTransform.authTransformId;
	const IPSEC_CIPHER_TRANSFORM_ID0 *cipher =
		&info->saCipherInformation.cipherTransform.cipherTransformId;
	uint32_t status;

	if (!is_auth_type((unsigned)auth->authType) ||
	    !is_cipher_type((unsigned)cipher->cipherType))
		return FWP_E_INVALID_ENUMERATOR;
	if (is_aead_auth(auth->authConfig) || is_aead_cipher(cipher->cipherConfig))
		return parse_aead(info, ret);
	status = parse_auth(&info->saAuthInformation, false, ret);
	return status ? status : parse_cipher(&info->saCipherInformation, ret);
}

/* The kernel demands a cipher of every ESP SA without an AEAD. */
static uint32_t parse_esp_auth(const IPSEC_SA_AUTH_INFORMATION0 *info, struct sa_algorithms *ret)
{
	uint32_t status = parse_auth(info, false, ret);

	if (!status && ret->auth.algorithm)
		ret->cipher.algorithm = ALGORITHM_CIPHER_NULL;
	return status;
}

uint32_t transform_parse(const IPSEC_SA0 *sa, struct sa_algorithms *ret)
{
	*ret = (struct sa_algorithms){ .proto = sa->saTransformType == IPSEC_TRANSFORM_AH
							? IPPROTO_AH
							: IPPROTO_ESP };
	if ((unsigned)sa->saTransformType < IPSEC_TRANSFORM_AH ||
	    (unsigned)sa->saTransformType >= IPSEC_TRANSFORM_TYPE_MAX)
		return FWP_E_INVALID_ENUMERATOR;
	if (sa->saTransformType == IPSEC_TRANSFORM_ESP_AUTH_FW)
		return ERROR_NOT_SUPPORTED;
	if (!sa->ahInformation) /* or any other member of the union */
		return FWP_E_NULL_POINTER;
	switch (sa->saTransformType) {
	case IPSEC_TRANSFORM_AH:
		return parse_auth(sa->ahInformation, true, ret);
	case IPSEC_TRANSFORM_ESP_AUTH:
		return parse_esp_auth(sa->espAuthInformation, ret);
	case IPSEC_TRANSFORM_ESP_CIPHER:
		return parse_cipher(sa->espCipherInformation, ret);
	default:
		return parse_both(sa->espAuthAndCipherInformation, ret);
	}
}
