/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "api/sa_details.h"
#include "api/sa_enum.h"
#include "api/sa_filter.h"
#include "record.h"
#include "sadb/direction.h"
#include "sadb/identity.h"
#include "store/store.h"
#include "unit.h"
#include "wfpxfrm.h"

static struct sa sas[2];
static struct sa_parts *parts; /* of sas[0] */
static struct policies policies;
static struct page page;
static struct sa_items items;
static struct store store; /* the filters that SAs were made for */

static void setup(void)
{
	sas[0] = sas[1] = record_sa();
	parts = record_parts(&sas[0]);
}

static void forget(void)
{
	block_free(page.block.base);
	arena_done(&items.snapshot.memory);
	memset(&page, 0, sizeof(page));
	memset(&items, 0, sizeof(items));
}

static void teardown(void)
{
	forget();
	policies_done(&policies);
	store_done(&store);
}

/* Renders sas[0], and checks in every test that this fills the block to the last byte. */
static void *render(const struct format *format, size_t count)
{
	void *entry;

	forget();
	items.snapshot = record_snapshot_with(sas, count, &policies);
	if (store.count)
		items.snapshot.attached = &store;
	page.items = &items;
	ck_assert_uint_eq(
		block_open(&page.block, NULL, SA_FILTER_NAMES_SPACE + format->space(&items, 0)), 0);
	page.shared = sa_filter_share_names(&page.block);
	entry = format->render(&page, 0);
	ck_assert_uint_eq(page.block.used, page.block.size);
	return entry;
}

static const IPSEC_SA_DETAILS1 *details(void)
{
	return render(&sa_format_details1, 1);
}

START_TEST(an_outbound_sas_local_address_is_its_source)
{
	const IPSEC_SA_DETAILS1 *d = details();

	ck_assert_int_eq(d->ipVersion, FWP_IP_VERSION_V4);
	ck_assert_int_eq(d->saDirection, FWP_DIRECTION_OUTBOUND);
	ck_assert_int_eq(d->traffic.ipVersion, FWP_IP_VERSION_V4);
	ck_assert_uint_eq(d->traffic.localV4Address, 0xc0000201);
	ck_assert_uint_eq(d->traffic.remoteV4Address, 0xc0000202);
	ck_assert_int_eq(d->traffic.trafficType, IPSEC_TRAFFIC_TYPE_TUNNEL);
	ck_assert_uint_eq(d->saBundle.saList[0].spi, 0xc0000001);
	ck_assert_uint_eq(d->saBundle.mmSaId, sa_id(&sas[0]));
}
END_TEST

START_TEST(an_inbound_sas_local_address_is_its_destination)
{
	const IPSEC_SA_DETAILS1 *d;

	sas[0].found.direction = SA_INBOUND;
	d = details();
	ck_assert_int_eq(d->saDirection, FWP_DIRECTION_INBOUND);
	ck_assert_uint_eq(d->traffic.localV4Address, 0xc0000202);
	ck_assert_uint_eq(d->traffic.remoteV4Address, 0xc0000201);
}
END_TEST

START_TEST(ipv6_addresses_stay_in_network_order)
{
	const IPSEC_SA_DETAILS1 *d;

	sas[0].family = AF_INET6;
	inet_pton(AF_INET6, "2001:db8::1", sas[0].src.bytes);
	inet_pton(AF_INET6, "2001:db8::2", sas[0].dst.bytes);
	d = details();
	ck_assert_int_eq(d->ipVersion, FWP_IP_VERSION_V6);
	ck_assert_int_eq(d->saBundle.ipVersion, FWP_IP_VERSION_V6);
	ck_assert_mem_eq(d->traffic.localV6Address, sas[0].src.bytes, 16);
	ck_assert_mem_eq(d->traffic.remoteV6Address, sas[0].dst.bytes, 16);
}
END_TEST

