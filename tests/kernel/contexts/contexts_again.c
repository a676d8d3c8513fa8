/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * contexts_again [all] - gets contexts by their ids while an enumeration is open that knows them
 * from the time when it was made, and checks that the result is what a session without an
 * enumeration gets, whatever has changed since; and that a context which has not changed is got
 * without a dump of states or policies. With "all", gets all contexts that are there.
 *
 * The program's own sendto() takes the library's calls, to count the dumps.
 */
#include <linux/netlink.h>
#include <linux/xfrm.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check_api.h"
#include "wfpxfrm.h"

#define MARKED  12 /* the number of a pair with a mark and an interface id */
#define PAIRS   12
#define SETTLED 12 /* seconds: from then on no SA can be installed that belongs to the pair */
#define EXPORT  __attribute__((visibility("default")))
#define AEAD    "aead 'rfc4106(gcm(aes))' 0x000102030405060708090a0b0c0d0e0f10111213 128"
#define LONGER                                                                                     \
	"aead 'rfc4106(gcm(aes))' 0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b 128"

/* "%1$d" is the number of a pair, and "%1$x" its digit in an SPI. */
#define IN         "src 192.0.2.97 dst 192.0.2.1 proto esp spi 0x97%1$x1"
#define OUT        "src 192.0.2.1 dst 192.0.2.97 proto esp spi 0x97%1$x2"
#define TUNNEL     " mode tunnel reqid 97%1$d "
#define MARK       " mark 7 mask 0xff if_id 9 "
#define ADD        "ip xfrm state add "
#define DELETE     "ip xfrm state delete "
#define POLICY_IN  "dir in src 203.0.113.%1$d dst 198.51.100.%1$d "
#define POLICY_OUT "dir out src 198.51.100.%1$d dst 203.0.113.%1$d "
#define TEMPLATE   " priority 9 tmpl src 192.0.2.1 dst 192.0.2.97 proto esp reqid 97%1$d mode tunnel"
#define BACK       " priority 9 tmpl src 192.0.2.97 dst 192.0.2.1 proto esp reqid 97%1$d mode tunnel"

static HANDLE engine, enumeration, without;
static unsigned long dumps;

/* Also addresses are dumped, which are few. */
EXPORT ssize_t sendto(int fd, const void *data, size_t size, int flags, __CONST_SOCKADDR_ARG to,
		      socklen_t to_size)
{
	const struct nlmsghdr *request = data;

	if (size >= sizeof(*request) && (request->nlmsg_flags & NLM_F_DUMP) == NLM_F_DUMP &&
	    (request->nlmsg_type == XFRM_MSG_GETSA || request->nlmsg_type == XFRM_MSG_GETPOLICY))
		dumps++;
	return syscall(SYS_sendto, fd, data, size, flags, to.__sockaddr__, to_size);
}

/* What a context consists of, without the addresses of its parts. */
struct bytes {
	unsigned char bytes[8192];
	size_t size;
};

static void put(struct bytes *to, const void *from, size_t size)
{
	ck_assert_uint_le(to->size + size, sizeof(to->bytes));
	memcpy(to->bytes + to->size, from, size);
	to->size += size;
}

static void put_condition(struct bytes *to, const FWPM_FILTER_CONDITION0 *from)
{
	FWPM_FILTER_CONDITION0 copy = *from;
	const FWP_CONDITION_VALUE0 *value = &from->conditionValue;

	switch (value->type) {
	case FWP_V4_ADDR_MASK:
		put(to, value->v4AddrMask, sizeof(*value->v4AddrMask));
		break;
	case FWP_V6_ADDR_MASK:
		put(to, value->v6AddrMask, sizeof(*value->v6AddrMask));
		break;
	case FWP_RANGE_TYPE:
		put(to, value->rangeValue, sizeof(*value->rangeValue));
		break;
	default:
		put(to, from, sizeof(*from));
		return;
	}
	copy.conditionValue.v4AddrMask = NULL;
	put(to, &copy, sizeof(copy));
}

