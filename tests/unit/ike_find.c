/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From ids of IPsec SAs to the IKE SA that they belong to. */
#include "api/ike_find.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include "record.h"
#include "sadb/identity.h"
#include "unit.h"

/* Two IKE SAs of 192.0.2.1, with the first and the others of these children. */
static struct ike_child children[3];
static struct ike_sa ike_sas[2];
static struct ike_sas sas;

static void setup(void)
{
	for (int i = 0; i < 2; i++) {
		ike_sas[i] = (struct ike_sa){ .initiator = true,
					      .spi_initiator = 0xa100000000000001u + (unsigned)i };
		ike_sas[i].local.family = ike_sas[i].remote.family = AF_INET;
		ike_sas[i].local.address = record_v4(0xc0000201);
		ike_sas[i].remote.address = record_v4(0xc0000202 + (unsigned)i);
	}
	for (unsigned i = 0; i < 3; i++)
		children[i] = (struct ike_child){ .unique_id = 10 + i,
						  .spi_in = 0xc1000000 + i,
						  .spi_out = 0xc2000000 + i,
						  .protocol = IPPROTO_ESP,
						  .sa = i > 0 };
	sas = (struct ike_sas){
		.sas = ike_sas, .count = 2, .children = children, .child_count = 3
	};
}

/* The id that the kernel's SA has. */
static uint64_t id_of(uint32_t destination, uint32_t spi, uint32_t mark, uint32_t mask)
{
	struct sa sa = record_sa();

	record_parts(&sa)->config.mark = mark;
	record_parts(&sa)->config.mark_mask = mask;
	sa.dst = record_v4(destination);
	sa.spi = spi;
	return sa_id(&sa);
}

START_TEST(an_ike_sa_is_found_by_its_own_id)
{
	ck_assert_ptr_eq(ike_find(&sas, 0xa100000000000002), &ike_sas[1]);
	ck_assert_ptr_null(ike_find(&sas, 0xa100000000000003));
	ck_assert_ptr_null(ike_find(&sas, 0));
	ck_assert_ptr_null(ike_find_child(&sas, 0xa100000000000002));
}
END_TEST

START_TEST(an_ike_sa_is_found_by_the_ids_of_its_ipsec_sas)
{
	for (unsigned i = 0; i < 3; i++) {
		uint64_t in = id_of(0xc0000201, 0xc1000000 + i, 0, 0);
		uint64_t out = id_of(0xc0000202 + (i > 0), 0xc2000000 + i, 0, 0);

		ck_assert_ptr_eq(ike_find_child(&sas, in), &children[i]);
		ck_assert_ptr_eq(ike_find_child(&sas, out), &children[i]);
		ck_assert_ptr_eq(ike_find(&sas, in), &ike_sas[i > 0]);
		ck_assert_ptr_eq(ike_find(&sas, out), &ike_sas[i > 0]);
	}
}
END_TEST

START_TEST(an_spi_alone_finds_nothing)
{
	ck_assert_ptr_null(ike_find(&sas, id_of(0xc0000202, 0xc1000000, 0, 0)));
	ck_assert_ptr_null(ike_find(&sas, id_of(0xc0000201, 0xc1000000, 7, 7)));
	children[0].protocol = IPPROTO_AH;
	ck_assert_ptr_null(ike_find(&sas, id_of(0xc0000201, 0xc1000000, 0, 0)));
	children[1].spi_in = 0;
	ck_assert_ptr_null(ike_find(&sas, id_of(0xc0000201, 0, 0, 0)));
}
END_TEST

START_TEST(the_mark_may_be_in_either_sa)
{
	children[0].mark_in = (struct ike_mark){ 1, 0xff };
	children[0].mark_out = (struct ike_mark){ 2, 0xff };
	ck_assert_ptr_eq(ike_find_child(&sas, id_of(0xc0000201, 0xc1000000, 0, 0)), &children[0]);
	ck_assert_ptr_eq(ike_find_child(&sas, id_of(0xc0000201, 0xc1000000, 1, 0xff)),
			 &children[0]);
	ck_assert_ptr_eq(ike_find_child(&sas, id_of(0xc0000202, 0xc2000000, 2, 0xff)),
			 &children[0]);
	ck_assert_ptr_null(ike_find_child(&sas, id_of(0xc0000202, 0xc2000000, 1, 0xff)));
}
END_TEST

/* A peer can choose the SPI, and behind one NAT peers have one address. */
START_TEST(a_peer_cannot_take_the_place_of_another_by_its_spi)
{
	uint64_t out = id_of(0xc0000202, 0xc2000000, 0, 0);
	uint64_t in = id_of(0xc0000201, 0xc1000000, 0, 0);

	ike_sas[1].remote.address = record_v4(0xc0000202);
	children[2].spi_out = 0xc2000000;
	ck_assert_ptr_null(ike_find(&sas, out));
	ike_sas[1].remote.address = record_v4(0xc0000201); /* as if its hash were equal */
	children[1].spi_out = 0xc1000000;
	ck_assert_ptr_eq(ike_find_child(&sas, in), &children[0]);
}
END_TEST

Suite *ike_find_suite(void)
{
	Suite *suite = suite_create("ike-find");
	TCase *tc = tcase_create("find");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, an_ike_sa_is_found_by_its_own_id);
	tcase_add_test(tc, an_ike_sa_is_found_by_the_ids_of_its_ipsec_sas);
	tcase_add_test(tc, an_spi_alone_finds_nothing);
	tcase_add_test(tc, the_mark_may_be_in_either_sa);
	tcase_add_test(tc, a_peer_cannot_take_the_place_of_another_by_its_spi);
	suite_add_tcase(suite, tc);
	return suite;
}
