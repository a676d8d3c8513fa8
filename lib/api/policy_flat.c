/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policy_flat.h"

#include <string.h>

#include "base/status.h"

#define FORMAT 1u /* the first number */

/* How many numbers a proposal without its transforms and a transform have. */
#define PROPOSAL_NUMBERS  5u
#define TRANSFORM_NUMBERS 5u

enum policy_shape policy_shape(uint32_t type)
{
	switch (type) {
	case FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT:
	case FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT:
	case FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT:
		return SHAPE_TRANSPORT;
	case FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT:
	case FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT:
	case FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT:
		return SHAPE_TUNNEL;
	case FWPM_GENERAL_CONTEXT:
		return SHAPE_DATA;
	default:
		return SHAPE_NONE;
	}
}

static void put(struct policy_writer *to, uint32_t number)
{
	if (to->full || sizeof(to->bytes) - to->size < sizeof(number)) {
		to->full = true;
		return;
	}
	memcpy(to->bytes + to->size, &number, sizeof(number));
	to->size += (uint32_t)sizeof(number);
}

static void put_address(struct policy_writer *to, const struct address *address)
{
	uint32_t numbers[4];

	memcpy(numbers, address, sizeof(numbers));
	for (unsigned i = 0; i < 4; i++)
		put(to, numbers[i]);
}

static void put_head(struct policy_writer *to, const struct policy_head *head)
{
	put(to, FORMAT);
	put(to, head->flags);
	put(to, head->nd_timeout);
	put(to, head->idle_timeout);
	put(to, head->idle_failover);
	put(to, head->ip_version);
	put_address(to, &head->local);
	put_address(to, &head->remote);
	put(to, (uint32_t)head->local_luid);
	put(to, (uint32_t)(head->local_luid >> 32));
}

/* A transform's two halves; NULL for the one that it does not have. */
struct halves {
	const IPSEC_AUTH_TRANSFORM0 *auth;
	const IPSEC_CIPHER_TRANSFORM0 *cipher;
};

static uint32_t halves_of(const IPSEC_SA_TRANSFORM0 *from, struct halves *ret)
{
	*ret = (struct halves){ NULL, NULL };
	switch ((UINT32)from->ipsecTransformType) {
	case IPSEC_TRANSFORM_AH:
	case IPSEC_TRANSFORM_ESP_AUTH:
	case IPSEC_TRANSFORM_ESP_AUTH_FW:
		ret->auth = from->ahTransform; /* all three are in the same place */
		return ret->auth ? ERROR_SUCCESS : FWP_E_NULL_POINTER;
	case IPSEC_TRANSFORM_ESP_CIPHER:
		ret->cipher = from->espCipherTransform;
		return ret->cipher ? ERROR_SUCCESS : FWP_E_NULL_POINTER;
	case IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER:
		if (!from->espAuthAndCipherTransform)
			return FWP_E_NULL_POINTER;
		ret->auth = &from->espAuthAndCipherTransform->authTransform;
		ret->cipher = &from->espAuthAndCipherTransform->cipherTransform;
		return ERROR_SUCCESS;
	default:
		return FWP_E_INVALID_ENUMERATOR;
	}
}

static uint32_t put_transform(struct policy_writer *to, const IPSEC_SA_TRANSFORM0 *from)
{
	struct halves halves;
	uint32_t status = halves_of(from, &halves);

	if (status)
		return status;
	if ((halves.auth && halves.auth->cryptoModuleId) ||
	    (halves.cipher && halves.cipher->cryptoModuleId))
		return ERROR_NOT_SUPPORTED;
	if ((halves.auth && (UINT32)halves.auth->authTransformId.authType >= IPSEC_AUTH_MAX) ||
	    (halves.cipher &&
	     ((UINT32)halves.cipher->cipherTransformId.cipherType >= IPSEC_CIPHER_TYPE_MAX ||
	      !halves.cipher->cipherTransformId.cipherType)))
		return FWP_E_INVALID_ENUMERATOR;
	put(to, (uint32_t)from->ipsecTransformType);
	put(to, halves.auth ? (uint32_t)halves.auth->authTransformId.authType : 0);
	put(to, halves.auth ? halves.auth->authTransformId.authConfig : 0);
	put(to, halves.cipher ? (uint32_t)halves.cipher->cipherTransformId.cipherType : 0);
	put(to, halves.cipher ? halves.cipher->cipherTransformId.cipherConfig : 0);
	return ERROR_SUCCESS;
}

