/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What wfpsa-exporter remembers from scrape to scrape. Functions of the test stand for the library.
 */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "collect.h"

extern const char program_name[]; /* for messages; errors.h and check.h do not go together */
const char program_name[] = "collect";

#define BEGAN 1800000000u /* seconds since 1970 */

static WFPX_TUNNEL0 *tunnels[4];
static WFPX_TUNNEL_TOTALS0 *totals[4];
static UINT32 tunnel_count, totals_count, events;
static UINT64 now; /* seconds since 1970 */
static DWORD failure;

WFPX_RESULT WINAPI WfpxTunnelCreateEnumHandle0(HANDLE engine,
					       const WFPX_TUNNEL_ENUM_TEMPLATE0 *template,
					       HANDLE *ret)
{
	(void)engine, (void)template;
	*ret = NULL;
	return failure;
}

WFPX_RESULT WINAPI WfpxTunnelDestroyEnumHandle0(HANDLE engine, HANDLE snapshot)
{
	(void)engine, (void)snapshot;
	return ERROR_SUCCESS;
}

WFPX_RESULT WINAPI WfpxTunnelEnum0(HANDLE engine, HANDLE snapshot, UINT32 requested,
				   WFPX_TUNNEL0 ***entries, UINT32 *count)
{
	(void)engine, (void)snapshot, (void)requested;
	*entries = tunnels;
	*count = tunnel_count;
	return ERROR_SUCCESS;
}

WFPX_RESULT WINAPI WfpxSnapshotGetInfo0(HANDLE engine, HANDLE snapshot, WFPX_SNAPSHOT_INFO0 *info)
{
	(void)engine, (void)snapshot;
	*info = (WFPX_SNAPSHOT_INFO0){ .time = now * 1000000000u, .complete = TRUE };
	return ERROR_SUCCESS;
}

WFPX_RESULT WINAPI WfpxKernelStatisticsGet0(HANDLE engine, WFPX_KERNEL_STATISTICS0 **statistics)
{
	(void)engine;
	*statistics = NULL;
	return ERROR_ACCESS_DENIED;
}

WFPX_RESULT WINAPI WfpxTunnelTotalsGet0(HANDLE engine, HANDLE subscription,
					WFPX_TUNNEL_TOTALS0 ***entries, UINT32 *count)
{
	(void)engine, (void)subscription;
	*entries = totals;
	*count = totals_count;
	return ERROR_SUCCESS;
}

WFPX_RESULT WINAPI WfpxEventSubscribe0(HANDLE engine, const WFPX_EVENT_SUBSCRIPTION0 *wanted,
				       WFPX_EVENT_CALLBACK0 callback, void *context, HANDLE *ret)
{
	(void)engine, (void)wanted, (void)callback, (void)context;
	*ret = NULL;
	return ERROR_SUCCESS;
}

WFPX_RESULT WINAPI WfpxEventUnsubscribe0(HANDLE engine, HANDLE subscription)
{
	(void)engine, (void)subscription;
	return ERROR_SUCCESS;
}

WFPX_RESULT WINAPI WfpxEventNext0(HANDLE engine, HANDLE subscription, UINT32 timeout,
				  WFPX_EVENT0 **event)
{
	static WFPX_EVENT0 lost = { .type = WFPX_EVENT_RESYNCHRONISED };

	(void)engine, (void)subscription, (void)timeout;
	*event = &lost;
	if (!events)
		return (DWORD)FWP_E_TIMEOUT;
	events--;
	return ERROR_SUCCESS;
}

void WINAPI FwpmFreeMemory0(void **block)
{
	*block = NULL;
}

const char *WINAPI WfpxErrorText0(WFPX_RESULT code)
{
	(void)code;
	return "ERROR: it failed";
}

static struct collector collector;
static char *text;

static void setup(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	tunnel_count = totals_count = events = 0;
	failure = ERROR_SUCCESS;
	now = BEGAN;
	text = NULL;
	ck_assert_uint_eq(collector_begin(&collector, NULL), ERROR_SUCCESS);
}

static void teardown(void)
{
	collector_done(&collector);
	free(text);
}

static void scrape(void)
{
	size_t size;

	free(text);
	text = collect_text(&collector, &size);
}

static bool has(const char *line)
{
	return text && strstr(text, line);
}

/* The kernel has these tunnels, and the library has counted these. */
static void there_are(WFPX_TUNNEL0 *tunnel, WFPX_TUNNEL_TOTALS0 *counted)
{
	tunnel_count = tunnel != NULL;
	tunnels[0] = tunnel;
	totals_count = counted != NULL;
	totals[0] = counted;
}

#define SERIES(name) "wfpxfrm_tunnel_" name "{tunnel=\"0x0000000000000007\"}"

