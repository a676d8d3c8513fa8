/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "xfrm/encode_policy.h"

#include <netinet/in.h>
#include <string.h>

#include "base/status.h"
#include "message.h"
#include "unit.h"
#include "netlink/walk.h"
#include "xfrm/decode.h"

static union message room;

static struct policy any_policy(void)
{
	struct policy policy;

	memset(&policy, 0, sizeof(policy));
	memset(policy.sel.src.bytes, 0x11, sizeof(policy.sel.src.bytes));
	memset(policy.sel.dst.bytes, 0x22, sizeof(policy.sel.dst.bytes));
	policy.sel.family = AF_INET6;
	policy.sel.src_prefix = 127;
	policy.sel.dst_prefix = 65;
	policy.sel.sport = 0x1234;
	policy.sel.sport_mask = 0xfffe;
	policy.sel.dport = 0x5678;
	policy.sel.dport_mask = 0xff00;
	policy.sel.proto = IPPROTO_UDP;
	policy.sel.ifindex = 7;
	policy.sel.user = 0x50000001;
	policy.priority = 4096;
	policy.mark = 1;
	policy.mark_mask = 3;
	policy.if_id = 9;
	policy.dir = POLICY_FWD;
	policy.action = 1;
	policy.type = 1;
	return policy;
}

static struct policy_template any_template(uint8_t number)
{
	struct policy_template template;

	memset(&template, 0, sizeof(template));
	memset(template.src.bytes, 0x30 + number, sizeof(template.src.bytes));
	memset(template.dst.bytes, 0x40 + number, sizeof(template.dst.bytes));
	template.family = AF_INET6;
	template.spi = 0x01020304;
	template.reqid = number;
	template.proto = IPPROTO_ESP;
	template.mode = number;
	template.optional = number % 2 != 0;
	return template;
}

START_TEST(a_decoder_reads_back_what_was_encoded)
{
	struct policy policy = any_policy(), back;
	struct policy_template templates[POLICY_TEMPLATES_MAX],
		back_templates[POLICY_TEMPLATES_MAX];

	for (uint8_t i = 0; i < POLICY_TEMPLATES_MAX; i++)
		templates[i] = any_template(i);
	policy.template_count = POLICY_TEMPLATES_MAX;
	for (int act = POLICY_ADD; act <= POLICY_REPLACE; act++) {
		memset(&room, 0xff, sizeof(room));
		ck_assert_uint_eq(encode_policy(&policy, templates, (enum policy_act)act,
						&room.header, POLICY_REQUEST_MAX),
				  ERROR_SUCCESS);
		ck_assert_uint_eq(room.header.nlmsg_type,
				  act == POLICY_ADD ? XFRM_MSG_NEWPOLICY : XFRM_MSG_UPDPOLICY);
		ck_assert(decode_policy(&room.header, &back, back_templates));
		ck_assert_mem_eq(&back, &policy, sizeof(policy));
		ck_assert_mem_eq(back_templates, templates, sizeof(templates));
	}
}
END_TEST

START_TEST(a_policy_has_no_limits_and_its_templates_take_every_algorithm)
{
	struct policy policy = any_policy();
	struct policy_template template = any_template(1);
	struct xfrm_userpolicy_info info;
	struct xfrm_user_tmpl tmpl;

	policy.template_count = 1;
	ck_assert_uint_eq(
		encode_policy(&policy, &template, POLICY_ADD, &room.header, POLICY_REQUEST_MAX),
		ERROR_SUCCESS);
	memcpy(&info, mnl_nlmsg_get_payload(&room.header), sizeof(info));
	ck_assert(info.lft.hard_byte_limit == XFRM_INF && info.lft.soft_byte_limit == XFRM_INF);
	ck_assert(info.lft.hard_packet_limit == XFRM_INF && info.lft.soft_packet_limit == XFRM_INF);
	ck_assert(!info.lft.hard_add_expires_seconds && !info.lft.hard_use_expires_seconds);
	memcpy(&tmpl, find_attribute(&room.header, sizeof(info), XFRMA_TMPL, sizeof(tmpl)),
	       sizeof(tmpl));
	ck_assert(tmpl.aalgos == ~0u && tmpl.ealgos == ~0u && tmpl.calgos == ~0u);
}
END_TEST

START_TEST(a_deletion_names_the_index_the_whole_selector_and_the_marks)
{
	struct policy policy = any_policy();
	struct xfrm_userpolicy_id id;
	struct xfrm_userpolicy_info info;
	struct xfrm_mark mark;

	ck_assert_uint_eq(
		encode_policy(&policy, NULL, POLICY_ADD, &room.header, POLICY_REQUEST_MAX),
		ERROR_SUCCESS);
	memcpy(&info, mnl_nlmsg_get_payload(&room.header), sizeof(info));
	ck_assert_uint_eq(
		encode_policy(&policy, NULL, POLICY_DELETE, &room.header, POLICY_REQUEST_MAX),
		ERROR_SUCCESS);
	ck_assert_uint_eq(room.header.nlmsg_type, XFRM_MSG_DELPOLICY);
	memcpy(&id, mnl_nlmsg_get_payload(&room.header), sizeof(id));
	ck_assert_mem_eq(&id.sel, &info.sel, sizeof(id.sel));
	ck_assert_uint_eq(id.dir, POLICY_FWD);
	ck_assert_uint_eq(id.index, 0);
	memcpy(&mark, find_attribute(&room.header, sizeof(id), XFRMA_MARK, sizeof(mark)),
	       sizeof(mark));
	ck_assert(mark.v == 1 && mark.m == 3);
	ck_assert_ptr_nonnull(find_attribute(&room.header, sizeof(id), XFRMA_IF_ID, 4));
	ck_assert_ptr_nonnull(find_attribute(&room.header, sizeof(id), XFRMA_POLICY_TYPE, 1));
	policy.index = 17;
	ck_assert_uint_eq(
		encode_policy(&policy, NULL, POLICY_DELETE, &room.header, POLICY_REQUEST_MAX),
		ERROR_SUCCESS);
	memcpy(&id, mnl_nlmsg_get_payload(&room.header), sizeof(id));
	ck_assert_uint_eq(id.index, 17);
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
	struct policy policy = any_policy();
	struct policy_template templates[POLICY_TEMPLATES_MAX] = { any_template(1) };

	policy.template_count = POLICY_TEMPLATES_MAX;
	for (size_t size = 0; size < 600; size++)
		ck_assert_uint_eq(encode_policy(&policy, templates, POLICY_ADD, &room.header, size),
				  ERROR_INVALID_PARAMETER);
	policy.template_count = POLICY_TEMPLATES_MAX + 1;
	ck_assert_uint_eq(encode_policy(&policy, templates, POLICY_ADD, &room.header, sizeof(room)),
			  ERROR_INVALID_PARAMETER);
}
END_TEST

Suite *encode_policy_suite(void)
{
	Suite *suite = suite_create("encode_policy");
	TCase *tcase = tcase_create("encode_policy");

	tcase_add_test(tcase, a_decoder_reads_back_what_was_encoded);
	tcase_add_test(tcase, a_policy_has_no_limits_and_its_templates_take_every_algorithm);
	tcase_add_test(tcase, a_deletion_names_the_index_the_whole_selector_and_the_marks);
	tcase_add_test(tcase, what_does_not_fit_is_refused);
	suite_add_tcase(suite, tcase);
	return suite;
}
