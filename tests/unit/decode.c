/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "netlink/route.h"
#include "xfrm/decode.h"

#include <arpa/inet.h>
#include <linux/rtnetlink.h>
#include <linux/udp.h>
#include <string.h>

#include "message.h"
#include "unit.h"

static union message m;
static struct sa sa;
static struct sa_parts parts;
static struct new_names names;
static unsigned unknown;

static bool decode(void)
{
	memset(&names, 0, sizeof(names));
	memset(&parts, 0x55, sizeof(parts));
	unknown = 0;
	return decode_sa(&m.header, &sa, &parts, &names, &unknown);
}

static struct nlattr *first_attribute(void)
{
	return mnl_nlmsg_get_payload_offset(&m.header, sizeof(struct xfrm_usersa_info));
}

/* Bytes behind the four of an IPv4 address. The kernel returns them if user space has set them. */
static void put_behind(xfrm_address_t *address, uint8_t fill)
{
	memset((uint8_t *)address + 4, fill, sizeof(*address) - 4);
}

static void decode_with_ends(uint16_t family, uint8_t fill)
{
	struct xfrm_encap_tmpl encap = { .encap_type = UDP_ENCAP_ESPINUDP };
	xfrm_address_t care_of = { .a4 = htonl(0xc0000205) };
	struct xfrm_usersa_info *info = message_init(&m);

	info->family = info->sel.family = family;
	info->sel.saddr.a4 = htonl(0xc0000203);
	info->sel.daddr.a4 = htonl(0xc0000204);
	encap.encap_oa.a4 = htonl(0xc0000206);
	put_behind(&info->saddr, fill);
	put_behind(&info->id.daddr, fill);
	put_behind(&info->sel.saddr, fill);
	put_behind(&info->sel.daddr, fill);
	put_behind(&encap.encap_oa, fill);
	put_behind(&care_of, fill);
	mnl_attr_put(&m.header, XFRMA_ENCAP, sizeof(encap), &encap);
	mnl_attr_put(&m.header, XFRMA_COADDR, sizeof(care_of), &care_of);
	ck_assert(decode());
}

START_TEST(an_ipv4_address_is_its_four_bytes_whatever_follows_them)
{
	struct sa clean_sa;
	struct sa_parts clean_parts;

	decode_with_ends(AF_INET, 0);
	clean_sa = sa;
	clean_parts = parts;
	decode_with_ends(AF_INET, 0xaa);
	ck_assert_mem_eq(&sa, &clean_sa, sizeof(sa));
	ck_assert_mem_eq(&parts, &clean_parts, sizeof(parts));
	decode_with_ends(AF_INET6, 0xaa);
	ck_assert_uint_eq(sa.src.bytes[15], 0xaa);
	ck_assert_uint_eq(sa.dst.bytes[15], 0xaa);
	ck_assert_uint_eq(sa.sel->src.bytes[15], 0xaa);
	ck_assert_uint_eq(sa.sel->dst.bytes[15], 0xaa);
	ck_assert_uint_eq(sa.extra->encap_oa.bytes[15], 0xaa);
	ck_assert_uint_eq(sa.extra->coaddr.bytes[15], 0xaa);
}
END_TEST

START_TEST(an_ipv4_address_of_a_policy_is_its_four_bytes_too)
{
	struct xfrm_user_tmpl template = { .family = AF_INET, .id.proto = IPPROTO_ESP };
	struct xfrm_userpolicy_info *info = message_init_policy(&m);
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	static const struct address zero;
	struct policy policy;

	put_behind(&info->sel.saddr, 0xaa);
	put_behind(&info->sel.daddr, 0xaa);
	put_behind(&template.saddr, 0xaa);
	put_behind(&template.id.daddr, 0xaa);
	mnl_attr_put(&m.header, XFRMA_TMPL, sizeof(template), &template);
	ck_assert(decode_policy(&m.header, &policy, templates));
	ck_assert_mem_eq(&policy.sel.src, &zero, sizeof(zero));
	ck_assert_mem_eq(&policy.sel.dst, &zero, sizeof(zero));
	ck_assert_mem_eq(&templates[0].src, &zero, sizeof(zero));
	ck_assert_mem_eq(&templates[0].dst, &zero, sizeof(zero));
}
END_TEST