START_TEST(a_tunnel_that_is_gone_stays_for_an_hour)
{
	WFPX_TUNNEL0 tunnel = { .tunnelId = 7, .state = WFPX_TUNNEL_UP };
	WFPX_TUNNEL_TOTALS0 counted = {
		.tunnelId = 7, .state = WFPX_TUNNEL_UP, .since = BEGAN * 1000000000ull, .rekeys = 5
	};

	there_are(&tunnel, &counted);
	scrape();
	ck_assert(has(SERIES("up") " 1\n"));
	counted.state = 0;
	there_are(NULL, &counted);
	now = BEGAN + 10;
	scrape();
	ck_assert(has(SERIES("up") " 0\n"));
	ck_assert(has(SERIES("state") " 0\n"));
	ck_assert(has(SERIES("rekeys_total") " 5\n"));
	ck_assert(has("wfpxfrm_tunnels{state=\"gone\"} 1\n"));
	now = BEGAN + 3600;
	scrape();
	ck_assert(has(SERIES("up") " 0\n"));
	now = BEGAN + 3601;
	scrape();
	ck_assert(!has(SERIES("up")));
	now = BEGAN + 3602; /* it is not taken for a new one */
	scrape();
	ck_assert(!has(SERIES("up")));
	counted.state = WFPX_TUNNEL_UP;
	there_are(&tunnel, &counted);
	scrape();
	ck_assert(has(SERIES("rekeys_total") " 5\n"));
}
END_TEST

START_TEST(a_tunnel_that_came_and_went_between_two_scrapes_is_listed)
{
	WFPX_TUNNEL_TOTALS0 counted = { .tunnelId = 7, .since = (BEGAN + 5) * 1000000000ull };

	scrape();
	there_are(NULL, &counted);
	now = BEGAN + 10;
	scrape();
	ck_assert(has(SERIES("up") " 0\n"));
	now = BEGAN + 20;
	scrape();
	ck_assert(has(SERIES("up") " 0\n"));
}
END_TEST

START_TEST(a_tunnel_that_began_or_ended_between_snapshot_and_totals_is_listed)
{
	WFPX_TUNNEL0 tunnel = { .tunnelId = 7, .state = WFPX_TUNNEL_UP };
	WFPX_TUNNEL_TOTALS0 counted = { .tunnelId = 7, .state = WFPX_TUNNEL_UP, .rekeys = 3 };

	there_are(NULL, &counted);
	scrape();
	ck_assert(has(SERIES("up") " 1\n"));
	ck_assert(has(SERIES("rekeys_total") " 3\n"));
	counted.state = 0;
	there_are(&tunnel, &counted);
	scrape();
	ck_assert(has(SERIES("up") " 0\n"));
	ck_assert(has(SERIES("rekeys_total") " 3\n"));
}
END_TEST

START_TEST(a_name_that_is_missing_is_what_it_was_last)
{
	static wchar_t berlin[] = L"Berlin", munich[] = L"M\x00fcnchen", net[] = L"net";
	WFPX_NAMES0 names = { .name = berlin, .child = net };
	WFPX_TUNNEL0 tunnel = { .tunnelId = 7, .state = WFPX_TUNNEL_UP, .names = &names };
	WFPX_TUNNEL_TOTALS0 counted = { .tunnelId = 7, .state = WFPX_TUNNEL_UP };

	there_are(&tunnel, &counted);
	scrape();
	ck_assert(has("name=\"Berlin\",connection=\"\",child=\"net\""));
	tunnel.names = NULL;
	for (unsigned i = 0; i < 3; i++) {
		scrape();
		ck_assert(has("name=\"Berlin\",connection=\"\",child=\"net\""));
	}
	names = (WFPX_NAMES0){ .name = munich };
	tunnel.names = &names;
	scrape();
	ck_assert(has("name=\"M\xc3\xbcnchen\",connection=\"\",child=\"net\""));
}
END_TEST

START_TEST(a_scrape_that_fails_forgets_nothing)
{
	static wchar_t berlin[] = L"Berlin";
	WFPX_NAMES0 names = { .name = berlin };
	WFPX_TUNNEL0 tunnel = { .tunnelId = 7, .state = WFPX_TUNNEL_UP, .names = &names };
	WFPX_TUNNEL_TOTALS0 counted = { .tunnelId = 7, .state = WFPX_TUNNEL_UP };

	there_are(&tunnel, &counted);
	scrape();
	tunnel.names = NULL;
	failure = ERROR_ACCESS_DENIED;
	scrape();
	ck_assert_ptr_null(text);
	failure = ERROR_SUCCESS;
	scrape();
	ck_assert(has("name=\"Berlin\""));
}
END_TEST

START_TEST(lost_events_are_counted)
{
	events = 2;
	ck_assert_uint_eq(collector_follow(&collector), ERROR_SUCCESS);
	events = 1; /* that comes while the kernel is read */
	scrape();
	ck_assert(has("wfpxfrm_resynchronisations_total 3\n"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("collect");
	TCase *tests = tcase_create("collect");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_tunnel_that_is_gone_stays_for_an_hour);
	tcase_add_test(tests, a_tunnel_that_came_and_went_between_two_scrapes_is_listed);
	tcase_add_test(tests, a_tunnel_that_began_or_ended_between_snapshot_and_totals_is_listed);
	tcase_add_test(tests, a_name_that_is_missing_is_what_it_was_last);
	tcase_add_test(tests, a_scrape_that_fails_forgets_nothing);
	tcase_add_test(tests, lost_events_are_counted);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
