/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sadb/policies.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"
#include "pairing_table.h"
#include "reader/policies_read.h"
#include "record.h"
#include "sadb/direction.h"
#include "unit.h"
#include "xfrm/decode.h"

static union message m;
static struct policies policies;
static struct policy policy;
static struct policy_template templates[POLICY_TEMPLATES_MAX];
static struct sa sa;
static struct sa_parts *parts; /* of sa */

#define RANDOM_MAX 3000
static struct policy_template raw[RANDOM_MAX]; /* templates as they were added */

/* An SA with reqid 7, and an outbound policy whose only template asks for it. */
static void setup(void)
{
	sa = record_sa();
	parts = record_parts(&sa);
	sa.reqid = 7;
	policy = record_policy(POLICY_OUT);
	templates[0] = record_template(&sa);
}

static void teardown(void)
{
	policies_done(&policies);
}

static void put_template(struct xfrm_user_tmpl *to, unsigned i)
{
	to->id.daddr.a4 = htonl(0xc0000202 + i);
	to->id.spi = htonl(0xc0000010 + i);
	to->id.proto = IPPROTO_ESP;
	to->saddr.a4 = htonl(0xc0000201);
	to->family = AF_INET;
	to->reqid = 70 + i;
	to->mode = XFRM_MODE_TUNNEL;
}

static void put_templates(unsigned count, size_t more)
{
	struct xfrm_user_tmpl all[9] = { 0 };

	for (unsigned i = 0; i < count; i++)
		put_template(&all[i], i);
	mnl_attr_put(&m.header, XFRMA_TMPL, count * sizeof(all[0]) + more, all);
}

static bool decode(void)
{
	memset(&policy, 0x55, sizeof(policy));
	memset(templates, 0x55, sizeof(templates));
	return decode_policy(&m.header, &policy, templates);
}

START_TEST(all_of_a_policy_is_decoded_in_host_byte_order)
{
	struct xfrm_userpolicy_info *info = message_init_policy(&m);
	struct xfrm_mark mark = { 0x42, 0xff };
	struct xfrm_userpolicy_type type = { .type = 1 };
	struct xfrm_user_tmpl template = { 0 };
	uint32_t if_id = 77;

	info->sel.daddr.a4 = htonl(0xc6336400);
	info->sel.saddr.a4 = htonl(0xc0000200);
	info->sel.prefixlen_d = 24;
	info->sel.prefixlen_s = 25;
	info->sel.dport = htons(443);
	info->sel.dport_mask = 0xffff;
	info->sel.sport = htons(1024);
	info->sel.sport_mask = htons(0xfc00);
	info->sel.proto = IPPROTO_TCP;
	info->sel.ifindex = 3;
	info->priority = 371327;
	info->index = 4242 * 8 + 2;
	info->dir = XFRM_POLICY_FWD;
	info->action = XFRM_POLICY_BLOCK;
	mnl_attr_put(&m.header, XFRMA_MARK, sizeof(mark), &mark);
	mnl_attr_put(&m.header, XFRMA_IF_ID, sizeof(if_id), &if_id);
	mnl_attr_put(&m.header, XFRMA_POLICY_TYPE, sizeof(type), &type);
	put_template(&template, 0);
	template.optional = 1;
	mnl_attr_put(&m.header, XFRMA_TMPL, sizeof(template), &template);
	ck_assert(decode());
	ck_assert_uint_eq(policy.sel.family, AF_INET);
	ck_assert_mem_eq(policy.sel.dst.bytes, "\xc6\x33\x64\x00", 4);
	ck_assert_mem_eq(policy.sel.src.bytes, "\xc0\x00\x02\x00", 4);
	ck_assert_uint_eq(policy.sel.dst_prefix, 24);
	ck_assert_uint_eq(policy.sel.src_prefix, 25);
	ck_assert_uint_eq(policy.sel.dport, 443);
	ck_assert_uint_eq(policy.sel.sport, 1024);
	ck_assert_uint_eq(policy.sel.sport_mask, 0xfc00);
	ck_assert_uint_eq(policy.sel.proto, IPPROTO_TCP);
	ck_assert_uint_eq(policy.sel.ifindex, 3);
	ck_assert_uint_eq(policy.priority, 371327);
	ck_assert_uint_eq(policy.index, 4242 * 8 + 2);
	ck_assert_uint_eq(policy.dir, POLICY_FWD);
	ck_assert_uint_eq(policy.action, 1);
	ck_assert_uint_eq(policy.type, 1);
	ck_assert_uint_eq(policy.mark, 0x42);
	ck_assert_uint_eq(policy.mark_mask, 0xff);
	ck_assert_uint_eq(policy.if_id, 77);
	ck_assert_uint_eq(policy.template_count, 1);
	ck_assert_mem_eq(templates[0].src.bytes, "\xc0\x00\x02\x01", 4);
	ck_assert_mem_eq(templates[0].dst.bytes, "\xc0\x00\x02\x02", 4);
	ck_assert_uint_eq(templates[0].spi, 0xc0000010);
	ck_assert_uint_eq(templates[0].reqid, 70);
	ck_assert_uint_eq(templates[0].family, AF_INET);
	ck_assert_uint_eq(templates[0].proto, IPPROTO_ESP);
	ck_assert_uint_eq(templates[0].mode, SA_MODE_TUNNEL);
	ck_assert_uint_eq(templates[0].optional, 1);
}
END_TEST

