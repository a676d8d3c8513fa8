/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "format.h"
#include "sa_fields.h"

#define STATE_ESN 128 /* XFRM_STATE_ESN */

void sa_algorithm(const struct sa_row *row, struct value *ret)
{
	char text[VALUE_TEXT_SIZE];

	format_algorithm(row->sa, text, sizeof(text));
	value_text(ret, "%s", text);
}

void sa_transform(const struct sa_row *row, struct value *ret)
{
	static const char *const names[] = {
		[IPSEC_TRANSFORM_AH] = "ah",
		[IPSEC_TRANSFORM_ESP_AUTH] = "esp-auth",
		[IPSEC_TRANSFORM_ESP_CIPHER] = "esp-cipher",
		[IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER] = "esp-auth-and-cipher",
	};
	unsigned type = row->details->details.saBundle.saList[row->index].saTransformType;

	if (type < sizeof(names) / sizeof(names[0]) && names[type])
		value_text(ret, "%s", names[type]);
	else
		value_text(ret, "%u", type);
}

static void set_name(struct value *ret, const char *name)
{
	if (name)
		value_text(ret, "%s", name);
	else
		value_absent(ret);
}

/* An object, so that it is plain that this is all there is of a key. */
static void set_key(struct value *ret, const char *name, UINT16 bits)
{
	if (!name) {
		value_absent(ret);
		return;
	}
	value_object(ret);
	value_add_number(ret, "bits", VALUE_NUMBER, bits);
}

void sa_cipher(const struct sa_row *row, struct value *ret)
{
	set_name(ret, row->sa->cipherAlgorithm);
}

void sa_cipher_key(const struct sa_row *row, struct value *ret)
{
	set_key(ret, row->sa->cipherAlgorithm, row->sa->cipherKeyBits);
}

void sa_auth(const struct sa_row *row, struct value *ret)
{
	set_name(ret, row->sa->authAlgorithm);
}

void sa_auth_key(const struct sa_row *row, struct value *ret)
{
	set_key(ret, row->sa->authAlgorithm, row->sa->authKeyBits);
}

void sa_icv(const struct sa_row *row, struct value *ret)
{
	if (row->sa->present & (WFPX_SA_HAS_AEAD | WFPX_SA_HAS_AUTH))
		value_number(ret, VALUE_NUMBER, row->sa->icvBits);
	else
		value_absent(ret);
}

void sa_esn(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_BOOLEAN, (row->sa->flags & STATE_ESN) != 0);
}

void sa_window(const struct sa_row *row, struct value *ret)
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

void sa_sequence_received(const struct sa_row *row, struct value *ret)
{
	set_sequence(row, ret, row->sa->sequenceReceived);
}

void sa_sequence_sent(const struct sa_row *row, struct value *ret)
{
	set_sequence(row, ret, row->sa->sequenceSent);
}

void sa_replayed(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->replayed);
}

void sa_outside_window(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->outsideWindow);
}

void sa_integrity_failed(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->integrityFailed);
}
