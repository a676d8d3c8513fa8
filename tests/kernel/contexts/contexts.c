/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * SA contexts of fwpmu.h and wfpxfrm.h against a real kernel: templates, pages, ids, wrong
 * arguments. Needs the SAs of "tunnels many" in its network namespace.
 */
#include <arpa/inet.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check_api.h"
#include "pages.h"

#define CONTEXTS_MAX 64
#define CONTEXTS     30 /* of "tunnels many" */
#define HALVES       5  /* of them */

static HANDLE engine;

static void setup(void)
{
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine));
}

static void teardown(void)
{
	FwpmEngineClose0(engine);
}

/* A context as far as it must be the same wherever it is seen. */
struct view {
	UINT64 id;
	UINT32 in, out; /* SPIs, 0: none */
	UINT32 state, active;
	bool v6;
	UINT8 local[16], remote[16]; /* in network order, IPv4 in the first four */
};

static UINT32 spi_of(const IPSEC_SA_DETAILS1 *sa)
{
	return sa ? sa->saBundle.saList[0].spi : 0;
}

static void take_address(UINT8 to[16], bool v6, UINT32 v4, const UINT8 address[16])
{
	UINT32 network = htonl(v4);

	memset(to, 0, 16);
	memcpy(to, v6 ? (const void *)address : &network, v6 ? 16 : 4);
}

static void take_ends(struct view *to, const IPSEC_SA_DETAILS1 *sa)
{
	const IPSEC_TRAFFIC1 *t = &sa->traffic;

	to->v6 = t->ipVersion == FWP_IP_VERSION_V6;
	take_address(to->local, to->v6, t->localV4Address, t->localV6Address);
	take_address(to->remote, to->v6, t->remoteV4Address, t->remoteV6Address);
}

static struct view view_of(const WFPX_SA_CONTEXT0 *c)
{
	struct view view, other;

	memset(&view, 0, sizeof(view));
	view.id = c->context.saContextId;
	view.in = spi_of(c->context.inboundSa);
	view.out = spi_of(c->context.outboundSa);
	view.state = c->state;
	view.active = c->active;
	ck_assert(view.in || view.out);
	take_ends(&view, c->context.inboundSa ? c->context.inboundSa : c->context.outboundSa);
	if (view.in && view.out) { /* both halves show the same two ends */
		other = view;
		take_ends(&other, c->context.outboundSa);
		ck_assert_mem_eq(&view, &other, sizeof(view));
	}
	return view;
}

static int by_id(const void *a, const void *b)
{
	UINT64 x = ((const struct view *)a)->id, y = ((const struct view *)b)->id;

	return (x > y) - (x < y);
}

static HANDLE open_enum(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template)
{
	HANDLE ret = garbage;

	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, template, &ret));
	ck_assert_ptr_nonnull(ret);
	return ret;
}

/* All contexts that fit, in ascending order of their ids. */
static UINT32 read_views(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *template, struct view *to)
{
	HANDLE handle = open_enum(template);
	WFPX_SA_CONTEXT0 **entries;
	UINT32 count;

	ck_succeeds(WfpxSaContextEnum0(engine, handle, 0xffffffff, &entries, &count));
	ck_assert_uint_le(count, CONTEXTS_MAX);
	for (UINT32 i = 0; i < count; i++)
		to[i] = view_of(entries[i]);
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, handle));
	qsort(to, count, sizeof(*to), by_id);
	return count;
}

/* A condition of a template, in words. */
struct subnet {
	const char *text; /* NULL: FWP_EMPTY */
	UINT8 prefix;     /* WHOLE: as one address, without a mask */
};
#define WHOLE 255

