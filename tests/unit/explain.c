/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What "wfpsa explain" says of facts that a test has made: what the lab has no daemon for. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "explain_packet.h"
#include "explain_steps.h"

#define NOW  1700000000u
#define PEER 0xc0000202u
#define HERE 0xc0000201u

static struct facts facts;
static struct packet packet;
static struct route route;
static struct judgement judgement;

static WFPX_SA0 out, in;
static WFPX_SA0 *out_list[] = { &out }, *in_list[] = { &in };
static WFPX_SA_DETAILS0 out_details, in_details;
static WFPX_SA_CONTEXT0 context;
static WFPX_SA_CONTEXT0 *contexts[] = { &context };
static WFPX_POLICY_TEMPLATE0 out_template, in_template;
static WFPX_POLICY_TEMPLATE0 *out_templates[] = { &out_template },
			     *in_templates[] = { &in_template };
static WFPX_POLICY_DETAILS0 out_policy, in_policy;
static WFPX_POLICY_DETAILS0 *policies[] = { &out_policy, &in_policy };
static WFPX_POLICY0 *own_policies[] = { &out_policy.policy, &in_policy.policy };
static WFPX_TUNNEL0 tunnel;
static WFPX_TUNNEL0 *tunnels[] = { &tunnel };
static WFPX_IKE_SA0 ike;
static WFPX_IKE_SA0 *ikes[] = { &ike };
static WFPX_IKE_CHILD0 child;
static WFPX_IKE_CHILD0 *children[] = { &child };

static WFPX_ADDRESS0 v4(UINT32 address)
{
	return (WFPX_ADDRESS0){ .ipVersion = FWP_IP_VERSION_V4, .v4Address = address };
}

static WFPX_SELECTOR0 between(UINT32 source, UINT32 destination)
{
	return (WFPX_SELECTOR0){ .source = v4(source),
				 .destination = v4(destination),
				 .sourcePrefixLength = 24,
				 .destinationPrefixLength = 24 };
}

static const WFPX_LIMITS0 unlimited = { WFPX_UNLIMITED, WFPX_UNLIMITED, WFPX_UNLIMITED,
					WFPX_UNLIMITED, WFPX_UNLIMITED, WFPX_UNLIMITED,
					WFPX_UNLIMITED, WFPX_UNLIMITED };

static WFPX_SA0 sa(UINT32 spi, UINT32 from, UINT32 to)
{
	return (WFPX_SA0){ .spi = spi,
			   .protocol = 50,
			   .mode = 1,
			   .source = v4(from),
			   .destination = v4(to),
			   .reqid = 1,
			   .addTime = NOW - 60,
			   .packets = 1000,
			   .limits = unlimited };
}

