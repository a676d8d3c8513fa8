/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "api/ike_sa.h"

#include <arpa/inet.h>
#include <string.h>
#include <wchar.h>

#include "ipsectypes.h"
#include "unit.h"
#include "wfpxfrm.h"

static char empty[] = "", name[] = "ca\xc3\xb1on", user[] = "alice";
static struct ike_sa sa;
static struct ike_items items;
static struct page page;

static void setup(void)
{
	sa = (struct ike_sa){ .name = empty,
			      .version = 2,
			      .initiator = true,
			      .state = IKE_STATE_ESTABLISHED,
			      .spi_initiator = 0x0102030405060708,
			      .spi_responder = 0x1112131415161718,
			      .proposal = { 12, 12, 5, 14, 256 },
			      .established = 100,
			      .rekey_time = 900,
			      .reauth_time = IKE_NEVER,
			      .if_id_in = 7 };
	sa.local.family = sa.remote.family = AF_INET;
	inet_pton(AF_INET, "192.0.2.1", sa.local.address.bytes);
	inet_pton(AF_INET, "198.51.100.2", sa.remote.address.bytes);
	sa.local.port = 4500;
	sa.remote.port = 1024;
	items = (struct ike_items){ .sas = { .sas = &sa, .count = 1 } };
}

static void teardown(void)
{
	block_free(page.block.base);
	memset(&page, 0, sizeof(page));
}

/* Renders the IKE SA into a block of exactly the space that was announced. */
static const void *render_as(const struct format *format)
{
	const void *entry;

	teardown();
	page.items = &items;
	ck_assert_uint_eq(block_open(&page.block, NULL, format->space(&items, 0)), 0);
	entry = format->render(&page, 0);
	ck_assert_ptr_nonnull(entry);
	ck_assert_uint_eq(page.block.used, page.block.size);
	return entry;
}

static const IKEEXT_SA_DETAILS2 *render(void)
{
	return render_as(&ike_format_details);
}

START_TEST(an_ike_sa_is_rendered_member_by_member)
{
	const IKEEXT_SA_DETAILS2 *d = render();

	ck_assert(d->saId == 0x0102030405060708);
	ck_assert_int_eq(d->keyModuleType, IKEEXT_KEY_MODULE_IKEV2);
	ck_assert_int_eq(d->ipVersion, FWP_IP_VERSION_V4);
	ck_assert_ptr_null(d->v4UdpEncapsulation);
	ck_assert_int_eq(d->ikeTraffic.ipVersion, FWP_IP_VERSION_V4);
	ck_assert_uint_eq(d->ikeTraffic.localV4Address, 0xc0000201);
	ck_assert_uint_eq(d->ikeTraffic.remoteV4Address, 0xc6336402);
	ck_assert_int_eq(d->ikeProposal.cipherAlgorithm.algoIdentifier, IKEEXT_CIPHER_AES_256);
	ck_assert_uint_eq(d->ikeProposal.cipherAlgorithm.keyLen, 256);
	ck_assert_int_eq(d->ikeProposal.integrityAlgorithm.algoIdentifier,
			 IKEEXT_INTEGRITY_SHA_256);
	ck_assert_int_eq(d->ikeProposal.dhGroup, IKEEXT_DH_GROUP_14);
	ck_assert_uint_eq(d->ikeProposal.maxLifetimeSeconds, 1000);
	ck_assert(d->cookiePair.initiator == 0x0102030405060708);
	ck_assert(d->cookiePair.responder == 0x1112131415161718);
	ck_assert_uint_eq(d->ikeCredentials.numCredentials, 0);
	ck_assert_ptr_null(d->ikeCredentials.credentials);
	ck_assert(d->virtualIfTunnelId == 7);
	ck_assert_uint_eq(d->correlationKey.size, 0);
	sa.initiator = false;
	sa.version = 1;
	d = render();
	ck_assert(d->saId == 0x1112131415161718);
	ck_assert_int_eq(d->keyModuleType, IKEEXT_KEY_MODULE_IKE);
}
END_TEST