START_TEST(limits_round_up_saturate_and_infinite_is_zero)
{
	static const struct {
		uint64_t bytes, packets, seconds;
		UINT32 kilobytes, count, lifetime;
	} rows[] = {
		{ UINT64_MAX, UINT64_MAX, 0, 0, 0, 0 },
		{ 0, 0, 0, 1, 1,
		  0 }, /* limits of 0 bytes and 0 packets: the SA ends with its first packet */
		{ 1, 1, 1, 1, 1, 1 },
		{ 1024, 1000, 3600, 1, 1000, 3600 },
		{ 1025, UINT32_MAX, UINT32_MAX, 2, UINT32_MAX, UINT32_MAX },
		{ 1024ULL * UINT32_MAX, 1ULL << 32, 1ULL << 32, UINT32_MAX, UINT32_MAX,
		  UINT32_MAX },
		{ UINT64_MAX - 1, UINT64_MAX - 1, UINT64_MAX - 1, UINT32_MAX, UINT32_MAX,
		  UINT32_MAX },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const IPSEC_SA_LIFETIME0 *lifetime;

		parts->config.limits.hard_bytes = rows[i].bytes;
		parts->config.limits.hard_packets = rows[i].packets;
		parts->config.limits.hard_add = rows[i].seconds;
		lifetime = &details()->saBundle.lifetime;
		ck_assert_uint_eq(lifetime->lifetimeKilobytes, rows[i].kilobytes);
		ck_assert_uint_eq(lifetime->lifetimePackets, rows[i].count);
		ck_assert_uint_eq(lifetime->lifetimeSeconds, rows[i].lifetime);
	}
}
END_TEST

START_TEST(udp_encapsulation_is_seen_from_the_local_end)
{
	const IPSEC_SA_DETAILS1 *d;

	parts->config.present |= SA_HAS_ENCAP;
	parts->extra.encap_type = 2;
	parts->extra.encap_sport = 4500;
	parts->extra.encap_dport = 34567;
	parts->extra.encap_oa = record_v4(0xc6336401);
	d = details();
	ck_assert_uint_eq(d->udpEncapsulation->localUdpEncapPort, 4500);
	ck_assert_uint_eq(d->udpEncapsulation->remoteUdpEncapPort, 34567);
	ck_assert_uint_eq(d->saBundle.peerV4PrivateAddress, 0xc6336401);
	sas[0].found.direction = SA_INBOUND;
	d = details();
	ck_assert_uint_eq(d->udpEncapsulation->localUdpEncapPort, 34567);
	ck_assert_uint_eq(d->udpEncapsulation->remoteUdpEncapPort, 4500);
}
END_TEST

START_TEST(encapsulation_in_tcp_or_over_ipv6_is_no_udp_encapsulation_of_wfp)
{
	parts->config.present |= SA_HAS_ENCAP;
	parts->extra.encap_type = 7;
	ck_assert_ptr_null(details()->udpEncapsulation);
	parts->extra.encap_type = 2;
	sas[0].family = AF_INET6;
	ck_assert_ptr_null(details()->udpEncapsulation);
}
END_TEST

START_TEST(flags_are_set_where_linux_has_an_equivalent)
{
	ck_assert_uint_eq(details()->saBundle.flags, 0);
	sas[0].flags = SA_FLAG_NOPMTUDISC;
	ck_assert_uint_eq(details()->saBundle.flags, IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL);
	parts->config.present |= SA_HAS_OFFLOAD;
	ck_assert_uint_eq(details()->saBundle.flags, IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL |
							     IPSEC_SA_BUNDLE_FLAG_SA_OFFLOADED);
	sas[0].mode = SA_MODE_TRANSPORT;
	ck_assert_uint_eq(details()->saBundle.flags, IPSEC_SA_BUNDLE_FLAG_SA_OFFLOADED);
}
END_TEST

START_TEST(the_interface_id_is_the_virtual_interface)
{
	parts->config.if_id = 77;
	ck_assert_uint_eq(details()->virtualIfTunnelInfo.virtualIfTunnelId, 77);
}
END_TEST

START_TEST(no_entry_has_a_key)
{
	const IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 *info =
		details()->saBundle.saList[0].espAuthAndCipherInformation;

	ck_assert_uint_eq(info->saAuthInformation.authKey.size, 0);
	ck_assert_ptr_null(info->saAuthInformation.authKey.data);
	ck_assert_uint_eq(info->saCipherInformation.cipherKey.size, 0);
	ck_assert_ptr_null(info->saCipherInformation.cipherKey.data);
}
END_TEST

START_TEST(a_bundle_has_esp_first_and_ah_second)
{
	const IPSEC_SA_DETAILS1 *d;
	struct sa_config *ah;

	sas[0].reqid = sas[1].reqid = 3;
	sas[1].proto = IPPROTO_AH;
	sas[1].spi = 0x777;
	ah = &record_parts(&sas[1])->config;
	ah->present = SA_HAS_AUTH;
	ah->auth = ALGORITHM_HMAC_SHA1;
	ah->icv_bits = 96;
	record_tie(&policies, &sas[0], &sas[1]);
	record_index_policies(&policies);
	d = render(&sa_format_details1, 2);
	ck_assert_uint_eq(d->saBundle.numSAs, 2);
	ck_assert_uint_eq(d->saBundle.saList[0].spi, 0xc0000001);
	ck_assert_int_eq(d->saBundle.saList[0].saTransformType,
			 IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER);
	ck_assert_uint_eq(d->saBundle.saList[1].spi, 0x777);
	ck_assert_int_eq(d->saBundle.saList[1].saTransformType, IPSEC_TRANSFORM_AH);
	ck_assert_int_eq(
		d->saBundle.saList[1].ahInformation->authTransform.authTransformId.authType,
		IPSEC_AUTH_SHA_1);
}
END_TEST