/* A healthy tunnel between 198.51.100.0/24 and 203.0.113.0/24, with its daemon. */
static void setup(void)
{
	out = sa(0x1001, HERE, PEER);
	in = sa(0x1002, PEER, HERE);
	out_details = (WFPX_SA_DETAILS0){ .numSAs = 1, .saList = out_list };
	in_details = (WFPX_SA_DETAILS0){ .numSAs = 1, .saList = in_list };
	out_template = (WFPX_POLICY_TEMPLATE0){
		.protocol = 50, .mode = 1, .reqid = 1, .source = v4(HERE), .destination = v4(PEER)
	};
	in_template = out_template;
	in_template.source = v4(PEER);
	in_template.destination = v4(HERE);
	out_policy =
		(WFPX_POLICY_DETAILS0){ .policy = { .direction = FWP_DIRECTION_OUTBOUND,
						    .index = 9,
						    .selector = between(0xc6336400, 0xcb007100) },
					.numTemplates = 1,
					.templates = out_templates };
	in_policy =
		(WFPX_POLICY_DETAILS0){ .policy = { .direction = FWP_DIRECTION_INBOUND,
						    .index = 16,
						    .selector = between(0xcb007100, 0xc6336400) },
					.numTemplates = 1,
					.templates = in_templates };
	context = (WFPX_SA_CONTEXT0){ .inboundSa = &in_details,
				      .outboundSa = &out_details,
				      .numPolicies = 2,
				      .policies = own_policies };
	tunnel = (WFPX_TUNNEL0){ .tunnelId = 7,
				 .numContexts = 1,
				 .contexts = contexts,
				 .numPolicies = 2,
				 .policies = own_policies };
	child = (WFPX_IKE_CHILD0){
		.reqid = 1, .spiIn = 0x1002, .spiOut = 0x1001, .state = WFPX_IKE_CHILD_INSTALLED
	};
	ike = (WFPX_IKE_SA0){ .state = WFPX_IKE_STATE_ESTABLISHED,
			      .numChildren = 1,
			      .children = children };
	ike.details.ikeTraffic.ipVersion = FWP_IP_VERSION_V4;
	ike.details.ikeTraffic.remoteV4Address = PEER;
	facts = (struct facts){ .policies = policies,
				.policy_count = 2,
				.tunnels = tunnels,
				.tunnel_count = 1,
				.ike_sas = ikes,
				.ike_count = 1,
				.time = NOW * UINT64_C(1000000000) };
	packet = (struct packet){ .source = v4(0xc6336401), .destination = v4(0xcb007101) };
	route = (struct route){ .kind = ROUTE_AWAY, .source_is_here = true };
}

static void forget_sas(void)
{
	tunnel.numContexts = context.numPolicies = 0;
}

/* The outcome is as expected, and so are the codes of all findings but notes, in their order. */
static void ck_says(enum outcome outcome, const char *codes)
{
	char said[256] = "";

	judge(&facts, &packet, &route, &judgement);
	for (size_t i = 0; i < judgement.count; i++) {
		ck_assert_ptr_nonnull(judgement.findings[i].next);
		ck_assert_uint_gt(strlen(judgement.findings[i].text), 10);
		if (judgement.findings[i].severity == SEVERITY_NOTE)
			continue;
		strcat(said, said[0] ? " " : "");
		strcat(said, judgement.findings[i].code);
	}
	ck_assert_str_eq(said, codes);
	ck_assert_int_eq(judgement.outcome, outcome);
}

static bool is_noted(const char *code)
{
	for (size_t i = 0; i < judgement.count; i++)
		if (!strcmp(judgement.findings[i].code, code))
			return true;
	return false;
}

START_TEST(a_healthy_tunnel_has_no_finding)
{
	ck_says(OUTCOME_PASSES, "");
	ck_assert_uint_eq(judgement.count, 0);
	ck_assert_ptr_eq(judgement.out, &out);
	ck_assert_ptr_eq(judgement.in, &in);
	ck_assert_ptr_eq(judgement.ike, &ike);
}
END_TEST

START_TEST(without_sas_the_daemon_says_how_far_it_is)
{
	forget_sas();
	ck_says(OUTCOME_STOPS, "no_sa sa_lost");
	child.state = WFPX_IKE_CHILD_INSTALLING;
	ck_says(OUTCOME_STOPS, "no_sa no_child");
	ike.state = WFPX_IKE_STATE_CONNECTING;
	ck_says(OUTCOME_STOPS, "no_sa ike_not_established");
	facts.ike_count = 0;
	ck_says(OUTCOME_STOPS, "no_sa no_ike_sa");
	facts.ike_status = FWP_E_TIMEOUT;
	ck_says(OUTCOME_STOPS, "no_sa daemon_silent");
	facts.ike_status = FWP_E_IKEEXT_NOT_RUNNING;
	ck_says(OUTCOME_STOPS, "no_sa daemon_not_running");
	facts.other_daemon = true;
	ck_says(OUTCOME_STOPS, "no_sa");
	ck_assert(is_noted("other_daemon"));
	facts.ike_status = ERROR_ACCESS_DENIED;
	ck_says(OUTCOME_STOPS, "no_sa");
	ck_assert(is_noted("daemon_not_asked"));
}
END_TEST

