/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What callers of the functions that create SA contexts may give, and contexts that wait for SAs.
 */
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "api/bundle_input.h"
#include "api/pending.h"
#include "api/sa_transform.h"
#include "api/traffic_input.h"
#include "base/status.h"
#include "filter/managed.h"
#include "record.h"
#include "sadb/local.h"
#include "unit.h"
#include "wfpxfrm.h"
#include "xfrm/tag.h"

static UINT8 key[64] = { 1, 2, 3 };
static IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 both;
static IPSEC_SA0 sas[2];
static IPSEC_SA_BUNDLE1 bundle;
static struct bundle_input parsed;

static IPSEC_SA0 sa_of(unsigned type, unsigned auth, unsigned auth_config, unsigned auth_bytes,
		       unsigned cipher, unsigned cipher_config, unsigned cipher_bytes)
{
	IPSEC_SA0 sa = { .spi = 256, .saTransformType = (IPSEC_TRANSFORM_TYPE)type };
	IPSEC_SA_AUTH_INFORMATION0 *a = &both.saAuthInformation;
	IPSEC_SA_CIPHER_INFORMATION0 *c = &both.saCipherInformation;

	a->authTransform.authTransformId.authType = (IPSEC_AUTH_TYPE)auth;
	a->authTransform.authTransformId.authConfig = (IPSEC_AUTH_CONFIG)auth_config;
	a->authKey = (FWP_BYTE_BLOB){ auth_bytes, key };
	c->cipherTransform.cipherTransformId.cipherType = (IPSEC_CIPHER_TYPE)cipher;
	c->cipherTransform.cipherTransformId.cipherConfig = (IPSEC_CIPHER_CONFIG)cipher_config;
	c->cipherKey = (FWP_BYTE_BLOB){ cipher_bytes, key };
	if (type == IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER)
		sa.espAuthAndCipherInformation = &both;
	else if (type == IPSEC_TRANSFORM_ESP_CIPHER)
		sa.espCipherInformation = c;
	else
		sa.espAuthInformation = a;
	return sa;
}

