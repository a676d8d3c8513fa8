/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "session/record.h"

#include <libmnl/libmnl.h>
#include <linux/netlink_diag.h>
#include <linux/sock_diag.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "message.h"
#include "unit.h"
#include "netlink/diag.h"

/* Offsets of the members, from doc/sessions.md. */
enum {
	AT_MAGIC = 0,
	AT_VERSION = 8,
	AT_SIZE = 12,
	AT_KERNEL_MODE = 60,
	AT_NAME_LENGTH = 64,
	AT_DESCRIPTION_LENGTH = 68,
	AT_WITNESS = 72,
	AT_TEXTS = 80
};

static const struct session_record example = {
	.socket = 0x123456789abc,
	.claim = 7,
	.witness = 0xfedcba987654,
	.pid = 4711,
	.flags = 1,
	.timeout = 15000,
	.kernel_mode = true,
	.key = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 },
	.name = { "na\xc3\xafve", 6 },
	.description = { "", 0 },
};

static char bytes[SESSION_RECORD_MAX + 16];
static size_t size;

static void encode_example(void)
{
	memset(bytes, 0xaa, sizeof(bytes));
	size = session_record_size(&example);
	session_record_encode(&example, bytes);
}

static bool decodes(void)
{
	struct session_record record;

	return session_record_decode(bytes, size, &record);
}

static void put(size_t at, uint32_t number)
{
	memcpy(bytes + at, &number, sizeof(number));
}

START_TEST(a_record_reads_as_it_was_written)
{
	struct session_record record;

	ck_assert_uint_eq(size, AT_TEXTS + 6);
	ck_assert(session_record_decode(bytes, size, &record));
	ck_assert_uint_eq(record.socket, example.socket);
	ck_assert_uint_eq(record.claim, 7);
	ck_assert_uint_eq(record.witness, example.witness);
	ck_assert_uint_eq(record.pid, 4711);
	ck_assert_uint_eq(record.flags, 1);
	ck_assert_uint_eq(record.timeout, 15000);
	ck_assert(record.kernel_mode);
	ck_assert_mem_eq(record.key, example.key, sizeof(record.key));
	ck_assert_uint_eq(record.name.length, 6);
	ck_assert_mem_eq(record.name.bytes, "na\xc3\xafve", 6);
	ck_assert_ptr_nonnull(record.description.bytes);
	ck_assert_uint_eq(record.description.length, 0);
}
END_TEST

START_TEST(a_text_that_is_absent_differs_from_an_empty_one)
{
	struct session_record record = example;

	record.name = (struct session_text){ 0 };
	size = session_record_size(&record);
	session_record_encode(&record, bytes);
	ck_assert(session_record_decode(bytes, size, &record));
	ck_assert_ptr_null(record.name.bytes);
	ck_assert_ptr_nonnull(record.description.bytes);
}
END_TEST

START_TEST(the_longest_texts_fit)
{
	char *text = malloc(SESSION_TEXT_MAX);
	struct session_record record = example;

	memset(text, 'x', SESSION_TEXT_MAX);
	record.name = record.description =
		(struct session_text){ .bytes = text, .length = SESSION_TEXT_MAX };
	size = session_record_size(&record);
	ck_assert_uint_eq(size, SESSION_RECORD_MAX);
	session_record_encode(&record, bytes);
	ck_assert(decodes());
	size++;
	put(AT_SIZE, (uint32_t)size);
	ck_assert(!decodes());
	free(text);
}
END_TEST

START_TEST(a_record_of_another_size_is_malformed)
{
	size_t right = size;

	for (size = 0; size < sizeof(bytes); size++)
		ck_assert(decodes() == (size == right));
}
END_TEST

START_TEST(a_record_that_claims_another_size_is_malformed)
{
	put(AT_SIZE, (uint32_t)size + 1);
	ck_assert(!decodes());
	put(AT_SIZE, 0);
	ck_assert(!decodes());
}
END_TEST

START_TEST(another_magic_or_version_is_malformed)
{
	for (size_t at = AT_MAGIC; at < AT_SIZE; at++) {
		bytes[at] ^= 1;
		ck_assert(!decodes());
		bytes[at] ^= 1;
	}
	ck_assert(decodes());
}
END_TEST

START_TEST(the_witness_is_where_the_document_says)
{
	struct session_record record;

	put(AT_WITNESS, 4711);
	put(AT_WITNESS + 4, 0);
	ck_assert(session_record_decode(bytes, size, &record));
	ck_assert_uint_eq(record.witness, 4711);
}
END_TEST

START_TEST(a_boolean_is_0_or_1)
{
	put(AT_KERNEL_MODE, 2);
	ck_assert(!decodes());
	put(AT_KERNEL_MODE, 0);
	ck_assert(decodes());
}
END_TEST