static uint32_t put_proposal(struct policy_writer *to, const IPSEC_PROPOSAL0 *from)
{
	uint32_t status = ERROR_SUCCESS;

	if (!from->numSaTransforms)
		return FWP_E_ZERO_LENGTH_ARRAY;
	if (!from->saTransforms)
		return FWP_E_NULL_POINTER;
	if ((UINT32)from->pfsGroup >= IPSEC_PFS_MAX)
		return FWP_E_INVALID_ENUMERATOR;
	put(to, from->lifetime.lifetimeSeconds);
	put(to, from->lifetime.lifetimeKilobytes);
	put(to, from->lifetime.lifetimePackets);
	put(to, (uint32_t)from->pfsGroup);
	put(to, from->numSaTransforms);
	for (UINT32 i = 0; !status && !to->full && i < from->numSaTransforms; i++)
		status = put_transform(to, &from->saTransforms[i]);
	return status;
}

uint32_t policy_write(struct policy_writer *writer, const struct policy_head *head,
		      const IPSEC_PROPOSAL0 *proposals, UINT32 count)
{
	uint32_t status = ERROR_SUCCESS;

	if (!count)
		return FWP_E_ZERO_LENGTH_ARRAY;
	if (!proposals)
		return FWP_E_NULL_POINTER;
	put_head(writer, head);
	put(writer, count);
	for (UINT32 i = 0; !status && !writer->full && i < count; i++)
		status = put_proposal(writer, &proposals[i]);
	return !status && writer->full ? FWP_E_OUT_OF_BOUNDS : status;
}

/* A policy that is being read. */
struct reader {
	const uint8_t *at;
	size_t left; /* whole numbers */
};

static uint32_t get(struct reader *from)
{
	uint32_t number;

	if (!from->left)
		return 0;
	memcpy(&number, from->at, sizeof(number));
	from->at += sizeof(number);
	from->left--;
	return number;
}

/* Returns a number of things that follow, each of @numbers numbers at least. */
static uint32_t get_count(struct reader *from, size_t numbers)
{
	uint32_t count = get(from);

	return count < from->left / numbers ? count : (uint32_t)(from->left / numbers);
}

static struct address get_address(struct reader *from)
{
	uint32_t numbers[4];
	struct address address;

	for (unsigned i = 0; i < 4; i++)
		numbers[i] = get(from);
	memcpy(&address, numbers, sizeof(address));
	return address;
}

static struct reader read_head(const struct blob *blob, struct policy_head *to)
{
	struct reader from = { blob->bytes, blob->size / sizeof(uint32_t) };

	if (get(&from) != FORMAT)
		from.left = 0;
	to->flags = get(&from);
	to->nd_timeout = get(&from);
	to->idle_timeout = get(&from);
	to->idle_failover = get(&from);
	to->ip_version = get(&from);
	to->local = get_address(&from);
	to->remote = get_address(&from);
	to->local_luid = get(&from);
	to->local_luid |= (uint64_t)get(&from) << 32;
	return from;
}

void policy_read_head(const struct blob *blob, struct policy_head *ret)
{
	read_head(blob, ret);
}

/* How much of the block a transform takes besides its struct. */
static size_t halves_size(uint32_t type)
{
	switch (type) {
	case IPSEC_TRANSFORM_AH:
	case IPSEC_TRANSFORM_ESP_AUTH:
	case IPSEC_TRANSFORM_ESP_AUTH_FW:
		return sizeof(IPSEC_AUTH_TRANSFORM0);
	case IPSEC_TRANSFORM_ESP_CIPHER:
		return sizeof(IPSEC_CIPHER_TRANSFORM0);
	case IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER:
		return sizeof(IPSEC_AUTH_AND_CIPHER_TRANSFORM0);
	default:
		return 0;
	}
}