static const struct row {
	unsigned type, auth, auth_config, auth_bytes, cipher, cipher_config, cipher_bytes;
	uint32_t status;
} rows[] = {
	{ 1, 0, 0, 16, 0, 0, 0, 0 },
	{ 1, 1, 1, 20, 0, 0, 0, 0 },
	{ 1, 2, 2, 32, 0, 0, 0, 0 },
	{ 2, 2, 2, 32, 0, 0, 0, 0 },
	{ 2, 3, 3, 20, 0, 0, 0, 0 },
	{ 3, 0, 0, 0, 5, 5, 32, 0 },
	{ 3, 0, 0, 0, 5, 0x83, 36, 0 },
	{ 4, 1, 1, 20, 3, 3, 16, 0 },
	{ 4, 5, 5, 36, 5, 8, 36, 0 },
	{ 4, 5, 5, 0, 5, 8, 36, 0 }, /* the AEAD's key given once */
	{ 4, 0x87, 0x87, 36, 0x81, 0x81, 36, 0 },
	{ 4, 0x82, 0x82, 64, 0x82, 0x82, 24, 0 },
	/* types out of range */
	{ 0, 0, 0, 16, 0, 0, 0, FWP_E_INVALID_ENUMERATOR },
	{ 6, 0, 0, 16, 0, 0, 0, FWP_E_INVALID_ENUMERATOR },
	{ 0xffffffff, 0, 0, 16, 0, 0, 0, FWP_E_INVALID_ENUMERATOR },
	{ 1, 6, 0, 16, 0, 0, 0, FWP_E_INVALID_ENUMERATOR },
	{ 1, 0x88, 0, 16, 0, 0, 0, FWP_E_INVALID_ENUMERATOR },
	{ 3, 0, 0, 0, 0, 1, 8, FWP_E_INVALID_ENUMERATOR },
	{ 3, 0, 0, 0, 6, 1, 8, FWP_E_INVALID_ENUMERATOR },
	{ 4, 1, 1, 20, 0, 3, 16, FWP_E_INVALID_ENUMERATOR },
	/* not for output alone, and not without protection */
	{ 1, 0x80, 0x80, 0, 0, 0, 0, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 1, 0xff, 0xff, 0, 0, 0, 0, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 1, 0x86, 0xff, 32, 0, 0, 0, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 3, 0, 0, 0, 0x80, 0x80, 0, FWP_E_INVALID_CIPHER_TRANSFORM },
	/* configurations that do not go with the type */
	{ 1, 0, 1, 20, 0, 0, 0, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 1, 0, 6, 20, 0, 0, 0, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 3, 0, 0, 0, 3, 5, 32, FWP_E_INVALID_CIPHER_TRANSFORM },
	{ 3, 0, 0, 0, 3, 0, 32, FWP_E_INVALID_CIPHER_TRANSFORM },
	{ 4, 3, 4, 28, 4, 7, 28, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 4, 4, 4, 28, 3, 7, 28, FWP_E_INVALID_CIPHER_TRANSFORM },
	/* lengths of keys */
	{ 1, 2, 2, 31, 0, 0, 0, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 1, 2, 2, 0, 0, 0, 0, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 1, 2, 2, 0xffffffff, 0, 0, 0, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 3, 0, 0, 0, 3, 3, 24, FWP_E_INVALID_CIPHER_TRANSFORM },
	{ 4, 1, 1, 20, 3, 3, 0, FWP_E_INVALID_CIPHER_TRANSFORM },
	{ 4, 5, 5, 35, 5, 8, 36, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 4, 5, 5, 36, 5, 8, 32, FWP_E_INVALID_CIPHER_TRANSFORM },
	{ 4, 0x82, 0x82, 64, 0x82, 0x82, 20, FWP_E_INVALID_CIPHER_TRANSFORM },
	/* AEAD */
	{ 1, 3, 3, 20, 0, 0, 0, FWP_E_INVALID_AUTH_TRANSFORM },
	{ 3, 0, 0, 0, 3, 6, 20, FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM },
	{ 4, 1, 1, 20, 3, 6, 20, FWP_E_INVALID_TRANSFORM_COMBINATION },
	{ 4, 3, 3, 20, 3, 3, 16, FWP_E_INVALID_TRANSFORM_COMBINATION },
	{ 4, 3, 3, 20, 5, 8, 36, FWP_E_INVALID_TRANSFORM_COMBINATION },
	{ 5, 1, 1, 20, 0, 0, 0, ERROR_NOT_SUPPORTED },
};

START_TEST(a_transform_is_taken_or_refused_for_its_reason)
{
	const struct row *r = &rows[_i];
	IPSEC_SA0 sa = sa_of(r->type, r->auth, r->auth_config, r->auth_bytes, r->cipher,
			     r->cipher_config, r->cipher_bytes);
	struct sa_algorithms algorithms;

	ck_assert_uint_eq(transform_parse(&sa, &algorithms), r->status);
	if (r->status)
		return;
	ck_assert_uint_eq(algorithms.proto, r->type == 1 ? IPPROTO_AH : IPPROTO_ESP);
	ck_assert(algorithms.aead.algorithm || algorithms.auth.algorithm ||
		  algorithms.cipher.algorithm);
}
END_TEST

/* Whoever reads the SA finds the transform that was given. */
START_TEST(a_transform_that_is_taken_is_the_one_that_is_shown)
{
	const struct row *r = &rows[_i];
	struct sa_config config = { 0 };
	struct sa sa = { .config = &config };
	struct sa_algorithms a;
	struct sa_transform t;
	IPSEC_SA0 from = sa_of(r->type, r->auth, r->auth_config, r->auth_bytes, r->cipher,
			       r->cipher_config, r->cipher_bytes);

	if (transform_parse(&from, &a))
		return;
	sa.proto = a.proto;
	config.present = (a.aead.algorithm ? SA_HAS_AEAD : 0u) |
			 (a.auth.algorithm ? SA_HAS_AUTH : 0u) |
			 (a.cipher.algorithm ? SA_HAS_CRYPT : 0u);
	config.cipher = a.aead.algorithm ? a.aead.algorithm : a.cipher.algorithm;
	config.cipher_bits =
		(uint16_t)(8 * (a.aead.algorithm ? a.aead.key_bytes : a.cipher.key_bytes));
	config.auth = a.auth.algorithm;
	config.auth_bits = (uint16_t)(8 * a.auth.key_bytes);
	config.icv_bits = a.aead.algorithm ? a.aead.icv_bits : a.auth.icv_bits;
	sa_transform_of(&sa, &t);
	ck_assert_uint_eq((unsigned)t.type, r->type);
	if (r->type != IPSEC_TRANSFORM_ESP_CIPHER) {
		ck_assert_uint_eq((unsigned)t.auth.authType, r->auth);
		ck_assert_uint_eq(t.auth.authConfig, r->auth_config);
	}
	if (r->type >= IPSEC_TRANSFORM_ESP_CIPHER) {
		ck_assert_uint_eq((unsigned)t.cipher.cipherType, r->cipher);
		ck_assert_uint_eq(t.cipher.cipherConfig, r->cipher_config);
	}
}
END_TEST

