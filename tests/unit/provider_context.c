/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Provider contexts: what is accepted, and that they are rendered as they were added. */
#include "api/provider_context_intake.h"

#include <string.h>
#include <sys/socket.h>

#include "api/layer_table.h"
#include "api/managed_items.h"
#include "api/provider_context_format.h"
#include "base/status.h"
#include "unit.h"

static wchar_t name[] = L"context";
static struct engine engine;
static struct intake intake;
static struct managed_items items;
static IPSEC_AUTH_TRANSFORM0 ah;
static IPSEC_CIPHER_TRANSFORM0 cipher;
static IPSEC_AUTH_AND_CIPHER_TRANSFORM0 both;
static IPSEC_SA_TRANSFORM0 transforms[3];
static IPSEC_PROPOSAL0 proposals[2];
static IPSEC_TUNNEL_POLICY0 tunnel0;
static IPSEC_TUNNEL_POLICY1 tunnel1;
static IPSEC_TRANSPORT_POLICY0 transport0;
static IPSEC_TRANSPORT_POLICY1 transport1;
static FWPM_PROVIDER_CONTEXT0 context0;
static FWPM_PROVIDER_CONTEXT1 context1;
static struct local_addresses local;

static void setup_transforms(void)
{
	ah.authTransformId = IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_256_128;
	cipher.cipherTransformId = IPSEC_CIPHER_TRANSFORM_ID_CBC_3DES;
	both.authTransform.authTransformId = IPSEC_AUTH_TRANSFORM_ID_GCM_AES_192;
	both.cipherTransform.cipherTransformId = IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_192;
	transforms[0] = (IPSEC_SA_TRANSFORM0){ .ipsecTransformType = IPSEC_TRANSFORM_AH,
					       { .ahTransform = &ah } };
	transforms[1] = (IPSEC_SA_TRANSFORM0){ .ipsecTransformType = IPSEC_TRANSFORM_ESP_CIPHER,
					       { .espCipherTransform = &cipher } };
	transforms[2] =
		(IPSEC_SA_TRANSFORM0){ .ipsecTransformType = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER,
				       { .espAuthAndCipherTransform = &both } };
	proposals[0] = (IPSEC_PROPOSAL0){ .lifetime = { 1, 2, 3 },
					  .numSaTransforms = 2,
					  .saTransforms = transforms,
					  .pfsGroup = IPSEC_PFS_ECP_384 };
	proposals[1] = (IPSEC_PROPOSAL0){ .lifetime = { 0xffffffff, 5, 6 },
					  .numSaTransforms = 1,
					  .saTransforms = &transforms[2] };
}

static void setup(void)
{
	memset(&intake, 0, sizeof(intake));
	memset(&items, 0, sizeof(items));
	memset(&ah, 0, sizeof(ah));
	memset(&cipher, 0, sizeof(cipher));
	memset(&both, 0, sizeof(both));
	setup_transforms();
	tunnel0 = (IPSEC_TUNNEL_POLICY0){
		.flags = IPSEC_POLICY_FLAG_CLEAR_DF_ON_TUNNEL,
		.numIpsecProposals = 2,
		.ipsecProposals = proposals,
		.tunnelEndpoints = { .ipVersion = FWP_IP_VERSION_V4,
				     { .localV4Address = 0xc0000201 },
				     { .remoteV4Address = 0xc0000202 } },
		.saIdleTimeout = { 7, 8 },
	};
	tunnel1 = (IPSEC_TUNNEL_POLICY1){
		.numIpsecProposals = 1,
		.ipsecProposals = proposals,
		.tunnelEndpoints = { .ipVersion = FWP_IP_VERSION_V6,
				     { .localV6Address = { 0x20, 1, 0x0d, 0xb8, [15] = 1 } },
				     { .remoteV6Address = { 0x20, 1, 0x0d, 0xb8, [15] = 2 } },
				     .localIfLuid = 0x1234567890ULL },
	};
	transport0 = (IPSEC_TRANSPORT_POLICY0){ .numIpsecProposals = 2,
						.ipsecProposals = proposals,
						.flags = IPSEC_POLICY_FLAG_ND_SECURE,
						.ndAllowClearTimeoutSeconds = 9,
						.saIdleTimeout = { 10, 11 } };
	memcpy(&transport1, &transport0, sizeof(transport1));
	context0 = (FWPM_PROVIDER_CONTEXT0){ .displayData.name = name,
					     .type = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT,
					     { .ikeQmTunnelPolicy = &tunnel0 } };
	context1 = (FWPM_PROVIDER_CONTEXT1){ .displayData.name = name,
					     .type = FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT,
					     { .ikeV2QmTunnelPolicy = &tunnel1 } };
}

