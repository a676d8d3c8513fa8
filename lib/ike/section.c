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

static const struct word child_states[] = {
	{ "CREATED", IKE_CHILD_CREATED },       { "ROUTED", IKE_CHILD_ROUTED },
	{ "INSTALLING", IKE_CHILD_INSTALLING }, { "INSTALLED", IKE_CHILD_INSTALLED },
	{ "UPDATING", IKE_CHILD_UPDATING },     { "REKEYING", IKE_CHILD_REKEYING },
	{ "REKEYED", IKE_CHILD_REKEYED },       { "RETRYING", IKE_CHILD_RETRYING },
	{ "DELETING", IKE_CHILD_DELETING },     { "DELETED", IKE_CHILD_DELETED },
	{ "DESTROYING", IKE_CHILD_DESTROYING }, { NULL, IKE_CHILD_OTHER },
};

/* The kernel's numbers of modes (XFRM_MODE_*). Proxy mode is transport mode for Mobile IPv6. */
static const struct word modes[] = {
	{ "TRANSPORT", 0 }, { "TRANSPORT_PROXY", 0 }, { "TUNNEL", 1 },
	{ "BEET", 4 },      { "IPTFS", 5 },           { NULL, IKE_MODE_OTHER },
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

/* Copies a text with a zero behind it. A zero within would end the text too early. */
static void copy_text(char *to, struct vici_text text)
{
	for (size_t i = 0; i < text.length; i++)
		to[i] = text.bytes[i] ? text.bytes[i] : '?';
	to[text.length] = '\0';
}

uint32_t ike_keep_text(struct ike_sas *sas, struct vici_text text, const char **ret)
{
	char *copy = arena_take(&sas->texts, text.length + 1);

	if (!copy)
		return ERROR_NOT_ENOUGH_MEMORY;
	copy_text(copy, text);
	*ret = copy;
	return ERROR_SUCCESS;
}

static uint64_t take_number(struct vici_text text, unsigned base, uint64_t max)
{
	uint64_t number;

	return vici_number(text, base, max, &number) ? number : 0;
}

/* A daemon that is late shows a negative number of seconds. */
static uint32_t take_seconds(struct vici_text text)
{
	uint64_t number;

	if (text.length && text.bytes[0] == '-')
		return 0;
	return vici_number(text, 10, IKE_NEVER, &number) ? (uint32_t)number : IKE_NEVER;
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
	case IKE_VALUE_SECONDS:
		*(uint32_t *)to = take_seconds(value);
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
	case IKE_VALUE_CHILD_STATE:
		*(enum ike_child_state *)to = (enum ike_child_state)number_of(child_states, value);
		break;
	case IKE_VALUE_MODE:
		*(uint8_t *)to = (uint8_t)number_of(modes, value);
		break;
	case IKE_VALUE_LIST: /* take_list() takes these */
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

/* Returns the row of the table for a key or list, or the last row. */
static const struct ike_key *find_key(const struct ike_key *keys, struct vici_text name)
{
	while (keys->name && !vici_is(name, keys->name))
		keys++;
	return keys;
}

/* Copies the items of a list to @to, unless that is NULL. Returns their size with a zero each. */
static size_t copy_items(struct vici_reader r, char *to, uint32_t *ret_count)
{
	struct vici_element item;
	size_t size = 0;

	for (*ret_count = 0; *ret_count < IKE_SELECTORS_MAX; ++*ret_count) {
		if (vici_next(&r, &item) != VICI_LIST_ITEM)
			break;
		if (to)
			copy_text(to + size, item.value);
		size += item.value.length + 1;
	}
	return size;
}

/* Reads ahead: the reader of the section passes over the items, as over those of other lists. */
static uint32_t take_list(struct ike_sas *sas, const struct vici_reader *r,
			  const struct ike_key *key, void *record)
{
	struct ike_texts *to = (void *)((char *)record + key->offset);
	size_t size = copy_items(*r, NULL, &to->count);
	char *texts;

	to->texts = NULL;
	if (!to->count)
		return ERROR_SUCCESS;
	texts = arena_take(&sas->texts, size);
	if (!texts)
		return ERROR_NOT_ENOUGH_MEMORY;
	copy_items(*r, texts, &to->count);
	to->texts = texts;
	return ERROR_SUCCESS;
}

/* Takes a key with its value, or the list that begins. */
static uint32_t take_row(struct ike_sas *sas, const struct vici_reader *r,
			 const struct ike_key *keys, enum vici_type type,
			 const struct vici_element *element, void *record)
{
	const struct ike_key *key = find_key(keys, element->name);

	if (!key->name || (key->how == IKE_VALUE_LIST) != (type == VICI_LIST_START))
		return ERROR_SUCCESS;
	return type == VICI_LIST_START ? take_list(sas, r, key, record)
				       : take_value(sas, key, element->value, record);
}

uint32_t ike_read_section(struct ike_sas *sas, struct vici_reader *r, const struct ike_key *keys,
			  ike_take_section *take, void *record)
{
	uint32_t status = ERROR_SUCCESS;

	while (!status) {
		struct vici_element element;
		enum vici_type type = vici_next(r, &element);

		switch (type) {
		case VICI_SECTION_END:
			return ERROR_SUCCESS;
		case VICI_KEY_VALUE:
		case VICI_LIST_START:
			status = take_row(sas, r, keys, type, &element, record);
			break;
		case VICI_SECTION_START:
			if (take)
				status = take(sas, r, element.name, record);
			else if (!vici_skip_section(r))
				status = ERROR_GEN_FAILURE;
			break;
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
