/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which contexts a template chooses, and which templates are refused. */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include "contexts.h"

static const struct subnet subnets[] = {
	{ NULL, 0 },
	{ "192.0.2.1", WHOLE },
	{ "192.0.2.2", WHOLE },
	{ "198.51.100.1", WHOLE },
	{ "198.51.100.77", WHOLE }, /* no context has it */
	{ "192.0.2.1", 32 },
	{ "192.0.2.2", 32 },
	{ "192.0.2.2", 31 },
	{ "192.0.2.77", 24 }, /* contains both ends of some contexts */
	{ "198.51.100.0", 24 },
	{ "198.51.100.0", 30 }, /* contains both ends of a context with one SA */
	{ "198.51.100.128", 25 },
	{ "192.0.2.0", 1 },
	{ "0.0.0.0", 0 },
	{ "2001:db8::1", WHOLE },
	{ "2001:db8::2", WHOLE },
	{ "2001:db8:2::2", WHOLE },
	{ "2001:db8::1", 128 },
	{ "2001:db8::2", 127 },
	{ "2001:db8::", 64 },
	{ "2001:db8:1:2::", 48 },
	{ "2001:db8::", 33 },
	{ "2000::", 3 },
	{ "::", 0 },
};
#define SUBNETS (int)(sizeof(subnets) / sizeof(subnets[0]))

static bool is_v6(const struct subnet *subnet)
{
	return strchr(subnet->text, ':') != NULL;
}

static void fill_v4(struct condition *to, const struct subnet *subnet)
{
	UINT32 address;

	ck_assert_int_eq(inet_pton(AF_INET, subnet->text, &address), 1);
	if (subnet->prefix == WHOLE) {
		to->value.type = FWP_UINT32;
		to->value.uint32 = ntohl(address);
		return;
	}
	to->v4.addr = ntohl(address);
	to->v4.mask = subnet->prefix ? 0xffffffffu << (32 - subnet->prefix) : 0;
	to->value.type = FWP_V4_ADDR_MASK;
	to->value.v4AddrMask = &to->v4;
}

static void fill_v6(struct condition *to, const struct subnet *subnet)
{
	ck_assert_int_eq(inet_pton(AF_INET6, subnet->text, to->bytes.byteArray16), 1);
	if (subnet->prefix == WHOLE) {
		to->value.type = FWP_BYTE_ARRAY16_TYPE;
		to->value.byteArray16 = &to->bytes;
		return;
	}
	memcpy(to->v6.addr, to->bytes.byteArray16, 16);
	to->v6.prefixLength = subnet->prefix;
	to->value.type = FWP_V6_ADDR_MASK;
	to->value.v6AddrMask = &to->v6;
}

void fill(struct condition *to, const struct subnet *subnet)
{
	memset(to, 0, sizeof(*to));
	if (subnet->text && is_v6(subnet))
		fill_v6(to, subnet);
	else if (subnet->text)
		fill_v4(to, subnet);
}

/* Compares bit by bit, so that it does not share a fault with the library's faster comparison. */
static bool has(const struct subnet *subnet, bool v6, const UINT8 address[16])
{
	unsigned bits = subnet->prefix == WHOLE ? 128 : subnet->prefix;
	UINT8 net[16] = { 0 };

	if (!subnet->text)
		return true;
	if (is_v6(subnet) != v6)
		return false;
	inet_pton(v6 ? AF_INET6 : AF_INET, subnet->text, net);
	for (unsigned i = 0; i < bits && i < (v6 ? 128 : 32); i++)
		if ((net[i / 8] ^ address[i / 8]) >> (7 - i % 8) & 1)
			return false;
	return true;
}

static UINT32 filter(const struct view *all, UINT32 count, const struct subnet *local,
		     const struct subnet *remote, struct view *to)
{
	UINT32 found = 0;

	for (UINT32 i = 0; i < count; i++)
		if (has(local, all[i].v6, all[i].local) && has(remote, all[i].v6, all[i].remote))
			to[found++] = all[i];
	return found;
}

