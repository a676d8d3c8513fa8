/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "order.h"

#include <stdlib.h>
#include <string.h>

/* What a row is sorted by. */
struct order_entry {
	enum { NUMBER, TEXT, UNLIMITED, NONE } kind; /* in the order in which they are listed */
	bool descending;
	uint64_t number;
	char *text;
	size_t index; /* the order in which the rows came */
	void *item;
};

static bool set_key(struct order_entry *entry, const struct value *value)
{
	char cell[2 * VALUE_TEXT_SIZE];

	switch (value->scalar.kind) {
	case VALUE_ABSENT:
		entry->kind = NONE;
		return true;
	case VALUE_UNLIMITED:
		entry->kind = UNLIMITED;
		return true;
	case VALUE_NUMBER:
	case VALUE_HEX:
	case VALUE_BYTES:
	case VALUE_SECONDS:
	case VALUE_TIME:
	case VALUE_BOOLEAN:
		entry->kind = NUMBER;
		entry->number = value->scalar.number;
		return true;
	default:
		entry->kind = TEXT;
		entry->text = strdup(value_cell(value, true, cell, sizeof(cell)));
		return entry->text != NULL;
	}
}

static struct order_entry *new_entry(struct order *order)
{
	if (order->count == order->capacity) {
		size_t capacity = 2 * order->capacity + 64;
		struct order_entry *entries =
			realloc(order->entries, capacity * sizeof(order->entries[0]));

		if (!entries)
			return NULL;
		order->entries = entries;
		order->capacity = capacity;
	}
	order->entries[order->count] = (struct order_entry){ .index = order->count };
	return &order->entries[order->count];
}

bool order_add(struct order *order, const void *row, struct value *value, void *item)
{
	struct order_entry *entry = new_entry(order);

	if (!entry)
		return false;
	if (order->column)
		order->record->get(order->column, row, value);
	else
		value_absent(value);
	if (value->no_memory || !set_key(entry, value))
		return false;
	entry->item = item;
	entry->descending = order->descending;
	order->count++;
	return true;
}

static int compare_keys(const struct order_entry *x, const struct order_entry *y)
{
	if (x->kind == TEXT)
		return strverscmp(x->text, y->text);
	return x->number < y->number ? -1 : x->number > y->number;
}

static int compare(const void *a, const void *b)
{
	const struct order_entry *x = a, *y = b;
	int result;

	if (x->kind != y->kind && (x->kind == NONE || y->kind == NONE))
		return x->kind == NONE ? 1 : -1;
	result = x->kind != y->kind ? (int)x->kind - (int)y->kind : compare_keys(x, y);
	if (!result)
		return x->index < y->index ? -1 : 1;
	return x->descending ? -result : result;
}

void order_sort(struct order *order)
{
	if (order->count)
		qsort(order->entries, order->count, sizeof(order->entries[0]), compare);
}

void *order_item(const struct order *order, size_t index)
{
	return order->entries[index].item;
}

void order_done(struct order *order)
{
	for (size_t i = 0; i < order->count; i++)
		free(order->entries[i].text);
	free(order->entries);
}