START_TEST(the_udp_ports_are_there_with_a_nat_and_ipv4)
{
	const IKEEXT_SA_DETAILS2 *d;

	sa.nat = true;
	d = render();
	ck_assert_uint_eq(d->v4UdpEncapsulation->localUdpEncapPort, 4500);
	ck_assert_uint_eq(d->v4UdpEncapsulation->remoteUdpEncapPort, 1024);
	sa.local.family = sa.remote.family = AF_INET6;
	inet_pton(AF_INET6, "2001:db8::1", sa.local.address.bytes);
	d = render();
	ck_assert_ptr_null(d->v4UdpEncapsulation);
	ck_assert_int_eq(d->ipVersion, FWP_IP_VERSION_V6);
	ck_assert_mem_eq(d->ikeTraffic.localV6Address, sa.local.address.bytes, 16);
}
END_TEST

START_TEST(an_address_that_is_not_known_is_zero)
{
	const IKEEXT_SA_DETAILS2 *d;

	sa.local.family = 0;
	d = render();
	ck_assert_uint_eq(d->ikeTraffic.localV4Address, 0);
	ck_assert_uint_eq(d->ikeTraffic.remoteV4Address, 0xc6336402);
	/* the daemon would have to be broken: ends of two families */
	sa.local.family = AF_INET6;
	d = render();
	ck_assert_int_eq(d->ipVersion, FWP_IP_VERSION_V6);
	for (int i = 0; i < 16; i++)
		ck_assert_uint_eq(d->ikeTraffic.remoteV6Address[i], 0);
}
END_TEST

START_TEST(credentials_tell_the_method_and_no_secret)
{
	const IKEEXT_CREDENTIAL_PAIR2 *pair;
	const IKEEXT_SA_DETAILS2 *d;

	sa.local.auth = IKE_AUTH_PRESHARED_KEY;
	sa.remote.auth = IKE_AUTH_PUBLIC_KEY;
	d = render();
	ck_assert_uint_eq(d->ikeCredentials.numCredentials, 1);
	pair = d->ikeCredentials.credentials;
	ck_assert_int_eq(pair->localCredentials.authenticationMethodType, IKEEXT_PRESHARED_KEY);
	ck_assert_ptr_null(pair->localCredentials.presharedKey->presharedKey.data);
	ck_assert_int_eq(pair->peerCredentials.authenticationMethodType, IKEEXT_CERTIFICATE);
	ck_assert_ptr_null(pair->peerCredentials.certificate->subjectName.data);
	ck_assert_ptr_null(pair->peerCredentials.certificate->certificate.data);
	sa.remote.auth = IKE_AUTH_UNKNOWN;
	ck_assert_uint_eq(render()->ikeCredentials.numCredentials, 0);
}
END_TEST

START_TEST(eap_has_the_user_or_else_the_identity)
{
	sa.local.auth = sa.remote.auth = IKE_AUTH_EAP;
	sa.remote.identity = name;
	ck_assert(!wcscmp(render()->ikeCredentials.credentials->peerCredentials.name->principalName,
			  L"ca\u00f1on"));
	sa.remote.user = user;
	ck_assert(!wcscmp(render()->ikeCredentials.credentials->peerCredentials.name->principalName,
			  L"alice"));
	ck_assert(!wcscmp(
		render()->ikeCredentials.credentials->localCredentials.name->principalName, L""));
}
END_TEST

/* Returns the proposal of an IKE SA with these algorithms. */
static IKEEXT_PROPOSAL0 proposal(struct ike_proposal algorithms)
{
	IKEEXT_PROPOSAL0 to = { 0 };

	sa.proposal = algorithms;
	ike_proposal_fill(&to, &sa);
	return to;
}

