/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <arpa/inet.h>
#include <string.h>

#include "message.h"
#include "unit.h"
#include "xfrm/decode.h"
#include "xfrm/event.h"

static union message m;

static void *begin(uint16_t type, size_t body)
{
	memset(&m, 0, sizeof(m));
	mnl_nlmsg_put_header(&m);
	m.header.nlmsg_type = type;
	return mnl_nlmsg_put_extra_header(&m.header, body);
}

static void put_mark(void)
{
	const struct xfrm_mark mark = { .v = 5, .m = 0xff };

	mnl_attr_put(&m.header, XFRMA_MARK, sizeof(mark), &mark);
}

static void begin_delsa(void)
{
	struct xfrm_usersa_id *id = begin(XFRM_MSG_DELSA, sizeof(*id));

	id->daddr.a4 = htonl(0xc0000202);
	id->spi = htonl(0xc0000001);
	id->family = AF_INET;
	id->proto = IPPROTO_ESP;
}

static struct xfrm_user_expire *begin_expire(uint8_t hard)
{
	struct xfrm_user_expire *expire = begin(XFRM_MSG_EXPIRE, sizeof(*expire));

	expire->state.id.daddr.a4 = htonl(0xc0000202);
	expire->state.id.spi = htonl(0xc0000001);
	expire->state.id.proto = IPPROTO_ESP;
	expire->state.family = AF_INET;
	expire->hard = hard;
	return expire;
}

START_TEST(every_event_about_a_state_has_the_key_that_the_dumped_state_has)
{
	struct new_names names = { 0 };
	struct sa_parts parts;
	unsigned unknown = 0;
	struct sa sa;
	struct sa_key key;
	struct event event;

	message_init(&m);
	put_mark();
	ck_assert(decode_sa(&m.header, &sa, &parts, &names, &unknown));
	key = sa_key_of(&sa);
	event = decode_event(&m.header);
	ck_assert_int_eq(event.type, EVENT_SA_ADDED);
	ck_assert_mem_eq(&event.key, &key, sizeof(key));
	m.header.nlmsg_type = XFRM_MSG_UPDSA;
	event = decode_event(&m.header);
	ck_assert_int_eq(event.type, EVENT_SA_CHANGED);
	ck_assert_mem_eq(&event.key, &key, sizeof(key));
	begin_delsa();
	put_mark();
	event = decode_event(&m.header);
	ck_assert_int_eq(event.type, EVENT_SA_REMOVED);
	ck_assert_mem_eq(&event.key, &key, sizeof(key));
	begin_expire(1);
	put_mark();
	event = decode_event(&m.header);
	ck_assert_int_eq(event.type, EVENT_SA_EXPIRED);
	ck_assert_mem_eq(&event.key, &key, sizeof(key));
}
END_TEST

static struct sa_key key_with_junk(void *daddr)
{
	memset((uint8_t *)daddr + 4, 0xaa, sizeof(xfrm_address_t) - 4);
	return decode_event(&m.header).key;
}

/* The kernel keeps all 16 bytes of an IPv4 address, but compares only the first four. */
START_TEST(bytes_behind_an_ipv4_address_are_no_part_of_the_key)
{
	struct xfrm_usersa_info *info = message_init(&m);
	const struct sa_key clean = decode_event(&m.header).key;
	struct sa_key key = key_with_junk(&info->id.daddr);

	ck_assert_mem_eq(&key, &clean, sizeof(key));
	begin_delsa();
	key = key_with_junk(mnl_nlmsg_get_payload(&m.header)); /* the struct begins with daddr */
	ck_assert_mem_eq(&key, &clean, sizeof(key));
	key = key_with_junk(&begin_expire(1)->state.id.daddr);
	ck_assert_mem_eq(&key, &clean, sizeof(key));
}
END_TEST

