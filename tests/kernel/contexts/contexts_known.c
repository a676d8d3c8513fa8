/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Expiring and deleting contexts while an enumeration is open, which knows them from the time when
 * it was made. Whatever has changed since, the calls must do what they do without the enumeration.
 */
#include <stdlib.h>

#include "contexts.h"

#define AEAD      "aead 'rfc4106(gcm(aes))' 0x000102030405060708090a0b0c0d0e0f10111213 128"
#define IN        "src 192.0.2.98 dst 192.0.2.1 proto esp spi 0x9801"
#define OUT       "src 192.0.2.1 dst 192.0.2.98 proto esp spi 0x9802"
#define OTHER_OUT "src 192.0.2.1 dst 192.0.2.98 proto esp spi 0x9803"
#define ADD       "ip xfrm state add "
#define TUNNEL    " mode tunnel reqid 98 " AEAD

static HANDLE enumeration;
static UINT64 id;

static void run(const char *command)
{
	ck_assert_int_eq(system(command), 0);
}

static bool exists(const char *command)
{
	return !system(command);
}

#define EXISTS(sa) exists("ip xfrm state get " sa " >/dev/null 2>&1")

/* The id of the context whose inbound SA has the SPI, or 0. */
static UINT64 id_of(UINT32 in)
{
	struct view all[CONTEXTS_MAX];
	UINT32 count = read_views(NULL, all);

	for (UINT32 i = 0; i < count; i++)
		if (all[i].in == in)
			return all[i].id;
	return 0;
}

/* A pair that an open enumeration knows. */
static void make_known_pair(void)
{
	run(ADD IN TUNNEL);
	run(ADD OUT TUNNEL);
	id = id_of(0x9801);
	ck_assert_uint_ne(id, 0);
	enumeration = open_enum(NULL);
}

static void remove_pair(void)
{
	run("ip xfrm state deleteall reqid 98");
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, enumeration));
}

START_TEST(a_known_pair_is_deleted_once)
{
	make_known_pair();
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
	ck_assert(!EXISTS(IN) && !EXISTS(OUT));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextDeleteById0(engine, id));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextExpire0(engine, id));
	remove_pair();
}
END_TEST

START_TEST(a_known_pair_is_expired_and_a_repeat_changes_nothing)
{
	make_known_pair();
	ck_succeeds(IPsecSaContextExpire0(engine, id));
	ck_assert(EXISTS(IN) && !EXISTS(OUT));
	ck_succeeds(IPsecSaContextExpire0(engine, id));
	ck_assert(EXISTS(IN));
	remove_pair();
}
END_TEST

START_TEST(an_outbound_sa_that_took_the_place_of_the_known_one_is_deleted)
{
	make_known_pair();
	run("ip xfrm state delete " OUT);
	run(ADD OTHER_OUT TUNNEL);
	ck_succeeds(IPsecSaContextExpire0(engine, id));
	ck_assert(EXISTS(IN) && !EXISTS(OTHER_OUT));
	remove_pair();
}
END_TEST

START_TEST(a_known_pair_that_has_gone_is_not_found)
{
	make_known_pair();
	run("ip xfrm state deleteall reqid 98");
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextExpire0(engine, id));
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextDeleteById0(engine, id));
	remove_pair();
}
END_TEST

START_TEST(a_context_that_is_younger_than_the_enumeration_is_found)
{
	enumeration = open_enum(NULL);
	run(ADD IN TUNNEL);
	run(ADD OUT TUNNEL);
	ck_succeeds(IPsecSaContextDeleteById0(engine, id_of(0x9801)));
	ck_assert(!EXISTS(IN) && !EXISTS(OUT));
	remove_pair();
}
END_TEST

START_TEST(an_inbound_sa_with_the_known_spi_that_came_later_is_another_context)
{
	make_known_pair();
	run("ip xfrm state deleteall reqid 98");
	run("sleep 2"); /* The kernel counts times of addition in seconds. */
	run(ADD IN TUNNEL);
	ck_succeeds(IPsecSaContextDeleteById0(engine, id));
	ck_assert(!EXISTS(IN));
	remove_pair();
}
END_TEST

void contexts_add_known(TCase *tc)
{
	tcase_add_test(tc, a_known_pair_is_deleted_once);
	tcase_add_test(tc, a_known_pair_is_expired_and_a_repeat_changes_nothing);
	tcase_add_test(tc, an_outbound_sa_that_took_the_place_of_the_known_one_is_deleted);
	tcase_add_test(tc, a_known_pair_that_has_gone_is_not_found);
	tcase_add_test(tc, a_context_that_is_younger_than_the_enumeration_is_found);
	tcase_add_test(tc, an_inbound_sa_with_the_known_spi_that_came_later_is_another_context);
}
