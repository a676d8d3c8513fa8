/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "api/sa_transform.h"

#include <netinet/in.h>

#include "record.h"
#include "unit.h"
#include "wfpxfrm.h"

#define NOTHING 0u

/* Algorithms of the kernel, and the transform that WFP must have for them. */
static const struct row {
	const char *name;
	uint8_t proto;
	uint32_t present;
	uint8_t cipher;
	uint16_t cipher_bits;
	uint8_t auth;
	uint16_t icv_bits;
	unsigned type, auth_type, auth_config, cipher_type, cipher_config;
} rows[] = {
	/* AEAD: the kernel counts the salt as part of the key, WFP does not */
	{ "GCM-128", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_GCM_AES, 160, 0, 128, 4, 3, 3, 3, 6 },
	{ "GCM-192", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_GCM_AES, 224, 0, 128, 4, 4, 4, 4, 7 },
	{ "GCM-256", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_GCM_AES, 288, 0, 128, 4, 5, 5, 5, 8 },
	{ "GCM-128 short ICV", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_GCM_AES, 160, 0, 64, 4, 3, 0xff,
	  3, 0xff },
	{ "GCM of no AES size", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_GCM_AES, 20, 0, 128, 4, 0xff,
	  0xff, 0xff, 0xff },
	{ "GMAC-256", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_GMAC_AES, 288, 0, 128, 2, 5, 5, NOTHING,
	  NOTHING },
	{ "GMAC-128", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_GMAC_AES, 160, 0, 128, 2, 3, 3, NOTHING,
	  NOTHING },
	{ "CCM-256", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_CCM_AES, 280, 0, 96, 4, 5, 0x88, 5, 0x88 },
	{ "ChaCha20-Poly1305", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_CHACHA20_POLY1305, 288, 0, 128,
	  4, 0x87, 0x87, 0x81, 0x81 },
	{ "AEAD of the future", IPPROTO_ESP, SA_HAS_AEAD, ALGORITHM_KNOWN, 256, 0, 128, 4, 0xff,
	  0xff, 0xff, 0xff },
	/* cipher and integrity */
	{ "CBC-256 SHA-256", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CBC_AES, 256,
	  ALGORITHM_HMAC_SHA256, 128, 4, 2, 2, 5, 5 },
	{ "CBC-128 SHA-1", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CBC_AES, 128,
	  ALGORITHM_HMAC_SHA1, 96, 4, 1, 1, 3, 3 },
	{ "3DES MD5", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CBC_DES3, 192,
	  ALGORITHM_HMAC_MD5, 96, 4, 0, 0, 2, 2 },
	{ "DES SHA-1", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CBC_DES, 64,
	  ALGORITHM_HMAC_SHA1, 96, 4, 1, 1, 1, 1 },
	{ "SHA-256 with the draft's 96 bits", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH,
	  ALGORITHM_CBC_AES, 192, ALGORITHM_HMAC_SHA256, 96, 4, 2, 0xff, 4, 4 },
	{ "SHA-1 in full length", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CBC_AES, 128,
	  ALGORITHM_HMAC_SHA1, 160, 4, 1, 0xff, 3, 3 },
	{ "SHA-384", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CBC_AES, 256,
	  ALGORITHM_HMAC_SHA384, 192, 4, 0x81, 0x81, 5, 5 },
	{ "SHA-512", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CBC_AES, 256,
	  ALGORITHM_HMAC_SHA512, 256, 4, 0x82, 0x82, 5, 5 },
	{ "Camellia XCBC", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CBC_CAMELLIA, 256,
	  ALGORITHM_XCBC_AES, 96, 4, 0x84, 0x84, 0x82, 0x82 },
	{ "CTR-128 CMAC", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CTR_AES, 160,
	  ALGORITHM_CMAC_AES, 96, 4, 0x85, 0x85, 3, 0x83 },
	{ "both from the future", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_KNOWN, 256,
	  ALGORITHM_KNOWN + 1, 256, 4, 0xff, 0xff, 0xff, 0xff },
	{ "both unnamed", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_UNNAMED, 256,
	  ALGORITHM_UNNAMED, 256, 4, 0xff, 0xff, 0xff, 0xff },
	/* cipher alone, or integrity alone */
	{ "null cipher", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CIPHER_NULL, 0,
	  ALGORITHM_HMAC_SHA256, 128, 2, 2, 2, NOTHING, NOTHING },
	{ "integrity without a cipher attribute", IPPROTO_ESP, SA_HAS_AUTH, 0, 0,
	  ALGORITHM_HMAC_SHA1, 96, 2, 1, 1, NOTHING, NOTHING },
	{ "cipher without integrity", IPPROTO_ESP, SA_HAS_CRYPT, ALGORITHM_CBC_AES, 128, 0, 0, 3,
	  NOTHING, NOTHING, 3, 3 },
	{ "null integrity", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CBC_AES, 256,
	  ALGORITHM_DIGEST_NULL, 0, 3, NOTHING, NOTHING, 5, 5 },
	{ "null both", IPPROTO_ESP, SA_HAS_CRYPT | SA_HAS_AUTH, ALGORITHM_CIPHER_NULL, 0,
	  ALGORITHM_DIGEST_NULL, 0, 3, NOTHING, NOTHING, 0x80, 0x80 },
	/* AH */
	{ "AH SHA-256", IPPROTO_AH, SA_HAS_AUTH, 0, 0, ALGORITHM_HMAC_SHA256, 128, 1, 2, 2, NOTHING,
	  NOTHING },
	{ "AH MD5", IPPROTO_AH, SA_HAS_AUTH, 0, 0, ALGORITHM_HMAC_MD5, 96, 1, 0, 0, NOTHING,
	  NOTHING },
	{ "AH without any algorithm", IPPROTO_AH, SA_HAS_AUTH | SA_HAS_MALFORMED, 0, 0, 0, 0, 1,
	  0xff, 0xff, NOTHING, NOTHING },
};

START_TEST(each_algorithm_has_wfps_number_or_a_documented_one_above_max)
{
	const struct row *row = &rows[_i];
	struct sa sa = record_sa();
	struct sa_config *config = &record_parts(&sa)->config;
	struct sa_transform t;

	sa.proto = row->proto;
	config->present = row->present;
	config->cipher = row->cipher;
	config->cipher_bits = row->cipher_bits;
	config->auth = row->auth;
	config->icv_bits = row->icv_bits;
	sa_transform_of(&sa, &t);
	ck_assert_msg(sa_transform_type(&sa) == row->type && t.type == row->type, "%s: type %u",
		      row->name, (unsigned)t.type);
	ck_assert_msg(t.auth.authType == row->auth_type && t.auth.authConfig == row->auth_config,
		      "%s: auth %u/%u", row->name, (unsigned)t.auth.authType, t.auth.authConfig);
	ck_assert_msg(t.cipher.cipherType == row->cipher_type &&
			      t.cipher.cipherConfig == row->cipher_config,
		      "%s: cipher %u/%u", row->name, (unsigned)t.cipher.cipherType,
		      t.cipher.cipherConfig);
}
END_TEST

Suite *transform_suite(void)
{
	Suite *suite = suite_create("transform");
	TCase *tc = tcase_create("transform");

	tcase_add_loop_test(tc, each_algorithm_has_wfps_number_or_a_documented_one_above_max, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(suite, tc);
	return suite;
}