START_TEST(version_0_has_the_same_values_as_version_1)
{
	IPSEC_SA_DETAILS1 one;
	const IPSEC_SA_DETAILS0 *zero;

	sas[0].mode = SA_MODE_TRANSPORT;
	parts->config.limits.hard_add = 60;
	parts->sel.dport = 443;
	parts->sel.dport_mask = 0xffff;
	parts->sel.proto = 6;
	one = *details();
	zero = render(&sa_format_details0, 1);
	ck_assert_int_eq(zero->ipVersion, one.ipVersion);
	ck_assert_uint_eq(zero->traffic.localV4Address, one.traffic.localV4Address);
	ck_assert_uint_eq(zero->traffic.ipsecFilterId, one.traffic.ipsecFilterId);
	ck_assert_uint_eq(zero->traffic.remotePort, 443);
	ck_assert_uint_eq(zero->saBundle.lifetime.lifetimeSeconds, 60);
	ck_assert_uint_eq(zero->saBundle.saList[0].spi, 0xc0000001);
	ck_assert_uint_eq(zero->saBundle.mmSaId, one.saBundle.mmSaId);
	ck_assert_uint_eq(zero->transportFilter->numFilterConditions, 4);
}
END_TEST

Suite *details_suite(void)
{
	Suite *suite = suite_create("details");
	TCase *tc = tcase_create("details");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_outbound_sas_local_address_is_its_source);
	tcase_add_test(tc, an_inbound_sas_local_address_is_its_destination);
	tcase_add_test(tc, ipv6_addresses_stay_in_network_order);
	tcase_add_test(tc, limits_round_up_saturate_and_infinite_is_zero);
	tcase_add_test(tc, udp_encapsulation_is_seen_from_the_local_end);
	tcase_add_test(tc, encapsulation_in_tcp_or_over_ipv6_is_no_udp_encapsulation_of_wfp);
	tcase_add_test(tc, flags_are_set_where_linux_has_an_equivalent);
	tcase_add_test(tc, the_interface_id_is_the_virtual_interface);
	tcase_add_test(tc, no_entry_has_a_key);
	tcase_add_test(tc, a_bundle_has_esp_first_and_ah_second);
	tcase_add_test(tc, version_0_has_the_same_values_as_version_1);
	suite_add_tcase(suite, tc);
	return suite;
}

static const FWPM_FILTER0 *filter(void)
{
	return details()->transportFilter;
}

static const FWP_CONDITION_VALUE0 *condition(const FWPM_FILTER0 *f, const GUID *key)
{
	for (UINT32 i = 0; i < f->numFilterConditions; i++)
		if (!memcmp(&f->filterCondition[i].fieldKey, key, sizeof(*key)))
			return &f->filterCondition[i].conditionValue;
	ck_abort_msg("no such condition");
	return NULL;
}

START_TEST(there_is_always_a_filter_with_a_name_and_an_id)
{
	const FWPM_FILTER0 *f = filter();

	ck_assert_ptr_nonnull(f->displayData.name);
	ck_assert_uint_gt(wcslen(f->displayData.name), 0);
	ck_assert_uint_ne(f->filterId, 0);
	ck_assert_uint_eq(f->numFilterConditions, 0);
	ck_assert_ptr_null(f->filterCondition);
	ck_assert_mem_eq(&f->layerKey, &FWPM_LAYER_OUTBOUND_TRANSPORT_V4, sizeof(GUID));
	ck_assert_mem_eq(&f->action.calloutKey, &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4,
			 sizeof(GUID));
}
END_TEST

START_TEST(filter_ids_of_both_directions_differ_even_if_all_else_is_equal)
{
	UINT64 out = sa_filter_id(&sas[0], NULL);

	ck_assert(sa_filter_id(&sas[1], NULL) == out);
	sas[0].found.direction = SA_INBOUND;
	ck_assert(sa_filter_id(&sas[0], NULL) != out);
	record_parts(&sas[1])->config.mark = 1;
	ck_assert(sa_filter_id(&sas[1], NULL) != out);
}
END_TEST