static void teardown(void)
{
	intake_done(&intake);
	managed_items_done(&items);
	local_addresses_done(&local);
}

static uint32_t take0(void)
{
	intake_done(&intake);
	memset(&intake.object, 0, sizeof(intake.object));
	return provider_context_take0(&intake, &engine, &context0);
}

static uint32_t take1(void)
{
	intake_done(&intake);
	memset(&intake.object, 0, sizeof(intake.object));
	return provider_context_take1(&intake, &engine, &context1);
}

/* Adds what was taken and renders it. */
static void *get(const struct format *format)
{
	size_t last = items.store.count;
	void *entry;

	if (guid_is_zero(&intake.object.key))
		ck_assert_uint_eq(guid_random(&intake.object.key), 0); /* as intake_add() does */
	ck_assert_uint_eq(store_add(&items.store, &intake.object, builtin_provider_is, NULL), 0);
	items.count = 0;
	ck_assert_uint_eq(managed_items_add(&items, items.store.objects[last]), 0);
	ck_assert_uint_eq(page_render_one(format, &items, 0, &entry), 0);
	return entry;
}

static void same_proposals(const IPSEC_PROPOSAL0 *got, UINT32 count)
{
	const IPSEC_SA_TRANSFORM0 *t = got[0].saTransforms;

	ck_assert_mem_eq(&got[0].lifetime, &proposals[0].lifetime, sizeof(got->lifetime));
	ck_assert_uint_eq(got[0].pfsGroup, IPSEC_PFS_ECP_384);
	ck_assert_uint_eq(got[0].numSaTransforms, 2);
	ck_assert_uint_eq(t[0].ipsecTransformType, IPSEC_TRANSFORM_AH);
	ck_assert_mem_eq(t[0].ahTransform, &ah, sizeof(ah));
	ck_assert_uint_eq(t[1].ipsecTransformType, IPSEC_TRANSFORM_ESP_CIPHER);
	ck_assert_mem_eq(t[1].espCipherTransform, &cipher, sizeof(cipher));
	if (count < 2)
		return;
	ck_assert_mem_eq(&got[1].lifetime, &proposals[1].lifetime, sizeof(got->lifetime));
	ck_assert_uint_eq(got[1].numSaTransforms, 1);
	ck_assert_mem_eq(got[1].saTransforms->espAuthAndCipherTransform, &both, sizeof(both));
}

START_TEST(a_tunnel_policy_comes_back_in_both_versions)
{
	FWPM_PROVIDER_CONTEXT0 *got0;
	FWPM_PROVIDER_CONTEXT1 *got1;
	static const GUID none;

	ck_assert_uint_eq(take0(), 0);
	got0 = get(&provider_context0);
	ck_assert_uint_eq(got0->type, FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT);
	ck_assert_uint_eq(got0->providerContextId, 0x50000001);
	ck_assert_mem_ne(&got0->providerContextKey, &none, sizeof(none));
	ck_assert_uint_eq(got0->ikeQmTunnelPolicy->flags, tunnel0.flags);
	ck_assert_mem_eq(&got0->ikeQmTunnelPolicy->tunnelEndpoints, &tunnel0.tunnelEndpoints,
			 sizeof(tunnel0.tunnelEndpoints));
	ck_assert_mem_eq(&got0->ikeQmTunnelPolicy->saIdleTimeout, &tunnel0.saIdleTimeout,
			 sizeof(tunnel0.saIdleTimeout));
	ck_assert_uint_eq(got0->ikeQmTunnelPolicy->numIpsecProposals, 2);
	same_proposals(got0->ikeQmTunnelPolicy->ipsecProposals, 2);
	ck_assert_ptr_null(got0->ikeQmTunnelPolicy->emPolicy);
	block_free(got0);
	ck_assert_uint_eq(page_render_one(&provider_context1, &items, 0, (void **)&got1), 0);
	ck_assert_uint_eq(got1->ikeQmTunnelPolicy->tunnelEndpoints.localV4Address, 0xc0000201);
	ck_assert_uint_eq(got1->ikeQmTunnelPolicy->tunnelEndpoints.localIfLuid, 0);
	same_proposals(got1->ikeQmTunnelPolicy->ipsecProposals, 2);
	block_free(got1);
}
END_TEST

