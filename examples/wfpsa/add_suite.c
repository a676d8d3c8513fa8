/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "add_suite.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

struct cipher {
	const char *name;
	unsigned key;
	IPSEC_CIPHER_TYPE type;
	IPSEC_CIPHER_CONFIG config;
};

struct integrity {
	const char *name;
	unsigned key;
	IPSEC_AUTH_TYPE type;
	IPSEC_AUTH_CONFIG config;
};

/* Keys of GCM and GMAC have four bytes of salt. */
#define SALT 4

static const struct {
	struct cipher cipher;
	struct integrity integrity;
} combined[] = {
	{ { "AES-GCM-256", 32 + SALT, IPSEC_CIPHER_TYPE_AES_256, IPSEC_CIPHER_CONFIG_GCM_AES_256 },
	  { NULL, 0, IPSEC_AUTH_AES_256, IPSEC_AUTH_CONFIG_GCM_AES_256 } },
	{ { "AES-GCM-192", 24 + SALT, IPSEC_CIPHER_TYPE_AES_192, IPSEC_CIPHER_CONFIG_GCM_AES_192 },
	  { NULL, 0, IPSEC_AUTH_AES_192, IPSEC_AUTH_CONFIG_GCM_AES_192 } },
	{ { "AES-GCM-128", 16 + SALT, IPSEC_CIPHER_TYPE_AES_128, IPSEC_CIPHER_CONFIG_GCM_AES_128 },
	  { NULL, 0, IPSEC_AUTH_AES_128, IPSEC_AUTH_CONFIG_GCM_AES_128 } },
};

static const struct cipher ciphers[] = {
	{ "AES-CBC-256", 32, IPSEC_CIPHER_TYPE_AES_256, IPSEC_CIPHER_CONFIG_CBC_AES_256 },
	{ "AES-CBC-192", 24, IPSEC_CIPHER_TYPE_AES_192, IPSEC_CIPHER_CONFIG_CBC_AES_192 },
	{ "AES-CBC-128", 16, IPSEC_CIPHER_TYPE_AES_128, IPSEC_CIPHER_CONFIG_CBC_AES_128 },
	{ "3DES-CBC", 24, IPSEC_CIPHER_TYPE_3DES, IPSEC_CIPHER_CONFIG_CBC_3DES },
	{ "NULL", 0, 0, 0 },
};

static const struct integrity integrities[] = {
	{ "HMAC-SHA256-128", 32, IPSEC_AUTH_SHA_256, IPSEC_AUTH_CONFIG_HMAC_SHA_256_128 },
	{ "HMAC-SHA1-96", 20, IPSEC_AUTH_SHA_1, IPSEC_AUTH_CONFIG_HMAC_SHA_1_96 },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void set(struct suite *to, const struct cipher *cipher, const struct integrity *integrity)
{
	*to = (struct suite){
		.type = cipher->key ? IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER
				    : IPSEC_TRANSFORM_ESP_AUTH,
		.cipher.cipherTransformId = { cipher->type, cipher->config },
		.auth.authTransformId = { integrity->type, integrity->config },
		.cipher_key = cipher->key,
		.auth_key = integrity->key,
	};
	snprintf(to->name, sizeof(to->name), "%s%s%s", cipher->name, integrity->name ? "/" : "",
		 integrity->name ? integrity->name : "");
}

/* Sets *ret to the suite at @index of all; returns false if there are fewer. */
static bool suite_at(size_t index, struct suite *ret)
{
	if (index < COUNT(combined)) {
		set(ret, &combined[index].cipher, &combined[index].integrity);
		return true;
	}
	index -= COUNT(combined);
	if (index >= COUNT(ciphers) * COUNT(integrities))
		return false;
	set(ret, &ciphers[index / COUNT(integrities)], &integrities[index % COUNT(integrities)]);
	return true;
}

bool suite_parse(const char *name, struct suite *ret)
{
	for (size_t i = 0; suite_at(i, ret); i++)
		if (!strcasecmp(ret->name, name))
			return true;
	return false;
}

size_t suite_key_size(const struct suite *suite)
{
	return suite->cipher_key + suite->auth_key;
}

void suite_list(char *ret, size_t size)
{
	struct suite suite;
	size_t used = 0;

	ret[0] = '\0';
	for (size_t i = 0; used < size && suite_at(i, &suite); i++)
		used += (size_t)snprintf(ret + used, size - used, "%s%s", i ? " " : "", suite.name);
}

void suite_fill_sa(const struct suite *suite, IPSEC_SA_SPI spi, UINT8 *key, struct suite_sa *ret)
{
	FWP_BYTE_BLOB cipher_key = { suite->cipher_key, key };
	FWP_BYTE_BLOB auth_key = { suite->auth_key, key + suite->cipher_key };

	memset(ret, 0, sizeof(*ret));
	ret->sa.spi = spi;
	ret->sa.saTransformType = suite->type;
	ret->auth.authTransform = suite->auth;
	ret->auth.authKey = suite->auth_key ? auth_key : cipher_key; /* GCM has one key for both */
	ret->both.saCipherInformation.cipherTransform = suite->cipher;
	ret->both.saCipherInformation.cipherKey = cipher_key;
	ret->both.saAuthInformation = ret->auth;
	if (suite->type == IPSEC_TRANSFORM_ESP_AUTH)
		ret->sa.espAuthInformation = &ret->auth;
	else
		ret->sa.espAuthAndCipherInformation = &ret->both;
}