START_TEST(base_header_is_decoded_in_host_byte_order)
{
	struct xfrm_usersa_info *info = message_init(&m);

	info->reqid = 7;
	info->replay_window = 32;
	info->flags = XFRM_STATE_ESN;
	info->lft.hard_byte_limit = 1ULL << 40;
	info->lft.soft_add_expires_seconds = 3000;
	info->curlft.bytes = 12345678901ULL;
	info->curlft.add_time = 1700000000;
	info->stats.integrity_failed = 3;
	info->sel.family = AF_INET;
	info->sel.dport = htons(443);
	info->sel.dport_mask = 0xffff;
	info->sel.prefixlen_d = 24;
	ck_assert(decode());
	ck_assert_uint_eq(sa.spi, 0xc0000001);
	ck_assert_mem_eq(sa.src.bytes, "\xc0\x00\x02\x01", 4);
	ck_assert_mem_eq(sa.dst.bytes, "\xc0\x00\x02\x02", 4);
	ck_assert_uint_eq(sa.reqid, 7);
	ck_assert_uint_eq(sa.config->replay_window, 32);
	ck_assert_uint_eq(sa.config->limits.hard_bytes, 1ULL << 40);
	ck_assert_uint_eq(sa.config->limits.soft_add, 3000);
	ck_assert_uint_eq(sa.bytes, 12345678901ULL);
	ck_assert_uint_eq(sa.add_time, 1700000000);
	ck_assert_uint_eq(sa.extra->integrity_failed, 3);
	ck_assert_uint_eq(sa.sel->dport, 443);
	ck_assert_uint_eq(sa.sel->dst_prefix, 24);
	ck_assert_uint_eq(sa.config->present, 0);
	ck_assert_ptr_eq(sa.extra, &parts.extra);
}
END_TEST

START_TEST(every_shorter_message_is_refused)
{
	message_init(&m);
	for (uint32_t length = 0; length < m.header.nlmsg_len; length++) {
		union message copy = m;

		copy.header.nlmsg_len = length;
		if (length < sizeof(struct nlmsghdr))
			continue; /* mnl_nlmsg_ok() refuses this message already */
		ck_assert(!decode_sa(&copy.header, &sa, &parts, &names, &unknown));
	}
}
END_TEST

START_TEST(aead_gives_name_key_bits_and_icv)
{
	message_init(&m);
	message_put_aead(&m, "rfc4106(gcm(aes))", 160, 128);
	ck_assert(decode());
	ck_assert_ptr_eq(sa.sel, &parts.sel);
	ck_assert_ptr_eq(sa.config, &parts.config);
	ck_assert_ptr_eq(sa.extra, &sa_no_extra);
	ck_assert_uint_eq(sa.config->present, SA_HAS_AEAD);
	ck_assert_uint_eq(sa.config->cipher, ALGORITHM_GCM_AES);
	ck_assert_uint_eq(sa.config->cipher_bits, 160);
	ck_assert_uint_eq(sa.config->icv_bits, 128);
}
END_TEST

START_TEST(the_attribute_for_truncated_authentication_goes_before_the_older_one)
{
	message_init(&m);
	message_put_crypt(&m, "cbc(aes)", 256);
	message_put_auth(&m, "hmac(sha256)", 256, 96);
	ck_assert(decode());
	ck_assert_uint_eq(sa.config->present, SA_HAS_CRYPT | SA_HAS_AUTH);
	ck_assert_uint_eq(sa.config->cipher, ALGORITHM_CBC_AES);
	ck_assert_uint_eq(sa.config->auth, ALGORITHM_HMAC_SHA256);
	ck_assert_uint_eq(sa.config->icv_bits, 96);
}
END_TEST

START_TEST(no_byte_of_a_key_is_in_the_record)
{
	message_init(&m);
	message_put_crypt(&m, "cbc(aes)", 256);
	message_put_auth(&m, "hmac(sha256)", 256, 128);
	ck_assert(decode());
	ck_assert_ptr_null(memmem(&sa, sizeof(sa), "kkkk", 4));
	ck_assert_ptr_null(memmem(&parts, sizeof(parts), "kkkk", 4));
	ck_assert_ptr_null(memmem(&names, sizeof(names), "kkkk", 4));
}
END_TEST

