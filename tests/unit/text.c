/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/text.h"

#include "base/status.h"
#include "api/error_text.h"
#include "api/server_name.h"
#include "unit.h"

static char out[SERVER_NAME_SIZE];

START_TEST(wide_text_becomes_utf8_in_any_locale)
{
	ck_assert(text_to_utf8(L"a\u00e4\u20ac\U0001f511", out, sizeof(out)));
	ck_assert_str_eq(out, "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x94\x91");
}
END_TEST

START_TEST(text_that_does_not_fit_or_is_no_unicode_is_refused)
{
	wchar_t surrogate[] = { 0xd800, 0 }, beyond[] = { 0x110000, 0 };

	ck_assert(!text_to_utf8(L"abc", out, 3));
	ck_assert(text_to_utf8(L"abc", out, 4));
	ck_assert(!text_to_utf8(L"", out, 0));
	ck_assert(!text_to_utf8(L"ab\u20ac", out, 5));
	ck_assert(!text_to_utf8(surrogate, out, sizeof(out)));
	ck_assert(!text_to_utf8(beyond, out, sizeof(out)));
}
END_TEST

static void expect(const wchar_t *name, uint32_t status, const char *path)
{
	bool own = true;

	ck_assert_uint_eq(server_name_parse(name, &own, out), status);
	ck_assert(!own);
	if (path)
		ck_assert_str_eq(out, path);
}

START_TEST(server_names_mean_network_namespaces)
{
	bool own = false;

	ck_assert_uint_eq(server_name_parse(NULL, &own, out), ERROR_SUCCESS);
	ck_assert(own);
	expect(L"netns:blue", ERROR_SUCCESS, "/run/netns/blue");
	expect(L"netns:/proc/self/ns/net", ERROR_SUCCESS, "/proc/self/ns/net");
	expect(L"pid:42", ERROR_SUCCESS, "/proc/42/ns/net");
}
END_TEST

START_TEST(names_of_other_machines_are_not_supported)
{
	expect(L"gateway.example.com", ERROR_NOT_SUPPORTED, NULL);
	expect(L"", ERROR_NOT_SUPPORTED, NULL);
	expect(L"\\\\server", ERROR_NOT_SUPPORTED, NULL);
	expect(L"NETNS:blue", ERROR_NOT_SUPPORTED, NULL);
}
END_TEST

START_TEST(names_that_would_leave_their_folder_are_refused)
{
	wchar_t endless[SERVER_NAME_SIZE + 16];

	expect(L"netns:", ERROR_INVALID_PARAMETER, NULL);
	expect(L"netns:..", ERROR_INVALID_PARAMETER, NULL);
	expect(L"netns:a/b", ERROR_INVALID_PARAMETER, NULL);
	expect(L"netns:../../etc/passwd", ERROR_INVALID_PARAMETER, NULL);
	expect(L"pid:", ERROR_INVALID_PARAMETER, NULL);
	expect(L"pid:self", ERROR_INVALID_PARAMETER, NULL);
	expect(L"pid:1/../2", ERROR_INVALID_PARAMETER, NULL);
	expect(L"pid:-1", ERROR_INVALID_PARAMETER, NULL);
	expect(L"pid:99999999999", ERROR_INVALID_PARAMETER, NULL);
	wmemset(endless, L'a', SERVER_NAME_SIZE + 15);
	endless[SERVER_NAME_SIZE + 15] = 0;
	wmemcpy(endless, L"netns:", 6);
	expect(endless, ERROR_INVALID_PARAMETER, NULL);
	/* fits by itself, but not behind /run/netns/ */
	endless[SERVER_NAME_SIZE - 2] = 0;
	expect(endless, ERROR_INVALID_PARAMETER, NULL);
}
END_TEST

