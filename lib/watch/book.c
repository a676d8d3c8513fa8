/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "book.h"

#include <stdlib.h>
#include <time.h>

#include "base/array.h"
#include "base/status.h"
#include "internal.h"
#include "xfrm/decode.h"
#include "xfrm/dump.h"

#define ABSENT_MAX 1000u

static struct book_entry *find_entry(const struct book *book, uint32_t index)
{
	const uint32_t *place;

	if (!book->count)
		return NULL;
	place = chains_first(&book->by_index, hash_of_number(index));
	while (*place && book->entries[*place - 1].index != index)
		place = chains_next(&book->by_index, place);
	return *place ? &book->entries[*place - 1] : NULL;
}

static struct book_entry *get_entry(struct book *book, uint32_t index, uint32_t *ret_status)
{
	struct book_entry *entry = find_entry(book, index);
	void *entries = book->entries;
	uint32_t status;

	if (entry)
		return entry;
	status = array_reserve(&entries, &book->capacity, book->count + 1, sizeof(*entry));
	book->entries = entries;
	if (!status)
		status = chains_reserve(&book->by_index, book->count + 1);
	if (status) {
		*ret_status = status;
		return NULL;
	}
	entry = &book->entries[book->count];
	*entry = (struct book_entry){ .index = index };
	chains_push(&book->by_index, (uint32_t)book->count++, hash_of_number(index));
	book->absent++;
	return entry;
}

static bool set_present(struct book *book, struct book_entry *entry, bool present)
{
	bool news = entry->present != present;

	entry->present = present;
	if (news)
		book->absent += present ? (size_t)-1 : 1;
	return news;
}

bool book_added(struct book *book, uint32_t index, uint32_t round, uint32_t *ret_status)
{
	struct book_entry *entry = get_entry(book, index, ret_status);

	if (!entry)
		return false;
	entry->round = round;
	return set_present(book, entry, true);
}

bool book_removed(struct book *book, uint32_t index, uint32_t round, uint32_t *ret_status)
{
	struct book_entry *entry = get_entry(book, index, ret_status);

	if (!entry)
		return false;
	entry->round = round;
	return set_present(book, entry, false);
}

struct dumping {
	struct book *book;
	bool all_known;
};

static struct notice *compared_policy(enum notice_type type, const struct policy *policy,
				      const struct policy_template *templates)
{
	struct notice *notice =
		notice_new_policy(type, feed_clock(CLOCK_REALTIME), policy, templates);

	if (notice)
		notice->compared = true;
	return notice;
}

static uint32_t keep_unknown(struct book *book, const struct policy *policy,
			     const struct policy_template *templates)
{
	struct notice *notice = compared_policy(NOTICE_POLICY_ADDED, policy, templates);

	if (!notice)
		return ERROR_NOT_ENOUGH_MEMORY;
	notices_put(&book->unknown, notice);
	return ERROR_SUCCESS;
}

/* Policies of single sockets have no events. */
static uint32_t take_policy(const struct nlmsghdr *message, void *context)
{
	const struct dumping *dumping = context;
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct book_entry *entry;
	struct policy policy;
	uint32_t status = ERROR_SUCCESS;

	if (!decode_policy(message, &policy, templates) || policy.dir > POLICY_FWD)
		return ERROR_SUCCESS;
	entry = get_entry(dumping->book, policy.index, &status);
	if (!entry)
		return status;
	entry->dumped = true;
	if (dumping->all_known)
		set_present(dumping->book, entry, true);
	else if (!entry->present)
		status = keep_unknown(dumping->book, &policy, templates);
	return status;
}

uint32_t book_dump(struct book *book, struct netlink *netlink, bool all_known)
{
	struct dumping dumping = { book, all_known };
	uint64_t bytes = 0;

	notices_done(&book->unknown);
	for (size_t i = 0; i < book->count; i++)
		book->entries[i].dumped = false;
	return dump_policies(netlink, take_policy, &dumping, &bytes);
}

/* What came in an event since the dump was told by that. */
static void tell_unknown(struct book *book, uint32_t round, struct notices *queue)
{
	struct notice *notice;

	while ((notice = notices_take(&book->unknown))) {
		struct book_entry *entry = find_entry(book, notice->policy->policy.index);

		if (entry->round != round && set_present(book, entry, true))
			notices_put(queue, notice);
		else
			notice_free(notice);
	}
}

/* Of a policy that was told since the last view, nothing is known but its index. */
static uint32_t tell_gone(const struct book_entry *entry, struct notices *queue,
			  const struct policies *policies, const struct policy *known)
{
	const struct policy unknown = { .index = entry->index, .dir = entry->index & 7u };
	struct notice *notice = known ? compared_policy(NOTICE_POLICY_REMOVED, known,
							&policies->templates[known->templates])
				      : compared_policy(NOTICE_POLICY_REMOVED, &unknown, NULL);

	if (!notice)
		return ERROR_NOT_ENOUGH_MEMORY;
	notices_put(queue, notice);
	return ERROR_SUCCESS;
}

static int compare_index(const void *a, const void *b)
{
	const struct policy *x = *(const struct policy *const *)a;
	const struct policy *y = *(const struct policy *const *)b;

	return (x->index > y->index) - (x->index < y->index);
}

/* Returns the policies, sorted by index, or NULL without memory. */
static const struct policy **sort(const struct policies *p)
{
	const struct policy **sorted = malloc((p->count + 1) * sizeof(*sorted));

	for (size_t i = 0; sorted && i < p->count; i++)
		sorted[i] = &p->policies[i];
	if (sorted)
		qsort(sorted, p->count, sizeof(*sorted), compare_index);
	return sorted;
}

static uint32_t tell_all_gone(struct book *book, uint32_t round, struct notices *queue,
			      const struct policies *p, const struct policy **sorted)
{
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = 0; i < book->count && !status; i++) {
		struct book_entry *entry = &book->entries[i];
		const struct policy like = { .index = entry->index }, *key = &like, **known;

		if (!entry->present || entry->dumped || entry->round == round)
			continue;
		known = bsearch(&key, sorted, p->count, sizeof(*sorted), compare_index);
		status = tell_gone(entry, queue, p, known ? *known : NULL);
		if (!status)
			set_present(book, entry, false);
	}
	return status;
}

uint32_t book_compare(struct book *book, uint32_t round, struct notices *queue,
		      const struct policies *known)
{
	const struct policy **sorted = sort(known);
	uint32_t status;

	if (!sorted)
		return ERROR_NOT_ENOUGH_MEMORY;
	tell_unknown(book, round, queue);
	status = tell_all_gone(book, round, queue, known, sorted);
	free(sorted);
	return status;
}

void book_forget(struct book *book)
{
	size_t kept = 0;

	if (book->absent <= ABSENT_MAX || book->absent < book->count / 2)
		return;
	chains_clear(&book->by_index);
	for (size_t i = 0; i < book->count; i++) {
		if (!book->entries[i].present)
			continue;
		book->entries[kept] = book->entries[i];
		chains_push(&book->by_index, (uint32_t)kept,
			    hash_of_number(book->entries[kept].index));
		kept++;
	}
	book->count = kept;
	book->absent = 0;
}

void book_done(struct book *book)
{
	notices_done(&book->unknown);
	free(book->entries);
	chains_done(&book->by_index);
	*book = (struct book){ .count = 0 };
}