START_TEST(members_of_absent_attributes_are_zero)
{
	message_init_policy(&m);
	ck_assert(decode());
	ck_assert_uint_eq(policy.template_count, 0);
	ck_assert_uint_eq(policy.mark | policy.mark_mask | policy.if_id, 0);
	ck_assert_uint_eq(policy.type, 0);
}
END_TEST

START_TEST(a_message_that_is_shorter_than_a_policy_is_refused)
{
	message_init_policy(&m);
	m.header.nlmsg_len = NLMSG_LENGTH(sizeof(struct xfrm_userpolicy_info)) - 1;
	ck_assert(!decode());
	m.header.nlmsg_len = NLMSG_LENGTH(0);
	ck_assert(!decode());
}
END_TEST

START_TEST(attributes_that_are_too_short_are_ignored)
{
	message_init_policy(&m);
	message_put_fill(&m, XFRMA_MARK, sizeof(struct xfrm_mark) - 1, 0x11);
	message_put_fill(&m, XFRMA_IF_ID, 3, 0x11);
	message_put_fill(&m, XFRMA_POLICY_TYPE, sizeof(struct xfrm_userpolicy_type) - 1, 0x11);
	message_put_fill(&m, XFRMA_TMPL, sizeof(struct xfrm_user_tmpl) - 1, 0x11);
	ck_assert(decode());
	ck_assert_uint_eq(policy.template_count, 0);
	ck_assert_uint_eq(policy.mark | policy.mark_mask | policy.if_id, 0);
	ck_assert_uint_eq(policy.type, 0);
}
END_TEST

START_TEST(attributes_of_other_kinds_change_nothing)
{
	message_init_policy(&m);
	message_put_fill(&m, XFRMA_SEC_CTX, 40, 0x11);
	message_put_fill(&m, 200, 64, 0x11);
	put_templates(1, 0);
	ck_assert(decode());
	ck_assert_uint_eq(policy.template_count, 1);
	ck_assert_uint_eq(policy.mark | policy.if_id, 0);
}
END_TEST

START_TEST(six_templates_are_kept_and_further_ones_are_ignored)
{
	for (unsigned count = 6; count <= 9; count++) {
		message_init_policy(&m);
		put_templates(count, 0);
		ck_assert(decode());
		ck_assert_uint_eq(policy.template_count, 6);
		for (unsigned i = 0; i < 6; i++) {
			ck_assert_uint_eq(templates[i].spi, 0xc0000010 + i);
			ck_assert_uint_eq(templates[i].reqid, 70 + i);
		}
	}
}
END_TEST

START_TEST(an_incomplete_template_behind_the_last_is_ignored)
{
	message_init_policy(&m);
	put_templates(2, sizeof(struct xfrm_user_tmpl) - 1);
	ck_assert(decode());
	ck_assert_uint_eq(policy.template_count, 2);
}
END_TEST

static void add(void)
{
	ck_assert_uint_eq(policies_add(&policies, &policy, templates), 0);
}

static void restart(void)
{
	policies_done(&policies);
	add();
	record_index_policies(&policies);
}

/* Number of templates that fit the SA. */
static unsigned count(void)
{
	struct policy_walk walk = policy_walk(&policies, &sa);
	unsigned found = 0;

	while (policy_walk_next(&walk))
		found++;
	return found;
}

static bool fits(void)
{
	restart();
	return count() == 1;
}

