/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * contexts_known - ends contexts while an enumeration is open that knows them from the time when it
 * was made, and checks that the calls do what they do without the enumeration, whatever has changed
 * since; and that a context which has not changed is ended without a dump of all states
 *
 * The program's own sendto() takes the library's calls, to count the dumps.
 */
#include <linux/netlink.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check_api.h"

#define PAIRS       6
#define SETTLED     12 /* seconds: from then on no SA can be installed that belongs to the pair */
#define EXPORT      __attribute__((visibility("default")))
#define AEAD        "aead 'rfc4106(gcm(aes))' 0x000102030405060708090a0b0c0d0e0f10111213 128"
#define IN          "src 192.0.2.98 dst 192.0.2.1 proto esp spi 0x98%d1"
#define OUT         "src 192.0.2.1 dst 192.0.2.98 proto esp spi 0x98%d2"
#define OTHER_OUT   "src 192.0.2.1 dst 192.0.2.98 proto esp spi 0x98%d3"
#define TUNNEL      " mode tunnel reqid 98%d " AEAD
#define INBOUND_SPI 0x9801u

static HANDLE engine, enumeration;
static unsigned long dumps;

EXPORT ssize_t sendto(int fd, const void *data, size_t size, int flags, __CONST_SOCKADDR_ARG to,
		      socklen_t to_size)
{
	const struct nlmsghdr *request = data;

	if (size >= sizeof(*request) && (request->nlmsg_flags & NLM_F_DUMP) == NLM_F_DUMP)
		dumps++;
	return syscall(SYS_sendto, fd, data, size, flags, to.__sockaddr__, to_size);
}

/* Runs a command in which "%d" is the number of a pair. */
static bool try(const char *format, int number)
{
	char command[512];

	/* NOLINTNEXTLINE: the formats are those of this file */
	snprintf(command, sizeof(command), format, number, number);
	return !system(command);
}

static bool exists(const char *sa, int number)
{
	char format[256];

	snprintf(format, sizeof(format), "ip xfrm state get %s >/dev/null 2>&1", sa);
	return try(format, number);
}

static bool make_pair(int number)
{
	return try("ip xfrm state add " IN TUNNEL, number) &&
	       try("ip xfrm state add " OUT TUNNEL, number);
}

/* The id of a pair, from an enumeration of its own. */
static UINT64 id_of(int number)
{
	IPSEC_SA_CONTEXT1 **entries;
	UINT64 id = 0;
	HANDLE all;
	UINT32 count;

	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, NULL, &all));
	ck_succeeds(IPsecSaContextEnum1(engine, all, 0xffffffff, &entries, &count));
	for (UINT32 i = 0; i < count; i++)
		if (entries[i]->saContextId >> 32 == INBOUND_SPI + 16u * (UINT32)number)
			id = entries[i]->saContextId;
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, all));
	return id;
}

static void setup(void)
{
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine));
	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, NULL, &enumeration));
}

static void teardown(void)
{
	ck_succeeds(FwpmEngineClose0(engine));
}

START_TEST(a_known_pair_is_deleted_without_a_dump_and_once)
{
	UINT64 id = id_of(0);

	dumps = 0;
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
	ck_assert_uint_eq(dumps, 0);
	ck_assert(!exists(IN, 0) && !exists(OUT, 0));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextDeleteById0(engine, id));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextExpire0(engine, id));
	ck_assert_uint_gt(dumps, 0);
}
END_TEST

START_TEST(a_known_pair_is_expired_without_a_dump_and_a_repeat_changes_nothing)
{
	UINT64 id = id_of(1);

	dumps = 0;
	ck_succeeds(IPsecSaContextExpire0(engine, id));
	ck_assert_uint_eq(dumps, 0);
	ck_assert(exists(IN, 1) && !exists(OUT, 1));
	ck_succeeds(IPsecSaContextExpire0(engine, id));
	ck_assert(exists(IN, 1));
}
END_TEST

START_TEST(an_outbound_sa_that_took_the_place_of_the_known_one_is_deleted)
{
	UINT64 id = id_of(2);

	ck_assert(try("ip xfrm state delete " OUT, 2));
	ck_assert(try("ip xfrm state add " OTHER_OUT TUNNEL, 2));
	ck_succeeds(IPsecSaContextExpire0(engine, id));
	ck_assert(exists(IN, 2) && !exists(OTHER_OUT, 2));
}
END_TEST

START_TEST(a_known_pair_that_has_gone_is_not_found)
{
	UINT64 id = id_of(3);

	ck_assert(try("ip xfrm state deleteall reqid 98%d", 3));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextExpire0(engine, id));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextDeleteById0(engine, id));
}
END_TEST

START_TEST(an_inbound_sa_with_the_known_spi_that_came_later_is_another_context)
{
	UINT64 id = id_of(4);

	ck_assert(try("ip xfrm state deleteall reqid 98%d", 4));
	ck_assert(try("ip xfrm state add " IN TUNNEL, 4));
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
	ck_assert(!exists(IN, 4));
}
END_TEST

START_TEST(a_pair_that_is_younger_than_the_enumeration_is_found)
{
	ck_assert(make_pair(PAIRS));
	ck_succeeds(IPsecSaContextDeleteById0(engine, id_of(PAIRS)));
	ck_assert(!exists(IN, PAIRS) && !exists(OUT, PAIRS));
}
END_TEST

/* Whatever comes in these seconds may be the true partner of one of its SAs. */
START_TEST(a_pair_that_was_young_in_the_enumeration_is_looked_at_again)
{
	HANDLE younger;
	UINT64 id;

	ck_assert(make_pair(PAIRS + 1));
	id = id_of(PAIRS + 1);
	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, NULL, &younger));
	dumps = 0;
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
	ck_assert_uint_gt(dumps, 0);
}
END_TEST

static void add_tests(TCase *tc)
{
	tcase_add_test(tc, a_known_pair_is_deleted_without_a_dump_and_once);
	tcase_add_test(tc, a_known_pair_is_expired_without_a_dump_and_a_repeat_changes_nothing);
	tcase_add_test(tc, an_outbound_sa_that_took_the_place_of_the_known_one_is_deleted);
	tcase_add_test(tc, a_known_pair_that_has_gone_is_not_found);
	tcase_add_test(tc, an_inbound_sa_with_the_known_spi_that_came_later_is_another_context);
	tcase_add_test(tc, a_pair_that_is_younger_than_the_enumeration_is_found);
	tcase_add_test(tc, a_pair_that_was_young_in_the_enumeration_is_looked_at_again);
}

int main(void)
{
	for (int i = 0; i < PAIRS; i++)
		if (!make_pair(i))
			return EXIT_FAILURE;
	sleep(SETTLED);
	return run_case("contexts_known", setup, teardown, add_tests);
}