/* A program gave garbage for sizes: the pointer beside it must not be touched. */
START_TEST(a_key_is_not_read_before_its_length_is_right)
{
	IPSEC_SA0 sa = sa_of(4, 5, 5, 36, 5, 8, 36);
	struct sa_algorithms a;

	both.saCipherInformation.cipherKey.data = (UINT8 *)1;
	both.saCipherInformation.cipherKey.size = 0xdeadbeef;
	ck_assert_uint_eq(transform_parse(&sa, &a), FWP_E_INVALID_CIPHER_TRANSFORM);
	both.saCipherInformation.cipherKey = (FWP_BYTE_BLOB){ 36, NULL };
	ck_assert_uint_eq(transform_parse(&sa, &a), FWP_E_NULL_POINTER);
	both.saCipherInformation.cipherKey = (FWP_BYTE_BLOB){ 36, key };
	both.saAuthInformation.authKey = (FWP_BYTE_BLOB){ 0xdeadbeef, (UINT8 *)1 };
	ck_assert_uint_eq(transform_parse(&sa, &a), FWP_E_INVALID_AUTH_TRANSFORM);
	both.saAuthInformation.authKey = (FWP_BYTE_BLOB){ 36, key + 1 };
	ck_assert_uint_eq(transform_parse(&sa, &a), FWP_E_INVALID_TRANSFORM_COMBINATION);
	sa.ahInformation = NULL;
	ck_assert_uint_eq(transform_parse(&sa, &a), FWP_E_NULL_POINTER);
}
END_TEST

static void fresh_bundle(void)
{
	bundle = (IPSEC_SA_BUNDLE1){ .numSAs = 1, .saList = sas };
	sas[0] = sa_of(4, 1, 1, 20, 3, 3, 16);
}

START_TEST(a_bundle_is_refused_for_each_member_that_makes_no_sense)
{
	fresh_bundle();
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), 0);
	bundle.flags = 0x100;
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), FWP_E_INVALID_FLAGS);
	bundle.flags = 0xf0fffeff;
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), 0);
	ck_assert(parsed.no_pmtu_discovery);
	bundle.numSAs = 0;
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), FWP_E_ZERO_LENGTH_ARRAY);
	bundle.numSAs = 3;
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), FWP_E_OUT_OF_BOUNDS);
	fresh_bundle();
	bundle.saList = NULL;
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), FWP_E_NULL_POINTER);
	fresh_bundle();
	bundle.ipVersion = FWP_IP_VERSION_NONE;
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), FWP_E_INVALID_ENUMERATOR);
	fresh_bundle();
	bundle.pfsGroup = IPSEC_PFS_MAX;
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), FWP_E_INVALID_ENUMERATOR);
	fresh_bundle();
	sas[0].spi = 255;
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), FWP_E_INVALID_PARAMETER);
}
END_TEST

START_TEST(two_sas_are_esp_and_then_ah)
{
	fresh_bundle();
	bundle.numSAs = 2;
	sas[1] = sas[0];
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), FWP_E_INVALID_TRANSFORM_COMBINATION);
	sas[1].saTransformType = IPSEC_TRANSFORM_AH;
	sas[1].ahInformation = &both.saAuthInformation;
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), 0);
	ck_assert_uint_eq(parsed.count, 2);
	sas[0] = sas[1];
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), FWP_E_INVALID_TRANSFORM_COMBINATION);
}
END_TEST