START_TEST(policies_of_sockets_and_those_that_ask_for_no_sa_are_left_out)
{
	policy.dir = 3;
	add();
	policy.dir = 4;
	add();
	policy.dir = POLICY_OUT;
	policy.action = 1;
	add();
	policy.action = 0;
	policy.template_count = 0;
	add();
	ck_assert_uint_eq(policies.count, 0);
	record_index_policies(&policies);
	ck_assert_uint_eq(count(), 0);
	ck_assert_ptr_null(policies_main(&policies, &sa));
}
END_TEST

/* Also where policies without templates come first, so that there is no memory for templates yet.
 */
START_TEST(where_every_policy_is_wanted_only_those_of_sockets_are_left_out)
{
	policies.every = true;
	policy.dir = 3;
	add();
	ck_assert_uint_eq(policies.count, 0);
	policy.dir = POLICY_OUT;
	policy.template_count = 0;
	add();
	policy.action = 1;
	add();
	policy.template_count = 1;
	add();
	policy.dir = POLICY_FWD;
	policy.action = 0;
	add();
	ck_assert_uint_eq(policies.count, 4);
	ck_assert_uint_eq(policies.template_count, 2);
	ck_assert_uint_eq(policies.policies[1].action, 1);
	ck_assert_uint_eq(policies.templates[1].found.policy, 3);
	record_index_policies(&policies);
}
END_TEST

/* A message about the policy with this index, which blocks or lets pass in the clear. */
static const struct nlmsghdr *about(uint32_t index, uint8_t action)
{
	struct xfrm_userpolicy_info *info = message_init_policy(&m);

	info->index = index;
	info->action = action;
	m.header.nlmsg_type = XFRM_MSG_NEWPOLICY;
	return &m.header;
}

START_TEST(events_change_policies_that_ask_for_no_sas_where_these_are_wanted)
{
	struct policies_read read = { .policies = &policies };
	struct event event;

	policies.every = true;
	ck_assert_uint_eq(policies_take(&read, about(9, XFRM_POLICY_BLOCK)), 0);
	ck_assert_uint_eq(policies_take(&read, about(1, XFRM_POLICY_BLOCK)), 0);
	ck_assert_uint_eq(policies_index(&policies), 0);
	event = decode_event(about(17, XFRM_POLICY_BLOCK));
	ck_assert_uint_eq(policies_event(&read, &event, &m.header), 0);
	about(9, XFRM_POLICY_ALLOW);
	m.header.nlmsg_type = XFRM_MSG_UPDPOLICY;
	event = decode_event(&m.header);
	ck_assert_uint_eq(policies_event(&read, &event, &m.header), 0);
	ck_assert_uint_eq(policies_finish(&read), 0);
	ck_assert(policies.every);
	ck_assert_uint_eq(policies.count, 3);
	for (size_t i = 0; i < policies.count; i++)
		ck_assert_uint_eq(policies.policies[i].action, policies.policies[i].index != 9);
	policies_read_done(&read);
}
END_TEST

START_TEST(a_template_fits_by_reqid_addresses_protocol_and_mode)
{
	ck_assert(fits());
	sa.reqid++;
	ck_assert(!fits());
	sa.reqid--;
	sa.src.bytes[3]++;
	ck_assert(!fits());
	sa.src.bytes[3]--;
	sa.dst.bytes[3]++;
	ck_assert(!fits());
	sa.dst.bytes[3]--;
	sa.proto = IPPROTO_AH;
	ck_assert(!fits());
	sa.proto = IPPROTO_ESP;
	sa.mode = SA_MODE_TRANSPORT;
	ck_assert(!fits());
	sa.mode = SA_MODE_TUNNEL;
	sa.family = AF_INET6;
	ck_assert(!fits());
}
END_TEST

START_TEST(a_template_that_names_an_spi_fits_that_sa_only)
{
	templates[0].spi = sa.spi;
	ck_assert(fits());
	templates[0].spi++;
	ck_assert(!fits());
	templates[0].spi = 0;
	ck_assert(fits());
}
END_TEST

START_TEST(reqid_0_is_open_inbound_and_a_value_outbound)
{
	templates[0].reqid = 0;
	ck_assert(!fits());
	policy.dir = POLICY_IN;
	ck_assert(fits());
	policy.dir = POLICY_FWD;
	ck_assert(fits());
	policy.dir = POLICY_OUT;
	sa.reqid = 0;
	ck_assert(fits());
	templates[0].reqid = 7;
	ck_assert(!fits());
	policy.dir = POLICY_IN;
	ck_assert(!fits());
}
END_TEST