static void say(const char *what, const struct view *views, UINT32 count)
{
	printf("# %s:", what);
	for (UINT32 i = 0; i < count; i++)
		printf(" %x/%x%s%u", views[i].in, views[i].out, views[i].active ? "*" : "/",
		       views[i].state);
	printf("\n");
}

static void same_views(const struct subnet *local, const struct subnet *remote,
		       const struct view *expected, UINT32 count, const struct view *got,
		       UINT32 got_count)
{
	if (count == got_count && !memcmp(expected, got, count * sizeof(*got)))
		return;
	printf("# local %s/%u remote %s/%u\n", local->text ? local->text : "any", local->prefix,
	       remote->text ? remote->text : "any", remote->prefix);
	say("expected", expected, count);
	say("got", got, got_count);
	ck_abort_msg("another set of contexts");
}

static bool never_match(const struct subnet *a, const struct subnet *b)
{
	return a->text && b->text && is_v6(a) != is_v6(b);
}

/* Tries every local subnet with every remote subnet. */
static void try_local_subnet(const struct subnet *local)
{
	struct view all[CONTEXTS_MAX], expected[CONTEXTS_MAX], got[CONTEXTS_MAX];
	UINT32 all_count = read_views(NULL, all), count;
	struct condition here, there;

	ck_assert_uint_eq(all_count, CONTEXTS);
	fill(&here, local);
	for (int j = 0; j < SUBNETS; j++) {
		IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = { here.value, { 0 } };
		HANDLE ret = garbage;

		fill(&there, &subnets[j]);
		template.remoteSubNet = there.value;
		if (never_match(local, &subnets[j])) {
			ck_fails(FWP_E_NEVER_MATCH,
				 IPsecSaContextCreateEnumHandle0(engine, &template, &ret));
			ck_assert_ptr_null(ret);
			continue;
		}
		count = filter(all, all_count, local, &subnets[j], expected);
		same_views(local, &subnets[j], expected, count, got, read_views(&template, got));
	}
}

START_TEST(a_template_gives_what_a_filter_over_all_contexts_gives)
{
	try_local_subnet(&subnets[_i]);
}
END_TEST

START_TEST(a_template_without_the_kernels_filter_gives_the_same)
{
	ck_succeeds(WfpxEngineSetOption0(engine, WFPX_ENGINE_OPTION_WHOLE_DUMPS, 1));
	try_local_subnet(&subnets[_i]);
}
END_TEST

static UINT32 filters_with_option(UINT32 value)
{
	struct condition one;
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = { .localSubNet = { .type = FWP_EMPTY } };
	WFPX_SNAPSHOT_INFO0 info;
	HANDLE handle;

	/* no context has the address, so no pair needs a whole dump for the order of its SAs */
	fill(&one, &subnets[4]);
	template.remoteSubNet = one.value;
	ck_succeeds(WfpxEngineSetOption0(engine, WFPX_ENGINE_OPTION_WHOLE_DUMPS, value));
	handle = open_enum(&template);
	ck_succeeds(WfpxSnapshotGetInfo0(engine, handle, &info));
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, handle));
	return info.kernelFilters;
}

START_TEST(the_option_for_whole_dumps_is_obeyed)
{
	ck_assert_uint_eq(filters_with_option(0), 2);
	ck_assert_uint_eq(filters_with_option(1), 0);
	ck_assert_uint_eq(filters_with_option(0), 2);
}
END_TEST

/* Makes sure that the test above compares lists that are neither empty nor complete. */
START_TEST(templates_choose_among_contexts_of_every_kind)
{
	struct view all[CONTEXTS_MAX], some[CONTEXTS_MAX];
	UINT32 count = read_views(NULL, all), pairs = 0, v6 = 0, chosen = 0;
	unsigned long states = 0;

	for (UINT32 i = 0; i < count; i++) {
		pairs += all[i].in && all[i].out;
		v6 += all[i].v6;
		states |= 1ul << all[i].state;
		if (all[i].in && all[i].out)
			ck_assert_uint_eq(all[i].in + 0x100, all[i].out);
	}
	ck_assert_uint_eq(pairs, CONTEXTS - HALVES);
	ck_assert_uint_eq(v6, 10);
	ck_assert_uint_eq(states, 1u << WFPX_SA_CONTEXT_UP | 1u << WFPX_SA_CONTEXT_REKEYING |
					  1u << WFPX_SA_CONTEXT_DRAINING |
					  1u << WFPX_SA_CONTEXT_HALF);
	for (int i = 0; i < SUBNETS; i++)
		for (int j = 0; j < SUBNETS; j++) {
			UINT32 found = filter(all, count, &subnets[i], &subnets[j], some);

			chosen += found && found < count;
		}
	ck_assert_uint_gt(chosen, 100);
}
END_TEST