START_TEST(the_selector_becomes_conditions_in_local_and_remote_terms)
{
	const FWPM_FILTER0 *f;

	sas[0].found.direction = SA_INBOUND;
	parts->sel = (struct selector){ .family = AF_INET,
					.src = record_v4(0xc6336480),
					.src_prefix = 25,
					.dst = record_v4(0xc0000217),
					.dst_prefix = 32,
					.proto = 6,
					.dport = 443,
					.dport_mask = 0xffff };
	f = filter();
	ck_assert_uint_eq(f->numFilterConditions, 4);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_REMOTE_ADDRESS)->v4AddrMask->addr,
			  0xc6336480);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_REMOTE_ADDRESS)->v4AddrMask->mask,
			  0xffffff80);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_LOCAL_ADDRESS)->v4AddrMask->addr,
			  0xc0000217);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_PROTOCOL)->uint8, 6);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_LOCAL_PORT)->uint16, 443);
	ck_assert_mem_eq(&f->layerKey, &FWPM_LAYER_INBOUND_TRANSPORT_V4, sizeof(GUID));
}
END_TEST

START_TEST(ipv6_traffic_in_an_ipv4_tunnel_has_an_ipv6_filter)
{
	const FWPM_FILTER0 *f;

	parts->sel.family = AF_INET6;
	inet_pton(AF_INET6, "2001:db8:1::", parts->sel.src.bytes);
	parts->sel.src_prefix = 48;
	f = filter();
	ck_assert_mem_eq(&f->layerKey, &FWPM_LAYER_OUTBOUND_TRANSPORT_V6, sizeof(GUID));
	ck_assert_int_eq(condition(f, &FWPM_CONDITION_IP_LOCAL_ADDRESS)->type, FWP_V6_ADDR_MASK);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_LOCAL_ADDRESS)->v6AddrMask->prefixLength,
			  48);
	ck_assert_mem_eq(condition(f, &FWPM_CONDITION_IP_LOCAL_ADDRESS)->v6AddrMask->addr,
			 sas[0].sel->src.bytes, 16);
}
END_TEST

START_TEST(transport_mode_without_a_selector_is_bound_to_its_two_hosts)
{
	const FWPM_FILTER0 *f;

	sas[0].mode = SA_MODE_TRANSPORT;
	f = filter();
	ck_assert_uint_eq(f->numFilterConditions, 2);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_LOCAL_ADDRESS)->v4AddrMask->addr,
			  0xc0000201);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_LOCAL_ADDRESS)->v4AddrMask->mask,
			  0xffffffff);
	ck_assert_mem_eq(&f->action.calloutKey, &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4,
			 sizeof(GUID));
}
END_TEST

START_TEST(prefix_lengths_beyond_the_address_are_cut)
{
	parts->sel.family = AF_INET;
	parts->sel.src_prefix = 200;
	ck_assert_uint_eq(condition(filter(), &FWPM_CONDITION_IP_LOCAL_ADDRESS)->v4AddrMask->mask,
			  0xffffffff);
	parts->sel.family = AF_INET6;
	ck_assert_uint_eq(
		condition(filter(), &FWPM_CONDITION_IP_LOCAL_ADDRESS)->v6AddrMask->prefixLength,
		128);
}
END_TEST

/* Adds a policy that asks for sas[0]. */
static void ask(enum policy_dir dir, const struct selector *sel)
{
	struct policy policy = record_policy(dir);
	struct policy_template template = record_template(&sas[0]);

	policy.sel = *sel;
	policies_done(&policies);
	record_add_policy(&policies, &policy, &template);
	record_index_policies(&policies);
}

START_TEST(the_policy_goes_before_the_sas_own_selector)
{
	struct selector sel = { .family = AF_INET,
				.src = record_v4(0xc0000200),
				.src_prefix = 24,
				.dst = record_v4(0xc6336400),
				.dst_prefix = 25,
				.proto = IPPROTO_TCP,
				.dport = 443,
				.dport_mask = 0xffff };
	const FWPM_FILTER0 *f;

	parts->sel.family = AF_INET;
	parts->sel.src = record_v4(0xc0000000);
	parts->sel.src_prefix = 8;
	ask(POLICY_OUT, &sel);
	f = filter();
	ck_assert_uint_eq(f->numFilterConditions, 4);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_LOCAL_ADDRESS)->v4AddrMask->addr,
			  0xc0000200);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_REMOTE_ADDRESS)->v4AddrMask->mask,
			  0xffffff80);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_PROTOCOL)->uint8, IPPROTO_TCP);
	ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_REMOTE_PORT)->uint16, 443);
	ck_assert_uint_eq(f->filterId, 9);
	ck_assert_int_eq(wcscmp(f->displayData.name, L"XFRM policy, outbound"), 0);
	ck_assert_uint_eq(details()->traffic.tunnelPolicyId, 9);
	ck_assert_uint_eq(details()->saBundle.qmFilterId, 9);
}
END_TEST