static const struct subnet subnets[] = {
	{ NULL, 0 },
	{ "192.0.2.1", WHOLE },
	{ "192.0.2.2", WHOLE },
	{ "198.51.100.1", WHOLE },
	{ "198.51.100.77", WHOLE }, /* nobody's */
	{ "192.0.2.1", 32 },
	{ "192.0.2.2", 32 },
	{ "192.0.2.2", 31 },
	{ "192.0.2.77", 24 }, /* both ends of some are in it */
	{ "198.51.100.0", 24 },
	{ "198.51.100.0", 30 }, /* both ends of a half alone */
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

/* Room for what a condition points to. */
struct condition {
	FWP_CONDITION_VALUE0 value;
	FWP_V4_ADDR_AND_MASK v4;
	FWP_V6_ADDR_AND_MASK v6;
	FWP_BYTE_ARRAY16 bytes;
};

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

static void fill(struct condition *to, const struct subnet *subnet)
{
	memset(to, 0, sizeof(*to));
	if (subnet->text && is_v6(subnet))
		fill_v6(to, subnet);
	else if (subnet->text)
		fill_v4(to, subnet);
}

/* Bit by bit, so as not to be clever in the same way as the library. */
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

/* Every local subnet with every remote one: what the same filter leaves of all contexts. */
START_TEST(a_template_gives_what_a_filter_over_all_contexts_gives)
{
	struct view all[CONTEXTS_MAX], expected[CONTEXTS_MAX], got[CONTEXTS_MAX];
	const struct subnet *local = &subnets[_i];
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
END_TEST

/* Otherwise the test above could compare nothing with nothing. */
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

START_TEST(values_that_point_nowhere_are_refused)
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

static page_function *const functions[] = { contexts0, contexts1, contexts_wfpx };
#define FUNCTIONS 3

/* Reads with one function, or in turn with all; the ids in the order that they came. */
static UINT32 read_pages(UINT32 page, int function, UINT64 *ids)
{
	HANDLE handle = open_enum(NULL);
	UINT32 total = 0, count = page;
	void **entries;

	for (unsigned turn = 0; count == page; turn++) {
		page_function *f = functions[function < FUNCTIONS ? (unsigned)function : turn % 3];

		entries = garbage;
		ck_succeeds(f(engine, handle, page, &entries, &count));
		ck_assert_uint_le(count, page);
		ck_assert_uint_le(total + count, CONTEXTS_MAX);
		ck_assert(count ? entries != NULL : !entries);
		for (UINT32 i = 0; i < count; i++)
			ids[total++] = *(UINT64 *)entries[i]; /* each format begins with it */
		FwpmFreeMemory0((void **)&entries);
	}
	ck_succeeds(functions[0](engine, handle, page, &entries, &count)); /* and again nothing */
	ck_assert_uint_eq(count, 0);
	ck_assert_ptr_null(entries);
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, handle));
	return total;
}

START_TEST(any_page_and_any_function_give_each_context_once)
{
	static const UINT32 pages[] = { 1, 7, 10, CONTEXTS, CONTEXTS + 1, 0xffffffff };
	UINT64 whole[CONTEXTS_MAX], ids[CONTEXTS_MAX];

	ck_assert_uint_eq(CONTEXTS % 10, 0); /* the last page is full */
	ck_assert_uint_eq(read_pages(1000, 1, whole), CONTEXTS);
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		for (int f = 0; f <= FUNCTIONS; f++) {
			ck_assert_uint_eq(read_pages(pages[i], f, ids), CONTEXTS);
			ck_assert_mem_eq(ids, whole, CONTEXTS * sizeof(*ids));
		}
}
END_TEST