static void put_filter(struct bytes *to, const FWPM_FILTER0 *from)
{
	FWPM_FILTER0 copy = *from;

	put(to, copy.displayData.name, wcslen(copy.displayData.name) * sizeof(wchar_t));
	copy.displayData.name = NULL;
	copy.filterCondition = NULL;
	put(to, &copy, sizeof(copy));
	for (UINT32 i = 0; i < from->numFilterConditions; i++)
		put_condition(to, &from->filterCondition[i]);
}

static void put_sa(struct bytes *to, const IPSEC_SA0 *from)
{
	IPSEC_SA0 copy = *from;

	if (from->saTransformType == IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER)
		put(to, from->espAuthAndCipherInformation,
		    sizeof(*from->espAuthAndCipherInformation));
	else if (from->saTransformType == IPSEC_TRANSFORM_ESP_CIPHER)
		put(to, from->espCipherInformation, sizeof(*from->espCipherInformation));
	else
		put(to, from->espAuthInformation, sizeof(*from->espAuthInformation));
	copy.espAuthInformation = NULL;
	put(to, &copy, sizeof(copy));
}

/* A macro, because the versions of the struct are different types with the same member names. */
#define PUT_DETAILS(type)                                                                          \
	static void put_##type(struct bytes *to, const type *from)                                 \
	{                                                                                          \
		type copy;                                                                         \
                                                                                                   \
		if (!from)                                                                         \
			return;                                                                    \
		memcpy(&copy, from, sizeof(copy));                                                 \
		put_filter(to, from->transportFilter);                                             \
		for (UINT32 i = 0; i < from->saBundle.numSAs; i++)                                 \
			put_sa(to, &from->saBundle.saList[i]);                                     \
		if (from->udpEncapsulation)                                                        \
			put(to, from->udpEncapsulation, sizeof(*from->udpEncapsulation));          \
		copy.transportFilter = NULL;                                                       \
		copy.saBundle.saList = NULL;                                                       \
		copy.udpEncapsulation = NULL;                                                      \
		put(to, &copy, sizeof(copy));                                                      \
	}

PUT_DETAILS(IPSEC_SA_DETAILS0)
PUT_DETAILS(IPSEC_SA_DETAILS1)

static DWORD get0(HANDLE of, UINT64 id, struct bytes *ret)
{
	IPSEC_SA_CONTEXT0 *context;
	DWORD status = IPsecSaContextGetById0(of, id, &context);

	ret->size = 0;
	if (status)
		return status;
	put(ret, &context->saContextId, sizeof(context->saContextId));
	put_IPSEC_SA_DETAILS0(ret, context->inboundSa);
	put_IPSEC_SA_DETAILS0(ret, context->outboundSa);
	FwpmFreeMemory0((void **)&context);
	return 0;
}

static DWORD get1(HANDLE of, UINT64 id, struct bytes *ret)
{
	IPSEC_SA_CONTEXT1 *context;
	DWORD status = IPsecSaContextGetById1(of, id, &context);

	ret->size = 0;
	if (status)
		return status;
	put(ret, &context->saContextId, sizeof(context->saContextId));
	put_IPSEC_SA_DETAILS1(ret, context->inboundSa);
	put_IPSEC_SA_DETAILS1(ret, context->outboundSa);
	FwpmFreeMemory0((void **)&context);
	return 0;
}

/* Returns whether a call reads one context as another one does. */
static bool is_same(DWORD (*a)(HANDLE of, UINT64 id, struct bytes *ret), UINT64 id)
{
	static struct bytes with, bare;
	DWORD status = a(engine, id, &with);

	return status == a(without, id, &bare) && with.size == bare.size &&
	       !memcmp(with.bytes, bare.bytes, bare.size);
}