START_TEST(version_1_keeps_the_interface)
{
	FWPM_PROVIDER_CONTEXT1 *got;

	ck_assert_uint_eq(take1(), 0);
	got = get(&provider_context1);
	ck_assert_uint_eq(got->type, FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT);
	ck_assert_mem_eq(&got->ikeV2QmTunnelPolicy->tunnelEndpoints, &tunnel1.tunnelEndpoints,
			 sizeof(tunnel1.tunnelEndpoints));
	same_proposals(got->ikeV2QmTunnelPolicy->ipsecProposals, 1);
	block_free(got);
}
END_TEST

START_TEST(a_transport_policy_comes_back)
{
	FWPM_PROVIDER_CONTEXT0 *got;

	context1.type = FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT;
	context1.authipQmTransportPolicy = &transport1;
	ck_assert_uint_eq(take1(), 0);
	got = get(&provider_context0);
	ck_assert_uint_eq(got->authipQmTransportPolicy->flags, transport0.flags);
	ck_assert_uint_eq(got->authipQmTransportPolicy->ndAllowClearTimeoutSeconds, 9);
	ck_assert_uint_eq(got->authipQmTransportPolicy->saIdleTimeout.idleTimeoutSecondsFailOver,
			  11);
	ck_assert_uint_eq(got->authipQmTransportPolicy->numIpsecProposals, 2);
	same_proposals(got->authipQmTransportPolicy->ipsecProposals, 2);
	block_free(got);
}
END_TEST

START_TEST(bytes_come_back)
{
	UINT8 bytes[] = "\0\1\2";
	FWP_BYTE_BLOB blob = { sizeof(bytes), bytes };
	FWPM_PROVIDER_CONTEXT1 *got;

	context0.type = FWPM_GENERAL_CONTEXT;
	context0.dataBuffer = &blob;
	ck_assert_uint_eq(take0(), 0);
	got = get(&provider_context1);
	ck_assert_uint_eq(got->dataBuffer->size, sizeof(bytes));
	ck_assert_mem_eq(got->dataBuffer->data, bytes, sizeof(bytes));
	block_free(got);
	blob.size = 0;
	ck_assert_uint_eq(take0(), 0);
	got = get(&provider_context1);
	ck_assert_ptr_null(got->dataBuffer->data);
	block_free(got);
	context0.dataBuffer = NULL;
	ck_assert_uint_eq(take0(), FWP_E_NULL_POINTER);
}
END_TEST

START_TEST(types_that_cannot_be_kept_are_refused)
{
	static const struct {
		int type;
		uint32_t status0, status1;
	} rows[] = {
		{ FWPM_IPSEC_KEYING_CONTEXT, ERROR_NOT_SUPPORTED, ERROR_NOT_SUPPORTED },
		{ FWPM_IPSEC_IKE_MM_CONTEXT, ERROR_NOT_SUPPORTED, ERROR_NOT_SUPPORTED },
		{ FWPM_CLASSIFY_OPTIONS_CONTEXT, ERROR_NOT_SUPPORTED, ERROR_NOT_SUPPORTED },
		{ FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT, FWP_E_INVALID_ENUMERATOR, ERROR_SUCCESS },
		{ FWPM_IPSEC_DOSP_CONTEXT, ERROR_NOT_SUPPORTED, ERROR_NOT_SUPPORTED },
		{ FWPM_PROVIDER_CONTEXT_TYPE_MAX, FWP_E_INVALID_ENUMERATOR,
		  FWP_E_INVALID_ENUMERATOR },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		context0.type = context1.type = (FWPM_PROVIDER_CONTEXT_TYPE)rows[i].type;
		ck_assert_uint_eq(take0(), rows[i].status0);
		ck_assert_uint_eq(take1(), rows[i].status1);
	}
}
END_TEST

