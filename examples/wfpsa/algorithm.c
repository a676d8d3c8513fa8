/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The usual names of algorithms, as in RFCs and IKE daemons, for the names that the kernel uses. */
#include <string.h>

#include "format.h"

struct algorithm {
	const char *kernel, *name;
	unsigned salt_bits; /* bits of salt or nonce that the kernel counts as part of the key */
	bool sized;         /* has keys of several lengths, so the length belongs to the name */
};

static const struct algorithm aeads[] = {
	{ "rfc4106(gcm(aes))", "AES-GCM", 32, true },
	{ "rfc4309(ccm(aes))", "AES-CCM", 24, true },
	{ "rfc4543(gcm(aes))", "AES-GMAC", 32, true },
	{ "rfc7539esp(chacha20,poly1305)", "CHACHA20-POLY1305", 32, false },
	{ 0 },
};

static const struct algorithm ciphers[] = {
	{ "ecb(cipher_null)", "NULL", 0, false },     { "cbc(aes)", "AES-CBC", 0, true },
	{ "rfc3686(ctr(aes))", "AES-CTR", 32, true }, { "cbc(des)", "DES-CBC", 0, false },
	{ "cbc(des3_ede)", "3DES-CBC", 0, false },    { "cbc(cast5)", "CAST-CBC", 0, true },
	{ "cbc(blowfish)", "BLOWFISH-CBC", 0, true }, { "cbc(camellia)", "CAMELLIA-CBC", 0, true },
	{ "cbc(serpent)", "SERPENT-CBC", 0, true },   { "cbc(twofish)", "TWOFISH-CBC", 0, true },
	{ "cbc(sm4)", "SM4-CBC", 0, false },          { 0 },
};

static const struct algorithm auths[] = {
	{ "hmac(md5)", "HMAC-MD5", 0, false },       { "hmac(sha1)", "HMAC-SHA1", 0, false },
	{ "hmac(sha256)", "HMAC-SHA256", 0, false }, { "hmac(sha384)", "HMAC-SHA384", 0, false },
	{ "hmac(sha512)", "HMAC-SHA512", 0, false }, { "hmac(rmd160)", "HMAC-RIPEMD160", 0, false },
	{ "hmac(sm3)", "HMAC-SM3", 0, false },       { "xcbc(aes)", "AES-XCBC", 0, false },
	{ "cmac(aes)", "AES-CMAC", 0, false },       { 0 },
};

static const struct algorithm *find_algorithm(const struct algorithm *table, const char *kernel)
{
	for (; table->kernel; table++)
		if (!strcmp(table->kernel, kernel))
			return table;
	return NULL;
}

/* The text that is being made. A listing makes one for each SA, too many for printf(). */
struct text {
	char *text;
	size_t length, size;
};

static void append(struct text *to, const char *text)
{
	while (*text && to->length + 1 < to->size)
		to->text[to->length++] = *text++;
	to->text[to->length] = '\0';
}

static void append_bits(struct text *to, const char *before, unsigned bits)
{
	char number[NUMBER_TEXT_SIZE];

	format_number(bits, number);
	append(to, before);
	append(to, number);
}

static void append_cipher(const WFPX_SA0 *sa, struct text *to)
{
	bool aead = sa->present & WFPX_SA_HAS_AEAD;
	const struct algorithm *known = find_algorithm(aead ? aeads : ciphers, sa->cipherAlgorithm);

	append(to, known ? known->name : sa->cipherAlgorithm);
	if (known && known->sized && sa->cipherKeyBits >= known->salt_bits)
		append_bits(to, "-", sa->cipherKeyBits - known->salt_bits);
	if (aead && sa->icvBits != 128) /* 128 bits are usual and not mentioned */
		append_bits(to, "/ICV", sa->icvBits);
}

static void append_auth(const WFPX_SA0 *sa, struct text *to)
{
	const struct algorithm *known = find_algorithm(auths, sa->authAlgorithm);

	append(to, to->length ? "/" : "");
	append(to, known ? known->name : sa->authAlgorithm);
	if (known)
		append_bits(to, "-", sa->icvBits);
}

bool format_algorithm(const WFPX_SA0 *sa, char *ret, size_t size)
{
	struct text to = { ret, 0, size };

	ret[0] = '\0';
	if (sa->cipherAlgorithm)
		append_cipher(sa, &to);
	if (sa->authAlgorithm && strcmp(sa->authAlgorithm, "digest_null") != 0)
		append_auth(sa, &to);
	return to.length + 1 < size;
}