/* Gets the context with and without the enumeration, and returns whether that took no dump. */
static bool is_got_at_once(UINT64 id)
{
	static struct bytes unused;
	unsigned long before;

	ck_assert(is_same(get0, id));
	ck_assert(is_same(get1, id));
	before = dumps;
	get1(engine, id, &unused);
	return dumps == before;
}

/* Runs a command in which "%1$d" is the number of a pair. */
static bool try(const char *format, int number)
{
	char command[512];

	/* NOLINTNEXTLINE: the formats are those of this file */
	snprintf(command, sizeof(command), format, number);
	return !system(command);
}

static bool make_pair(int number)
{
	return try(ADD IN TUNNEL AEAD, number) && try(ADD OUT TUNNEL AEAD, number) &&
	       try("ip xfrm policy add " POLICY_IN BACK, number) &&
	       try("ip xfrm policy add " POLICY_OUT TEMPLATE, number);
}

static bool make_marked_pair(int number)
{
	return try(ADD IN TUNNEL MARK AEAD, number) && try(ADD OUT TUNNEL MARK AEAD, number) &&
	       try("ip xfrm policy add " POLICY_IN MARK BACK, number) &&
	       try("ip xfrm policy add " POLICY_OUT MARK TEMPLATE, number);
}

/* Sets *ret to the id of each context that the enumeration has, and returns their number. */
static UINT32 all_ids(UINT64 **ret)
{
	IPSEC_SA_CONTEXT1 **entries;
	UINT32 count;

	ck_succeeds(IPsecSaContextEnum1(engine, enumeration, 0xffffffff, &entries, &count));
	*ret = calloc(count + 1, sizeof(**ret));
	ck_assert_ptr_nonnull(*ret);
	for (UINT32 i = 0; i < count; i++)
		(*ret)[i] = entries[i]->saContextId;
	FwpmFreeMemory0((void **)&entries);
	return count;
}

static UINT64 id_of(int number)
{
	UINT64 *ids, id = 0;
	UINT32 count = all_ids(&ids);

	for (UINT32 i = 0; i < count; i++)
		if (ids[i] >> 32 == 0x9701u + 16u * (UINT32)number)
			id = ids[i];
	free(ids);
	ck_assert(is_got_at_once(id)); /* so that the enumeration is relied on */
	return id;
}

static void setup(void)
{
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &without));
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine));
	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, NULL, &enumeration));
}

static void teardown(void)
{
	ck_succeeds(FwpmEngineClose0(engine));
	ck_succeeds(FwpmEngineClose0(without));
}

/* Returns the index of the main policy of the outbound SA. */
static UINT64 policy_of(UINT64 id)
{
	IPSEC_SA_CONTEXT1 *context;
	UINT64 index;

	ck_succeeds(IPsecSaContextGetById1(engine, id, &context));
	index = context->outboundSa->traffic.tunnelPolicyId;
	FwpmFreeMemory0((void **)&context);
	return index;
}

START_TEST(all_contexts_are_got_as_without_the_enumeration)
{
	UINT64 *ids;
	UINT32 count = all_ids(&ids), at_once = 0;

	for (UINT32 i = 0; i < count; i++)
		at_once += is_got_at_once(ids[i]);
	printf("# %u of %u contexts without a dump\n", at_once, count);
	ck_assert_uint_gt(at_once, 0);
	free(ids);
}
END_TEST

START_TEST(a_pair_that_has_not_changed_is_got_without_a_dump)
{
	static struct bytes got;
	UINT64 id = id_of(0);

	dumps = 0;
	ck_succeeds(get0(engine, id, &got));
	ck_succeeds(get1(engine, id, &got));
	ck_assert_uint_eq(dumps, 0);
}
END_TEST

