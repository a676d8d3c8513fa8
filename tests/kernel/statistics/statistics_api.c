/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Arguments of the functions that return statistics, what they do in a transaction, and in which
 * network namespace they count. statistics.test has dropped a packet in the namespace "right".
 */
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <unistd.h>

#include "check_engine.h"

START_TEST(wrong_arguments_are_refused_and_change_nothing)
{
	IPSEC_STATISTICS0 s0, same0;
	IPSEC_STATISTICS1 s1, same1;
	WFPX_KERNEL_STATISTICS0 *kernel = garbage;

	memset(&s0, 0x5a, sizeof(s0));
	memset(&s1, 0x5a, sizeof(s1));
	same0 = s0;
	same1 = s1;
	ck_fails(BAD_HANDLE, IPsecGetStatistics0(NULL, &s0));
	ck_fails(BAD_HANDLE, IPsecGetStatistics1(garbage, &s1));
	ck_fails(BAD_HANDLE, WfpxKernelStatisticsGet0(garbage, &kernel));
	ck_assert_ptr_null(kernel);
	ck_assert_mem_eq(&s0, &same0, sizeof(s0));
	ck_assert_mem_eq(&s1, &same1, sizeof(s1));
	ck_fails(FWP_E_NULL_POINTER, IPsecGetStatistics0(engine, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecGetStatistics1(engine, NULL));
	ck_fails(FWP_E_NULL_POINTER, WfpxKernelStatisticsGet0(engine, NULL));
	ck_fails(BAD_HANDLE, IPsecGetStatistics1(NULL, NULL));
	ck_fails(BAD_HANDLE, WfpxKernelStatisticsGet0(NULL, NULL));
}
END_TEST

START_TEST(a_transaction_refuses_those_of_windows_and_not_those_of_linux)
{
	IPSEC_STATISTICS0 s0;
	IPSEC_STATISTICS1 s1;
	WFPX_KERNEL_STATISTICS0 *kernel = garbage;

	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	ck_fails(FWP_E_TXN_IN_PROGRESS, IPsecGetStatistics0(engine, &s0));
	ck_fails(FWP_E_TXN_IN_PROGRESS, IPsecGetStatistics1(engine, &s1));
	ck_succeeds(WfpxKernelStatisticsGet0(engine, &kernel));
	FwpmFreeMemory0((void **)&kernel);
	ck_succeeds(FwpmTransactionAbort0(engine));
	ck_succeeds(IPsecGetStatistics0(engine, &s0));
}
END_TEST

START_TEST(both_versions_tell_the_same)
{
	IPSEC_STATISTICS0 s0;
	IPSEC_STATISTICS1 s1;

	ck_succeeds(IPsecGetStatistics1(engine, &s1));
	ck_succeeds(IPsecGetStatistics0(engine, &s0));
	ck_assert_mem_eq(&s0.aggregateSaStatistics, &s1.aggregateSaStatistics,
			 sizeof(s0.aggregateSaStatistics));
	ck_assert_mem_eq(&s0.espDropPacketStatistics, &s1.espDropPacketStatistics,
			 sizeof(s0.espDropPacketStatistics));
	ck_assert_mem_eq(&s0.ahDropPacketStatistics, &s1.ahDropPacketStatistics,
			 sizeof(s0.ahDropPacketStatistics));
	ck_assert_mem_eq(&s0.aggregateDropPacketStatistics, &s1.aggregateDropPacketStatistics,
			 sizeof(s0.aggregateDropPacketStatistics));
	ck_assert_mem_eq(&s0.inboundTrafficStatistics, &s1.inboundTrafficStatistics,
			 sizeof(s0.inboundTrafficStatistics));
	ck_assert_mem_eq(&s0.outboundTrafficStatistics, &s1.outboundTrafficStatistics,
			 sizeof(s0.outboundTrafficStatistics));
}
END_TEST

static UINT32 unknown_spis(HANDLE of)
{
	IPSEC_STATISTICS1 all;

	ck_succeeds(IPsecGetStatistics1(of, &all));
	return all.aggregateDropPacketStatistics.invalidSpisOnInbound;
}

static void enter(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(setns(fd, CLONE_NEWNET), 0);
	close(fd);
}

START_TEST(the_counters_are_those_of_the_session_wherever_the_thread_is)
{
	int home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	HANDLE right;

	ck_succeeds(FwpmEngineOpen0(L"netns:right", RPC_C_AUTHN_DEFAULT, NULL, NULL, &right));
	ck_assert_uint_eq(unknown_spis(engine), 0);
	ck_assert_uint_gt(unknown_spis(right), 0);
	enter("/run/netns/right");
	ck_assert_uint_eq(unknown_spis(engine), 0);
	ck_assert_uint_gt(unknown_spis(right), 0);
	ck_assert_int_eq(setns(home, CLONE_NEWNET), 0);
	ck_assert_uint_eq(unknown_spis(engine), 0);
	ck_succeeds(FwpmEngineClose0(right));
	close(home);
}
END_TEST

static void add_tests(TCase *tc)
{
	tcase_add_test(tc, wrong_arguments_are_refused_and_change_nothing);
	tcase_add_test(tc, a_transaction_refuses_those_of_windows_and_not_those_of_linux);
	tcase_add_test(tc, both_versions_tell_the_same);
	tcase_add_test(tc, the_counters_are_those_of_the_session_wherever_the_thread_is);
}

int main(void)
{
	return run_case("statistics", setup, teardown, add_tests);
}