START_TEST(limits_of_0_are_none_and_large_ones_do_not_wrap_around)
{
	fresh_bundle();
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), 0);
	ck_assert(parsed.hard_bytes == UINT64_MAX && parsed.hard_packets == UINT64_MAX);
	ck_assert_uint_eq(parsed.hard_seconds, 0);
	bundle.lifetime = (IPSEC_SA_LIFETIME0){ 0xffffffff, 0xffffffff, 1 };
	ck_assert_uint_eq(bundle_parse(&bundle, &parsed), 0);
	ck_assert_uint_eq(parsed.hard_seconds, 0xffffffff);
	ck_assert_uint_eq(parsed.hard_bytes, 0xffffffffull * 1024);
	ck_assert_uint_eq(parsed.hard_packets, 1);
}
END_TEST

static uint32_t v4_status(UINT32 local, UINT32 remote, bool tunnel)
{
	IPSEC_TRAFFIC1 t = { .localV4Address = local, .remoteV4Address = remote };
	struct traffic_input input;

	t.trafficType = tunnel ? IPSEC_TRAFFIC_TYPE_TUNNEL : IPSEC_TRAFFIC_TYPE_TRANSPORT;
	return traffic_parse(&t, FWP_IP_VERSION_V4, &input);
}

START_TEST(an_address_that_no_host_has_is_refused)
{
	static const UINT32 bad[] = { 0,          0x7f000001, 0xe0000001,
				      0xefffffff, 0xffffffff, 0xc0000202 /* the other host's */ };

	ck_assert_uint_eq(v4_status(0xc0000201, 0xc0000202, false), 0);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_uint_eq(v4_status(bad[i], 0xc0000202, false), FWP_E_INVALID_PARAMETER);
		ck_assert_uint_eq(v4_status(0xc0000202, bad[i], true),
				  FWP_E_INVALID_TUNNEL_ENDPOINT);
	}
}
END_TEST

START_TEST(traffic_has_a_known_version_and_type_and_a_tunnel_has_no_ports)
{
	IPSEC_TRAFFIC1 t = { .localV4Address = 0xc0000201, .remoteV4Address = 0xc0000202 };
	struct traffic_input input;

	ck_assert_uint_eq(traffic_parse(&t, FWP_IP_VERSION_NONE, &input), FWP_E_INVALID_ENUMERATOR);
	t.trafficType = IPSEC_TRAFFIC_TYPE_MAX;
	ck_assert_uint_eq(traffic_parse(&t, FWP_IP_VERSION_V4, &input), FWP_E_INVALID_ENUMERATOR);
	t.trafficType = IPSEC_TRAFFIC_TYPE_TUNNEL;
	t.localPort = 1;
	ck_assert_uint_eq(traffic_parse(&t, FWP_IP_VERSION_V4, &input), FWP_E_INVALID_PARAMETER);
	t.trafficType = IPSEC_TRAFFIC_TYPE_TRANSPORT;
	ck_assert_uint_eq(traffic_parse(&t, FWP_IP_VERSION_V4, &input), 0);
	ck_assert_uint_eq(input.local_port, 1);
}
END_TEST

START_TEST(ports_of_encapsulation_are_not_0_and_not_over_ipv6)
{
	IPSEC_V4_UDP_ENCAPSULATION0 from = { 4500, 0 };
	struct udp_ports ports;

	ck_assert_uint_eq(udp_ports_parse(&from, AF_INET, &ports), FWP_E_INVALID_PARAMETER);
	from.remoteUdpEncapPort = 4501;
	ck_assert_uint_eq(udp_ports_parse(&from, AF_INET6, &ports), ERROR_NOT_SUPPORTED);
	ck_assert_uint_eq(udp_ports_parse(&from, AF_INET, &ports), 0);
	ck_assert(ports.local == 4500 && ports.remote == 4501);
	ck_assert_uint_eq(udp_ports_parse(NULL, AF_INET6, &ports), 0);
	ck_assert(!ports.local && !ports.remote);
}
END_TEST