START_TEST(the_ends_of_a_tunnel_are_checked)
{
	ck_assert_uint_eq(take0(), 0);
	ck_assert_uint_eq(intake.object.context.ends.family, AF_INET);
	tunnel0.tunnelEndpoints.remoteV4Address = 0xc0000201;
	ck_assert_uint_eq(take0(), FWP_E_INVALID_TUNNEL_ENDPOINT);
	tunnel0.tunnelEndpoints.remoteV4Address = 0xe0000001;
	ck_assert_uint_eq(take0(), FWP_E_INVALID_TUNNEL_ENDPOINT);
	tunnel0.tunnelEndpoints.remoteV4Address = 0;
	ck_assert_uint_eq(take0(), 0);
	ck_assert_uint_eq(intake.object.context.ends.family, 0);
	tunnel0.tunnelEndpoints.ipVersion = FWP_IP_VERSION_NONE;
	ck_assert_uint_eq(take0(), FWP_E_INVALID_ENUMERATOR);
	ck_assert_uint_eq(take1(), 0);
	tunnel1.tunnelEndpoints.localV6Address[0] = 0xff;
	ck_assert_uint_eq(take1(), 0);
	ck_assert_uint_eq(provider_context_order_ends(&intake.object, &local),
			  FWP_E_INVALID_TUNNEL_ENDPOINT);
}
END_TEST

static void reverse(UINT8 address[16])
{
	for (int i = 0; i < 8; i++) {
		UINT8 byte = address[i];

		address[i] = address[15 - i];
		address[15 - i] = byte;
	}
}

START_TEST(ends_that_are_reversed_are_put_in_order_if_this_host_is_one)
{
	const struct tunnel_ends *ends = &intake.object.context.ends;
	IPSEC_TUNNEL_ENDPOINTS1 *given = &tunnel1.tunnelEndpoints, right = *given;
	struct address own;
	FWPM_PROVIDER_CONTEXT1 *got;

	memcpy(own.bytes, right.localV6Address, 16);
	reverse(given->localV6Address);
	reverse(given->remoteV6Address);
	ck_assert_uint_eq(take1(), 0);
	ck_assert_uint_eq(provider_context_order_ends(&intake.object, &local), 0);
	ck_assert_mem_eq(ends->local.bytes, given->localV6Address, 16);
	ck_assert_uint_eq(local_addresses_add(&local, AF_INET6, &own), 0);
	ck_assert_uint_eq(provider_context_order_ends(&intake.object, &local), 0);
	ck_assert_mem_eq(ends->local.bytes, right.localV6Address, 16);
	ck_assert_mem_eq(ends->remote.bytes, right.remoteV6Address, 16);
	ck_assert_uint_eq(provider_context_order_ends(&intake.object, &local), 0);
	ck_assert_mem_eq(ends->local.bytes, right.localV6Address, 16);
	memcpy(own.bytes, given->localV6Address, 16); /* both are addresses of this host */
	ck_assert_uint_eq(local_addresses_add(&local, AF_INET6, &own), 0);
	provider_context_order_ends(&intake.object, &local);
	ck_assert_mem_eq(ends->local.bytes, right.localV6Address, 16);
	got = get(&provider_context1); /* as it was given */
	ck_assert_mem_eq(got->ikeV2QmTunnelPolicy->tunnelEndpoints.localV6Address,
			 given->localV6Address, 16);
	block_free(got);
}
END_TEST