START_TEST(texts_end_at_the_end_of_the_record)
{
	static const uint32_t wrong[] = { 0,          5,          7,          0x7fffffff,
					  0x80000000, 0xfffffffe, 0xffffffff, SESSION_TEXT_MAX };

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		put(AT_NAME_LENGTH, wrong[i]);
		ck_assert(!decodes());
	}
	put(AT_NAME_LENGTH, 6);
	put(AT_DESCRIPTION_LENGTH, 1);
	ck_assert(!decodes());
	put(AT_DESCRIPTION_LENGTH,
	    0xfffffffa); /* the sum with the length of the name overflows to 0 */
	ck_assert(!decodes());
}
END_TEST

START_TEST(texts_are_utf8_without_zeros)
{
	static const char *const wrong[] = {
		"na\0\0ve",           "na\xc3ive",       "na\xc0\xafve",
		"\xf5\x80\x80\x80xx", "\xed\xa0\x80xxx", "\xe0\x80\x80xxx",
		"xxxxx\xc3",          "\x80xxxxx",       "\xf8\x88\x80\x80\x80x"
	};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		memcpy(bytes + AT_TEXTS, wrong[i], 6);
		ck_assert(!decodes());
	}
	memcpy(bytes + AT_TEXTS, "\xf0\x9f\x94\x92xx", 6);
	ck_assert(decodes());
}
END_TEST

/* A message of NETLINK_SOCK_DIAG. */
static struct nlmsghdr *put_socket(uint8_t protocol)
{
	static _Alignas(8) char buffer[256];
	struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);
	struct netlink_diag_msg *body = mnl_nlmsg_put_extra_header(message, sizeof(*body));

	message->nlmsg_type = SOCK_DIAG_BY_FAMILY;
	body->ndiag_family = AF_NETLINK;
	body->ndiag_protocol = protocol;
	body->ndiag_portid = 4711;
	body->ndiag_ino = 0xfffffffe;
	body->ndiag_cookie[0] = 1;
	body->ndiag_cookie[1] = 2;
	return message;
}

START_TEST(a_socket_is_decoded)
{
	struct netlink_socket socket;

	ck_assert(decode_socket(put_socket(NETLINK_XFRM), SOCKETS_XFRM, &socket));
	ck_assert_uint_eq(socket.inode, 0xfffffffe);
	ck_assert_uint_eq(socket.port, 4711);
	ck_assert_uint_eq(socket.cookie, 0x200000001);
}
END_TEST

START_TEST(a_socket_for_routes_is_accepted_only_when_asked_for)
{
	struct netlink_socket socket;

	ck_assert(decode_socket(put_socket(NETLINK_ROUTE), SOCKETS_ROUTE, &socket));
	ck_assert_uint_eq(socket.inode, 0xfffffffe);
	ck_assert(!decode_socket(put_socket(NETLINK_XFRM), SOCKETS_ROUTE, &socket));
}
END_TEST

START_TEST(a_socket_of_another_protocol_is_refused)
{
	struct nlmsghdr *message = put_socket(NETLINK_ROUTE);
	struct netlink_socket socket;

	ck_assert(!decode_socket(message, SOCKETS_XFRM, &socket));
	message = put_socket(NETLINK_XFRM);
	message->nlmsg_type++;
	ck_assert(!decode_socket(message, SOCKETS_XFRM, &socket));
	message = put_socket(NETLINK_XFRM);
	message->nlmsg_len--;
	ck_assert(!decode_socket(message, SOCKETS_XFRM, &socket));
}
END_TEST

Suite *session_record_suite(void)
{
	Suite *suite = suite_create("session-record");
	TCase *tc = tcase_create("session-record");

	tcase_add_checked_fixture(tc, encode_example, NULL);
	tcase_add_test(tc, a_record_reads_as_it_was_written);
	tcase_add_test(tc, a_text_that_is_absent_differs_from_an_empty_one);
	tcase_add_test(tc, the_longest_texts_fit);
	tcase_add_test(tc, a_record_of_another_size_is_malformed);
	tcase_add_test(tc, a_record_that_claims_another_size_is_malformed);
	tcase_add_test(tc, another_magic_or_version_is_malformed);
	tcase_add_test(tc, the_witness_is_where_the_document_says);
	tcase_add_test(tc, a_boolean_is_0_or_1);
	tcase_add_test(tc, texts_end_at_the_end_of_the_record);
	tcase_add_test(tc, texts_are_utf8_without_zeros);
	tcase_add_test(tc, a_socket_is_decoded);
	tcase_add_test(tc, a_socket_for_routes_is_accepted_only_when_asked_for);
	tcase_add_test(tc, a_socket_of_another_protocol_is_refused);
	suite_add_tcase(suite, tc);
	return suite;
}