START_TEST(without_a_policy_of_its_direction_an_sas_own_selector_is_the_filter)
{
	struct selector any = { .family = AF_INET };

	ask(POLICY_IN, &any);
	ck_assert_int_eq(wcscmp(filter()->displayData.name, L"XFRM state, outbound"), 0);
	ck_assert_uint_eq(filter()->filterId >> 32, 0xc0000001);
	ck_assert_uint_eq(details()->traffic.tunnelPolicyId, 0);
	sas[0].found.direction = SA_INBOUND;
	ck_assert_int_eq(wcscmp(filter()->displayData.name, L"XFRM policy, inbound"), 0);
	ck_assert_uint_eq(filter()->filterId, 8);
	ck_assert_uint_eq(details()->traffic.tunnelPolicyId, 8);
}
END_TEST

static void give_tag(uint32_t filter)
{
	sas[0].km_seq = 0x92345678;
	sas[0].reqid = filter;
	parts->sel.user = 0x50000007;
}

START_TEST(the_filter_of_an_sa_with_a_tag_is_the_one_it_was_made_for)
{
	struct selector any = { .family = AF_INET, .user = 0x50000002 };

	give_tag(0x50000001);
	ck_assert_uint_eq(details()->saBundle.mmSaId, 0x9234567850000007u);
	ck_assert_uint_eq(details()->traffic.tunnelPolicyId, 0x50000001);
	sas[0].mode = SA_MODE_TRANSPORT;
	ck_assert_uint_eq(filter()->filterId, 0x50000001);
	ck_assert_uint_eq(details()->traffic.ipsecFilterId, 0x50000001);
	ask(POLICY_OUT, &any);
	ck_assert_uint_eq(filter()->filterId, 0x50000001);
}
END_TEST

START_TEST(the_filter_of_a_tunnel_is_the_one_that_its_policy_was_made_of)
{
	struct selector any = { .family = AF_INET, .user = 0x50000002 };

	give_tag(0x50000001);
	ask(POLICY_OUT, &any);
	ck_assert_uint_eq(filter()->filterId, 0x50000002);
	ck_assert_uint_eq(details()->traffic.tunnelPolicyId, 0x50000001);
	ck_assert_uint_eq(details()->saBundle.qmFilterId, 0x50000002);
}
END_TEST

START_TEST(a_transport_mode_sas_policy_is_its_filter_and_no_tunnel)
{
	struct selector sel = {
		.family = AF_INET, .proto = IPPROTO_UDP, .sport = 53, .sport_mask = 0xffff
	};
	const IPSEC_SA_DETAILS1 *d;

	sas[0].mode = SA_MODE_TRANSPORT;
	ask(POLICY_OUT, &sel);
	d = details();
	ck_assert_uint_eq(d->traffic.ipsecFilterId, 9);
	ck_assert_uint_eq(d->traffic.ipProtocol, IPPROTO_UDP);
	ck_assert_uint_eq(d->traffic.localPort, 53);
	ck_assert_uint_eq(d->traffic.remotePort, 0);
	ck_assert_uint_eq(d->transportFilter->filterId, 9);
	/* the SA's two hosts, as the policy names no addresses */
	ck_assert_uint_eq(d->transportFilter->numFilterConditions, 4);
}
END_TEST

START_TEST(a_port_mask_becomes_the_range_of_ports_that_match_it)
{
	struct selector sel = { .family = AF_INET,
				.proto = IPPROTO_UDP,
				.sport = 0x1234,
				.sport_mask = 0xfff0,
				.dport = 8,
				.dport_mask = 0x8000 };
	const FWP_CONDITION_VALUE0 *local, *remote;
	const FWPM_FILTER0 *f;

	ask(POLICY_OUT, &sel);
	f = filter();
	local = condition(f, &FWPM_CONDITION_IP_LOCAL_PORT);
	remote = condition(f, &FWPM_CONDITION_IP_REMOTE_PORT);
	ck_assert_int_eq(local->type, FWP_RANGE_TYPE);
	ck_assert_int_eq(local->rangeValue->valueLow.type, FWP_UINT16);
	ck_assert_int_eq(local->rangeValue->valueHigh.type, FWP_UINT16);
	ck_assert_uint_eq(local->rangeValue->valueLow.uint16, 0x1230);
	ck_assert_uint_eq(local->rangeValue->valueHigh.uint16, 0x123f);
	ck_assert_uint_eq(remote->rangeValue->valueLow.uint16, 0);
	ck_assert_uint_eq(remote->rangeValue->valueHigh.uint16, 0x7fff);
	for (UINT32 i = 0; i < f->numFilterConditions; i++)
		ck_assert_int_eq(f->filterCondition[i].matchType,
				 f->filterCondition[i].conditionValue.type == FWP_RANGE_TYPE
					 ? FWP_MATCH_RANGE
					 : FWP_MATCH_EQUAL);
}
END_TEST