START_TEST(utf8_becomes_wide_text_and_invalid_bytes_a_replacement_character)
{
	wchar_t wide[16];

	ck_assert_uint_eq(text_to_wide("a\xc3\xaf\xe2\x82\xac\xf0\x9f\x94\x92", wide), 4);
	ck_assert(!wcscmp(wide, L"a\u00ef\u20ac\U0001f512"));
	ck_assert_uint_eq(text_to_wide("x\xff\xc3(\xe2\x82", wide), 6);
	ck_assert(!wcscmp(wide, L"x\ufffd\ufffd(\ufffd\ufffd"));
	ck_assert_uint_eq(text_to_wide("\xed\xa0\x80", NULL),
			  3); /* a surrogate, which is no character */
	ck_assert_uint_eq(text_to_wide("", wide), 0);
	ck_assert(!wide[0]);
}
END_TEST

START_TEST(codes_of_the_two_libraries_mean_the_same)
{
	ck_assert_int_eq(status_to_ntstatus(ERROR_SUCCESS), 0);
	ck_assert_int_eq(status_to_ntstatus(FWP_E_NOT_FOUND), (int32_t)0xC0220008);
	ck_assert_int_eq(status_to_ntstatus(FWP_E_DROP_NOICMP), (int32_t)0xC0220104);
	ck_assert_int_eq(status_to_ntstatus(ERROR_ACCESS_DENIED), (int32_t)0xC0000022);
	ck_assert_int_eq(status_to_ntstatus(ERROR_INVALID_HANDLE), (int32_t)0xC0000008);
	ck_assert_int_eq(status_to_ntstatus(EPT_S_NOT_REGISTERED), (int32_t)0xC0020036);
	ck_assert_int_eq(status_to_ntstatus(12345), (int32_t)0xC0000001);
}
END_TEST

START_TEST(every_code_has_both_names_and_an_explanation)
{
	static const struct {
		uint32_t code;
		const char *win32, *nt;
	} codes[] = {
#define CODE(win32, nt, text) { win32, #win32 ": " text, #nt ": " text },
#define FWP_CODE(name, text)                                                                       \
	{ FWP_E_##name, "FWP_E_" #name ": " text, "STATUS_FWP_" #name ": " text },
#include "base/codes.def"
#undef CODE
#undef FWP_CODE
	};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		ck_assert_str_eq(error_text(codes[i].code), codes[i].win32);
		ck_assert_str_eq(error_text_nt(status_to_ntstatus(codes[i].code)), codes[i].nt);
	}
	ck_assert_str_eq(error_text(FWP_E_NULL_POINTER),
			 "FWP_E_NULL_POINTER: A pointer that is required is NULL");
	ck_assert_str_eq(
		error_text_nt((int32_t)0xc0000008),
		"STATUS_INVALID_HANDLE: Not an open handle of this process, of this kind and "
		"of this session");
}
END_TEST

START_TEST(a_code_of_others_is_unknown_in_both)
{
	ck_assert_int_eq(strncmp(error_text(12345), "Unknown code: ", 14), 0);
	ck_assert_int_eq(strncmp(error_text(FWP_E_DROP_NOICMP), "Unknown code: ", 14), 0);
	ck_assert_int_eq(strncmp(error_text(UINT32_MAX), "Unknown code: ", 14), 0);
	ck_assert_int_eq(strncmp(error_text_nt(5), "Unknown code: ", 14), 0);
	ck_assert_int_eq(strncmp(error_text_nt(INT32_MIN), "Unknown code: ", 14), 0);
}
END_TEST

Suite *text_suite(void)
{
	Suite *suite = suite_create("text and codes");
	TCase *tc = tcase_create("text");

	tcase_add_test(tc, wide_text_becomes_utf8_in_any_locale);
	tcase_add_test(tc, text_that_does_not_fit_or_is_no_unicode_is_refused);
	tcase_add_test(tc, server_names_mean_network_namespaces);
	tcase_add_test(tc, names_of_other_machines_are_not_supported);
	tcase_add_test(tc, names_that_would_leave_their_folder_are_refused);
	tcase_add_test(tc, utf8_becomes_wide_text_and_invalid_bytes_a_replacement_character);
	tcase_add_test(tc, codes_of_the_two_libraries_mean_the_same);
	tcase_add_test(tc, every_code_has_both_names_and_an_explanation);
	tcase_add_test(tc, a_code_of_others_is_unknown_in_both);
	suite_add_tcase(suite, tc);
	return suite;
}
