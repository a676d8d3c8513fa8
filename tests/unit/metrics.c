/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The text that "wfpsa metrics" and wfpsa-exporter write, made of tunnels that no kernel has. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "metrics.h"

static struct metrics metrics;
static char *text;

static void setup(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	metrics = (struct metrics){ 0 };
	text = NULL;
}

static void teardown(void)
{
	metrics_done(&metrics);
	free(text);
}

static void add(uint64_t id, wchar_t *name)
{
	WFPX_NAMES0 names = { .name = name };
	const WFPX_TUNNEL0 tunnel = { .tunnelId = id,
				      .state = WFPX_TUNNEL_DOWN,
				      .names = name ? &names : NULL };

	metrics_add(&metrics, &tunnel);
}

/* Writes the text; no memory may have been missing. */
static void write_text(void)
{
	size_t size;
	FILE *to = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(to);
	metrics_sort(&metrics);
	metrics_limit(&metrics);
	ck_assert(!metrics.no_memory);
	metrics_write(&metrics, to);
	ck_assert_int_eq(fclose(to), 0);
}

static bool has_line(const char *line)
{
	const char *at = strstr(text, line);

	return at && (at == text || at[-1] == '\n') && at[strlen(line)] == '\n';
}

/* How many lines begin so. */
static unsigned lines(const char *begin)
{
	unsigned count = 0;

	for (const char *at = text; (at = strstr(at, begin)); at++)
		count += at == text || at[-1] == '\n';
	return count;
}

/* Copies the value of the label "name" of the first tunnel, as it stands there. */
static void name_of(char ret[2048])
{
	const char *from = strstr(text, "wfpxfrm_tunnel_info{"), *to;

	ck_assert_ptr_nonnull(from);
	from = strstr(from, "name=\"");
	ck_assert_ptr_nonnull(from);
	from += strlen("name=\"");
	to = strstr(from, "\",connection=");
	ck_assert_ptr_nonnull(to);
	ck_assert_uint_lt((size_t)(to - from), 2048);
	memcpy(ret, from, (size_t)(to - from));
	ret[to - from] = '\0';
}

START_TEST(a_name_cannot_end_its_label_or_its_line)
{
	static wchar_t hostile[] = L"a\"} 1\nwfpxfrm_tunnel_up{tunnel=\"x\"} 1\r\\";
	char name[2048];

	add(1, hostile);
	write_text();
	name_of(name);
	ck_assert_str_eq(name, "a\\\"} 1\\\\x0awfpxfrm_tunnel_up{tunnel=\\\"x\\\"} 1\\\\x0d\\\\");
	ck_assert_uint_eq(lines("wfpxfrm_tunnel_up{"), 1);
}
END_TEST

START_TEST(a_name_is_not_obeyed_by_a_terminal)
{
	static wchar_t hostile[] = L"\x1b[2J\x9b\x202e";
	char name[2048];

	add(1, hostile);
	write_text();
	name_of(name);
	ck_assert_str_eq(name, "\\\\x1b[2J\\\\xc2\\\\x9b\\\\xe2\\\\x80\\\\xae");
}
END_TEST

START_TEST(a_character_that_is_none_is_replaced)
{
	static wchar_t hostile[] = { 'a', 0xd800, 0xdc00, 'b', 0 };
	char name[2048];

	add(1, hostile);
	write_text();
	name_of(name);
	ck_assert_str_eq(name, "a\xef\xbf\xbd\xef\xbf\xbd"
			       "b");
}
END_TEST

START_TEST(a_long_name_is_cut_between_characters)
{
	static wchar_t hostile[4096];
	char name[2048];

	for (size_t i = 0; i < 4095; i++)
		hostile[i] = i ? 0x20ac : 'a'; /* three bytes each */
	add(1, hostile);
	write_text();
	name_of(name);
	ck_assert_uint_eq(strlen(name), 253);
	ck_assert_str_eq(name + 250, "\xe2\x82\xac");
}
END_TEST

