/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "vici/message.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

/* The tree of vici's own documentation: key1 = value1, and a section with all that there is. */
static const char tree[] = "\3\4key1\0\6value1"
			   "\1\10section1"
			   "\1\13sub-section"
			   "\3\4key2\0\6value2"
			   "\2"
			   "\4\5list1"
			   "\5\0\5item1"
			   "\5\0\5item2"
			   "\6"
			   "\2";
static const size_t tree_size = sizeof(tree) - 1;

static void check_within(struct vici_text text, const char *message, size_t size)
{
	ck_assert(!text.length ||
		  (text.bytes >= message && text.length <= (size_t)(message + size - text.bytes)));
}

/* Reads a whole message, whose texts must be within it, and returns what it ended with. */
static enum vici_type read_all(const char *message, size_t size)
{
	struct vici_reader reader = vici_reader_of(message, size);
	struct vici_element element;
	enum vici_type type;

	while ((type = vici_next(&reader, &element)) != VICI_END && type != VICI_MALFORMED) {
		ck_assert_uint_le(reader.left, size);
		check_within(element.name, message, size);
		check_within(element.value, message, size);
	}
	ck_assert_int_eq(vici_next(&reader, &element), type);
	return type;
}

#define READ(text) read_all(text, sizeof(text) - 1)

START_TEST(every_element_of_a_message_is_read_in_order)
{
	static const struct {
		enum vici_type type;
		const char *name, *value;
	} expected[] = {
		{ VICI_KEY_VALUE, "key1", "value1" },
		{ VICI_SECTION_START, "section1", "" },
		{ VICI_SECTION_START, "sub-section", "" },
		{ VICI_KEY_VALUE, "key2", "value2" },
		{ VICI_SECTION_END, "", "" },
		{ VICI_LIST_START, "list1", "" },
		{ VICI_LIST_ITEM, "", "item1" },
		{ VICI_LIST_ITEM, "", "item2" },
		{ VICI_LIST_END, "", "" },
		{ VICI_SECTION_END, "", "" },
		{ VICI_END, "", "" },
	};
	struct vici_reader reader = vici_reader_of(tree, tree_size);

	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		struct vici_element element;

		ck_assert_int_eq(vici_next(&reader, &element), expected[i].type);
		ck_assert(vici_is(element.name, expected[i].name));
		ck_assert(vici_is(element.value, expected[i].value));
	}
}
END_TEST

/* A copy at the end of its memory, so that a sanitizer sees each byte that is read behind it. */
START_TEST(a_message_cut_anywhere_is_malformed_or_ends_between_elements)
{
	for (size_t size = 0; size < tree_size; size++) {
		char *copy = malloc(size + 1);
		enum vici_type type;

		memcpy(copy + 1, tree, size);
		type = read_all(copy + 1, size);
		ck_assert_int_eq(type, size == 0 || size == 14 ? VICI_END : VICI_MALFORMED);
		free(copy);
	}
}
END_TEST