START_TEST(a_range_of_ports_is_no_port_of_the_traffic)
{
	struct selector sel = { .family = AF_INET,
				.proto = IPPROTO_UDP,
				.sport = 0x1230,
				.sport_mask = 0xfff0,
				.dport = 443,
				.dport_mask = 0xffff };

	sas[0].mode = SA_MODE_TRANSPORT;
	ask(POLICY_OUT, &sel);
	ck_assert_uint_eq(details()->traffic.localPort, 0);
	ck_assert_uint_eq(details()->traffic.remotePort, 443);
}
END_TEST

START_TEST(type_and_code_of_icmp_stay_where_they_are_inbound)
{
	static const uint8_t protocols[] = { IPPROTO_ICMP, IPPROTO_ICMPV6, IPPROTO_MH };
	struct selector sel = { .family = AF_INET,
				.sport = 8,
				.sport_mask = 0xffff,
				.dport = 3,
				.dport_mask = 0xffff };

	for (int i = 0; i < 6; i++) {
		const FWPM_FILTER0 *f;

		sas[0].found.direction = i < 3 ? SA_OUTBOUND : SA_INBOUND;
		sel.proto = protocols[i % 3];
		ask(i < 3 ? POLICY_OUT : POLICY_IN, &sel);
		f = filter();
		ck_assert_uint_eq(condition(f, &FWPM_CONDITION_ICMP_TYPE)->uint16, 8);
		ck_assert_uint_eq(condition(f, &FWPM_CONDITION_ICMP_CODE)->uint16, 3);
	}
}
END_TEST

START_TEST(ports_are_exchanged_inbound)
{
	static const uint8_t protocols[] = { IPPROTO_TCP,  IPPROTO_UDP,     IPPROTO_SCTP,
					     IPPROTO_DCCP, IPPROTO_UDPLITE, 0 };
	struct selector sel = { .family = AF_INET,
				.sport = 8,
				.sport_mask = 0xffff,
				.dport = 3,
				.dport_mask = 0xffff };

	sas[0].found.direction = SA_INBOUND;
	for (int i = 0; i < 6; i++) {
		const FWPM_FILTER0 *f;

		sel.proto = protocols[i];
		ask(POLICY_IN, &sel);
		f = filter();
		ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_LOCAL_PORT)->uint16, 3);
		ck_assert_uint_eq(condition(f, &FWPM_CONDITION_IP_REMOTE_PORT)->uint16, 8);
	}
}
END_TEST

START_TEST(the_key_of_gre_is_no_port)
{
	struct selector sel = { .family = AF_INET,
				.proto = IPPROTO_GRE,
				.sport = 8,
				.sport_mask = 0xffff,
				.dport = 3,
				.dport_mask = 0xffff };

	sas[0].mode = SA_MODE_TRANSPORT;
	ask(POLICY_OUT, &sel);
	ck_assert_uint_eq(filter()->numFilterConditions, 3);
	ck_assert_uint_eq(details()->traffic.localPort, 0);
	ck_assert_uint_eq(details()->traffic.ipProtocol, IPPROTO_GRE);
}
END_TEST

START_TEST(ipv6_policies_of_an_ipv4_tunnel_make_an_ipv6_filter)
{
	struct selector sel = { .family = AF_INET6, .dst_prefix = 33 };
	const FWPM_FILTER0 *f;

	memset(sel.dst.bytes, 0xff, sizeof(sel.dst.bytes));
	ask(POLICY_OUT, &sel);
	f = filter();
	ck_assert_mem_eq(&f->layerKey, &FWPM_LAYER_OUTBOUND_TRANSPORT_V6, sizeof(GUID));
	ck_assert_mem_eq(&f->action.calloutKey, &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V6,
			 sizeof(GUID));
	ck_assert_mem_eq(condition(f, &FWPM_CONDITION_IP_REMOTE_ADDRESS)->v6AddrMask->addr,
			 "\xff\xff\xff\xff\x80\0\0\0\0\0\0\0\0\0\0\0", 16);
	ck_assert_int_eq(details()->traffic.ipVersion, FWP_IP_VERSION_V4);
}
END_TEST