START_TEST(a_request_for_nothing_moves_nothing)
{
	HANDLE handle = open_enum(NULL);
	void **entries = garbage;
	UINT32 count = 77;

	for (int f = 0; f < FUNCTIONS; f++) {
		ck_succeeds(functions[f](engine, handle, 0, &entries, &count));
		ck_assert_ptr_null(entries);
		ck_assert_uint_eq(count, 0);
	}
	ck_succeeds(contexts1(engine, handle, 1000, &entries, &count));
	ck_assert_uint_eq(count, CONTEXTS);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

static void refuses_page(page_function *function, HANDLE from)
{
	void **entries = garbage;
	UINT32 count = 77;

	ck_fails(ERROR_INVALID_HANDLE, function(engine, from, 5, &entries, &count));
	ck_assert_ptr_null(entries);
	ck_assert_uint_eq(count, 0);
}

START_TEST(handles_of_the_other_kind_are_refused)
{
	HANDLE contexts = open_enum(NULL), sas = garbage, ret = garbage;
	void **entries;
	UINT32 count;

	ck_succeeds(IPsecSaCreateEnumHandle0(engine, NULL, &sas));
	for (int f = 0; f < FUNCTIONS; f++) {
		refuses_page(functions[f], sas);
		refuses_page(functions[f], engine);
		refuses_page(functions[f], NULL);
	}
	refuses_page(sas1, contexts);
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextDestroyEnumHandle0(engine, sas));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextDestroyEnumHandle0(engine, engine));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, contexts));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextCreateEnumHandle0(contexts, NULL, &ret));
	ck_assert_ptr_null(ret);
	ck_succeeds(contexts0(engine, contexts, 1000, &entries, &count)); /* both still work */
	ck_assert_uint_eq(count, CONTEXTS);
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, sas));
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, contexts));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextDestroyEnumHandle0(engine, contexts));
	refuses_page(contexts0, contexts);
}
END_TEST

START_TEST(null_outputs_are_refused)
{
	HANDLE handle = open_enum(NULL);

	for (int f = 0; f < FUNCTIONS; f++) {
		void **entries = garbage;
		UINT32 count = 77;

		ck_fails(FWP_E_NULL_POINTER, functions[f](engine, handle, 5, NULL, &count));
		ck_assert_uint_eq(count, 0);
		ck_fails(FWP_E_NULL_POINTER, functions[f](engine, handle, 5, &entries, NULL));
		ck_assert_ptr_null(entries);
	}
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextGetById0(engine, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextGetById1(engine, 1, NULL));
}
END_TEST

static void is_got(const struct view *view)
{
	IPSEC_SA_CONTEXT0 *zero = garbage;
	IPSEC_SA_CONTEXT1 *one = garbage;

	ck_succeeds(IPsecSaContextGetById0(engine, view->id, &zero));
	ck_succeeds(IPsecSaContextGetById1(engine, view->id, &one));
	ck_assert_uint_eq(zero->saContextId, view->id);
	ck_assert_uint_eq(one->saContextId, view->id);
	ck_assert_uint_eq(zero->inboundSa ? zero->inboundSa->saBundle.saList[0].spi : 0, view->in);
	ck_assert_uint_eq(zero->outboundSa ? zero->outboundSa->saBundle.saList[0].spi : 0,
			  view->out);
	ck_assert_uint_eq(spi_of(one->inboundSa), view->in);
	ck_assert_uint_eq(spi_of(one->outboundSa), view->out);
	FwpmFreeMemory0((void **)&zero);
	FwpmFreeMemory0((void **)&one);
	ck_assert_ptr_null(zero);
	ck_assert_ptr_null(one);
}

static void is_not_got(UINT64 id)
{
	IPSEC_SA_CONTEXT0 *zero = garbage;
	IPSEC_SA_CONTEXT1 *one = garbage;

	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextGetById0(engine, id, &zero));
	ck_assert_ptr_null(zero);
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextGetById1(engine, id, &one));
	ck_assert_ptr_null(one);
}

START_TEST(every_id_finds_its_context)
{
	struct view all[CONTEXTS_MAX];
	UINT32 count = read_views(NULL, all);

	for (UINT32 i = 0; i < count; i++) {
		ck_assert_uint_eq(all[i].id >> 32, all[i].in ? all[i].in : all[i].out);
		ck_assert(!i || all[i].id != all[i - 1].id);
		is_got(&all[i]);
	}
}
END_TEST

START_TEST(ids_of_nothing_find_nothing)
{
	struct view all[CONTEXTS_MAX];
	UINT64 id;

	read_views(NULL, all);
	id = all[0].id;
	is_not_got(0);
	is_not_got(UINT64_MAX);
	is_not_got(id ^ 1);
	is_not_got(id ^ (UINT64)1 << 63);
	is_not_got(id >> 32);
}
END_TEST