static const UINT8 own6[16] = { 0x20, 0x01, 0x0d, 0xb8, [15] = 1 };
static const UINT8 peer6[16] = { 0x20, 0x01, 0x0d, 0xb8, [15] = 0xff };

/* Both addresses in the order given, @reversed or not; sets *ret to what becomes of them. */
static uint32_t order(bool reversed, const struct local_addresses *local,
		      const struct managed *object, struct traffic_input *ret)
{
	*ret = (struct traffic_input){ .family = AF_INET6 };
	for (size_t i = 0; i < 16; i++) {
		ret->local.bytes[i] = own6[reversed ? 15 - i : i];
		ret->remote.bytes[i] = peer6[reversed ? 15 - i : i];
	}
	return traffic_order_addresses(ret, local, object);
}

START_TEST(reversed_ipv6_addresses_are_turned_if_only_then_somebody_knows_them)
{
	struct condition condition = { .field = FIELD_REMOTE_ADDRESS, .prefix = 64 };
	struct managed filter = { .kind = MANAGED_FILTER,
				  .filter = { .conditions = &condition, .condition_count = 1 } };
	struct local_addresses none = { 0 }, local = { 0 };
	struct traffic_input t;
	struct address own;

	memcpy(own.bytes, own6, 16);
	ck_assert_uint_eq(local_addresses_add(&local, AF_INET6, &own), 0);
	condition.low.bytes[0] = 0x30; /* a condition that fits nothing */
	for (int reversed = 0; reversed < 2; reversed++) {
		ck_assert_uint_eq(order(reversed, &local, &filter, &t), 0);
		ck_assert_mem_eq(t.local.bytes, own6, 16);
		ck_assert_mem_eq(t.remote.bytes, peer6, 16);
	}
	memcpy(condition.low.bytes, peer6, 8);
	for (int reversed = 0; reversed < 2; reversed++) {
		ck_assert_uint_eq(order(reversed, &none, &filter, &t), 0);
		ck_assert_mem_eq(t.remote.bytes, peer6, 16);
	}
	condition.prefix = 0; /* fits all: says nothing about the order */
	ck_assert_uint_eq(order(false, &none, &filter, &t), 0);
	ck_assert_mem_eq(t.local.bytes, own6, 16);
	/* nobody knows them: as given, and ff.. is multicast then */
	ck_assert_uint_eq(order(true, &none, &filter, &t), FWP_E_INVALID_PARAMETER);
	local_addresses_done(&local);
}
END_TEST

START_TEST(what_the_caller_leaves_open_is_what_the_filter_demands)
{
	struct condition conditions[] = {
		{ .field = FIELD_PROTOCOL, .low_number = IPPROTO_UDP },
		{ .field = FIELD_LOCAL_PORT, .low_number = 53 },
		{ .field = FIELD_REMOTE_PORT,
		  .low_number = 1000,
		  .high_number = 2000,
		  .match = MATCH_RANGE },
	};
	struct managed filter = { .kind = MANAGED_FILTER,
				  .filter = { .conditions = conditions, .condition_count = 3 } };
	struct traffic_input t = { .family = AF_INET };

	traffic_narrow(&t, &filter);
	ck_assert(t.proto == IPPROTO_UDP && t.local_port == 53 && t.remote_port == 0);
	t = (struct traffic_input){ .proto = IPPROTO_TCP, .local_port = 80, .remote_port = 1500 };
	traffic_narrow(&t, &filter);
	ck_assert(t.proto == IPPROTO_TCP && t.local_port == 80 && t.remote_port == 1500);
	conditions[0].low_number = IPPROTO_ICMP; /* then the conditions are type and code */
	t = (struct traffic_input){ 0 };
	traffic_narrow(&t, &filter);
	ck_assert(t.proto == IPPROTO_ICMP && !t.local_port);
}
END_TEST

static struct pending some_pending(uint64_t namespace)
{
	struct pending pending = { .namespace = namespace };

	ck_assert_uint_eq(pending_add(&pending), 0);
	return pending;
}