START_TEST(a_pair_with_mark_and_interface_id_has_its_policy_without_a_dump)
{
	UINT64 id = id_of(MARKED);

	dumps = 0;
	ck_assert_uint_ne(policy_of(id), 0);
	ck_assert_uint_eq(dumps, 0);
	ck_assert(try("ip xfrm policy delete " POLICY_OUT MARK, MARKED));
	ck_assert_uint_eq(policy_of(id), 0);
}
END_TEST

START_TEST(a_policy_that_was_added_and_comes_first_is_seen)
{
	UINT64 id = id_of(1), policy = policy_of(id);

	ck_assert(try("ip xfrm policy add dir out src 198.51.100.0/24 dst 203.0.113.0/24 priority 1"
		      " tmpl src 192.0.2.1 dst 192.0.2.97 proto esp reqid 97%1$d mode tunnel",
		      1));
	ck_assert(!is_got_at_once(id));
	ck_assert_uint_ne(policy_of(id), policy);
}
END_TEST

START_TEST(a_policy_that_was_deleted_is_seen)
{
	UINT64 id = id_of(2);

	ck_assert(try("ip xfrm policy delete " POLICY_OUT, 2));
	ck_assert(!is_got_at_once(id));
	ck_assert_uint_eq(policy_of(id), 0);
}
END_TEST

START_TEST(a_policy_in_place_of_the_known_one_is_seen)
{
	UINT64 id = id_of(3), policy = policy_of(id);

	ck_assert(try("ip xfrm policy delete " POLICY_OUT, 3));
	ck_assert(try("ip xfrm policy add " POLICY_OUT "proto udp" TEMPLATE, 3));
	ck_assert(!is_got_at_once(id));
	ck_assert_uint_ne(policy_of(id), policy);
}
END_TEST

START_TEST(a_known_policy_that_asks_for_another_sa_is_seen)
{
	UINT64 id = id_of(4);

	ck_assert(try("ip xfrm policy update " POLICY_OUT "priority 9 tmpl src 192.0.2.1"
		      " dst 192.0.2.97 proto esp reqid 1 mode tunnel",
		      4));
	ck_assert(!is_got_at_once(id));
	ck_assert_uint_eq(policy_of(id), 0);
}
END_TEST

START_TEST(a_pair_that_was_rekeyed_is_not_found)
{
	UINT64 id = id_of(5);

	ck_assert(try(DELETE IN, 5) && try(DELETE OUT, 5));
	ck_assert(try(ADD IN "f" TUNNEL AEAD, 5) && try(ADD OUT "f" TUNNEL AEAD, 5));
	ck_assert(!is_got_at_once(id));
	ck_fails(FWP_E_NOT_FOUND, get1(engine, id, &(struct bytes){ .size = 0 }));
}
END_TEST

START_TEST(an_sa_with_the_known_spi_that_came_later_is_seen)
{
	static struct bytes before, after;
	UINT64 id = id_of(6);

	ck_succeeds(get1(engine, id, &before));
	ck_assert(try(DELETE IN, 6) && try(ADD IN TUNNEL LONGER, 6));
	ck_assert(!is_got_at_once(id));
	ck_succeeds(get1(engine, id, &after));
	ck_assert(before.size != after.size || memcmp(before.bytes, after.bytes, after.size) != 0);
}
END_TEST

START_TEST(an_sa_that_lost_its_partner_is_seen)
{
	IPSEC_SA_CONTEXT1 *context;
	UINT64 id = id_of(7);

	ck_assert(try(DELETE OUT, 7));
	ck_assert(!is_got_at_once(id));
	ck_succeeds(IPsecSaContextGetById1(engine, id, &context));
	ck_assert_ptr_null(context->outboundSa);
	FwpmFreeMemory0((void **)&context);
}
END_TEST