START_TEST(if_id_0_is_open_inbound_and_a_value_outbound)
{
	parts->config.if_id = 5;
	ck_assert(!fits());
	policy.dir = POLICY_IN;
	ck_assert(fits());
	policy.if_id = 6;
	ck_assert(!fits());
	policy.if_id = 5;
	ck_assert(fits());
	policy.dir = POLICY_OUT;
	ck_assert(fits());
	parts->config.if_id = 0;
	ck_assert(!fits());
}
END_TEST

START_TEST(outbound_the_policys_mark_must_pass_the_sas_mask)
{
	parts->config.mark = 0x10;
	parts->config.mark_mask = 0xf0;
	ck_assert(!fits());
	policy.mark = 0x15;
	policy.mark_mask = 0xff;
	ck_assert(fits());
	policy.mark = 0x25;
	ck_assert(!fits());
	policy.dir = POLICY_IN;
	ck_assert(fits());
}
END_TEST

START_TEST(an_address_in_a_template_need_not_be_within_the_selector)
{
	policy.sel.src = record_v4(0xc6336400);
	policy.sel.src_prefix = 24;
	policy.sel.dst = record_v4(0xcb007100);
	policy.sel.dst_prefix = 24;
	ck_assert(fits());
}
END_TEST

START_TEST(each_template_of_a_policy_fits_its_own_sa_even_if_it_is_optional)
{
	struct policy_walk walk;
	const struct policy_template *t;

	policy.template_count = 3;
	templates[1] = templates[2] = templates[0];
	templates[0].proto = IPPROTO_COMP;
	templates[1].optional = 1;
	templates[2].proto = IPPROTO_AH;
	restart();
	ck_assert_uint_eq(policies.template_count, 3);
	walk = policy_walk(&policies, &sa);
	t = policy_walk_next(&walk);
	ck_assert_ptr_eq(t, &policies.templates[1]);
	ck_assert_ptr_eq(policy_of(&policies, t), &policies.policies[0]);
	ck_assert_ptr_null(policy_walk_next(&walk));
	sa.proto = IPPROTO_AH;
	walk = policy_walk(&policies, &sa);
	ck_assert_ptr_eq(policy_walk_next(&walk), &policies.templates[2]);
}
END_TEST

START_TEST(sub_policies_count_like_others)
{
	policy.type = 1;
	ck_assert(fits());
	ck_assert_uint_eq(policies.policies[0].type, 1);
}
END_TEST

static bool within(const struct address *address, const struct address *net, unsigned prefix)
{
	for (unsigned bit = 0; bit < prefix; bit++)
		if ((address->bytes[bit / 8] ^ net->bytes[bit / 8]) & 0x80 >> bit % 8)
			return false;
	return true;
}

static bool is_open(const struct address *address)
{
	return within(address, &(struct address){ { 0 } }, 128);
}

/* Compares addresses by the kernel's rules. @t still has the template's own addresses. */
static bool kernel_takes_ends(const struct policy *p, const struct policy_template *t,
			      const struct sa *s)
{
	if (t->mode == SA_MODE_TRANSPORT)
		return p->sel.family == s->family &&
		       (is_open(&s->src) || within(&s->src, &p->sel.src, p->sel.src_prefix)) &&
		       within(&s->dst, &p->sel.dst, p->sel.dst_prefix);
	return (is_open(&t->src) || within(&s->src, &t->src, 32)) &&
	       (p->dir != POLICY_OUT || within(&s->dst, &t->dst, 32));
}

/* Compares a template and an SA by the kernel's rules, without an index. */
static bool kernel_takes(const struct policy *p, const struct policy_template *t,
			 const struct sa *s)
{
	bool out = p->dir == POLICY_OUT;

	if (t->spi && t->spi != s->spi)
		return false;
	if (t->reqid != s->reqid && (out || t->reqid))
		return false;
	if (p->if_id != s->config->if_id && (out || p->if_id))
		return false;
	return t->proto == s->proto && t->mode == s->mode && kernel_takes_ends(p, t, s);
}

static struct address random_address(uint64_t *seed)
{
	uint32_t n = table_random(seed, 4);

	return n ? record_v4(0xc0000200 + n) : record_v4(0);
}