START_TEST(a_pending_context_is_found_by_its_id_and_namespace)
{
	struct pending a = some_pending(1), b = some_pending(1), found;

	ck_assert(tag_may_be_context(a.id) && a.id != b.id);
	ck_assert_uint_eq(pending_begin(2, a.id, &found), FWP_E_NOT_FOUND);
	ck_assert_uint_eq(pending_begin(1, a.id + 1, &found), FWP_E_NOT_FOUND);
	ck_assert_uint_eq(pending_begin(1, a.id, &found), 0);
	found.stage = PENDING_HAS_SPI;
	pending_end(&found);
	ck_assert_uint_eq(pending_begin(1, a.id, &found), 0);
	ck_assert_uint_eq(found.stage, PENDING_HAS_SPI);
	pending_remove(&found);
	ck_assert_uint_eq(pending_begin(1, a.id, &found), FWP_E_NOT_FOUND);
	ck_assert_uint_eq(pending_begin(1, b.id, &found), 0);
	pending_end(&found);
}
END_TEST

START_TEST(of_too_many_pending_contexts_the_oldest_is_forgotten)
{
	struct pending first = some_pending(1), second = some_pending(1), found, last;

	ck_assert_uint_eq(pending_begin(1, first.id, &found), 0); /* in use: it stays */
	for (size_t i = 2; i < PENDING_MAX; i++)
		last = some_pending(1);
	last = some_pending(1);
	pending_end(&found);
	ck_assert_uint_eq(pending_begin(1, second.id, &found), FWP_E_NOT_FOUND);
	ck_assert_uint_eq(pending_begin(1, first.id, &found), 0);
	ck_assert_uint_eq(pending_begin(1, last.id, &found), 0);
}
END_TEST

START_TEST(a_million_contexts_that_come_and_go_need_no_more_memory)
{
	for (int i = 0; i < 1000000; i++) {
		struct pending pending = some_pending(1), found;

		ck_assert_uint_eq(pending_begin(1, pending.id, &found), 0);
		pending_remove(&found);
	}
}
END_TEST

START_TEST(a_child_of_fork_has_no_pending_context_and_the_parent_keeps_its_own)
{
	struct pending a = some_pending(1), found;
	pid_t child = fork();
	int status;

	if (!child) {
		status = pending_begin(1, a.id, &found) != FWP_E_NOT_FOUND;
		a = some_pending(1);
		_exit(status || pending_begin(1, a.id, &found));
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(pending_begin(1, a.id, &found), 0);
}
END_TEST

Suite *create_input_suite(void)
{
	Suite *suite = suite_create("create_input");
	TCase *tc = tcase_create("create_input");
	int count = (int)(sizeof(rows) / sizeof(rows[0]));

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, a_transform_is_taken_or_refused_for_its_reason, 0, count);
	tcase_add_loop_test(tc, a_transform_that_is_taken_is_the_one_that_is_shown, 0, count);
	tcase_add_test(tc, a_key_is_not_read_before_its_length_is_right);
	tcase_add_test(tc, a_bundle_is_refused_for_each_member_that_makes_no_sense);
	tcase_add_test(tc, two_sas_are_esp_and_then_ah);
	tcase_add_test(tc, limits_of_0_are_none_and_large_ones_do_not_wrap_around);
	tcase_add_test(tc, an_address_that_no_host_has_is_refused);
	tcase_add_test(tc, traffic_has_a_known_version_and_type_and_a_tunnel_has_no_ports);
	tcase_add_test(tc, ports_of_encapsulation_are_not_0_and_not_over_ipv6);
	tcase_add_test(tc, reversed_ipv6_addresses_are_turned_if_only_then_somebody_knows_them);
	tcase_add_test(tc, what_the_caller_leaves_open_is_what_the_filter_demands);
	tcase_add_test(tc, a_pending_context_is_found_by_its_id_and_namespace);
	tcase_add_test(tc, of_too_many_pending_contexts_the_oldest_is_forgotten);
	tcase_add_test(tc, a_million_contexts_that_come_and_go_need_no_more_memory);
	tcase_add_test(tc, a_child_of_fork_has_no_pending_context_and_the_parent_keeps_its_own);
	suite_add_tcase(suite, tc);
	return suite;
}