/* Decodes what the message tells of an SA. */
static bool decode(struct sa *sa)
{
	static struct new_names names;
	static struct sa_parts parts;
	unsigned unknown = 0;

	memset(&parts, 0x5a, sizeof(parts));
	return decode_sa(&m.header, sa, &parts, &names, &unknown);
}

START_TEST(the_event_of_an_end_has_the_last_counters)
{
	struct xfrm_usersa_info info = { .curlft = { .bytes = 1000, .packets = 7, .add_time = 99 },
					 .family = AF_INET,
					 .reqid = 3,
					 .stats.integrity_failed = 2 };
	struct xfrm_user_expire *expire;
	struct sa sa;

	begin_delsa();
	ck_assert(!decode(&sa)); /* without XFRMA_SA */
	mnl_attr_put(&m.header, XFRMA_SA, sizeof(info) - 1, &info);
	ck_assert(!decode(&sa));
	begin_delsa();
	mnl_attr_put(&m.header, XFRMA_SA, sizeof(info), &info);
	put_mark();
	ck_assert(decode(&sa));
	ck_assert_uint_eq(sa.packets, 7);
	ck_assert_uint_eq(sa.reqid, 3);
	ck_assert_uint_eq(sa.add_time, 99);
	ck_assert_uint_eq(sa.extra->integrity_failed, 2);
	ck_assert_uint_eq(sa.config->mark, 5);
	ck_assert_uint_eq(sa.config->present, SA_HAS_MARK);
	expire = begin_expire(1);
	expire->state.curlft.bytes = 4000;
	put_mark();
	ck_assert(decode(&sa));
	ck_assert_uint_eq(sa.bytes, 4000);
	ck_assert_uint_eq(sa.spi, 0xc0000001);
	ck_assert_uint_eq(sa.config->mark, 5);
	begin(XFRM_MSG_EXPIRE, sizeof(struct xfrm_user_expire) - 8);
	ck_assert(!decode(&sa));
}
END_TEST

START_TEST(a_mapping_has_both_addresses_and_ports)
{
	struct xfrm_user_mapping *from = begin(XFRM_MSG_MAPPING, sizeof(*from));
	struct mapping mapping;

	from->id.family = AF_INET;
	from->id.spi = htonl(0xc0000001);
	from->old_saddr.a4 = htonl(0xc0000202);
	from->new_saddr.a4 = htonl(0xc0000203);
	from->new_saddr.a6[3] = 0xffffffff; /* not part of an IPv4 address */
	from->old_sport = htons(4500);
	from->new_sport = htons(1024);
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_MAPPING);
	ck_assert(decode_mapping(&m.header, &mapping));
	ck_assert_uint_eq(mapping.key.spi, 0xc0000001);
	ck_assert_uint_eq(mapping.former.bytes[3], 2);
	ck_assert_uint_eq(mapping.now.bytes[3], 3);
	ck_assert_uint_eq(mapping.now.bytes[15], 0);
	ck_assert_uint_eq(mapping.former_port, 4500);
	ck_assert_uint_eq(mapping.port, 1024);
	begin(XFRM_MSG_MAPPING, sizeof(*from) - 4);
	ck_assert(!decode_mapping(&m.header, &mapping));
}
END_TEST

START_TEST(an_acquire_has_the_packet_and_the_policy)
{
	struct xfrm_user_acquire *from = begin(XFRM_MSG_ACQUIRE, sizeof(*from));
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct xfrm_user_tmpl template = { .reqid = 9, .family = AF_INET };
	struct selector packet;
	struct policy policy;

	from->sel.family = AF_INET;
	from->sel.dport = htons(53);
	from->policy.index = 17;
	from->policy.priority = 3;
	mnl_attr_put(&m.header, XFRMA_TMPL, sizeof(template), &template);
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_ACQUIRE);
	ck_assert(decode_acquired_packet(&m.header, &packet));
	ck_assert_uint_eq(packet.dport, 53);
	ck_assert(decode_policy(&m.header, &policy, templates));
	ck_assert_uint_eq(policy.index, 17);
	ck_assert_uint_eq(policy.template_count, 1);
	ck_assert_uint_eq(templates[0].reqid, 9);
	begin(XFRM_MSG_ACQUIRE, sizeof(*from) - 8);
	ck_assert(!decode_acquired_packet(&m.header, &packet));
	ck_assert(!decode_policy(&m.header, &policy, templates));
}
END_TEST

