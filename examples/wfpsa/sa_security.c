/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "format.h"
#include "sa_columns.h"

#define STATE_ESN 128 /* XFRM_STATE_ESN */

static void sa_algorithm(const struct sa_row *row, struct value *ret)
{
	char text[VALUE_TEXT_SIZE];

	format_algorithm(row->sa, text, sizeof(text));
	value_word(ret, text);
}

static void sa_transform(const struct sa_row *row, struct value *ret)
{
	static const char *const names[] = {
		[IPSEC_TRANSFORM_AH] = "ah",
		[IPSEC_TRANSFORM_ESP_AUTH] = "esp-auth",
		[IPSEC_TRANSFORM_ESP_CIPHER] = "esp-cipher",
		[IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER] = "esp-auth-and-cipher",
	};
	unsigned type;

	if (!row->details) {
		value_absent(ret);
		return;
	}
	type = row->details->details.saBundle.saList[row->index].saTransformType;
	if (type < sizeof(names) / sizeof(names[0]) && names[type])
		value_word(ret, names[type]);
	else
		value_text(ret, "%u", type);
}

static void set_name(struct value *ret, const char *name)
{
	if (name)
		value_word(ret, name);
	else
		value_absent(ret);
}

/* An object with "bits" alone shows that the key itself is not there. */
static void set_key(struct value *ret, const char *name, UINT16 bits)
{
	if (!name) {
		value_absent(ret);
		return;
	}
	value_object(ret);
	value_add_number(ret, "bits", VALUE_NUMBER, bits);
}

static void sa_cipher(const struct sa_row *row, struct value *ret)
{
	set_name(ret, row->sa->cipherAlgorithm);
}

static void sa_cipher_key(const struct sa_row *row, struct value *ret)
{
	set_key(ret, row->sa->cipherAlgorithm, row->sa->cipherKeyBits);
}

static void sa_auth(const struct sa_row *row, struct value *ret)
{
	set_name(ret, row->sa->authAlgorithm);
}

static void sa_auth_key(const struct sa_row *row, struct value *ret)
{
	set_key(ret, row->sa->authAlgorithm, row->sa->authKeyBits);
}

static void sa_icv(const struct sa_row *row, struct value *ret)
{
	if (row->sa->present & (WFPX_SA_HAS_AEAD | WFPX_SA_HAS_AUTH))
		value_number(ret, VALUE_NUMBER, row->sa->icvBits);
	else
		value_absent(ret);
}

static void sa_esn(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_BOOLEAN, (row->sa->flags & STATE_ESN) != 0);
}

static void sa_window(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->replayWindow);
}

static void set_sequence(const struct sa_row *row, struct value *ret, uint64_t sequence)
{
	if (row->sa->present & (WFPX_SA_HAS_REPLAY | WFPX_SA_HAS_REPLAY_ESN))
		value_number(ret, VALUE_NUMBER, sequence);
	else
		value_absent(ret);
}

static void sa_sequence_received(const struct sa_row *row, struct value *ret)
{
	set_sequence(row, ret, row->sa->sequenceReceived);
}

static void sa_sequence_sent(const struct sa_row *row, struct value *ret)
{
	set_sequence(row, ret, row->sa->sequenceSent);
}

static void sa_replayed(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->replayed);
}

static void sa_outside_window(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->outsideWindow);
}

static void sa_integrity_failed(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->integrityFailed);
}

static const struct column shown[] = {
	{ "ALG", 11, 0, "algorithm", "string", "algorithms and their sizes in bits",
	  .get.sa = sa_algorithm, .drop = 7 },
};

static const struct column more[] = {
	{ "TRANSFORM", 8, 0, "transform", "string",
	  "ah, esp-auth, esp-cipher or esp-auth-and-cipher, as in the WFP API",
	  .get.sa = sa_transform },
	{ "CIPHER", 8, 0, "cipher", "string", "the kernel's name of the cipher or AEAD",
	  .get.sa = sa_cipher },
	{ "CIPHER-KEY", 3, RIGHT, "cipher_key", "object", "bits of its key, a salt included",
	  .get.sa = sa_cipher_key },
	{ "AUTH", 8, 0, "auth", "string", "the kernel's name of the integrity algorithm",
	  .get.sa = sa_auth },
	{ "AUTH-KEY", 3, RIGHT, "auth_key", "object", "bits of its key", .get.sa = sa_auth_key },
	{ "ICV", 3, RIGHT, "icv_bits", "number", "bits of the integrity check value",
	  .get.sa = sa_icv },
	{ "ESN", 2, 0, "esn", "boolean", "whether sequence numbers have 64 bits",
	  .get.sa = sa_esn },
	{ "WINDOW", 1, RIGHT, "replay_window", "number", "packets in the replay window",
	  .get.sa = sa_window },
	{ "SEQ", 1, RIGHT, "sequence_received", "number", "highest sequence number received",
	  .get.sa = sa_sequence_received },
	{ "OSEQ", 1, RIGHT, "sequence_sent", "number", "last sequence number sent",
	  .get.sa = sa_sequence_sent },
	{ "REPLAY", 1, RIGHT, "replayed", "number", "packets dropped: seen before",
	  .get.sa = sa_replayed },
	{ "LATE", 1, RIGHT, "outside_window", "number",
	  "packets dropped: older than the replay window", .get.sa = sa_outside_window },
	{ "FAIL", 1, RIGHT, "integrity_failed", "number",
	  "packets dropped: wrong integrity check value", .get.sa = sa_integrity_failed },
};

const struct columns sa_security_shown = COLUMNS(shown);
const struct columns sa_security_more = COLUMNS(more);
