/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "faults.h"
#include "install.h"

START_TEST(a_request_for_no_entries_does_not_move_the_enumeration)
{
	for (int i = 0; i < FUNCTIONS; i++) {
		void **entries = garbage;
		UINT32 count = 77;

		ck_succeeds(functions[i](engine, handle, 0, &entries, &count));
		ck_assert_uint_eq(count, 0);
		ck_assert_ptr_null(entries);
	}
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(an_exact_multiple_of_the_page_ends_with_an_empty_page)
{
	for (int i = 0; i < 4; i++)
		ck_assert_uint_eq(read_page(engine, handle, SAS / 4), SAS / 4);
	ck_assert_uint_eq(read_page(engine, handle, SAS / 4), 0);
}
END_TEST

START_TEST(every_page_after_the_last_one_is_empty)
{
	ck_assert_uint_eq(read_page(engine, handle, 0xffffffff), SAS);
	for (int i = 0; i < 100; i++)
		for (int f = 0; f < FUNCTIONS; f++) {
			void **entries = garbage;
			UINT32 count = 77;

			ck_succeeds(
				functions[f](engine, handle, i ? 7 : 0xffffffff, &entries, &count));
			ck_assert_uint_eq(count, 0);
			ck_assert_ptr_null(entries);
		}
}
END_TEST

START_TEST(every_style_of_loop_ends_and_reads_all_entries)
{
	static const UINT32 pages[] = {
		1, 3, 7, SAS - 1, SAS, SAS + 1, 100, 0x7fffffff, 0xffffffff
	};

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		UINT32 page = pages[i], count, sum[3] = { 0 };
		HANDLE from[3] = { open_enum(engine), open_enum(engine), open_enum(engine) };

		while ((count = read_page(engine, from[0], page)) != 0)
			sum[0] += count;
		for (;;) {
			count = read_page(engine, from[1], page);
			sum[1] += count;
			if (count < page)
				break;
		}
		do {
			count = read_page(engine, from[2], page);
			sum[2] += count;
		} while (count == page);
		for (int style = 0; style < 3; style++)
			ck_assert_uint_eq(sum[style], SAS);
	}
}
END_TEST

START_TEST(freeing_null_does_nothing)
{
	void *none = NULL;

	FwpmFreeMemory0(NULL);
	FwpmFreeMemory0(&none);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(freeing_sets_the_pointer_to_null_and_may_be_repeated)
{
	void **entries, **copy;
	UINT32 count;

	ck_succeeds(sas1(engine, handle, 5, &entries, &count));
	copy = entries;
	FwpmFreeMemory0((void **)&entries);
	ck_assert_ptr_null(entries);
	FwpmFreeMemory0((void **)&entries);
	FwpmFreeMemory0((void **)&copy); /* a second pointer to freed memory */
	ck_assert_ptr_null(copy);
}
END_TEST

START_TEST(freeing_the_array_instead_of_its_address_does_no_harm)
{
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count, spi;

	ck_succeeds(IPsecSaEnum1(engine, handle, 5, &entries, &count));
	spi = entries[1]->saBundle.saList[0].spi;
	FwpmFreeMemory0((void **)entries);
	ck_assert_ptr_nonnull(entries);
	ck_assert_ptr_null(entries[0]);
	ck_assert_uint_eq(entries[1]->saBundle.saList[0].spi, spi);
	FwpmFreeMemory0((void **)&entries);
	ck_assert_ptr_null(entries);
}
END_TEST

START_TEST(freeing_memory_of_the_program_does_no_harm)
{
	char *own = malloc(100), on_stack[8];
	void *p = own;

	strcpy(own, "still here");
	FwpmFreeMemory0(&p);
	ck_assert_ptr_null(p);
	ck_assert_str_eq(own, "still here");
	free(own);
	p = on_stack;
	FwpmFreeMemory0(&p);
	p = garbage;
	FwpmFreeMemory0(&p);
	ck_assert_ptr_null(p);
}
END_TEST

START_TEST(entries_may_be_changed_before_they_are_freed)
{
	IPSEC_V4_UDP_ENCAPSULATION0 own = { 4500, 4500 };
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;

	ck_succeeds(IPsecSaEnum1(engine, handle, 5, &entries, &count));
	entries[0]->udpEncapsulation = &own;
	entries[0]->saBundle.saList = NULL;
	entries[1]->transportFilter = garbage;
	entries[2] = garbage;
	FwpmFreeMemory0((void **)&entries);
	ck_assert_ptr_null(entries);
}
END_TEST

START_TEST(results_outlive_their_enumeration_and_engine)
{
	IPSEC_SA_DETAILS1 **entries;
	WFPX_SA_DETAILS0 **wfpx;
	UINT32 count, wfpx_count;

	ck_succeeds(IPsecSaEnum1(engine, handle, 20, &entries, &count));
	ck_succeeds(WfpxSaEnum0(engine, handle, 20, &wfpx, &wfpx_count));
	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, handle));
	ck_succeeds(FwpmEngineClose0(engine));
	for (UINT32 i = 0; i < count; i++) {
		const wchar_t *name = entries[i]->transportFilter->displayData.name;

		ck_assert_uint_ge(entries[i]->saBundle.saList[0].spi, INSTALL_FIRST_SPI);
		ck_assert_uint_gt(wcslen(name), 0);
		ck_assert_str_eq(wfpx[i]->saList[0]->cipherAlgorithm, "rfc4106(gcm(aes))");
		ck_assert_ptr_nonnull(wfpx[i]->details.transportFilter->displayData.name);
	}
	FwpmFreeMemory0((void **)&entries);
	FwpmFreeMemory0((void **)&wfpx);
}
END_TEST

void faults_add_pages(TCase *tc)
{
	tcase_add_test(tc, a_request_for_no_entries_does_not_move_the_enumeration);
	tcase_add_test(tc, an_exact_multiple_of_the_page_ends_with_an_empty_page);
	tcase_add_test(tc, every_page_after_the_last_one_is_empty);
	tcase_add_test(tc, every_style_of_loop_ends_and_reads_all_entries);
	tcase_add_test(tc, freeing_null_does_nothing);
	tcase_add_test(tc, freeing_sets_the_pointer_to_null_and_may_be_repeated);
	tcase_add_test(tc, freeing_the_array_instead_of_its_address_does_no_harm);
	tcase_add_test(tc, freeing_memory_of_the_program_does_no_harm);
	tcase_add_test(tc, entries_may_be_changed_before_they_are_freed);
	tcase_add_test(tc, results_outlive_their_enumeration_and_engine);
}
