/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "algorithm.h"

#include <stdbool.h>
#include <string.h>

static const char known[ALGORITHM_KNOWN][24] = {
	[ALGORITHM_GCM_AES] = "rfc4106(gcm(aes))",  [ALGORITHM_CCM_AES] = "rfc4309(ccm(aes))",
	[ALGORITHM_GMAC_AES] = "rfc4543(gcm(aes))", [ALGORITHM_DIGEST_NULL] = "digest_null",
	[ALGORITHM_HMAC_MD5] = "hmac(md5)",         [ALGORITHM_HMAC_SHA1] = "hmac(sha1)",
	[ALGORITHM_HMAC_SHA256] = "hmac(sha256)",   [ALGORITHM_HMAC_SHA384] = "hmac(sha384)",
	[ALGORITHM_HMAC_SHA512] = "hmac(sha512)",   [ALGORITHM_HMAC_RMD160] = "hmac(rmd160)",
	[ALGORITHM_XCBC_AES] = "xcbc(aes)",         [ALGORITHM_CMAC_AES] = "cmac(aes)",
	[ALGORITHM_HMAC_SM3] = "hmac(sm3)",         [ALGORITHM_CIPHER_NULL] = "ecb(cipher_null)",
	[ALGORITHM_CBC_DES] = "cbc(des)",           [ALGORITHM_CBC_DES3] = "cbc(des3_ede)",
	[ALGORITHM_CBC_CAST5] = "cbc(cast5)",       [ALGORITHM_CBC_BLOWFISH] = "cbc(blowfish)",
	[ALGORITHM_CBC_AES] = "cbc(aes)",           [ALGORITHM_CBC_SERPENT] = "cbc(serpent)",
	[ALGORITHM_CBC_CAMELLIA] = "cbc(camellia)", [ALGORITHM_CBC_TWOFISH] = "cbc(twofish)",
	[ALGORITHM_CTR_AES] = "rfc3686(ctr(aes))",  [ALGORITHM_CBC_SM4] = "cbc(sm4)",
};

static const char chacha20_poly1305[] = "rfc7539esp(chacha20,poly1305)";

static uint8_t add_new_name(const char *name, size_t length, struct new_names *new_names)
{
	size_t i;

	for (i = 0; i < new_names->count; i++)
		if (!strncmp(new_names->name[i], name, length) && !new_names->name[i][length])
			return (uint8_t)(ALGORITHM_KNOWN + i);
	if (i == ALGORITHM_NEW_MAX)
		return ALGORITHM_UNNAMED;
	memcpy(new_names->name[i], name, length);
	new_names->name[i][length] = '\0';
	new_names->count++;
	return (uint8_t)(ALGORITHM_KNOWN + i);
}

static bool is_name_of(uint8_t id, const char *name, size_t length)
{
	return !memcmp(known[id], name, length) && !known[id][length];
}

static void note_recent(uint8_t id, struct new_names *new_names)
{
	memmove(&new_names->recent[1], &new_names->recent[0], sizeof(new_names->recent) - 1);
	new_names->recent[0] = id;
}

static uint8_t find_known(const char *name, size_t length, struct new_names *new_names)
{
	for (size_t i = 0; i < sizeof(new_names->recent); i++) {
		uint8_t id = new_names->recent[i];

		if (id != ALGORITHM_NONE && is_name_of(id, name, length))
			return id;
	}
	for (uint8_t id = ALGORITHM_NONE + 1; id < ALGORITHM_KNOWN; id++) {
		if (is_name_of(id, name, length)) {
			note_recent(id, new_names);
			return id;
		}
	}
	return ALGORITHM_NONE;
}

uint8_t algorithm_id(const char *name, size_t size, struct new_names *new_names)
{
	size_t max = ALGORITHM_NAME_SIZE - 1, length = strnlen(name, size < max ? size : max);
	uint8_t id = ALGORITHM_NONE;

	if (!length)
		return ALGORITHM_UNNAMED;
	if (length < sizeof(known[0]))
		id = find_known(name, length, new_names);
	if (id != ALGORITHM_NONE)
		return id;
	if (length == sizeof(chacha20_poly1305) - 1 && !memcmp(name, chacha20_poly1305, length))
		return ALGORITHM_CHACHA20_POLY1305;
	return add_new_name(name, length, new_names);
}

const char *algorithm_name(uint8_t id, const struct new_names *new_names)
{
	if (id == ALGORITHM_NONE)
		return NULL;
	if (id == ALGORITHM_CHACHA20_POLY1305)
		return chacha20_poly1305;
	if (id < ALGORITHM_KNOWN)
		return known[id];
	if (id - ALGORITHM_KNOWN < (int)new_names->count)
		return new_names->name[id - ALGORITHM_KNOWN];
	return "(unnamed)";
}