START_TEST(an_id_on_a_handle_that_is_no_engine_is_refused)
{
	IPSEC_SA_CONTEXT0 *zero = garbage;
	IPSEC_SA_CONTEXT1 *one = garbage;

	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextGetById0(open_enum(NULL), 1, &zero));
	ck_assert_ptr_null(zero);
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextGetById1(NULL, 1, &one));
	ck_assert_ptr_null(one);
}
END_TEST

#define AEAD "aead 'rfc4106(gcm(aes))' 0x000102030405060708090a0b0c0d0e0f10111213 128"
#define IN   "src 192.0.2.99 dst 192.0.2.1 proto esp spi 0x9901"
#define OUT  "src 192.0.2.1 dst 192.0.2.99 proto esp spi 0x9902"

static void run(const char *command)
{
	ck_assert_int_eq(system(command), 0);
}

/* The one context with the peer 192.0.2.99. */
static struct view made_now(void)
{
	struct view found[CONTEXTS_MAX];
	struct condition peer, any;
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template;

	fill(&any, &subnets[0]);
	fill(&peer, &(struct subnet){ "192.0.2.99", WHOLE });
	template.localSubNet = any.value;
	template.remoteSubNet = peer.value;
	ck_assert_uint_eq(read_views(&template, found), 1);
	return found[0];
}

START_TEST(an_id_stays_when_the_outbound_sa_goes_and_ends_with_the_inbound_one)
{
	struct view both, rest;

	run("ip xfrm state add " IN " mode tunnel reqid 99 " AEAD);
	run("ip xfrm state add " OUT " mode tunnel reqid 99 " AEAD);
	both = made_now();
	ck_assert_uint_eq(both.in, 0x9901);
	ck_assert_uint_eq(both.out, 0x9902);
	ck_assert_uint_eq(both.state, WFPX_SA_CONTEXT_UP);
	is_got(&both);
	run("ip xfrm state delete " OUT);
	rest = made_now();
	ck_assert_uint_eq(rest.id, both.id);
	ck_assert_uint_eq(rest.out, 0);
	ck_assert_uint_eq(rest.state, WFPX_SA_CONTEXT_HALF);
	is_got(&rest);
	run("ip xfrm state delete " IN);
	is_not_got(both.id);
	run("ip xfrm state add " OUT " mode tunnel reqid 99 " AEAD); /* is another context */
	is_not_got(both.id);
	rest = made_now();
	ck_assert_uint_eq(rest.in, 0);
	is_got(&rest);
	run("ip xfrm state delete " OUT);
	is_not_got(rest.id);
}
END_TEST

/* Through a device that drops it: it counts as sent. */
static void send_packet(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(9) };
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	inet_pton(AF_INET, "192.0.2.10", &to.sin_addr);
	ck_assert_int_eq((int)sendto(fd, "x", 1, 0, (struct sockaddr *)&to, sizeof(to)), 1);
	close(fd);
}

static UINT64 packets_sent(void)
{
	HANDLE handle = open_enum(NULL);
	WFPX_SA_CONTEXT0 **entries;
	UINT64 packets = 0;
	UINT32 count;

	ck_succeeds(WfpxSaContextEnum0(engine, handle, 1000, &entries, &count));
	for (UINT32 i = 0; i < count; i++)
		if (spi_of(entries[i]->context.outboundSa) == 0x227)
			packets = entries[i]->outboundSa->saList[0].packets;
	FwpmFreeMemory0((void **)&entries);
	return packets;
}

START_TEST(ids_do_not_change_with_counters)
{
	struct view before[CONTEXTS_MAX], after[CONTEXTS_MAX];
	UINT32 count = read_views(NULL, before);
	UINT64 packets = packets_sent();

	send_packet();
	ck_assert_uint_gt(packets_sent(), packets);
	ck_assert_uint_eq(read_views(NULL, after), count);
	ck_assert_mem_eq(before, after, count * sizeof(*before));
}
END_TEST