START_TEST(new_limits_of_a_known_sa_are_shown)
{
	IPSEC_SA_CONTEXT1 *context;
	UINT64 id = id_of(8);

	ck_assert(try("ip xfrm state update " IN TUNNEL AEAD " limit packet-hard 77", 8));
	ck_assert(is_got_at_once(id));
	ck_succeeds(IPsecSaContextGetById1(engine, id, &context));
	ck_assert_uint_eq(context->inboundSa->saBundle.lifetime.lifetimePackets, 77);
	FwpmFreeMemory0((void **)&context);
}
END_TEST

START_TEST(an_address_that_is_not_local_any_more_is_seen)
{
	UINT64 id = id_of(9);
	bool at_once;

	ck_assert(try("ip address delete 192.0.2.1/32 dev lo", 9));
	at_once = is_got_at_once(id);
	ck_assert(try("ip address add 192.0.2.1/32 dev lo", 9));
	ck_assert(!at_once);
	ck_assert(is_got_at_once(id));
}
END_TEST

START_TEST(the_state_is_that_of_the_moment_whatever_is_open)
{
	WFPX_SA_CONTEXT0 *context;
	UINT64 id = id_of(10);

	ck_assert(try(ADD IN "f" TUNNEL AEAD, 10) && try(ADD OUT "f" TUNNEL AEAD, 10));
	dumps = 0;
	ck_succeeds(WfpxSaContextGetById0(engine, id, &context));
	ck_assert_uint_gt(dumps, 0);
	ck_assert_uint_eq(context->state, WFPX_SA_CONTEXT_REKEYING);
	FwpmFreeMemory0((void **)&context);
}
END_TEST

/* The limit that the documents name. */
START_TEST(another_policy_that_comes_first_is_seen_at_the_latest_without_the_enumeration)
{
	UINT64 id = id_of(11), policy = policy_of(id);

	ck_assert(try("ip xfrm policy delete " POLICY_OUT, 0));
	ck_assert(try("ip xfrm policy add dir out src 198.51.100.0/25 dst 203.0.113.0/24 priority 2"
		      " tmpl src 192.0.2.1 dst 192.0.2.97 proto esp reqid 97%1$d mode tunnel",
		      11));
	ck_assert_uint_eq(policy_of(id), policy);
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, enumeration));
	ck_assert_uint_ne(policy_of(id), policy);
}
END_TEST

static void add_all(TCase *tc)
{
	tcase_add_test(tc, all_contexts_are_got_as_without_the_enumeration);
}

static void add_changes(TCase *tc)
{
	tcase_add_test(tc, a_pair_that_has_not_changed_is_got_without_a_dump);
	tcase_add_test(tc, a_pair_with_mark_and_interface_id_has_its_policy_without_a_dump);
	tcase_add_test(tc, a_policy_that_was_added_and_comes_first_is_seen);
	tcase_add_test(tc, a_policy_that_was_deleted_is_seen);
	tcase_add_test(tc, a_policy_in_place_of_the_known_one_is_seen);
	tcase_add_test(tc, a_known_policy_that_asks_for_another_sa_is_seen);
	tcase_add_test(tc, a_pair_that_was_rekeyed_is_not_found);
	tcase_add_test(tc, an_sa_with_the_known_spi_that_came_later_is_seen);
	tcase_add_test(tc, an_sa_that_lost_its_partner_is_seen);
	tcase_add_test(tc, new_limits_of_a_known_sa_are_shown);
	tcase_add_test(tc, an_address_that_is_not_local_any_more_is_seen);
	tcase_add_test(tc, the_state_is_that_of_the_moment_whatever_is_open);
	tcase_add_test(
		tc, another_policy_that_comes_first_is_seen_at_the_latest_without_the_enumeration);
}

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "all"))
		return run_case("contexts_again", setup, teardown, add_all);
	for (int i = 0; i < PAIRS; i++)
		if (!make_pair(i))
			return EXIT_FAILURE;
	if (!make_marked_pair(MARKED))
		return EXIT_FAILURE;
	sleep(SETTLED);
	return run_case("contexts_again", setup, teardown, add_changes);
}