START_TEST(an_algorithm_with_a_lying_key_length_is_kept_and_marked)
{
	message_init(&m);
	message_put_aead(&m, "rfc4106(gcm(aes))", 160, 128);
	((struct xfrm_algo_aead *)mnl_attr_get_payload(first_attribute()))->alg_key_len =
		0xffffffff;
	ck_assert(decode());
	ck_assert_uint_eq(sa.config->present, SA_HAS_AEAD | SA_HAS_MALFORMED);
	ck_assert_uint_eq(sa.config->cipher, ALGORITHM_GCM_AES);
	ck_assert_uint_eq(sa.config->cipher_bits, 0xffff);
}
END_TEST

START_TEST(an_unterminated_algorithm_name_ends_with_its_field)
{
	char name[65];

	memset(name, 'x', 64);
	name[64] = 0;
	message_init(&m);
	message_put_crypt(&m, name, 128);
	ck_assert(decode());
	ck_assert_uint_eq(sa.config->cipher, ALGORITHM_KNOWN);
	ck_assert_uint_eq(strlen(algorithm_name(sa.config->cipher, &names)), 63);
}
END_TEST

START_TEST(a_state_whose_algorithm_attribute_is_cut_short_is_not_larval)
{
	static const uint16_t types[] = { XFRMA_ALG_AEAD, XFRMA_ALG_CRYPT, XFRMA_ALG_AUTH,
					  XFRMA_ALG_AUTH_TRUNC };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		message_init(&m);
		message_put_fill(&m, types[i], 5, 'a');
		ck_assert(decode());
		ck_assert(sa.config->present & SA_HAS_ALGORITHM);
		ck_assert(sa.config->present & SA_HAS_MALFORMED);
	}
}
END_TEST

START_TEST(unknown_attributes_are_counted_and_the_others_decoded)
{
	message_init(&m);
	message_put_fill(&m, 42, 4, 1);
	message_put_fill(&m, 0x3fff, 0, 0);
	message_put_fill(&m, XFRMA_PAD, 0, 0);
	message_put_aead(&m, "rfc4106(gcm(aes))", 160, 128);
	ck_assert(decode());
	ck_assert_uint_eq(unknown, 2);
	ck_assert_uint_eq(sa.config->present, SA_HAS_AEAD | SA_HAS_UNKNOWN);
}
END_TEST