START_TEST(policies_are_checked)
{
	IKEEXT_EM_POLICY0 extended = { 0 };
	IPSEC_CRYPTO_MODULE_ID module = { 0 };

	tunnel0.emPolicy = &extended;
	ck_assert_uint_eq(take0(), FWP_E_EM_NOT_SUPPORTED);
	context0.type = FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT;
	ck_assert_uint_eq(take0(), ERROR_NOT_SUPPORTED);
	tunnel0.emPolicy = NULL;
	tunnel0.flags = 1;
	ck_assert_uint_eq(take0(), FWP_E_INVALID_FLAGS);
	tunnel0.flags = 0;
	proposals[1].numSaTransforms = 0;
	ck_assert_uint_eq(take0(), FWP_E_ZERO_LENGTH_ARRAY);
	proposals[1].numSaTransforms = 1;
	proposals[1].saTransforms = NULL;
	ck_assert_uint_eq(take0(), FWP_E_NULL_POINTER);
	proposals[1].saTransforms = transforms;
	proposals[1].pfsGroup = IPSEC_PFS_MAX;
	ck_assert_uint_eq(take0(), FWP_E_INVALID_ENUMERATOR);
	proposals[1].pfsGroup = IPSEC_PFS_NONE;
	transforms[0].ahTransform = NULL;
	ck_assert_uint_eq(take0(), FWP_E_NULL_POINTER);
	transforms[0].ahTransform = &ah;
	transforms[0].ipsecTransformType = (IPSEC_TRANSFORM_TYPE)0;
	ck_assert_uint_eq(take0(), FWP_E_INVALID_ENUMERATOR);
	transforms[0].ipsecTransformType = IPSEC_TRANSFORM_AH;
	ah.authTransformId.authType = IPSEC_AUTH_MAX;
	ck_assert_uint_eq(take0(), FWP_E_INVALID_ENUMERATOR);
	ah.authTransformId.authType = IPSEC_AUTH_MD5;
	ah.cryptoModuleId = &module;
	ck_assert_uint_eq(take0(), ERROR_NOT_SUPPORTED);
	ah.cryptoModuleId = NULL;
	tunnel0.numIpsecProposals = 0;
	ck_assert_uint_eq(take0(), FWP_E_ZERO_LENGTH_ARRAY);
	tunnel0.numIpsecProposals = 1;
	tunnel0.ipsecProposals = NULL;
	ck_assert_uint_eq(take0(), FWP_E_NULL_POINTER);
	context0.ikeQmTunnelPolicy = NULL;
	ck_assert_uint_eq(take0(), FWP_E_NULL_POINTER);
}
END_TEST

START_TEST(a_policy_that_is_too_large_is_refused)
{
	static IPSEC_PROPOSAL0 many[5000];

	for (size_t i = 0; i < 5000; i++)
		many[i] = proposals[1];
	tunnel0.ipsecProposals = many;
	tunnel0.numIpsecProposals = 1000;
	ck_assert_uint_eq(take0(), 0);
	tunnel0.numIpsecProposals = 5000;
	ck_assert_uint_eq(take0(), FWP_E_OUT_OF_BOUNDS);
}
END_TEST

/* The bytes of a policy may come from a file. Entries must not need more room than they say. */
START_TEST(a_policy_with_any_bytes_is_rendered)
{
	uint32_t numbers[40];
	struct managed object = { .kind = MANAGED_PROVIDER_CONTEXT, .name = "x" };
	unsigned state = 1;
	void *entry;

	ck_assert_uint_eq(managed_items_add(&items, &object), 0);
	for (unsigned round = 0; round < 20000; round++) {
		for (unsigned i = 0; i < 40; i++) {
			state = state * 1103515245u + 12345u;
			numbers[i] = state >> 8 & (round % 3 ? 7 : 0xffffff);
		}
		numbers[0] = 1;
		object.context.type = state >> 16 & 15;
		object.context.policy =
			(struct blob){ (const uint8_t *)numbers, state >> 20 & 0x7f };
		ck_assert_uint_eq(page_render_one(&provider_context0, &items, 0, &entry), 0);
		block_free(entry);
		ck_assert_uint_eq(page_render_one(&provider_context1, &items, 0, &entry), 0);
		block_free(entry);
	}
}
END_TEST

Suite *provider_context_suite(void)
{
	Suite *suite = suite_create("provider-context");
	TCase *tc = tcase_create("provider-context");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_tunnel_policy_comes_back_in_both_versions);
	tcase_add_test(tc, version_1_keeps_the_interface);
	tcase_add_test(tc, a_transport_policy_comes_back);
	tcase_add_test(tc, bytes_come_back);
	tcase_add_test(tc, types_that_cannot_be_kept_are_refused);
	tcase_add_test(tc, the_ends_of_a_tunnel_are_checked);
	tcase_add_test(tc, ends_that_are_reversed_are_put_in_order_if_this_host_is_one);
	tcase_add_test(tc, policies_are_checked);
	tcase_add_test(tc, a_policy_that_is_too_large_is_refused);
	tcase_add_test(tc, a_policy_with_any_bytes_is_rendered);
	suite_add_tcase(suite, tc);
	return suite;
}