START_TEST(another_process_sees_the_same_ids)
{
	struct view mine[CONTEXTS_MAX], others[CONTEXTS_MAX];
	UINT32 count = read_views(NULL, mine);
	int ends[2], status;
	pid_t pid;

	memset(others, 0, sizeof(others));
	ck_assert_int_eq(pipe(ends), 0);
	pid = fork();
	if (!pid) {
		setup(); /* a child has no use for its parent's handles */
		_exit(read_views(NULL, mine) == count &&
				      write(ends[1], mine, sizeof(mine)) == sizeof(mine)
			      ? 0
			      : 1);
	}
	ck_assert_int_eq((int)read(ends[0], others, sizeof(others)), (int)sizeof(others));
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_mem_eq(mine, others, count * sizeof(*mine));
}
END_TEST

START_TEST(the_snapshot_tells_of_its_policies)
{
	HANDLE handle = open_enum(NULL);
	WFPX_SNAPSHOT_INFO0 info;

	ck_succeeds(WfpxSnapshotGetInfo0(engine, handle, &info));
	ck_assert_uint_eq(info.sas, 2 * CONTEXTS - HALVES + 2); /* halves, a bundle */
	ck_assert_uint_eq(info.policies - info.policiesLeftAside, 5);
	ck_assert_uint_gt(info.bytesReceived, 0);
	ck_assert_uint_gt(info.bytesHeld, 0);
}
END_TEST

START_TEST(results_outlive_their_enumeration_and_engine)
{
	HANDLE handle = open_enum(NULL);
	WFPX_SA_CONTEXT0 **entries;
	IPSEC_SA_CONTEXT1 *one;
	UINT32 count, pairs = 0;

	ck_succeeds(WfpxSaContextEnum0(engine, handle, 1000, &entries, &count));
	ck_succeeds(IPsecSaContextGetById1(engine, entries[0]->context.saContextId, &one));
	ck_succeeds(FwpmEngineClose0(engine));
	for (UINT32 i = 0; i < count; i++) {
		const WFPX_SA_CONTEXT0 *c = entries[i];

		ck_assert_ptr_eq(c->context.inboundSa,
				 c->inboundSa ? &c->inboundSa->details : NULL);
		ck_assert_ptr_eq(c->context.outboundSa,
				 c->outboundSa ? &c->outboundSa->details : NULL);
		if (!c->inboundSa || !c->outboundSa)
			continue;
		pairs++;
		ck_assert_int_eq(c->inboundSa->details.saDirection, FWP_DIRECTION_INBOUND);
		ck_assert_int_eq(c->outboundSa->details.saDirection, FWP_DIRECTION_OUTBOUND);
		ck_assert_uint_ne(c->inboundSa->details.transportFilter->filterId,
				  c->outboundSa->details.transportFilter->filterId);
	}
	ck_assert_uint_eq(pairs, CONTEXTS - HALVES);
	FwpmFreeMemory0((void **)&one);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

static void add_tests(TCase *tc)
{
	tcase_add_loop_test(tc, a_template_gives_what_a_filter_over_all_contexts_gives, 0, SUBNETS);
	tcase_add_test(tc, templates_choose_among_contexts_of_every_kind);
	tcase_add_test(tc, masks_with_holes_are_refused);
	tcase_add_test(tc, prefixes_over_128_are_refused);
	tcase_add_test(tc, other_types_are_refused);
	tcase_add_test(tc, values_that_point_nowhere_are_refused);
	tcase_add_test(tc, any_page_and_any_function_give_each_context_once);
	tcase_add_test(tc, a_request_for_nothing_moves_nothing);
	tcase_add_test(tc, handles_of_the_other_kind_are_refused);
	tcase_add_test(tc, null_outputs_are_refused);
	tcase_add_test(tc, every_id_finds_its_context);
	tcase_add_test(tc, ids_of_nothing_find_nothing);
	tcase_add_test(tc, an_id_on_a_handle_that_is_no_engine_is_refused);
	tcase_add_test(tc, an_id_stays_when_the_outbound_sa_goes_and_ends_with_the_inbound_one);
	tcase_add_test(tc, ids_do_not_change_with_counters);
	tcase_add_test(tc, another_process_sees_the_same_ids);
	tcase_add_test(tc, the_snapshot_tells_of_its_policies);
	tcase_add_test(tc, results_outlive_their_enumeration_and_engine);
}

int main(void)
{
	return run_case("contexts", setup, teardown, add_tests);
}
