/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "section.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "base/status.h"

/* A word of the daemon, and its number here. */
struct word {
	const char *text;
	int number;
};

static const struct word states[] = {
	{ "CREATED", IKE_STATE_CREATED },
	{ "CONNECTING", IKE_STATE_CONNECTING },
	{ "ESTABLISHED", IKE_STATE_ESTABLISHED },
	{ "PASSIVE", IKE_STATE_PASSIVE },
	{ "REKEYING", IKE_STATE_REKEYING },
	{ "REKEYED", IKE_STATE_REKEYED },
	{ "DELETING", IKE_STATE_DELETING },
	{ "DESTROYING", IKE_STATE_DESTROYING },
	{ NULL, IKE_STATE_OTHER },
};

static const struct word classes[] = {
	{ "pre-shared key", IKE_AUTH_PRESHARED_KEY },
	{ "public key", IKE_AUTH_PUBLIC_KEY },
	{ "EAP", IKE_AUTH_EAP },
	{ "XAuth", IKE_AUTH_XAUTH },
	{ NULL, IKE_AUTH_UNKNOWN },
};

static const struct word protocols[] = {
	{ "ESP", IPPROTO_ESP },
	{ "AH", IPPROTO_AH },
	{ NULL, 0 },
};

static int number_of(const struct word *words, struct vici_text text)
{
	while (words->text && !vici_is(text, words->text))
		words++;
	return words->number;
}

uint32_t ike_keep_text(struct ike_sas *sas, struct vici_text text, const char **ret)
{
	char *copy = arena_take(&sas->texts, text.length + 1);

	if (!copy)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < text.length; i++)
		copy[i] = text.bytes[i] ? text.bytes[i] : '?';
	copy[text.length] = '\0';
	*ret = copy;
	return ERROR_SUCCESS;
}

static uint64_t take_number(struct vici_text text, unsigned base, uint64_t max)
{
	uint64_t number;

	return vici_number(text, base, max, &number) ? number : 0;
}

static void take_address(struct vici_text text, struct ike_end *end)
{
	char copy[INET6_ADDRSTRLEN];

	if (text.length >= sizeof(copy))
		return;
	memcpy(copy, text.bytes, text.length);
	copy[text.length] = '\0';
	*end = (struct ike_end){ .port = end->port,
				 .behind_nat = end->behind_nat,
				 .identity = end->identity,
				 .user = end->user };
	if (inet_pton(AF_INET, copy, end->address.bytes) == 1)
		end->family = AF_INET;
	else if (inet_pton(AF_INET6, copy, end->address.bytes) == 1)
		end->family = AF_INET6;
}

static uint32_t take_value(struct ike_sas *sas, const struct ike_key *key, struct vici_text value,
			   void *record)
{
	void *to = (char *)record + key->offset;

	switch (key->how) {
	case IKE_VALUE_DECIMAL8:
		*(uint8_t *)to = (uint8_t)take_number(value, 10, UINT8_MAX);
		break;
	case IKE_VALUE_DECIMAL16:
		*(uint16_t *)to = (uint16_t)take_number(value, 10, UINT16_MAX);
		break;
	case IKE_VALUE_DECIMAL32:
		*(uint32_t *)to = (uint32_t)take_number(value, 10, UINT32_MAX);
		break;
	case IKE_VALUE_HEX32:
		*(uint32_t *)to = (uint32_t)take_number(value, 16, UINT32_MAX);
		break;
	case IKE_VALUE_HEX64:
		*(uint64_t *)to = take_number(value, 16, UINT64_MAX);
		break;
	case IKE_VALUE_MARK:
		*(struct ike_mark *)to =
			(struct ike_mark){ (uint32_t)take_number(value, 16, UINT32_MAX),
					   UINT32_MAX };
		break;
	case IKE_VALUE_PROTOCOL:
		*(uint8_t *)to = (uint8_t)number_of(protocols, value);
		break;
	case IKE_VALUE_YES:
		*(bool *)to = vici_is(value, "yes");
		break;
	case IKE_VALUE_TEXT:
		return ike_keep_text(sas, value, to);
	case IKE_VALUE_ADDRESS:
		take_address(value, to);
		break;
	case IKE_VALUE_STATE:
		*(enum ike_state *)to = (enum ike_state)number_of(states, value);
		break;
	case IKE_VALUE_AUTH:
		*(enum ike_auth *)to = (enum ike_auth)number_of(classes, value);
		break;
	case IKE_VALUE_ALGORITHM:
		*(uint16_t *)to = ike_algorithm(key->transform, value);
		break;
	}
	return ERROR_SUCCESS;
}

static uint32_t take_key(struct ike_sas *sas, const struct ike_key *keys,
			 const struct vici_element *element, void *record)
{
	while (keys->name && !vici_is(element->name, keys->name))
		keys++;
	return keys->name ? take_value(sas, keys, element->value, record) : ERROR_SUCCESS;
}

uint32_t ike_read_section(struct ike_sas *sas, struct vici_reader *r, const struct ike_key *keys,
			  ike_take_section *take, void *record)
{
	uint32_t status = ERROR_SUCCESS;

	while (!status) {
		struct vici_element element;

		switch (vici_next(r, &element)) {
		case VICI_SECTION_END:
			return ERROR_SUCCESS;
		case VICI_KEY_VALUE:
			status = take_key(sas, keys, &element, record);
			break;
		case VICI_SECTION_START:
			if (take)
				status = take(sas, r, element.name, record);
			else if (!vici_skip_section(r))
				status = ERROR_GEN_FAILURE;
			break;
		case VICI_LIST_START:
		case VICI_LIST_ITEM:
		case VICI_LIST_END:
			break;
		case VICI_END:
		case VICI_MALFORMED:
			status = ERROR_GEN_FAILURE;
		}
	}
	return status;
}