static void refuses(DWORD result, const struct condition *local, const struct condition *remote)
{
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = { local->value, remote->value };
	HANDLE ret = garbage;

	ck_fails(result, IPsecSaContextCreateEnumHandle0(engine, &template, &ret));
	ck_assert_ptr_null(ret);
}

static void refuses_either(DWORD result, const struct condition *wrong)
{
	struct condition any, v4;

	fill(&any, &subnets[0]);
	fill(&v4, &subnets[1]);
	refuses(result, wrong, &any);
	refuses(result, &any, wrong);
	refuses(result, wrong, wrong);
	refuses(result, &v4, wrong);
}

START_TEST(masks_with_holes_are_refused)
{
	static const UINT32 masks[] = { 0xff00ff00, 0x00ffffff, 1, 0x7fffffff, 0xfffffffd };

	for (size_t i = 0; i < sizeof(masks) / sizeof(masks[0]); i++) {
		struct condition wrong;

		fill(&wrong, &(struct subnet){ "192.0.2.1", 24 });
		wrong.v4.mask = masks[i];
		refuses_either(FWP_E_INVALID_NET_MASK, &wrong);
	}
}
END_TEST

START_TEST(prefixes_over_128_are_refused)
{
	static const UINT8 prefixes[] = { 129, 130, 255 };

	for (size_t i = 0; i < sizeof(prefixes); i++) {
		struct condition wrong;

		fill(&wrong, &(struct subnet){ "2001:db8::", 64 });
		wrong.v6.prefixLength = prefixes[i];
		refuses_either(FWP_E_INVALID_NET_MASK, &wrong);
	}
}
END_TEST

START_TEST(other_types_are_refused)
{
	static const UINT32 types[] = { FWP_UINT8,      FWP_UINT16,           FWP_UINT64,
					FWP_INT32,      FWP_BYTE_BLOB_TYPE,   FWP_SID,
					FWP_RANGE_TYPE, FWP_BYTE_ARRAY6_TYPE, 0x7fffffff };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		struct condition wrong;

		fill(&wrong, &subnets[0]);
		wrong.value.type = (FWP_DATA_TYPE)types[i];
		refuses_either(FWP_E_TYPE_MISMATCH, &wrong);
	}
}
END_TEST

START_TEST(conditions_with_a_null_pointer_are_refused)
{
	static const FWP_DATA_TYPE types[] = { FWP_V4_ADDR_MASK, FWP_V6_ADDR_MASK,
					       FWP_BYTE_ARRAY16_TYPE };

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		struct condition wrong;

		fill(&wrong, &subnets[0]);
		wrong.value.type = types[i];
		refuses_either(FWP_E_NULL_POINTER, &wrong);
	}
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextCreateEnumHandle0(engine, NULL, NULL));
}
END_TEST

void contexts_add_templates(TCase *tc)
{
	tcase_add_loop_test(tc, a_template_gives_what_a_filter_over_all_contexts_gives, 0, SUBNETS);
	tcase_add_loop_test(tc, a_template_without_the_kernels_filter_gives_the_same, 0, SUBNETS);
	tcase_add_test(tc, the_option_for_whole_dumps_is_obeyed);
	tcase_add_test(tc, templates_choose_among_contexts_of_every_kind);
	tcase_add_test(tc, masks_with_holes_are_refused);
	tcase_add_test(tc, prefixes_over_128_are_refused);
	tcase_add_test(tc, other_types_are_refused);
	tcase_add_test(tc, conditions_with_a_null_pointer_are_refused);
}