START_TEST(an_ike_sa_of_another_peer_says_nothing)
{
	forget_sas();
	ike.details.ikeTraffic.remoteV4Address = PEER + 1;
	ck_says(OUTCOME_STOPS, "no_sa no_ike_sa");
}
END_TEST

START_TEST(of_several_ike_sas_with_the_peer_the_one_with_the_child_tells)
{
	static WFPX_IKE_SA0 newer;
	static WFPX_IKE_SA0 *both[] = { &ike, &newer };

	forget_sas();
	newer = ike;
	newer.numChildren = 0;
	newer.uniqueId = 9;
	facts.ike_sas = both;
	facts.ike_count = 2;
	ck_says(OUTCOME_STOPS, "no_sa sa_lost");
	ck_assert_ptr_eq(judgement.ike, &ike);
	both[0] = &newer;
	both[1] = &ike;
	ck_says(OUTCOME_STOPS, "no_sa sa_lost");
	ck_assert_ptr_eq(judgement.ike, &ike);
	child.reqid = 5;
	ck_says(OUTCOME_STOPS, "no_sa no_child");
	ck_assert_ptr_eq(judgement.ike, &newer);
}
END_TEST

START_TEST(a_silent_daemon_makes_a_tunnel_doubtful_and_none_does_not)
{
	facts.ike_status = FWP_E_TIMEOUT;
	ck_says(OUTCOME_DOUBTFUL, "daemon_silent");
	facts.ike_status = FWP_E_IKEEXT_NOT_RUNNING;
	ck_says(OUTCOME_PASSES, "");
	ck_assert(is_noted("daemon_not_running"));
}
END_TEST

START_TEST(the_daemon_hears_the_peer_from_another_port)
{
	out.encapType = in.encapType = 2;
	out.encapDestinationPort = in.encapSourcePort = 40001;
	ike.nat = TRUE;
	ike.remotePort = 40001;
	ck_says(OUTCOME_PASSES, "");
	ike.remotePort = 40002;
	ck_says(OUTCOME_STOPS, "nat_port_changed");
}
END_TEST

START_TEST(a_kernel_that_asks_for_an_sa_is_noted)
{
	forget_sas();
	tunnel.numLarval = 1;
	ck_says(OUTCOME_STOPS, "no_sa sa_lost");
	ck_assert(is_noted("negotiating"));
}
END_TEST

START_TEST(limits_that_were_reached)
{
	out.limits.softAddSeconds = 60;
	ck_says(OUTCOME_DOUBTFUL, "expiring");
	out.limits.hardAddSeconds = 60;
	ck_says(OUTCOME_STOPS, "expired");
	out.limits = unlimited;
	in.limits.hardPackets = 1000;
	ck_says(OUTCOME_STOPS, "expired");
	in.limits.hardPackets = 1001;
	ck_says(OUTCOME_PASSES, "");
	in.limits = unlimited;
	in.limits.softBytes = 0;
	ck_says(OUTCOME_DOUBTFUL, "expiring");
}
END_TEST

START_TEST(the_share_of_dropped_packets_decides)
{
	in.replayed = 4;
	in.outsideWindow = 5;
	ck_says(OUTCOME_PASSES, "");
	ck_assert(is_noted("replayed"));
	in.outsideWindow = 6;
	ck_says(OUTCOME_DOUBTFUL, "replayed");
	in.packets = 0;
	ck_says(OUTCOME_STOPS, "replayed");
	in.replayed = in.outsideWindow = 0;
	ck_says(OUTCOME_DOUBTFUL, "no_answer");
	in.integrityFailed = 1;
	ck_says(OUTCOME_STOPS, "integrity_failed");
}
END_TEST

START_TEST(an_sa_of_another_tunnel_with_the_peer_is_not_blamed)
{
	out.reqid = 2;
	ck_says(OUTCOME_STOPS, "no_sa sa_lost");
	context.numPolicies = 0;
	ck_says(OUTCOME_STOPS, "wrong_reqid sa_lost");
}
END_TEST