START_TEST(what_breaks_a_rule_of_the_format_is_malformed)
{
	ck_assert_int_eq(READ("\0"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\7"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\377"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\2"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\6"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\5\0\1x"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\4\1l\4\1m\6\6"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\4\1l\3\1k\0\1v\6"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\4\1l\1\1s\2\6"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\1\1s\4\1l\2\6"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\3\377k"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\3\1k\377\377v"), VICI_MALFORMED);
	ck_assert_int_eq(READ("\3\0\0\0"), VICI_END);
}
END_TEST

START_TEST(sections_nest_to_the_limit_and_no_deeper)
{
	char message[3 * (VICI_DEPTH_MAX + 1)];
	size_t size = 0;

	for (unsigned i = 0; i < VICI_DEPTH_MAX; i++) {
		message[size++] = 1;
		message[size++] = 0;
	}
	memset(message + size, 2, VICI_DEPTH_MAX);
	ck_assert_int_eq(read_all(message, size + VICI_DEPTH_MAX), VICI_END);
	message[size++] = 1;
	message[size++] = 0;
	memset(message + size, 2, sizeof(message) - size);
	ck_assert_int_eq(read_all(message, sizeof(message)), VICI_MALFORMED);
}
END_TEST

START_TEST(a_section_is_skipped_with_all_that_is_in_it)
{
	static const char message[] = "\1\1a\1\1b\3\1k\0\1v\2\4\1l\5\0\1i\6\2\3\1z\0\1y";
	struct vici_reader reader = vici_reader_of(message, sizeof(message) - 1);
	struct vici_element element;

	ck_assert_int_eq(vici_next(&reader, &element), VICI_SECTION_START);
	ck_assert(vici_skip_section(&reader));
	ck_assert_int_eq(vici_next(&reader, &element), VICI_KEY_VALUE);
	ck_assert(vici_is(element.name, "z"));
	ck_assert(!vici_skip_section(&reader));
	reader = vici_reader_of("\1\1a\3\1k", 6);
	vici_next(&reader, &element);
	ck_assert(!vici_skip_section(&reader));
}
END_TEST

static bool is_number(const char *text, unsigned base, uint64_t max, uint64_t expected)
{
	uint64_t number = 0;

	return vici_number((struct vici_text){ text, strlen(text) }, base, max, &number) &&
	       number == expected;
}

START_TEST(a_number_has_digits_only_and_is_within_its_limit)
{
	ck_assert(is_number("0", 10, 0, 0));
	ck_assert(is_number("65535", 10, UINT16_MAX, 65535));
	ck_assert(is_number("fFfFfFfFfFfFfFfF", 16, UINT64_MAX, UINT64_MAX));
	ck_assert(is_number("18446744073709551615", 10, UINT64_MAX, UINT64_MAX));
	ck_assert(!is_number("18446744073709551616", 10, UINT64_MAX, 0));
	ck_assert(!is_number("10000000000000000", 16, UINT64_MAX, 0));
	ck_assert(!is_number("65536", 10, UINT16_MAX, 65536));
	ck_assert(!is_number("", 10, 9, 0));
	ck_assert(!is_number("-1", 10, UINT64_MAX, 1));
	ck_assert(!is_number("1 ", 10, UINT64_MAX, 1));
	ck_assert(!is_number("a", 10, UINT64_MAX, 10));
	ck_assert(!is_number("0x1", 16, UINT64_MAX, 1));
}
END_TEST

START_TEST(a_request_is_what_the_protocol_describes)
{
	static const char expected[] = "\0\0\0\27\0\11terminate\3\6ike-id\0\00217";
	struct vici_request request;

	vici_request_begin(&request, 0, "terminate");
	vici_request_add(&request, "ike-id", "17");
	ck_assert(!request.overflown);
	ck_assert_uint_eq(request.size, 4 + 23);
	ck_assert_mem_eq(request.bytes, expected, 4 + 23);
}
END_TEST

START_TEST(a_request_that_is_too_long_is_marked_and_stays_within_its_bytes)
{
	char word[VICI_REQUEST_MAX];
	struct vici_request request;

	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	vici_request_begin(&request, 0, "name");
	vici_request_add(&request, "key", word);
	ck_assert(request.overflown);
	ck_assert_uint_le(request.size, VICI_REQUEST_MAX);
	vici_request_begin(&request, 0, word); /* a name of more than 255 bytes */
	ck_assert(request.overflown);
}
END_TEST

Suite *vici_message_suite(void)
{
	Suite *suite = suite_create("vici-message");
	TCase *tc = tcase_create("message");

	tcase_add_test(tc, every_element_of_a_message_is_read_in_order);
	tcase_add_test(tc, a_message_cut_anywhere_is_malformed_or_ends_between_elements);
	tcase_add_test(tc, what_breaks_a_rule_of_the_format_is_malformed);
	tcase_add_test(tc, sections_nest_to_the_limit_and_no_deeper);
	tcase_add_test(tc, a_section_is_skipped_with_all_that_is_in_it);
	tcase_add_test(tc, a_number_has_digits_only_and_is_within_its_limit);
	tcase_add_test(tc, a_request_is_what_the_protocol_describes);
	tcase_add_test(tc, a_request_that_is_too_long_is_marked_and_stays_within_its_bytes);
	suite_add_tcase(suite, tc);
	return suite;
}
