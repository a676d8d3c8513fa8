/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "xfrm/encode_update.h"

#include <linux/udp.h>
#include <string.h>

#include "base/status.h"
#include "message.h"
#include "unit.h"
#include "netlink/walk.h"

#define ROOM 8192

static union message state;
static _Alignas(8) uint8_t room[ROOM];
static struct nlmsghdr *const request = (struct nlmsghdr *)room;
static const struct limits limits = { .soft_bytes = 1,
				      .hard_bytes = 2,
				      .soft_packets = 3,
				      .hard_packets = 4,
				      .soft_add = 5,
				      .hard_add = 6,
				      .soft_use = 7,
				      .hard_use = 8 };

static const struct nlattr *find(uint16_t type)
{
	const struct nlattr *attr;

	for_each_attribute(attr, request, sizeof(struct xfrm_usersa_info))
		if (mnl_attr_get_type(attr) == type)
			return attr;
	return NULL;
}

static void encode(void)
{
	memset(room, 0, sizeof(room));
	ck_assert_uint_eq(encode_update(&state.header, &limits, request, ROOM), 0);
}

START_TEST(only_the_limits_change)
{
	struct xfrm_usersa_info *before = message_init(&state), after;

	before->reqid = 7;
	before->seq = 9;
	before->replay_window = 32;
	before->flags = XFRM_STATE_NOECN;
	before->curlft.bytes = 1000;
	message_put_aead(&state, "rfc4106(gcm(aes))", 160, 128);
	encode();
	ck_assert_uint_eq(request->nlmsg_type, XFRM_MSG_UPDSA);
	ck_assert_uint_eq(request->nlmsg_flags, NLM_F_REQUEST | NLM_F_ACK);
	memcpy(&after, mnl_nlmsg_get_payload(request), sizeof(after));
	ck_assert_uint_eq(after.lft.soft_byte_limit, 1);
	ck_assert_uint_eq(after.lft.hard_byte_limit, 2);
	ck_assert_uint_eq(after.lft.soft_packet_limit, 3);
	ck_assert_uint_eq(after.lft.hard_packet_limit, 4);
	ck_assert_uint_eq(after.lft.soft_add_expires_seconds, 5);
	ck_assert_uint_eq(after.lft.hard_add_expires_seconds, 6);
	ck_assert_uint_eq(after.lft.soft_use_expires_seconds, 7);
	ck_assert_uint_eq(after.lft.hard_use_expires_seconds, 8);
	after.lft = before->lft;
	ck_assert_mem_eq(&after, before, sizeof(after));
}
END_TEST

START_TEST(attributes_that_the_kernel_compares_or_requires_are_repeated)
{
	struct xfrm_encap_tmpl encap = { .encap_type = UDP_ENCAP_ESPINUDP };
	struct xfrm_mark mark = { 1, 2 };
	static const uint16_t wanted[] = { XFRMA_ALG_CRYPT, XFRMA_ALG_AUTH_TRUNC, XFRMA_ENCAP,
					   XFRMA_MARK,      XFRMA_SA_DIR,         XFRMA_COADDR };

	message_init(&state);
	message_put_crypt(&state, "cbc(aes)", 256);
	message_put_auth(&state, "hmac(sha256)", 256, 128);
	mnl_attr_put(&state.header, XFRMA_ENCAP, sizeof(encap), &encap);
	mnl_attr_put(&state.header, XFRMA_MARK, sizeof(mark), &mark);
	mnl_attr_put_u8(&state.header, XFRMA_SA_DIR, 1);
	message_put_fill(&state, XFRMA_COADDR, 16, 1);
	encode();
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
		ck_assert_msg(find(wanted[i]) != NULL, "attribute %u", wanted[i]);
	ck_assert_mem_eq(mnl_attr_get_payload(find(XFRMA_MARK)), &mark, sizeof(mark));
}
END_TEST

START_TEST(attributes_with_side_effects_are_left_out)
{
	static const uint16_t unwanted[] = { XFRMA_IF_ID,         XFRMA_SET_MARK,
					     XFRMA_SET_MARK_MASK, XFRMA_OFFLOAD_DEV,
					     XFRMA_SEC_CTX,       XFRMA_TFCPAD,
					     XFRMA_LASTUSED,      XFRMA_REPLAY_VAL,
					     XFRMA_MTIMER_THRESH, XFRMA_NAT_KEEPALIVE_INTERVAL,
					     XFRMA_SA_PCPU,       XFRMA_REPLAY_ESN_VAL };

	message_init(&state);
	message_put_aead(&state, "rfc4106(gcm(aes))", 160, 128);
	for (size_t i = 0; i < sizeof(unwanted) / sizeof(unwanted[0]); i++)
		message_put_fill(&state, unwanted[i], 24, 1);
	encode();
	for (size_t i = 0; i < sizeof(unwanted) / sizeof(unwanted[0]); i++)
		ck_assert_msg(find(unwanted[i]) == NULL, "attribute %u", unwanted[i]);
}
END_TEST