/* The kernel's rules for an outbound SA, and for an inbound one, differ in what 0 means. */
START_TEST(each_way_in_which_an_sa_differs_is_named)
{
	context.numPolicies = 0;
	facts.ike_status = ERROR_ACCESS_DENIED;
	out.mode = 0;
	ck_says(OUTCOME_STOPS, "wrong_mode");
	out = sa(0x1001, HERE, PEER);
	out.protocol = 51;
	ck_says(OUTCOME_STOPS, "wrong_protocol");
	out = sa(0x1001, HERE, PEER);
	out.mark = out.markMask = 1;
	ck_says(OUTCOME_STOPS, "mark_mismatch");
	out = sa(0x1001, HERE, PEER);
	out.ifId = 1;
	ck_says(OUTCOME_STOPS, "if_id_mismatch");
	out = sa(0x1001, HERE, PEER);
	out.selector = between(0, 0);
	ck_says(OUTCOME_STOPS, "selector_mismatch");
	out = sa(0x1001, HERE + 7, PEER);
	ck_says(OUTCOME_STOPS, "wrong_address");
	out = sa(0x1001, HERE, PEER);
	out_template.spi = 0x9999;
	ck_says(OUTCOME_STOPS, "wrong_spi");
	out_template.spi = 0;
	out_template.reqid = 0;
	ck_says(OUTCOME_STOPS, "wrong_reqid");
}
END_TEST

START_TEST(each_way_in_which_an_inbound_sa_differs_is_named)
{
	context.numPolicies = 0;
	in.reqid = 2;
	ck_says(OUTCOME_STOPS, "wrong_reqid");
	in_template.reqid = 0;
	ck_says(OUTCOME_PASSES, "");
	in_policy.policy.mark = in_policy.policy.markMask = 0;
	in.mark = in.markMask = 1; /* is not compared */
	ck_says(OUTCOME_PASSES, "");
	in.source = v4(PEER + 1);
	ck_says(OUTCOME_STOPS, "wrong_address");
	in_template.source.ipVersion = FWP_IP_VERSION_NONE;
	ck_says(OUTCOME_PASSES, "");
	in.ifId = 3;
	ck_says(OUTCOME_PASSES, "");
	in_policy.policy.ifId = 4;
	ck_says(OUTCOME_STOPS, "no_inbound_policy");
	packet.if_id = out_policy.policy.ifId = out.ifId = 4;
	ck_says(OUTCOME_STOPS, "if_id_mismatch");
}
END_TEST

START_TEST(marks_and_interface_ids_of_packets_are_those_of_the_policy)
{
	out_policy.policy.mark = 0x2a;
	out_policy.policy.markMask = 0xff;
	ck_says(OUTCOME_CLEAR, "mark_mismatch");
	packet.mark = 0x12a;
	ck_says(OUTCOME_PASSES, "");
	out_policy.policy.ifId = out.ifId = 7;
	ck_says(OUTCOME_CLEAR, "if_id_mismatch");
	packet.if_id = in_policy.policy.ifId = in.ifId = 7;
	ck_says(OUTCOME_PASSES, "");
}
END_TEST

START_TEST(the_answer_needs_a_policy_of_the_right_direction)
{
	route.source_is_here = false;
	ck_says(OUTCOME_STOPS, "no_inbound_policy");
	in_policy.policy.forward = TRUE;
	ck_says(OUTCOME_PASSES, "");
	in_policy.block = TRUE;
	ck_says(OUTCOME_STOPS, "blocked");
	route.source_is_here = true;
	ck_says(OUTCOME_STOPS, "no_inbound_policy");
	context.inboundSa = NULL;
	ck_says(OUTCOME_STOPS, "no_inbound_policy one_sided");
}
END_TEST