START_TEST(an_id_that_two_tunnels_have_is_one_series)
{
	add(7, NULL);
	add(3, NULL);
	add(7, NULL);
	write_text();
	ck_assert_uint_eq(lines("wfpxfrm_tunnel_up{"), 2);
	ck_assert(has_line("wfpxfrm_tunnels_omitted 1"));
	ck_assert(strstr(text, "tunnel_up{tunnel=\"0x0000000000000003\"}") <
		  strstr(text, "tunnel_up{tunnel=\"0x0000000000000007\"}"));
}
END_TEST

START_TEST(only_a_process_that_counts_on_writes_counters)
{
	add(7, NULL);
	write_text();
	ck_assert_uint_eq(lines("# TYPE wfpxfrm_tunnel_bytes counter"), 0);
	ck_assert_uint_eq(lines("wfpxfrm_tunnel_bytes_total"), 0);
	free(text);
	metrics.resident = true;
	metrics.tunnels[0].counted = true;
	metrics.tunnels[0].bytes[WAY_OUT] = UINT64_MAX;
	write_text();
	ck_assert(has_line("# TYPE wfpxfrm_tunnel_bytes counter"));
	ck_assert(has_line(
		"wfpxfrm_tunnel_bytes_total{tunnel=\"0x0000000000000007\",direction=\"out\"}"
		" 18446744073709551615"));
	ck_assert_ptr_null(strstr(text, "wfpxfrm_tunnel_sa_bytes"));
}
END_TEST

START_TEST(a_tunnel_that_is_not_counted_yet_has_no_counters)
{
	metrics.resident = true;
	add(7, NULL);
	write_text();
	ck_assert_uint_eq(lines("wfpxfrm_tunnel_up{"), 1);
	ck_assert_uint_eq(lines("wfpxfrm_tunnel_bytes_total{"), 0);
}
END_TEST

START_TEST(a_limit_that_has_not_begun_or_overflows_is_none)
{
	WFPX_SA0 sa = { .addTime = 1000,
			.limits = { .hardAddSeconds = UINT64_MAX - 1000,
				    .softAddSeconds = WFPX_UNLIMITED,
				    .hardUseSeconds = 5,
				    .softUseSeconds = WFPX_UNLIMITED } };
	WFPX_SA0 *list[] = { &sa };
	WFPX_SA_DETAILS0 entry = { .numSAs = 1, .saList = list };
	WFPX_SA_CONTEXT0 context = { .outboundSa = &entry }, *contexts[] = { &context };
	WFPX_TUNNEL0 tunnel = { .tunnelId = 1, .numContexts = 1, .contexts = contexts };

	metrics_add(&metrics, &tunnel);
	ck_assert_uint_eq(metrics.tunnels[0].installed, 1000);
	ck_assert_uint_eq(metrics.tunnels[0].soft_expiry, 0);
	ck_assert_uint_eq(metrics.tunnels[0].hard_expiry, 0);
	sa.useTime = 2000;
	metrics_add(&metrics, &tunnel);
	ck_assert_uint_eq(metrics.tunnels[1].hard_expiry, 2005);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("metrics");
	TCase *tests = tcase_create("metrics");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_name_cannot_end_its_label_or_its_line);
	tcase_add_test(tests, a_name_is_not_obeyed_by_a_terminal);
	tcase_add_test(tests, a_character_that_is_none_is_replaced);
	tcase_add_test(tests, a_long_name_is_cut_between_characters);
	tcase_add_test(tests, an_id_that_two_tunnels_have_is_one_series);
	tcase_add_test(tests, only_a_process_that_counts_on_writes_counters);
	tcase_add_test(tests, a_tunnel_that_is_not_counted_yet_has_no_counters);
	tcase_add_test(tests, a_limit_that_has_not_begun_or_overflows_is_none);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