START_TEST(the_filter_of_an_sa_that_was_made_for_one_is_as_it_was_added)
{
	const IPSEC_SA_DETAILS1 *d;
	struct managed filter = { .kind = MANAGED_FILTER,
				  .key.bytes = { 1, 2, 3 },
				  .name = "the program's own",
				  .filter = { .family = AF_INET,
					      .layer = LAYER_OUTBOUND_TRANSPORT,
					      .action = ACTION_CALLOUT_TERMINATING,
					      .callout = CALLOUT_OUTBOUND_TRANSPORT,
					      .sublayer_builtin = true,
					      .weight_type = FWP_UINT8,
					      .weight = 3 } };
	uint32_t id;

	memcpy(&filter.filter.sublayer, &FWPM_SUBLAYER_LIPS, sizeof(GUID));
	ck_assert_uint_eq(store_add(&store, &filter, NULL, &id), 0);
	sas[0].mode = SA_MODE_TRANSPORT;
	sas[0].reqid = id;
	sas[0].km_seq = 0x80000001;
	parts->sel.user = 0x50000007;
	d = details();
	ck_assert_uint_eq(d->transportFilter->filterId, id);
	ck_assert_int_eq(wcscmp(d->transportFilter->displayData.name, L"the program's own"), 0);
	ck_assert_mem_eq(&d->transportFilter->filterKey, &filter.key, sizeof(GUID));
	ck_assert_mem_eq(&d->transportFilter->subLayerKey, &FWPM_SUBLAYER_LIPS, sizeof(GUID));
	ck_assert_uint_eq(d->transportFilter->weight.uint8, 3);
	ck_assert_uint_eq(d->traffic.ipsecFilterId, id);
	sas[0].reqid = id + 1; /* deleted meanwhile */
	d = details();
	ck_assert_uint_eq(d->transportFilter->filterId, id + 1);
	ck_assert_int_eq(wcscmp(d->transportFilter->displayData.name, L"XFRM state, outbound"), 0);
}
END_TEST

START_TEST(the_filter_of_a_tunnels_sa_is_that_of_its_policy)
{
	const IPSEC_SA_DETAILS1 *d;
	struct managed filter = { .kind = MANAGED_FILTER,
				  .key.bytes = { 1 },
				  .name = "into the tunnel",
				  .filter = { .family = AF_INET,
					      .layer = LAYER_OUTBOUND_TRANSPORT,
					      .action = ACTION_PERMIT,
					      .sublayer_builtin = true } };
	struct policy policy = record_policy(POLICY_OUT);
	struct policy_template template = record_template(&sas[0]);
	uint32_t id;

	ck_assert_uint_eq(store_add(&store, &filter, NULL, &id), 0);
	policy.sel.user = id;
	ck_assert_uint_eq(policies_add(&policies, &policy, &template), 0);
	ck_assert_uint_eq(policies_index(&policies), 0);
	sas[0].found.policy = 1;
	d = details();
	ck_assert_uint_eq(d->transportFilter->filterId, id);
	ck_assert_int_eq(wcscmp(d->transportFilter->displayData.name, L"into the tunnel"), 0);
}
END_TEST

Suite *filter_suite(void)
{
	Suite *suite = suite_create("filter");
	TCase *tc = tcase_create("filter");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, there_is_always_a_filter_with_a_name_and_an_id);
	tcase_add_test(tc, filter_ids_of_both_directions_differ_even_if_all_else_is_equal);
	tcase_add_test(tc, the_selector_becomes_conditions_in_local_and_remote_terms);
	tcase_add_test(tc, ipv6_traffic_in_an_ipv4_tunnel_has_an_ipv6_filter);
	tcase_add_test(tc, transport_mode_without_a_selector_is_bound_to_its_two_hosts);
	tcase_add_test(tc, prefix_lengths_beyond_the_address_are_cut);
	tcase_add_test(tc, the_policy_goes_before_the_sas_own_selector);
	tcase_add_test(tc, without_a_policy_of_its_direction_an_sas_own_selector_is_the_filter);
	tcase_add_test(tc, a_transport_mode_sas_policy_is_its_filter_and_no_tunnel);
	tcase_add_test(tc, the_filter_of_an_sa_with_a_tag_is_the_one_it_was_made_for);
	tcase_add_test(tc, the_filter_of_a_tunnel_is_the_one_that_its_policy_was_made_of);
	tcase_add_test(tc, a_port_mask_becomes_the_range_of_ports_that_match_it);
	tcase_add_test(tc, a_range_of_ports_is_no_port_of_the_traffic);
	tcase_add_test(tc, type_and_code_of_icmp_stay_where_they_are_inbound);
	tcase_add_test(tc, ports_are_exchanged_inbound);
	tcase_add_test(tc, the_key_of_gre_is_no_port);
	tcase_add_test(tc, ipv6_policies_of_an_ipv4_tunnel_make_an_ipv6_filter);
	tcase_add_test(tc, the_filter_of_an_sa_that_was_made_for_one_is_as_it_was_added);
	tcase_add_test(tc, the_filter_of_a_tunnels_sa_is_that_of_its_policy);
	suite_add_tcase(suite, tc);
	return suite;
}

