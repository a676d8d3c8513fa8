/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* States that this library makes: encoded, and decoded again. */
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "record.h"
#include "unit.h"
#include "netlink/walk.h"
#include "xfrm/decode.h"
#include "xfrm/state_add.h"
#include "xfrm/state_replace.h"
#include "xfrm/tag.h"
#include "xfrm/uapi.h"

static _Alignas(8) char buffer[8192], other[8192];
static struct nlmsghdr *const message = (struct nlmsghdr *)buffer;
static struct nlmsghdr *const replacement = (struct nlmsghdr *)other;
static const uint8_t key[36] = { 0xaa, 0xbb, [35] = 0xcc };
static struct sa sa;
static struct sa_parts parts;
static struct new_names names;
static unsigned unknown;

static struct new_sa gcm(void)
{
	return (struct new_sa){
		.src = record_v4(0xc0000201),
		.dst = record_v4(0xc0000202),
		.sel = { .family = AF_INET,
			 .src = record_v4(0xc0000201),
			 .dst = record_v4(0xc0000202),
			 .src_prefix = 32,
			 .dst_prefix = 32,
			 .proto = IPPROTO_UDP,
			 .sport = 500,
			 .sport_mask = 0xffff,
			 .user = 0x50000007 },
		.hard_bytes = UINT64_MAX,
		.hard_packets = UINT64_MAX,
		.spi = 0xc1000001,
		.reqid = 0x50000001,
		.seq = 0x92345678,
		.family = AF_INET,
		.proto = IPPROTO_ESP,
		.dir = SA_DIR_OUT,
		.aead = { key, 36, 128, ALGORITHM_GCM_AES },
	};
}

static void encode(const struct new_sa *from, bool update)
{
	memset(buffer, 0xee, sizeof(buffer));
	unknown = 0;
	ck_assert_uint_eq(encode_new_sa(from, update, message, sizeof(buffer)), 0);
	ck_assert_uint_eq(message->nlmsg_type, update ? XFRM_MSG_UPDSA : XFRM_MSG_NEWSA);
	ck_assert(decode_sa(message, &sa, &parts, &names, &unknown));
	ck_assert_uint_eq(unknown, 0);
}

static const void *attribute(const struct nlmsghdr *from, uint16_t type, size_t size)
{
	return find_attribute(from, sizeof(struct xfrm_usersa_info), type, size);
}

START_TEST(every_member_is_where_the_decoder_finds_it)
{
	struct new_sa from = gcm();

	encode(&from, false);
	ck_assert_mem_eq(&sa.src, &from.src, sizeof(sa.src));
	ck_assert_mem_eq(&sa.dst, &from.dst, sizeof(sa.dst));
	ck_assert_mem_eq(sa.sel, &from.sel, sizeof(from.sel));
	ck_assert_uint_eq(sa.spi, from.spi);
	ck_assert_uint_eq(sa.reqid, from.reqid);
	ck_assert_uint_eq(tag_context(&sa), 0x9234567850000007u);
	ck_assert_uint_eq(sa.family, AF_INET);
	ck_assert_uint_eq(sa.proto, IPPROTO_ESP);
	ck_assert_uint_eq(sa.mode, SA_MODE_TRANSPORT);
	ck_assert_uint_eq(sa.flags, 0);
	ck_assert_uint_eq(sa.config->cipher, ALGORITHM_GCM_AES);
	ck_assert_uint_eq(sa.config->cipher_bits, 288);
	ck_assert_uint_eq(sa.config->icv_bits, 128);
	ck_assert_uint_eq(sa.config->dir, SA_DIR_OUT);
	ck_assert_uint_eq(sa.config->present & SA_HAS_ENCAP, 0);
	encode(&from, true);
}
END_TEST

START_TEST(the_key_is_there_as_it_was_given)
{
	struct new_sa from = gcm();
	const struct xfrm_algo_aead *aead;

	encode(&from, false);
	aead = attribute(message, XFRMA_ALG_AEAD, sizeof(*aead) + 36);
	ck_assert_ptr_nonnull(aead);
	ck_assert_mem_eq((const char *)aead + sizeof(*aead), key, 36);
}
END_TEST

START_TEST(limits_of_0_are_never_sent)
{
	struct new_sa from = gcm();
	const struct limits *limits = &parts.config.limits;

	encode(&from, false);
	ck_assert(limits->hard_bytes == UINT64_MAX && limits->hard_packets == UINT64_MAX);
	ck_assert(limits->soft_bytes == UINT64_MAX && limits->soft_packets == UINT64_MAX);
	ck_assert_uint_eq(limits->hard_add, 0);
	from.hard_bytes = 1024;
	from.hard_packets = 7;
	from.hard_seconds = 0xffffffff;
	encode(&from, false);
	ck_assert_uint_eq(limits->hard_bytes, 1024);
	ck_assert_uint_eq(limits->hard_packets, 7);
	ck_assert_uint_eq(limits->hard_add, 0xffffffff);
	ck_assert(limits->soft_bytes == UINT64_MAX && limits->soft_packets == UINT64_MAX);
	ck_assert_uint_eq(limits->soft_add | limits->soft_use | limits->hard_use, 0);
}
END_TEST