START_TEST(algorithms_have_the_numbers_of_windows_or_of_iana)
{
	IKEEXT_PROPOSAL0 p = proposal((struct ike_proposal){ 20, 0, 6, 20, 128 });

	ck_assert_int_eq(p.cipherAlgorithm.algoIdentifier, IKEEXT_CIPHER_AES_GCM_128_16ICV);
	ck_assert_int_eq(p.integrityAlgorithm.algoIdentifier, IKEEXT_INTEGRITY_SHA_384);
	ck_assert_int_eq(p.dhGroup, IKEEXT_DH_ECP_384);
	p = proposal((struct ike_proposal){ 20, 0, 7, 31, 192 });
	ck_assert_uint_eq((UINT32)p.cipherAlgorithm.algoIdentifier, WFPX_IKE_ALGORITHM(20));
	ck_assert_uint_eq((UINT32)p.integrityAlgorithm.algoIdentifier, WFPX_IKE_PRF(7));
	ck_assert_uint_eq((UINT32)p.dhGroup, WFPX_IKE_ALGORITHM(31));
	p = proposal((struct ike_proposal){ 3, 14, 7, IKE_ALGORITHM_OTHER, 0 });
	ck_assert_int_eq(p.cipherAlgorithm.algoIdentifier, IKEEXT_CIPHER_3DES);
	ck_assert_uint_eq((UINT32)p.integrityAlgorithm.algoIdentifier, WFPX_IKE_ALGORITHM(14));
	ck_assert_uint_eq((UINT32)p.dhGroup, WFPX_IKE_ALGORITHM(0xffff));
	p = proposal((struct ike_proposal){ 12, 2, 2, 0, 128 });
	ck_assert_int_eq(p.cipherAlgorithm.algoIdentifier, IKEEXT_CIPHER_AES_128);
	ck_assert_int_eq(p.integrityAlgorithm.algoIdentifier, IKEEXT_INTEGRITY_SHA1);
	ck_assert_int_eq(p.dhGroup, IKEEXT_DH_GROUP_NONE);
}
END_TEST

START_TEST(the_lifetime_ends_with_what_comes_first)
{
	sa.reauth_time = 500;
	ck_assert_uint_eq(render()->ikeProposal.maxLifetimeSeconds, 600);
	sa.rekey_time = IKE_NEVER;
	ck_assert_uint_eq(render()->ikeProposal.maxLifetimeSeconds, 600);
	sa.reauth_time = IKE_NEVER;
	ck_assert_uint_eq(render()->ikeProposal.maxLifetimeSeconds, 0);
	sa.rekey_time = UINT32_MAX - 1;
	sa.established = UINT32_MAX;
	ck_assert_uint_eq(render()->ikeProposal.maxLifetimeSeconds, UINT32_MAX);
}
END_TEST

START_TEST(wfpx_members_are_beside_those_of_wfp)
{
	const WFPX_IKE_SA0 *w;

	sa.name = name;
	sa.unique_id = 77;
	sa.nat = sa.remote.behind_nat = true;
	sa.local.auth = sa.remote.auth = IKE_AUTH_EAP;
	sa.local.identity = "left.example";
	sa.remote.identity = "right.example";
	sa.remote.user = user;
	w = render_as(&ike_format_wfpx0);
	ck_assert(w->details.saId == sa.spi_initiator);
	ck_assert_uint_eq(w->details.ikeCredentials.numCredentials, 1);
	ck_assert_uint_eq(w->uniqueId, 77);
	ck_assert_int_eq(w->state, WFPX_IKE_STATE_ESTABLISHED);
	ck_assert(w->initiator && w->nat && !w->localBehindNat && w->remoteBehindNat);
	ck_assert_uint_eq(w->localPort, 4500);
	ck_assert_uint_eq(w->remotePort, 1024);
	ck_assert_uint_eq(w->establishedSeconds, 100);
	ck_assert_uint_eq(w->rekeySeconds, 900);
	ck_assert_uint_eq(w->reauthSeconds, WFPX_UNLIMITED);
	ck_assert(!wcscmp(w->connection, L"ca\u00f1on"));
	ck_assert(!wcscmp(w->localIdentity, L"left.example"));
	ck_assert(!wcscmp(w->remoteIdentity, L"right.example"));
	ck_assert(!wcscmp(w->remoteUser, L"alice"));
	ck_assert_uint_eq(w->numChildren, 0);
	ck_assert_ptr_null(w->children);
}
END_TEST

START_TEST(what_the_daemon_does_not_know_is_null)
{
	const WFPX_IKE_SA0 *w;

	sa.local.identity = empty;
	w = render_as(&ike_format_wfpx0);
	ck_assert_ptr_null(w->connection);
	ck_assert_ptr_null(w->localIdentity);
	ck_assert_ptr_null(w->remoteIdentity);
	ck_assert_ptr_null(w->remoteUser);
}
END_TEST