static uint8_t random_prefix(uint64_t *seed)
{
	static const uint8_t prefixes[] = { 0, 7, 8, 24, 30, 31, 32, 32 };

	return prefixes[table_random(seed, 8)];
}

static uint8_t random_mode(uint64_t *seed)
{
	return table_random(seed, 2) ? SA_MODE_TRANSPORT : SA_MODE_TUNNEL;
}

static void add_random(uint64_t *seed, uint32_t index)
{
	policy = record_policy((enum policy_dir)table_random(seed, 3));
	policy.index = index;
	policy.priority = table_random(seed, 3) << 12;
	policy.if_id = table_random(seed, 2);
	policy.sel.src = record_v4(0xc0000200 + table_random(seed, 4));
	policy.sel.dst = record_v4(0xc0000200 + table_random(seed, 4));
	policy.sel.src_prefix = random_prefix(seed);
	policy.sel.dst_prefix = random_prefix(seed);
	templates[0].src = random_address(seed);
	templates[0].dst = random_address(seed);
	templates[0].reqid = table_random(seed, 12);
	templates[0].spi = table_random(seed, 3);
	templates[0].proto = table_random(seed, 2) ? IPPROTO_ESP : IPPROTO_AH;
	templates[0].mode = random_mode(seed);
	raw[index] = templates[0];
	add();
}

/* Walks over the templates for one SA, and compares the result with comparing every template. */
static unsigned walk_for_random(uint64_t *seed)
{
	uint8_t *seen = calloc(policies.template_count, 1);
	const struct policy_template *t;
	struct policy_walk walk;
	unsigned found = 0;

	sa.src = random_address(seed);
	sa.dst = random_address(seed);
	sa.reqid = table_random(seed, 12);
	sa.spi = table_random(seed, 3);
	parts->config.if_id = table_random(seed, 2);
	sa.proto = table_random(seed, 2) ? IPPROTO_ESP : IPPROTO_AH;
	sa.mode = random_mode(seed);
	if (sa.mode == SA_MODE_TUNNEL && is_open(&sa.src)) /* no SA has those: see accept.h */
		sa.src = record_v4(0xc0000201);
	walk = policy_walk(&policies, &sa);
	while ((t = policy_walk_next(&walk))) {
		seen[t - policies.templates]++;
		found++;
	}
	for (size_t i = 0; i < policies.template_count; i++) {
		t = &policies.templates[i];
		if (seen[i] != kernel_takes(policy_of(&policies, t), &raw[i], &sa))
			ck_abort_msg("template %zu of %zu seen %u times", i,
				     policies.template_count, seen[i]);
	}
	free(seen);
	return found;
}

START_TEST(a_walk_finds_every_template_that_fits_once_among_thousands)
{
	uint64_t seed = 5;
	unsigned found = 0;

	for (uint32_t i = 0; i < RANDOM_MAX; i++)
		add_random(&seed, i);
	record_index_policies(&policies);
	for (int round = 0; round < 300; round++)
		found += walk_for_random(&seed);
	ck_assert_uint_gt(found, 1000);
}
END_TEST

START_TEST(a_walk_finds_every_template_that_fits_once_where_many_share_a_chain)
{
	uint64_t seed = 6;
	unsigned found = 0;

	for (int table = 0; table < 200; table++) {
		policies_done(&policies);
		for (uint32_t i = 0; i < 10; i++)
			add_random(&seed, i);
		record_index_policies(&policies);
		for (int round = 0; round < 100; round++)
			found += walk_for_random(&seed);
	}
	ck_assert_uint_gt(found, 1000);
}
END_TEST

/* Counts the templates that a walk compares, over all classes, and those that fit. */
static uint32_t looked_at(const struct policies *p, const struct sa *s, uint32_t *ret_found)
{
	struct policy_walk walk = policy_walk(p, s);
	uint32_t looked = 0, before = POLICY_LOOK_MAX;

	for (*ret_found = 0; policy_walk_next(&walk); ++*ret_found) {
		looked += walk.left < before ? before - walk.left : POLICY_LOOK_MAX - walk.left;
		before = walk.left;
	}
	return looked;
}

#define HOSTS 20000u

/*
 * An outbound and an inbound policy for each pair of hosts. They differ in their selectors alone.
 */