START_TEST(only_an_inbound_sa_has_a_replay_window)
{
	struct new_sa from = gcm();

	encode(&from, false);
	ck_assert_uint_eq(sa.config->replay_window, 0);
	from.dir = SA_DIR_IN;
	encode(&from, false);
	ck_assert_uint_eq(sa.config->replay_window, 32);
	ck_assert_uint_eq(sa.config->dir, SA_DIR_IN);
}
END_TEST

START_TEST(flags_are_those_that_the_kernel_needs)
{
	struct new_sa from = gcm();

	from.aead.algorithm = ALGORITHM_NONE;
	from.auth = (struct keyed_algorithm){ key, 32, 128, ALGORITHM_HMAC_SHA256 };
	from.proto = IPPROTO_AH;
	encode(&from, false);
	ck_assert_uint_eq(sa.flags, XFRM_STATE_ALIGN4);
	ck_assert_uint_eq(sa.config->auth, ALGORITHM_HMAC_SHA256);
	ck_assert_uint_eq(sa.config->icv_bits, 128);
	ck_assert_ptr_null(attribute(message, XFRMA_ALG_CRYPT, 0));
	from.family = AF_INET6;
	encode(&from, false);
	ck_assert_uint_eq(sa.flags, 0);
	from = gcm();
	from.sel = (struct selector){ .user = 0x50000007 };
	from.mode = SA_MODE_TUNNEL;
	from.no_pmtu_discovery = true;
	encode(&from, false);
	ck_assert_uint_eq(sa.flags, XFRM_STATE_AF_UNSPEC | XFRM_STATE_NOPMTUDISC);
	ck_assert_uint_eq(sa.sel->user, 0x50000007);
	from.dir = SA_DIR_IN; /* which Linux 6.10 and later would refuse */
	encode(&from, false);
	ck_assert_uint_eq(sa.flags, XFRM_STATE_AF_UNSPEC);
}
END_TEST

START_TEST(esp_without_a_cipher_has_the_null_cipher_with_no_key)
{
	struct new_sa from = gcm();
	const struct xfrm_algo *cipher;

	from.aead.algorithm = ALGORITHM_NONE;
	from.auth = (struct keyed_algorithm){ key, 20, 96, ALGORITHM_HMAC_SHA1 };
	from.cipher.algorithm = ALGORITHM_CIPHER_NULL;
	encode(&from, false);
	cipher = attribute(message, XFRMA_ALG_CRYPT, sizeof(*cipher));
	ck_assert_str_eq(cipher->alg_name, "ecb(cipher_null)");
	ck_assert_uint_eq(cipher->alg_key_len, 0);
}
END_TEST

START_TEST(encapsulation_and_interface_are_sent_if_there_are_any)
{
	struct new_sa from = gcm();

	from.encap = (struct encapsulation){ SA_ENCAP_ESPINUDP, 4500, 4501, record_v4(0xc6336401) };
	from.if_id = 77;
	encode(&from, false);
	ck_assert_uint_eq(sa.extra->encap_type, SA_ENCAP_ESPINUDP);
	ck_assert_uint_eq(sa.extra->encap_sport, 4500);
	ck_assert_uint_eq(sa.extra->encap_dport, 4501);
	ck_assert_mem_eq(&sa.extra->encap_oa, &from.encap.original, 16);
	ck_assert_uint_eq(sa.config->if_id, 77);
}
END_TEST

START_TEST(a_buffer_that_is_too_small_is_an_error_and_is_not_overrun)
{
	struct new_sa from = gcm();

	for (size_t size = 0; size < 400; size++) {
		memset(buffer, 0xee, sizeof(buffer));
		if (!encode_new_sa(&from, false, message, size))
			ck_assert_uint_le(message->nlmsg_len, size);
		for (size_t i = size; i < 600; i++)
			ck_assert_int_eq((uint8_t)buffer[i], 0xee);
	}
	from.aead.key_bytes = NEW_SA_KEY_MAX + 1;
	ck_assert_uint_eq(encode_new_sa(&from, false, message, sizeof(buffer)),
			  ERROR_INVALID_PARAMETER);
}
END_TEST

static const struct xfrm_replay_state replay = { 5, 6, 7 };
static const uint64_t last_used = 99;