START_TEST(children_are_those_of_the_ike_sa)
{
	static const char many[] = "192.0.2.0/24\0"
				   "198.51.100.0/24[tcp/http]\0\xff";
	struct ike_child children[] = { { .name = "other" },
					{ .name = "net",
					  .unique_id = 5,
					  .reqid = 6,
					  .spi_in = 0xc0000001,
					  .spi_out = 0xc0000002,
					  .protocol = 50,
					  .mode = 1,
					  .state = IKE_CHILD_REKEYING,
					  .local = { many, 3 },
					  .remote = { many, 1 } },
					{ .name = empty, .mode = IKE_MODE_OTHER } };
	const WFPX_IKE_SA0 *w;

	items.sas.children = children;
	items.sas.child_count = 3;
	sa.first_child = 1;
	sa.child_count = 2;
	w = render_as(&ike_format_wfpx0);
	ck_assert_uint_eq(w->numChildren, 2);
	ck_assert(!wcscmp(w->children[0]->name, L"net"));
	ck_assert_uint_eq(w->children[0]->uniqueId, 5);
	ck_assert_uint_eq(w->children[0]->reqid, 6);
	ck_assert_uint_eq(w->children[0]->spiIn, 0xc0000001);
	ck_assert_uint_eq(w->children[0]->spiOut, 0xc0000002);
	ck_assert_uint_eq(w->children[0]->protocol, 50);
	ck_assert_uint_eq(w->children[0]->mode, 1);
	ck_assert_int_eq(w->children[0]->state, WFPX_IKE_CHILD_REKEYING);
	ck_assert_uint_eq(w->children[0]->numLocalSelectors, 3);
	ck_assert(!wcscmp(w->children[0]->localSelectors[0], L"192.0.2.0/24"));
	ck_assert(!wcscmp(w->children[0]->localSelectors[1], L"198.51.100.0/24[tcp/http]"));
	ck_assert(!wcscmp(w->children[0]->localSelectors[2], L"\ufffd"));
	ck_assert_uint_eq(w->children[0]->numRemoteSelectors, 1);
	ck_assert_ptr_null(w->children[1]->name);
	ck_assert_uint_eq(w->children[1]->mode, 255);
	ck_assert_ptr_null(w->children[1]->localSelectors);
}
END_TEST

START_TEST(a_template_selects_by_the_addresses)
{
	struct ends *ends = &items.ends;

	ck_assert(kind_ike_sas.is_entry(&items, 0));
	ends->remote = (struct subnet){ .family = AF_INET, .prefix = 24 };
	inet_pton(AF_INET, "198.51.100.0", ends->remote.address.bytes);
	ck_assert(kind_ike_sas.is_entry(&items, 0));
	ends->local = ends->remote;
	ck_assert(!kind_ike_sas.is_entry(&items, 0));
	ends->local.family = 0;
	sa.remote.family = 0;
	ck_assert(!kind_ike_sas.is_entry(&items, 0));
}
END_TEST

Suite *ike_details_suite(void)
{
	Suite *suite = suite_create("ike-details");
	TCase *tc = tcase_create("details");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_ike_sa_is_rendered_member_by_member);
	tcase_add_test(tc, the_udp_ports_are_there_with_a_nat_and_ipv4);
	tcase_add_test(tc, an_address_that_is_not_known_is_zero);
	tcase_add_test(tc, credentials_tell_the_method_and_no_secret);
	tcase_add_test(tc, eap_has_the_user_or_else_the_identity);
	tcase_add_test(tc, algorithms_have_the_numbers_of_windows_or_of_iana);
	tcase_add_test(tc, the_lifetime_ends_with_what_comes_first);
	tcase_add_test(tc, wfpx_members_are_beside_those_of_wfp);
	tcase_add_test(tc, what_the_daemon_does_not_know_is_null);
	tcase_add_test(tc, children_are_those_of_the_ike_sa);
	tcase_add_test(tc, a_template_selects_by_the_addresses);
	suite_add_tcase(suite, tc);
	return suite;
}