START_TEST(of_two_sas_the_newest_that_fits_is_taken)
{
	static WFPX_SA0 newer;
	static WFPX_SA0 *both[] = { &out, &newer };

	newer = out;
	newer.addTime++;
	out_details.numSAs = 2;
	out_details.saList = both;
	ck_says(OUTCOME_PASSES, "");
	ck_assert_ptr_eq(judgement.out, &newer);
	newer.mark = newer.markMask = 1;
	ck_says(OUTCOME_PASSES, "");
	ck_assert_ptr_eq(judgement.out, &out);
}
END_TEST

START_TEST(a_policy_for_one_protocol_is_asked_last_if_the_protocol_is_not_known)
{
	static WFPX_POLICY_DETAILS0 bypass;
	static WFPX_POLICY_DETAILS0 *with[] = { &bypass, &out_policy, &in_policy };

	bypass = out_policy;
	bypass.numTemplates = 0;
	bypass.policy.selector.protocol = 17;
	facts.policies = with;
	facts.policy_count = 3;
	ck_says(OUTCOME_PASSES, "");
	packet.protocol = 17;
	ck_says(OUTCOME_CLEAR, "bypass");
	packet.protocol = 6;
	ck_says(OUTCOME_PASSES, "");
}
END_TEST

START_TEST(a_policy_for_one_interface_is_asked_last)
{
	static WFPX_POLICY_DETAILS0 block;
	static WFPX_POLICY_DETAILS0 *with[] = { &block, &out_policy, &in_policy };

	block = out_policy;
	block.block = TRUE;
	block.policy.selector.interfaceIndex = 3;
	facts.policies = with;
	facts.policy_count = 3;
	ck_says(OUTCOME_PASSES, "");
	out_policy.policy.selector.source.v4Address = 0;
	ck_says(OUTCOME_STOPS, "blocked");
}
END_TEST

START_TEST(ports_are_compared_under_their_masks)
{
	out_policy.policy.selector.protocol = 17;
	out_policy.policy.selector.destinationPort = 0x1200;
	out_policy.policy.selector.destinationPortMask = 0xff00;
	packet.protocol = 17;
	packet.destination_port = 0x12ff;
	ck_says(OUTCOME_PASSES, "");
	packet.destination_port = 0x13ff;
	ck_says(OUTCOME_CLEAR, "no_policy");
}
END_TEST

START_TEST(a_default_route_policy_takes_everything_of_its_family)
{
	out_policy.policy.selector.destinationPrefixLength = 0;
	in_policy.policy.selector.sourcePrefixLength = 0;
	packet.destination = v4(0x08000001);
	ck_says(OUTCOME_PASSES, "");
	packet.destination = (WFPX_ADDRESS0){ .ipVersion = FWP_IP_VERSION_V6 };
	ck_says(OUTCOME_CLEAR, "no_policy");
}
END_TEST

START_TEST(transport_mode_takes_the_addresses_of_the_packet)
{
	out_template.mode = in_template.mode = out.mode = in.mode = 0;
	out_template.source = out_template.destination =
		(WFPX_ADDRESS0){ .ipVersion = FWP_IP_VERSION_NONE };
	in_template.source = in_template.destination = out_template.source;
	ck_says(OUTCOME_STOPS, "no_sa no_ike_sa");
	out.source = in.destination = packet.source;
	out.destination = in.source = packet.destination;
	ck_says(OUTCOME_PASSES, "");
}
END_TEST

START_TEST(ipv6_prefixes_are_compared_bit_by_bit)
{
	WFPX_SELECTOR0 *s = &out_policy.policy.selector;

	packet.source = packet.destination = (WFPX_ADDRESS0){ .ipVersion = FWP_IP_VERSION_V6 };
	packet.destination.v6Address[5] = 0x2f;
	s->source = s->destination = (WFPX_ADDRESS0){ .ipVersion = FWP_IP_VERSION_V6 };
	s->sourcePrefixLength = 128;
	s->destination.v6Address[5] = 0x20;
	for (UINT8 bits = 0; bits <= 128; bits++) {
		s->destinationPrefixLength = bits;
		judge(&facts, &packet, &route, &judgement);
		ck_assert_int_eq(judgement.policy != NULL, bits <= 44);
	}
}
END_TEST