static void add_hosts(uint32_t reqid, uint8_t prefix)
{
	policy.sel.src_prefix = policy.sel.dst_prefix = prefix;
	templates[0] = (struct policy_template){
		.reqid = reqid, .family = AF_INET, .proto = IPPROTO_ESP, .mode = SA_MODE_TRANSPORT
	};
	sa.mode = SA_MODE_TRANSPORT;
	sa.reqid = reqid;
	for (uint32_t i = 0; i < HOSTS; i++) {
		policy.sel.src = record_v4(0xc0000201);
		policy.sel.dst = record_v4(0x0a000000 + (i << (32 - prefix)));
		policy.dir = POLICY_OUT;
		add();
		policy.sel.dst = policy.sel.src;
		policy.sel.src = record_v4(0x0a000000 + (i << (32 - prefix)));
		policy.dir = POLICY_IN;
		add();
	}
	record_index_policies(&policies);
}

static void walk_hosts(uint8_t prefix)
{
	uint32_t looked = 0, all = 0, found;

	for (uint32_t i = 0; i < HOSTS; i++) {
		sa.src = record_v4(0xc0000201);
		sa.dst = record_v4(0x0a000000 + (i << (32 - prefix)));
		looked += looked_at(&policies, &sa, &found);
		ck_assert_uint_eq(found, 1);
		all += found;
	}
	ck_assert_uint_le(looked, all + HOSTS / 100); /* few templates share a hash */
}

START_TEST(hosts_of_one_reqid_are_told_apart_by_their_selectors)
{
	add_hosts(7, 32);
	walk_hosts(32);
	policies_done(&policies);
	add_hosts(7, 24);
	walk_hosts(24);
}
END_TEST

START_TEST(a_walk_over_policies_that_demand_the_same_ends)
{
	uint32_t found;

	for (uint32_t i = 0; i < 3 * POLICY_LOOK_MAX; i++) {
		policy.index = 8 * i + 1;
		add();
	}
	record_index_policies(&policies);
	ck_assert_uint_eq(looked_at(&policies, &sa, &found), POLICY_LOOK_MAX);
	ck_assert_uint_eq(found, POLICY_LOOK_MAX);
}
END_TEST

START_TEST(templates_that_name_an_spi_do_not_share_a_chain)
{
	uint32_t found;

	for (uint32_t i = 0; i < 1000; i++) {
		templates[0].spi = 0xc0000000 + i;
		add();
	}
	record_index_policies(&policies);
	for (uint32_t i = 0; i < 1000; i++) {
		sa.spi = 0xc0000000 + i;
		ck_assert_uint_eq(looked_at(&policies, &sa, &found), 1);
		ck_assert(policies_name(&policies, &sa));
	}
	sa.spi++;
	ck_assert(!policies_name(&policies, &sa));
}
END_TEST

START_TEST(a_walk_returns_policies_in_the_order_in_which_the_kernel_tries_them)
{
	struct policy_walk walk;
	const struct policy_template *t;
	const struct policy *before = NULL;
	uint64_t seed = 9;
	unsigned found = 0;

	for (uint32_t i = 0; i < 500; i++) {
		policy.dir = table_random(&seed, 2) ? POLICY_IN : POLICY_FWD;
		policy.priority = table_random(&seed, 5) * 0x10000 + table_random(&seed, 5);
		policy.index = 8 * (500 - i) + policy.dir; /* the newest policy comes first */
		add();
	}
	record_index_policies(&policies);
	for (walk = policy_walk(&policies, &sa); (t = policy_walk_next(&walk)); found++) {
		const struct policy *p = policy_of(&policies, t);

		ck_assert(!before || before->dir < p->dir ||
			  (before->dir == p->dir &&
			   (before->priority < p->priority ||
			    (before->priority == p->priority && before->index < p->index))));
		before = p;
	}
	ck_assert_uint_eq(found, 500);
}
END_TEST

/* Adds a copy of the first policy. */
static void add_like(enum policy_dir dir, uint32_t index, uint32_t priority, uint32_t spi)
{
	struct policy p = record_policy(dir);
	struct policy_template t = record_template(&sa);

	p.index = index;
	p.priority = priority;
	t.spi = spi;
	record_add_policy(&policies, &p, &t);
}

static uint32_t main_index(void)
{
	const struct policy *found;

	record_index_policies(&policies);
	found = policies_main(&policies, &sa);
	return found ? found->index : 0;
}

START_TEST(the_policy_that_the_kernel_tries_first_is_the_main_one)
{
	add_like(POLICY_OUT, 41, 300, 0);
	add_like(POLICY_OUT, 33, 100, 0);
	add_like(POLICY_OUT, 25, 100, 0);
	add_like(POLICY_OUT, 17, 200, 0);
	ck_assert_uint_eq(main_index(), 25);
}
END_TEST