START_TEST(every_attribute_of_linux_6_18_is_decoded)
{
	struct xfrm_encap_tmpl encap = { .encap_type = 2,
					 .encap_sport = htons(4500),
					 .encap_dport = htons(34567),
					 .encap_oa.a4 = htonl(0xc6336401) };
	struct xfrm_mark mark = { .v = 0x42, .m = 0xff };
	struct xfrm_user_offload offload = { .ifindex = 3, .flags = 2 };
	xfrm_address_t coaddr = { .a4 = htonl(0xc0000209) };
	struct xfrm_usersa_info *info = message_init(&m);

	info->seq = 99;
	info->sel.ifindex = 4;
	mnl_attr_put(&m.header, XFRMA_ENCAP, sizeof(encap), &encap);
	mnl_attr_put(&m.header, XFRMA_COADDR, sizeof(coaddr), &coaddr);
	mnl_attr_put_u64(&m.header, XFRMA_LASTUSED, 1700000001);
	mnl_attr_put(&m.header, XFRMA_MARK, sizeof(mark), &mark);
	mnl_attr_put_u32(&m.header, XFRMA_TFCPAD, 1400);
	mnl_attr_put_u32(&m.header, XFRMA_SA_EXTRA_FLAGS, 3);
	mnl_attr_put(&m.header, XFRMA_OFFLOAD_DEV, sizeof(offload), &offload);
	mnl_attr_put_u32(&m.header, XFRMA_SET_MARK, 5);
	mnl_attr_put_u32(&m.header, XFRMA_SET_MARK_MASK, 6);
	mnl_attr_put_u32(&m.header, XFRMA_IF_ID, 7);
	mnl_attr_put_u32(&m.header, XFRMA_MTIMER_THRESH, 8);
	mnl_attr_put_u8(&m.header, XFRMA_SA_DIR, XFRM_SA_DIR_OUT);
	mnl_attr_put_u32(&m.header, XFRMA_NAT_KEEPALIVE_INTERVAL, 20);
	mnl_attr_put_u32(&m.header, XFRMA_SA_PCPU, 1);
	mnl_attr_put_u32(&m.header, XFRMA_IPTFS_DROP_TIME, 1000000);
	mnl_attr_put_u16(&m.header, XFRMA_IPTFS_REORDER_WINDOW, 3);
	mnl_attr_put(&m.header, XFRMA_IPTFS_DONT_FRAG, 0, NULL);
	mnl_attr_put_u32(&m.header, XFRMA_IPTFS_INIT_DELAY, 10);
	mnl_attr_put_u32(&m.header, XFRMA_IPTFS_MAX_QSIZE, 1048576);
	mnl_attr_put_u32(&m.header, XFRMA_IPTFS_PKT_SIZE, 1280);
	ck_assert(decode());
	ck_assert_uint_eq(unknown, 0);
	ck_assert_ptr_eq(sa.extra, &parts.extra);
	ck_assert_uint_eq(sa.config->present,
			  SA_HAS_ENCAP | SA_HAS_COADDR | SA_HAS_LASTUSED | SA_HAS_MARK |
				  SA_HAS_TFCPAD | SA_HAS_EXTRA_FLAGS | SA_HAS_OFFLOAD |
				  SA_HAS_SET_MARK | SA_HAS_SET_MARK_MASK | SA_HAS_IF_ID |
				  SA_HAS_MTIMER_THRESH | SA_HAS_DIR | SA_HAS_NAT_KEEPALIVE |
				  SA_HAS_PCPU | SA_HAS_IPTFS);
	ck_assert_uint_eq(sa.km_seq, 99);
	ck_assert_uint_eq(sa.sel->ifindex, 4);
	ck_assert_uint_eq(sa.extra->encap_type, 2);
	ck_assert_uint_eq(sa.extra->encap_sport, 4500);
	ck_assert_uint_eq(sa.extra->encap_dport, 34567);
	ck_assert_mem_eq(sa.extra->encap_oa.bytes, "\xc6\x33\x64\x01", 4);
	ck_assert_mem_eq(sa.extra->coaddr.bytes, "\xc0\x00\x02\x09", 4);
	ck_assert_uint_eq(sa.last_used, 1700000001);
	ck_assert_uint_eq(sa.config->mark, 0x42);
	ck_assert_uint_eq(sa.config->mark_mask, 0xff);
	ck_assert_uint_eq(sa.extra->tfcpad, 1400);
	ck_assert_uint_eq(sa.extra->extra_flags, 3);
	ck_assert_uint_eq(sa.extra->offload_ifindex, 3);
	ck_assert_uint_eq(sa.extra->offload_flags, 2);
	ck_assert_uint_eq(sa.extra->set_mark, 5);
	ck_assert_uint_eq(sa.extra->set_mark_mask, 6);
	ck_assert_uint_eq(sa.config->if_id, 7);
	ck_assert_uint_eq(sa.extra->mtimer_thresh, 8);
	ck_assert_uint_eq(sa.config->dir, XFRM_SA_DIR_OUT);
	ck_assert_uint_eq(sa.extra->nat_keepalive, 20);
	ck_assert_uint_eq(sa.extra->pcpu, 1);
	ck_assert_uint_eq(sa.extra->iptfs_drop_time, 1000000);
	ck_assert_uint_eq(sa.extra->iptfs_reorder_window, 3);
	ck_assert_uint_eq(sa.extra->iptfs_dont_frag, 1);
	ck_assert_uint_eq(sa.extra->iptfs_init_delay, 10);
	ck_assert_uint_eq(sa.extra->iptfs_max_qsize, 1048576);
	ck_assert_uint_eq(sa.extra->iptfs_pkt_size, 1280);
}
END_TEST