START_TEST(more_findings_than_fit_are_left_out)
{
	struct judging j = { .facts = &facts, .to = &judgement };

	judgement = (struct judgement){ .outcome = OUTCOME_PASSES };
	for (int i = 0; i < 2 * FINDINGS_MAX; i++)
		found(&j, SEVERITY_NOTE, OUTCOME_PASSES, "code", "next", "%0400d", i);
	ck_assert_uint_eq(judgement.count, FINDINGS_MAX);
	ck_assert_uint_eq(strlen(judgement.findings[0].text),
			  sizeof(judgement.findings[0].text) - 1);
	found(&j, SEVERITY_CAUSE, OUTCOME_STOPS, "code", "next", "x");
	ck_assert_int_eq(judgement.outcome, OUTCOME_STOPS);
}
END_TEST

START_TEST(a_tunnel_stands_for_a_packet_of_its_policy)
{
	struct packet made;

	ck_assert(packet_of_tunnel(&tunnel, &made));
	ck_assert_uint_eq(made.source.v4Address, 0xc6336401);
	ck_assert_uint_eq(made.destination.v4Address, 0xcb007101);
	own_policies[0] = &in_policy.policy;
	ck_assert(packet_of_tunnel(&tunnel, &made));
	ck_assert_uint_eq(made.source.v4Address, 0xc6336401);
	ck_assert_uint_eq(made.destination.v4Address, 0xcb007101);
	own_policies[0] = &out_policy.policy;
	tunnel.numPolicies = 0;
	tunnel.localAddress = v4(HERE);
	tunnel.remoteAddress = v4(PEER);
	ck_assert(packet_of_tunnel(&tunnel, &made));
	ck_assert_uint_eq(made.destination.v4Address, PEER);
	tunnel.remoteAddress.ipVersion = FWP_IP_VERSION_NONE;
	ck_assert(!packet_of_tunnel(&tunnel, &made));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("explain");
	TCase *tc = tcase_create("explain");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, a_healthy_tunnel_has_no_finding);
	tcase_add_test(tc, without_sas_the_daemon_says_how_far_it_is);
	tcase_add_test(tc, an_ike_sa_of_another_peer_says_nothing);
	tcase_add_test(tc, of_several_ike_sas_with_the_peer_the_one_with_the_child_tells);
	tcase_add_test(tc, a_silent_daemon_makes_a_tunnel_doubtful_and_none_does_not);
	tcase_add_test(tc, the_daemon_hears_the_peer_from_another_port);
	tcase_add_test(tc, a_kernel_that_asks_for_an_sa_is_noted);
	tcase_add_test(tc, limits_that_were_reached);
	tcase_add_test(tc, the_share_of_dropped_packets_decides);
	tcase_add_test(tc, an_sa_of_another_tunnel_with_the_peer_is_not_blamed);
	tcase_add_test(tc, each_way_in_which_an_sa_differs_is_named);
	tcase_add_test(tc, each_way_in_which_an_inbound_sa_differs_is_named);
	tcase_add_test(tc, marks_and_interface_ids_of_packets_are_those_of_the_policy);
	tcase_add_test(tc, the_answer_needs_a_policy_of_the_right_direction);
	tcase_add_test(tc, of_two_sas_the_newest_that_fits_is_taken);
	tcase_add_test(tc, a_policy_for_one_protocol_is_asked_last_if_the_protocol_is_not_known);
	tcase_add_test(tc, a_policy_for_one_interface_is_asked_last);
	tcase_add_test(tc, ports_are_compared_under_their_masks);
	tcase_add_test(tc, a_default_route_policy_takes_everything_of_its_family);
	tcase_add_test(tc, transport_mode_takes_the_addresses_of_the_packet);
	tcase_add_test(tc, ipv6_prefixes_are_compared_bit_by_bit);
	tcase_add_test(tc, more_findings_than_fit_are_left_out);
	tcase_add_test(tc, a_tunnel_stands_for_a_packet_of_its_policy);
	suite_add_tcase(suite, tc);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