static size_t transforms_space(struct reader *from)
{
	uint32_t count;
	size_t space;

	for (unsigned i = 0; i < PROPOSAL_NUMBERS - 1; i++)
		get(from);
	count = get_count(from, TRANSFORM_NUMBERS);
	space = BLOCK_SPACE(count * sizeof(IPSEC_SA_TRANSFORM0));
	for (uint32_t i = 0; i < count; i++) {
		space += BLOCK_SPACE(halves_size(get(from)));
		for (unsigned j = 0; j < TRANSFORM_NUMBERS - 1; j++)
			get(from);
	}
	return space;
}

size_t policy_proposals_space(const struct blob *blob)
{
	struct policy_head head;
	struct reader from = read_head(blob, &head);
	uint32_t count = get_count(&from, PROPOSAL_NUMBERS);
	size_t space = BLOCK_SPACE(count * sizeof(IPSEC_PROPOSAL0));

	for (uint32_t i = 0; i < count; i++)
		space += transforms_space(&from);
	return space;
}

static void render_transform(struct page *page, struct reader *from, IPSEC_SA_TRANSFORM0 *to)
{
	uint32_t type = get(from), auth = get(from), auth_config = get(from);
	uint32_t cipher = get(from), cipher_config = get(from);
	IPSEC_AUTH_TRANSFORM0 *to_auth = NULL;
	IPSEC_CIPHER_TRANSFORM0 *to_cipher = NULL;
	size_t size = halves_size(type);

	to->ipsecTransformType = (IPSEC_TRANSFORM_TYPE)type;
	if (!size)
		return;
	if (type == IPSEC_TRANSFORM_ESP_CIPHER) {
		to->espCipherTransform = to_cipher = block_take(&page->block, size);
	} else if (type == IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER) {
		to->espAuthAndCipherTransform = block_take(&page->block, size);
		to_auth = &to->espAuthAndCipherTransform->authTransform;
		to_cipher = &to->espAuthAndCipherTransform->cipherTransform;
	} else {
		to->ahTransform = to_auth = block_take(&page->block, size);
	}
	if (to_auth) {
		to_auth->authTransformId.authType = (IPSEC_AUTH_TYPE)auth;
		to_auth->authTransformId.authConfig = (IPSEC_AUTH_CONFIG)auth_config;
	}
	if (to_cipher) {
		to_cipher->cipherTransformId.cipherType = (IPSEC_CIPHER_TYPE)cipher;
		to_cipher->cipherTransformId.cipherConfig = (IPSEC_CIPHER_CONFIG)cipher_config;
	}
}

static void render_proposal(struct page *page, struct reader *from, IPSEC_PROPOSAL0 *to)
{
	to->lifetime.lifetimeSeconds = get(from);
	to->lifetime.lifetimeKilobytes = get(from);
	to->lifetime.lifetimePackets = get(from);
	to->pfsGroup = (IPSEC_PFS_GROUP)get(from);
	to->numSaTransforms = get_count(from, TRANSFORM_NUMBERS);
	if (!to->numSaTransforms)
		return;
	to->saTransforms =
		block_take(&page->block, to->numSaTransforms * sizeof(*to->saTransforms));
	for (UINT32 i = 0; i < to->numSaTransforms; i++)
		render_transform(page, from, &to->saTransforms[i]);
}

IPSEC_PROPOSAL0 *policy_render_proposals(struct page *page, const struct blob *blob, UINT32 *count)
{
	struct policy_head head;
	struct reader from = read_head(blob, &head);
	IPSEC_PROPOSAL0 *to;

	*count = get_count(&from, PROPOSAL_NUMBERS);
	if (!*count)
		return NULL;
	to = block_take(&page->block, *count * sizeof(*to));
	for (UINT32 i = 0; i < *count; i++)
		render_proposal(page, &from, &to[i]);
	return to;
}