/* The kernel's answer to a request about the state. */
static void answer(const struct new_sa *from)
{
	struct xfrm_usersa_info *info;

	encode(from, false);
	info = mnl_nlmsg_get_payload(message);
	info->curlft = (struct xfrm_lifetime_cur){ 1000, 10, 1700000000, 1700000001 };
	mnl_attr_put(message, XFRMA_REPLAY_VAL, sizeof(replay), &replay);
	mnl_attr_put(message, XFRMA_LASTUSED, sizeof(last_used), &last_used);
}

static void replace(const struct state_change *change)
{
	ck_assert_uint_eq(encode_replacement(message, change, replacement, sizeof(other)), 0);
	ck_assert_uint_eq(replacement->nlmsg_type, XFRM_MSG_NEWSA);
	ck_assert(decode_sa(replacement, &sa, &parts, &names, &unknown));
}

START_TEST(a_replacement_goes_on_where_the_state_has_come)
{
	const struct state_change none = { .moves = false };
	const struct xfrm_lifetime_cur *current;
	struct new_sa from = gcm();

	from.encap = (struct encapsulation){ .type = SA_ENCAP_ESPINUDP, .sport = 1, .dport = 2 };
	answer(&from);
	replace(&none);
	current = attribute(replacement, XFRMA_LTIME_VAL, sizeof(*current));
	ck_assert_uint_eq(current->bytes, 1000);
	ck_assert_uint_eq(current->packets, 10);
	ck_assert_uint_eq(current->add_time, 1700000000);
	ck_assert_mem_eq(attribute(replacement, XFRMA_REPLAY_VAL, sizeof(replay)), &replay,
			 sizeof(replay));
	ck_assert_mem_eq((const char *)attribute(replacement, XFRMA_ALG_AEAD, 100) +
				 sizeof(struct xfrm_algo_aead),
			 key, 36);
	ck_assert_ptr_null(attribute(replacement, XFRMA_LASTUSED, 0));
	ck_assert_uint_eq(sa.extra->encap_dport, 2);
	ck_assert_uint_eq(tag_context(&sa), 0x9234567850000007u);
}
END_TEST

START_TEST(a_replacement_has_the_changes)
{
	struct new_sa from = gcm();
	struct state_change change = {
		.moves = true,
		.src = record_v4(0xc0000209),
		.dst = record_v4(0xc000020a),
		.sel = { .family = AF_INET, .proto = 6, .user = 0x50000007 },
		.reqid = 0x50000003,
		.encapsulates = true,
		.encap = { .type = SA_ENCAP_ESPINUDP, .sport = 3, .dport = 4 },
		.fragments = true,
		.no_pmtu_discovery = true,
	};

	answer(&from);
	replace(&change);
	ck_assert_mem_eq(&sa.src, &change.src, 16);
	ck_assert_mem_eq(&sa.dst, &change.dst, 16);
	ck_assert_uint_eq(sa.sel->proto, 6);
	ck_assert_uint_eq(sa.reqid, 0x50000003);
	ck_assert_uint_eq(sa.extra->encap_dport, 4);
	ck_assert_uint_eq(sa.flags & XFRM_STATE_NOPMTUDISC, XFRM_STATE_NOPMTUDISC);
	from.encap = change.encap;
	answer(&from);
	change = (struct state_change){ .encapsulates = true };
	replace(&change);
	ck_assert_ptr_null(attribute(replacement, XFRMA_ENCAP, 0));
}
END_TEST

START_TEST(a_key_of_zeros_is_one_that_the_kernel_does_not_show)
{
	static const uint8_t zero[36];
	const struct state_change none = { .moves = false };
	struct new_sa from = gcm();

	from.aead.key = zero;
	answer(&from);
	ck_assert_uint_eq(encode_replacement(message, &none, replacement, sizeof(other)),
			  ERROR_NOT_SUPPORTED);
}
END_TEST

Suite *new_sa_suite(void)
{
	Suite *suite = suite_create("new_sa");
	TCase *tc = tcase_create("new_sa");

	tcase_add_test(tc, every_member_is_where_the_decoder_finds_it);
	tcase_add_test(tc, the_key_is_there_as_it_was_given);
	tcase_add_test(tc, limits_of_0_are_never_sent);
	tcase_add_test(tc, only_an_inbound_sa_has_a_replay_window);
	tcase_add_test(tc, flags_are_those_that_the_kernel_needs);
	tcase_add_test(tc, esp_without_a_cipher_has_the_null_cipher_with_no_key);
	tcase_add_test(tc, encapsulation_and_interface_are_sent_if_there_are_any);
	tcase_add_test(tc, a_buffer_that_is_too_small_is_an_error_and_is_not_overrun);
	tcase_add_test(tc, a_replacement_goes_on_where_the_state_has_come);
	tcase_add_test(tc, a_replacement_has_the_changes);
	tcase_add_test(tc, a_key_of_zeros_is_one_that_the_kernel_does_not_show);
	suite_add_tcase(suite, tc);
	return suite;
}
