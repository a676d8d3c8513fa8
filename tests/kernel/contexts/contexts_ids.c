/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The id of a context: which context it finds, and how long it is valid. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "contexts.h"

static UINT32 spi_of_wfpx(const WFPX_SA_DETAILS0 *sa)
{
	return sa ? sa->saList[0]->spi : 0;
}

/* @one must have what the same context has in an enumeration: SAs, state and policies. */
static void is_like_an_entry(const WFPX_SA_CONTEXT0 *one)
{
	WFPX_SA_CONTEXT0 **entries;
	UINT32 count, i = 0;

	ck_succeeds(WfpxSaContextEnum0(engine, open_enum(NULL), CONTEXTS_MAX, &entries, &count));
	while (i < count && entries[i]->context.saContextId != one->context.saContextId)
		i++;
	ck_assert_uint_lt(i, count);
	ck_assert_int_eq(one->state, entries[i]->state);
	ck_assert_int_eq(one->active, entries[i]->active);
	ck_assert_uint_eq(spi_of_wfpx(one->inboundSa), spi_of_wfpx(entries[i]->inboundSa));
	ck_assert_uint_eq(spi_of_wfpx(one->outboundSa), spi_of_wfpx(entries[i]->outboundSa));
	ck_assert_uint_eq(one->numPolicies, entries[i]->numPolicies);
	ck_assert_uint_eq(one->numPoliciesServed, entries[i]->numPoliciesServed);
	for (UINT32 n = 0; n < one->numPolicies; n++)
		ck_assert_uint_eq(one->policies[n]->index, entries[i]->policies[n]->index);
	FwpmFreeMemory0((void **)&entries);
}

static void is_got(const struct view *view)
{
	IPSEC_SA_CONTEXT0 *zero = garbage;
	IPSEC_SA_CONTEXT1 *one = garbage;
	WFPX_SA_CONTEXT0 *wfpx = garbage;

	ck_succeeds(IPsecSaContextGetById0(engine, view->id, &zero));
	ck_succeeds(IPsecSaContextGetById1(engine, view->id, &one));
	ck_succeeds(WfpxSaContextGetById0(engine, view->id, &wfpx));
	is_like_an_entry(wfpx);
	ck_assert_uint_eq(zero->saContextId, view->id);
	ck_assert_uint_eq(one->saContextId, view->id);
	ck_assert_uint_eq(zero->inboundSa ? zero->inboundSa->saBundle.saList[0].spi : 0, view->in);
	ck_assert_uint_eq(zero->outboundSa ? zero->outboundSa->saBundle.saList[0].spi : 0,
			  view->out);
	ck_assert_uint_eq(spi_of(one->inboundSa), view->in);
	ck_assert_uint_eq(spi_of(one->outboundSa), view->out);
	FwpmFreeMemory0((void **)&zero);
	FwpmFreeMemory0((void **)&one);
	FwpmFreeMemory0((void **)&wfpx);
	ck_assert_ptr_null(zero);
	ck_assert_ptr_null(one);
	ck_assert_ptr_null(wfpx);
}

static void is_not_got(UINT64 id)
{
	IPSEC_SA_CONTEXT0 *zero = garbage;
	IPSEC_SA_CONTEXT1 *one = garbage;
	WFPX_SA_CONTEXT0 *wfpx = garbage;

	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextGetById0(engine, id, &zero));
	ck_assert_ptr_null(zero);
	ck_fails(FWP_E_NOT_FOUND, IPsecSaContextGetById1(engine, id, &one));
	ck_assert_ptr_null(one);
	ck_fails(FWP_E_NOT_FOUND, WfpxSaContextGetById0(engine, id, &wfpx));
	ck_assert_ptr_null(wfpx);
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

START_TEST(ids_of_no_context_find_nothing)
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

START_TEST(getting_a_context_through_a_handle_that_is_no_engine_is_refused)
{
	IPSEC_SA_CONTEXT0 *zero = garbage;
	IPSEC_SA_CONTEXT1 *one = garbage;
	WFPX_SA_CONTEXT0 *wfpx = garbage;

	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextGetById0(open_enum(NULL), 1, &zero));
	ck_assert_ptr_null(zero);
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextGetById1(NULL, 1, &one));
	ck_assert_ptr_null(one);
	ck_fails(ERROR_INVALID_HANDLE, WfpxSaContextGetById0(open_enum(NULL), 1, &wfpx));
	ck_assert_ptr_null(wfpx);
}
END_TEST

#define AEAD "aead 'rfc4106(gcm(aes))' 0x000102030405060708090a0b0c0d0e0f10111213 128"
#define IN   "src 192.0.2.99 dst 192.0.2.1 proto esp spi 0x9901"
#define OUT  "src 192.0.2.1 dst 192.0.2.99 proto esp spi 0x9902"

static void run(const char *command)
{
	ck_assert_int_eq(system(command), 0);
}

/* Returns the only context with the peer 192.0.2.99. */
static struct view made_now(void)
{
	struct view found[CONTEXTS_MAX];
	struct condition peer, any;
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template;

	fill(&any, &(struct subnet){ NULL, 0 });
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
	run("ip xfrm state add " OUT " mode tunnel reqid 99 " AEAD); /* This is another context. */
	is_not_got(both.id);
	rest = made_now();
	ck_assert_uint_eq(rest.in, 0);
	is_got(&rest);
	run("ip xfrm state delete " OUT);
	is_not_got(rest.id);
}
END_TEST

/* The device drops the packet, but the SA counts it as sent. */
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
			packets = entries[i]->outboundSa->saList[0]->packets;
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
		open_engine(); /* a child cannot use its parent's handles */
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

void contexts_add_ids(TCase *tc)
{
	tcase_add_test(tc, every_id_finds_its_context);
	tcase_add_test(tc, ids_of_no_context_find_nothing);
	tcase_add_test(tc, getting_a_context_through_a_handle_that_is_no_engine_is_refused);
	tcase_add_test(tc, an_id_stays_when_the_outbound_sa_goes_and_ends_with_the_inbound_one);
	tcase_add_test(tc, ids_do_not_change_with_counters);
	tcase_add_test(tc, another_process_sees_the_same_ids);
}