START_TEST(the_event_of_a_policys_end_has_the_policy)
{
	struct xfrm_userpolicy_info info = { .index = 33, .priority = 5 };
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct xfrm_user_polexpire *expire;
	struct policy policy;

	begin(XFRM_MSG_DELPOLICY, sizeof(struct xfrm_userpolicy_id));
	ck_assert(!decode_policy(&m.header, &policy, templates));
	mnl_attr_put(&m.header, XFRMA_POLICY, sizeof(info), &info);
	ck_assert(decode_policy(&m.header, &policy, templates));
	ck_assert_uint_eq(policy.index, 33);
	expire = begin(XFRM_MSG_POLEXPIRE, sizeof(*expire));
	expire->pol.index = 34;
	ck_assert(decode_policy(&m.header, &policy, templates));
	ck_assert_uint_eq(policy.index, 34);
	begin(XFRM_MSG_POLEXPIRE, sizeof(*expire) - 8);
	ck_assert(!decode_policy(&m.header, &policy, templates));
}
END_TEST

START_TEST(a_soft_expiry_changes_no_table)
{
	struct xfrm_user_polexpire *expire;

	begin_expire(0);
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_SA_EXPIRING);
	ck_assert_int_lt(EVENT_SA_EXPIRING, EVENT_SA_ADDED);
	expire = begin(XFRM_MSG_POLEXPIRE, sizeof(*expire));
	expire->hard = 0;
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_NONE);
	begin(XFRM_MSG_GETDEFAULT, 8);
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_NONE);
}
END_TEST

START_TEST(a_flush_names_the_protocol_or_the_type_that_goes)
{
	struct xfrm_userpolicy_type type = { .type = XFRM_POLICY_TYPE_SUB };
	struct xfrm_usersa_flush *flush = begin(XFRM_MSG_FLUSHSA, sizeof(*flush));
	struct event event;

	flush->proto = IPPROTO_AH;
	event = decode_event(&m.header);
	ck_assert_int_eq(event.type, EVENT_SAS_FLUSHED);
	ck_assert_uint_eq(event.proto, IPPROTO_AH);
	begin(XFRM_MSG_FLUSHPOLICY, 0);
	event = decode_event(&m.header);
	ck_assert_int_eq(event.type, EVENT_POLICIES_FLUSHED);
	ck_assert_uint_eq(event.policy_type, XFRM_POLICY_TYPE_MAIN);
	mnl_attr_put(&m.header, XFRMA_POLICY_TYPE, sizeof(type), &type);
	ck_assert_uint_eq(decode_event(&m.header).policy_type, XFRM_POLICY_TYPE_SUB);
}
END_TEST

START_TEST(a_deleted_policy_is_known_by_the_index_in_the_attribute)
{
	struct xfrm_userpolicy_info info = { .index = 17 };
	struct xfrm_userpolicy_id *id = begin(XFRM_MSG_DELPOLICY, sizeof(*id));
	struct event event;

	id->index = 0; /* it was deleted by its selector, so the kernel sends no index here */
	mnl_attr_put(&m.header, XFRMA_POLICY, sizeof(info), &info);
	event = decode_event(&m.header);
	ck_assert_int_eq(event.type, EVENT_POLICY_REMOVED);
	ck_assert_uint_eq(event.index, 17);
}
END_TEST