START_TEST(a_state_with_esn_repeats_its_replay_state)
{
	message_init(&state)->flags = XFRM_STATE_ESN;
	message_put_aead(&state, "rfc4106(gcm(aes))", 160, 128);
	message_put_fill(&state, XFRMA_REPLAY_ESN_VAL, 32, 1);
	encode();
	ck_assert_ptr_nonnull(find(XFRMA_REPLAY_ESN_VAL));
}
END_TEST

START_TEST(keys_are_repeated_as_they_are)
{
	message_init(&state);
	message_put_aead(&state, "rfc4106(gcm(aes))", 160, 128);
	encode();
	ck_assert_mem_eq((const char *)mnl_attr_get_payload(find(XFRMA_ALG_AEAD)) +
				 sizeof(struct xfrm_algo_aead),
			 "kkkkkkkkkkkkkkkkkkkk", 20);
}
END_TEST

START_TEST(redacted_keys_are_replaced_by_random_ones)
{
	static const uint8_t zero[32];
	uint16_t types[] = { XFRMA_ALG_CRYPT, XFRMA_ALG_AUTH_TRUNC };
	size_t heads[] = { sizeof(struct xfrm_algo), sizeof(struct xfrm_algo_auth) };
	struct nlattr *attr;

	message_init(&state);
	message_put_crypt(&state, "cbc(aes)", 256);
	message_put_auth(&state, "hmac(sha256)", 256, 128);
	for_each_attribute(attr, &state.header, sizeof(struct xfrm_usersa_info))
		memset((char *)mnl_attr_get_payload(attr) + mnl_attr_get_payload_len(attr) - 32, 0,
		       32);
	encode();
	for (int i = 0; i < 2; i++) {
		const char *payload = mnl_attr_get_payload(find(types[i]));

		ck_assert_uint_eq(mnl_attr_get_payload_len(find(types[i])), heads[i] + 32);
		ck_assert_mem_ne(payload + heads[i], zero, 32);
	}
}
END_TEST

START_TEST(an_algorithm_without_a_key_stays_without_one)
{
	message_init(&state);
	message_put_crypt(&state, "ecb(cipher_null)", 0);
	message_put_auth(&state, "hmac(sha256)", 256, 128);
	encode();
	ck_assert_uint_eq(mnl_attr_get_payload_len(find(XFRMA_ALG_CRYPT)),
			  sizeof(struct xfrm_algo));
}
END_TEST

START_TEST(too_small_a_buffer_and_too_short_a_state_are_errors)
{
	message_init(&state);
	for (int i = 0; i < 3; i++)
		message_put_fill(&state, XFRMA_ALG_AEAD, 1000, 1);
	ck_assert_uint_eq(encode_update(&state.header, &limits, request, 2000),
			  ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(encode_update(&state.header, &limits, request, 16),
			  ERROR_INVALID_PARAMETER);
	state.header.nlmsg_len = sizeof(struct nlmsghdr) + 10;
	ck_assert_uint_eq(encode_update(&state.header, &limits, request, ROOM),
			  ERROR_INVALID_PARAMETER);
}
END_TEST

Suite *update_suite(void)
{
	Suite *suite = suite_create("update");
	TCase *tc = tcase_create("update");

	tcase_add_test(tc, only_the_limits_change);
	tcase_add_test(tc, attributes_that_the_kernel_compares_or_requires_are_repeated);
	tcase_add_test(tc, attributes_with_side_effects_are_left_out);
	tcase_add_test(tc, a_state_with_esn_repeats_its_replay_state);
	tcase_add_test(tc, keys_are_repeated_as_they_are);
	tcase_add_test(tc, redacted_keys_are_replaced_by_random_ones);
	tcase_add_test(tc, an_algorithm_without_a_key_stays_without_one);
	tcase_add_test(tc, too_small_a_buffer_and_too_short_a_state_are_errors);
	suite_add_tcase(suite, tc);
	return suite;
}