START_TEST(wfpx_members_hold_what_wfp_has_no_member_for)
{
	const WFPX_SA_DETAILS0 *d;

	sas[0].reqid = 9;
	parts->config.mark = 0x42;
	parts->config.mark_mask = 0xff;
	sas[0].oseq = 5;
	parts->extra.oseq_hi = 1;
	parts->config.limits.soft_add = 3000;
	d = render(&sa_format_wfpx0, 1);
	ck_assert_uint_eq(d->numSAs, 1);
	ck_assert_uint_eq(d->details.saBundle.saList[0].spi, d->saList[0]->spi);
	ck_assert_str_eq(d->saList[0]->cipherAlgorithm, "rfc4106(gcm(aes))");
	ck_assert_ptr_null(d->saList[0]->authAlgorithm);
	ck_assert_uint_eq(d->saList[0]->cipherKeyBits, 288);
	ck_assert_uint_eq(d->saList[0]->reqid, 9);
	ck_assert_uint_eq(d->saList[0]->mark, 0x42);
	ck_assert(d->saList[0]->sequenceSent == 0x100000005ULL);
	ck_assert(d->saList[0]->limits.softAddSeconds == 3000);
	ck_assert(d->saList[0]->limits.hardBytes == WFPX_UNLIMITED);
	ck_assert(d->saList[0]->limits.hardAddSeconds == WFPX_UNLIMITED);
	ck_assert(d->saList[0]->limits.softUseSeconds == WFPX_UNLIMITED);
	ck_assert(d->saList[0]->limits.hardUseSeconds == WFPX_UNLIMITED);
	ck_assert_int_eq(d->saList[0]->selector.source.ipVersion, FWP_IP_VERSION_NONE);
	ck_assert_uint_eq(d->saList[0]->source.v4Address, 0xc0000201);
}
END_TEST

START_TEST(a_name_from_a_newer_kernel_outlives_its_snapshot)
{
	const WFPX_SA_DETAILS0 *d;

	parts->config.cipher = ALGORITHM_KNOWN;
	items.snapshot = record_snapshot(sas, 1);
	items.snapshot.new_names.count = 1;
	strcpy(items.snapshot.new_names.name[0], "quantum(aes)");
	page.items = &items;
	ck_assert_uint_eq(block_open(&page.block, NULL,
				     SA_FILTER_NAMES_SPACE + sa_format_wfpx0.space(&items, 0)),
			  0);
	page.shared = sa_filter_share_names(&page.block);
	d = sa_format_wfpx0.render(&page, 0);
	ck_assert_uint_eq(page.block.used, page.block.size);
	memset(&items.snapshot.new_names, 0, sizeof(items.snapshot.new_names));
	ck_assert_str_eq(d->saList[0]->cipherAlgorithm, "quantum(aes)");
}
END_TEST

START_TEST(both_sas_of_a_bundle_are_described)
{
	const WFPX_SA_DETAILS0 *d;

	sas[0].reqid = sas[1].reqid = 3;
	sas[1].proto = IPPROTO_AH;
	sas[1].spi = 0x777;
	record_parts(&sas[1])->config.present = SA_HAS_AUTH;
	record_tie(&policies, &sas[0], &sas[1]);
	record_index_policies(&policies);
	d = render(&sa_format_wfpx0, 2);
	ck_assert_uint_eq(d->numSAs, 2);
	ck_assert_uint_eq(d->saList[0]->protocol, IPPROTO_ESP);
	ck_assert_uint_eq(d->saList[1]->protocol, IPPROTO_AH);
	ck_assert_uint_eq(d->saList[1]->spi, 0x777);
}
END_TEST

Suite *wfpx_suite(void)
{
	Suite *suite = suite_create("wfpx");
	TCase *tc = tcase_create("wfpx");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, wfpx_members_hold_what_wfp_has_no_member_for);
	tcase_add_test(tc, a_name_from_a_newer_kernel_outlives_its_snapshot);
	tcase_add_test(tc, both_sas_of_a_bundle_are_described);
	suite_add_tcase(suite, tc);
	return suite;
}