START_TEST(a_policy_that_expires_is_removed)
{
	struct xfrm_user_polexpire *expire = begin(XFRM_MSG_POLEXPIRE, sizeof(*expire));
	struct event event;

	expire->pol.index = 25;
	expire->hard = 1;
	event = decode_event(&m.header);
	ck_assert_int_eq(event.type, EVENT_POLICY_REMOVED);
	ck_assert_uint_eq(event.index, 25);
}
END_TEST

START_TEST(a_new_policy_and_one_that_replaces_another_are_told_apart)
{
	message_init_policy(&m);
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_POLICY_ADDED);
	m.header.nlmsg_type = XFRM_MSG_UPDPOLICY;
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_POLICY_REPLACED);
}
END_TEST

/* A snapshot cannot know what such an event changed, so it must not be marked complete. */
START_TEST(an_event_that_is_unknown_or_cut_short_is_of_the_kind_other)
{
	const struct {
		uint16_t type;
		size_t body;
	} shortest[] = {
		{ XFRM_MSG_NEWSA, sizeof(struct xfrm_usersa_info) },
		{ XFRM_MSG_UPDSA, sizeof(struct xfrm_usersa_info) },
		{ XFRM_MSG_DELSA, sizeof(struct xfrm_usersa_id) },
		{ XFRM_MSG_EXPIRE, sizeof(struct xfrm_user_expire) },
		{ XFRM_MSG_FLUSHSA, sizeof(struct xfrm_usersa_flush) },
		{ XFRM_MSG_NEWPOLICY, sizeof(struct xfrm_userpolicy_info) },
		{ XFRM_MSG_UPDPOLICY, sizeof(struct xfrm_userpolicy_info) },
		{ XFRM_MSG_POLEXPIRE, sizeof(struct xfrm_user_polexpire) },
	};

	for (size_t i = 0; i < sizeof(shortest) / sizeof(shortest[0]); i++) {
		begin(shortest[i].type, shortest[i].body);
		ck_assert_int_ne(decode_event(&m.header).type, EVENT_OTHER);
		for (size_t size = 0; size < shortest[i].body; size++) {
			m.header.nlmsg_len = (uint32_t)(NLMSG_HDRLEN + size);
			ck_assert_int_eq(decode_event(&m.header).type, EVENT_OTHER);
		}
	}
	begin(XFRM_MSG_DELPOLICY, sizeof(struct xfrm_userpolicy_id)); /* without XFRMA_POLICY */
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_OTHER);
	begin(XFRM_MSG_MIGRATE, sizeof(struct xfrm_userpolicy_id));
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_OTHER);
	begin(0x2f, 64); /* no such message exists (Linux 6.18) */
	ck_assert_int_eq(decode_event(&m.header).type, EVENT_OTHER);
}
END_TEST

Suite *event_suite(void)
{
	Suite *suite = suite_create("event");
	TCase *tc = tcase_create("event");

	tcase_add_test(tc, every_event_about_a_state_has_the_key_that_the_dumped_state_has);
	tcase_add_test(tc, bytes_behind_an_ipv4_address_are_no_part_of_the_key);
	tcase_add_test(tc, the_event_of_an_end_has_the_last_counters);
	tcase_add_test(tc, a_mapping_has_both_addresses_and_ports);
	tcase_add_test(tc, an_acquire_has_the_packet_and_the_policy);
	tcase_add_test(tc, the_event_of_a_policys_end_has_the_policy);
	tcase_add_test(tc, a_soft_expiry_changes_no_table);
	tcase_add_test(tc, a_flush_names_the_protocol_or_the_type_that_goes);
	tcase_add_test(tc, a_deleted_policy_is_known_by_the_index_in_the_attribute);
	tcase_add_test(tc, a_policy_that_expires_is_removed);
	tcase_add_test(tc, a_new_policy_and_one_that_replaces_another_are_told_apart);
	tcase_add_test(tc, an_event_that_is_unknown_or_cut_short_is_of_the_kind_other);
	suite_add_tcase(suite, tc);
	return suite;
}