START_TEST(esn_replay_state_is_64_bits_and_brings_its_own_window)
{
	/* struct xfrm_replay_state_esn: bmp_len, oseq, seq, oseq_hi, seq_hi, replay_window, bmp */
	uint32_t r[6 + 4] = { 4, 1, 2, 3, 4, 128 };

	message_init(&m)->replay_window = 0;
	mnl_attr_put(&m.header, XFRMA_REPLAY_ESN_VAL, sizeof(r), r);
	ck_assert(decode());
	ck_assert_uint_eq(sa.config->present, SA_HAS_REPLAY_ESN);
	ck_assert_uint_eq(sa.config->replay_window, 128);
	ck_assert_uint_eq(sa.oseq, 1);
	ck_assert_uint_eq(sa.seq, 2);
	ck_assert_uint_eq(sa.extra->oseq_hi, 3);
	ck_assert_uint_eq(sa.extra->seq_hi, 4);
}
END_TEST

START_TEST(an_esn_bitmap_longer_than_its_attribute_is_malformed)
{
	/* 0x40000001 * 4 wraps to 4 in 32 bits */
	struct xfrm_replay_state_esn esn = { .bmp_len = 0x40000001, .replay_window = 32 };

	message_init(&m);
	mnl_attr_put(&m.header, XFRMA_REPLAY_ESN_VAL, sizeof(esn), &esn);
	ck_assert(decode());
	ck_assert_uint_eq(sa.config->present, SA_HAS_MALFORMED);
}
END_TEST

START_TEST(every_attribute_that_is_cut_short_is_marked_and_ignored)
{
	static const struct {
		uint16_t type, size;
	} short_by_one[] = {
		{ XFRMA_ENCAP, sizeof(struct xfrm_encap_tmpl) - 1 },
		{ XFRMA_COADDR, 15 },
		{ XFRMA_LASTUSED, 7 },
		{ XFRMA_MARK, 7 },
		{ XFRMA_TFCPAD, 3 },
		{ XFRMA_REPLAY_VAL, sizeof(struct xfrm_replay_state) - 1 },
		{ XFRMA_REPLAY_ESN_VAL, sizeof(struct xfrm_replay_state_esn) - 1 },
		{ XFRMA_SA_EXTRA_FLAGS, 3 },
		{ XFRMA_SEC_CTX, sizeof(struct xfrm_user_sec_ctx) - 1 },
		{ XFRMA_OFFLOAD_DEV, sizeof(struct xfrm_user_offload) - 1 },
		{ XFRMA_SET_MARK, 3 },
		{ XFRMA_SET_MARK_MASK, 3 },
		{ XFRMA_IF_ID, 3 },
		{ XFRMA_MTIMER_THRESH, 3 },
		{ XFRMA_SA_DIR, 0 },
		{ XFRMA_NAT_KEEPALIVE_INTERVAL, 3 },
		{ XFRMA_SA_PCPU, 3 },
		{ XFRMA_IPTFS_DROP_TIME, 3 },
		{ XFRMA_IPTFS_REORDER_WINDOW, 1 },
		{ XFRMA_IPTFS_INIT_DELAY, 3 },
		{ XFRMA_IPTFS_MAX_QSIZE, 3 },
		{ XFRMA_IPTFS_PKT_SIZE, 3 },
	};

	for (size_t i = 0; i < sizeof(short_by_one) / sizeof(short_by_one[0]); i++) {
		message_init(&m);
		message_put_fill(&m, short_by_one[i].type, short_by_one[i].size, 1);
		ck_assert(decode());
		ck_assert_uint_eq(sa.config->present, SA_HAS_MALFORMED);
	}
}
END_TEST

START_TEST(an_unknown_direction_is_malformed)
{
	message_init(&m);
	mnl_attr_put_u8(&m.header, XFRMA_SA_DIR, 3);
	ck_assert(decode());
	ck_assert_uint_eq(sa.config->present, SA_HAS_MALFORMED);
	ck_assert_uint_eq(sa.config->dir, 0);
}
END_TEST

START_TEST(an_attribute_longer_than_the_message_ends_the_walk)
{
	message_init(&m);
	mnl_attr_put_u32(&m.header, XFRMA_IF_ID, 7);
	first_attribute()->nla_len = 400;
	ck_assert(decode());
	ck_assert_uint_eq(sa.config->present, 0);
}
END_TEST