/* The kernel accepts such a policy for both. */
START_TEST(the_main_policy_of_an_inbound_sa_has_its_destination)
{
	sa.found.direction = SA_INBOUND;
	add_like(POLICY_IN, 16, 200, 0);
	sa.dst.bytes[3]++;
	add_like(POLICY_IN, 24, 100, 0);
	sa.dst.bytes[3]--;
	ck_assert_uint_eq(main_index(), 16);
	ck_assert_uint_eq(count(), 2);
}
END_TEST

START_TEST(a_policy_that_names_the_spi_is_the_main_one)
{
	add_like(POLICY_OUT, 17, 1, 0);
	add_like(POLICY_OUT, 25, 900, sa.spi);
	ck_assert_uint_eq(main_index(), 25);
}
END_TEST

START_TEST(a_policy_of_the_other_direction_is_never_the_main_one)
{
	add_like(POLICY_IN, 16, 1, sa.spi);
	add_like(POLICY_FWD, 18, 1, sa.spi);
	ck_assert_uint_eq(main_index(), 0);
	policies_done(&policies);
	sa.found.direction = SA_INBOUND;
	add_like(POLICY_OUT, 17, 1, sa.spi);
	ck_assert_uint_eq(main_index(), 0);
}
END_TEST

START_TEST(a_forward_policy_is_the_main_one_only_without_an_inbound_one)
{
	sa.found.direction = SA_INBOUND;
	add_like(POLICY_FWD, 18, 1, 0);
	ck_assert_uint_eq(main_index(), 18);
	policies_done(&policies);
	add_like(POLICY_FWD, 18, 1, sa.spi);
	add_like(POLICY_IN, 16, 900, 0);
	ck_assert_uint_eq(main_index(), 16);
}
END_TEST

static struct sa pair[2];

/* Adds an ESP and an AH SA with these reqids, and a policy with a template for each. */
static size_t bundles(enum policy_dir dir, uint32_t esp_reqid, uint32_t ah_reqid)
{
	struct snapshot s;

	pair[0] = pair[1] = record_sa();
	pair[0].reqid = esp_reqid;
	pair[1].reqid = ah_reqid;
	pair[1].proto = IPPROTO_AH;
	record_parts(&pair[1])->config.present = SA_HAS_AUTH;
	policies_done(&policies);
	policy = record_policy(dir);
	policy.template_count = 2;
	templates[0] = record_template(&pair[0]);
	templates[1] = record_template(&pair[1]);
	restart();
	s = record_snapshot_with(pair, 2, &policies);
	arena_done(&s.memory);
	return s.bundle_count;
}

START_TEST(a_policy_that_asks_for_ah_and_esp_makes_a_bundle_whatever_the_reqids)
{
	ck_assert_uint_eq(bundles(POLICY_OUT, 0, 0), 1);
	ck_assert(pair[0].found.bundled && pair[1].found.bundled);
	ck_assert_uint_eq(bundles(POLICY_OUT, 5, 5), 1);
	ck_assert_uint_eq(bundles(POLICY_OUT, 16389, 16388), 1);
}
END_TEST

START_TEST(a_policy_of_the_other_direction_makes_no_bundle)
{
	ck_assert_uint_eq(bundles(POLICY_IN, 0, 0), 0);
	ck_assert_uint_eq(bundles(POLICY_IN, 2, 1), 0);
	ck_assert_uint_eq(bundles(POLICY_FWD, 2, 1), 0);
	ck_assert_uint_eq(bundles(POLICY_IN, 5, 5), 0);
}
END_TEST

/* As setkey and other programs do: "esp/tunnel/A-B/require ah/transport//require". */
START_TEST(a_transport_template_behind_a_tunnel_has_the_tunnels_addresses)
{
	const struct policy_template *t;
	struct policy_walk walk;

	policy.sel = (struct selector){ .family = AF_INET,
					.src = record_v4(0x0a010000),
					.dst = record_v4(0x0a020000),
					.src_prefix = 16,
					.dst_prefix = 16 };
	policy.template_count = 2;
	templates[1] = templates[0];
	templates[1].src = templates[1].dst = (struct address){ { 0 } };
	templates[1].proto = IPPROTO_AH;
	templates[1].mode = SA_MODE_TRANSPORT;
	restart();
	sa.proto = IPPROTO_AH;
	sa.mode = SA_MODE_TRANSPORT;
	walk = policy_walk(&policies, &sa);
	t = policy_walk_next(&walk);
	ck_assert_ptr_nonnull(t);
	ck_assert_uint_eq(t->proto, IPPROTO_AH);
	sa.dst.bytes[3]++;
	walk = policy_walk(&policies, &sa);
	ck_assert_ptr_null(policy_walk_next(&walk));
}
END_TEST