static void put_ifaddr(uint8_t family)
{
	struct ifaddrmsg *ifa;

	memset(&m, 0, sizeof(m));
	mnl_nlmsg_put_header(&m);
	m.header.nlmsg_type = RTM_NEWADDR;
	ifa = mnl_nlmsg_put_extra_header(&m.header, sizeof(*ifa));
	ifa->ifa_family = family;
}

START_TEST(on_a_point_to_point_link_the_own_address_is_local_not_the_peers)
{
	struct address address;
	uint8_t family;

	put_ifaddr(AF_INET);
	mnl_attr_put_u32(&m.header, IFA_ADDRESS, htonl(0xc0000202));
	mnl_attr_put_u32(&m.header, IFA_LOCAL, htonl(0xc0000201));
	ck_assert(decode_local_address(&m.header, &family, &address));
	ck_assert_uint_eq(family, AF_INET);
	ck_assert_mem_eq(address.bytes, "\xc0\x00\x02\x01\0\0\0\0\0\0\0\0\0\0\0\0", 16);

	put_ifaddr(AF_INET);
	mnl_attr_put_u32(&m.header, IFA_LOCAL, htonl(0xc0000201));
	mnl_attr_put_u32(&m.header, IFA_ADDRESS, htonl(0xc0000202));
	ck_assert(decode_local_address(&m.header, &family, &address));
	ck_assert_uint_eq(address.bytes[3], 1);
}
END_TEST

START_TEST(an_address_message_without_a_whole_address_is_refused)
{
	struct address address;
	uint8_t family;

	put_ifaddr(AF_INET6);
	mnl_attr_put_u32(&m.header, IFA_ADDRESS, 1);
	ck_assert(!decode_local_address(&m.header, &family, &address));
	put_ifaddr(AF_UNIX);
	message_put_fill(&m, IFA_ADDRESS, 16, 1);
	ck_assert(!decode_local_address(&m.header, &family, &address));
	m.header.nlmsg_len = sizeof(struct nlmsghdr) + 3;
	ck_assert(!decode_local_address(&m.header, &family, &address));
}
END_TEST

Suite *decode_suite(void)
{
	Suite *suite = suite_create("decode");
	TCase *tc = tcase_create("decode");

	tcase_add_test(tc, base_header_is_decoded_in_host_byte_order);
	tcase_add_test(tc, an_ipv4_address_of_a_policy_is_its_four_bytes_too);
	tcase_add_test(tc, an_ipv4_address_is_its_four_bytes_whatever_follows_them);
	tcase_add_test(tc, every_shorter_message_is_refused);
	tcase_add_test(tc, aead_gives_name_key_bits_and_icv);
	tcase_add_test(tc, the_attribute_for_truncated_authentication_goes_before_the_older_one);
	tcase_add_test(tc, no_byte_of_a_key_is_in_the_record);
	tcase_add_test(tc, an_algorithm_with_a_lying_key_length_is_kept_and_marked);
	tcase_add_test(tc, an_unterminated_algorithm_name_ends_with_its_field);
	tcase_add_test(tc, a_state_whose_algorithm_attribute_is_cut_short_is_not_larval);
	tcase_add_test(tc, unknown_attributes_are_counted_and_the_others_decoded);
	tcase_add_test(tc, every_attribute_of_linux_6_18_is_decoded);
	tcase_add_test(tc, esn_replay_state_is_64_bits_and_brings_its_own_window);
	tcase_add_test(tc, an_esn_bitmap_longer_than_its_attribute_is_malformed);
	tcase_add_test(tc, every_attribute_that_is_cut_short_is_marked_and_ignored);
	tcase_add_test(tc, an_unknown_direction_is_malformed);
	tcase_add_test(tc, an_attribute_longer_than_the_message_ends_the_walk);
	tcase_add_test(tc, on_a_point_to_point_link_the_own_address_is_local_not_the_peers);
	tcase_add_test(tc, an_address_message_without_a_whole_address_is_refused);
	suite_add_tcase(suite, tc);
	return suite;
}