START_TEST(two_policies_that_ask_for_one_each_make_no_bundle)
{
	struct snapshot s;

	bundles(POLICY_OUT, 0, 0);
	pair[0].found.bundled = pair[1].found.bundled = 0;
	policies_done(&policies);
	policy.template_count = 1;
	add();
	templates[0] = templates[1];
	add();
	record_index_policies(&policies);
	s = record_snapshot_with(pair, 2, &policies);
	ck_assert_uint_eq(s.bundle_count, 0);
	arena_done(&s.memory);
}
END_TEST

Suite *policies_suite(void)
{
	Suite *suite = suite_create("policies");
	TCase *tc = tcase_create("decode");

	tcase_add_test(tc, all_of_a_policy_is_decoded_in_host_byte_order);
	tcase_add_test(tc, members_of_absent_attributes_are_zero);
	tcase_add_test(tc, a_message_that_is_shorter_than_a_policy_is_refused);
	tcase_add_test(tc, attributes_that_are_too_short_are_ignored);
	tcase_add_test(tc, attributes_of_other_kinds_change_nothing);
	tcase_add_test(tc, six_templates_are_kept_and_further_ones_are_ignored);
	tcase_add_test(tc, an_incomplete_template_behind_the_last_is_ignored);
	suite_add_tcase(suite, tc);

	tc = tcase_create("match");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, policies_of_sockets_and_those_that_ask_for_no_sa_are_left_out);
	tcase_add_test(tc, where_every_policy_is_wanted_only_those_of_sockets_are_left_out);
	tcase_add_test(tc, events_change_policies_that_ask_for_no_sas_where_these_are_wanted);
	tcase_add_test(tc, a_template_fits_by_reqid_addresses_protocol_and_mode);
	tcase_add_test(tc, a_template_that_names_an_spi_fits_that_sa_only);
	tcase_add_test(tc, reqid_0_is_open_inbound_and_a_value_outbound);
	tcase_add_test(tc, if_id_0_is_open_inbound_and_a_value_outbound);
	tcase_add_test(tc, outbound_the_policys_mark_must_pass_the_sas_mask);
	tcase_add_test(tc, an_address_in_a_template_need_not_be_within_the_selector);
	tcase_add_test(tc, each_template_of_a_policy_fits_its_own_sa_even_if_it_is_optional);
	tcase_add_test(tc, sub_policies_count_like_others);
	tcase_add_test(tc, a_walk_finds_every_template_that_fits_once_among_thousands);
	tcase_add_test(tc, a_walk_finds_every_template_that_fits_once_where_many_share_a_chain);
	tcase_add_test(tc, hosts_of_one_reqid_are_told_apart_by_their_selectors);
	tcase_add_test(tc, a_walk_over_policies_that_demand_the_same_ends);
	tcase_add_test(tc, templates_that_name_an_spi_do_not_share_a_chain);
	tcase_add_test(tc, a_walk_returns_policies_in_the_order_in_which_the_kernel_tries_them);
	tcase_add_test(tc, the_main_policy_of_an_inbound_sa_has_its_destination);
	tcase_add_test(tc, the_policy_that_the_kernel_tries_first_is_the_main_one);
	tcase_add_test(tc, a_policy_that_names_the_spi_is_the_main_one);
	tcase_add_test(tc, a_policy_of_the_other_direction_is_never_the_main_one);
	tcase_add_test(tc, a_forward_policy_is_the_main_one_only_without_an_inbound_one);
	tcase_add_test(tc, a_policy_that_asks_for_ah_and_esp_makes_a_bundle_whatever_the_reqids);
	tcase_add_test(tc, a_policy_of_the_other_direction_makes_no_bundle);
	tcase_add_test(tc, a_transport_template_behind_a_tunnel_has_the_tunnels_addresses);
	tcase_add_test(tc, two_policies_that_ask_for_one_each_make_no_bundle);
	suite_add_tcase(suite, tc);
	return suite;
}
