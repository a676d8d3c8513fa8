/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows that wait for the last one, to be sorted by a column. */
#ifndef WFPSA_ORDER_H
#define WFPSA_ORDER_H

#include "record.h"

/* The caller sets the first three members, and leaves the rest 0. */
struct order {
	const struct record *record;
	const struct column *column; /* NULL: the rows keep their order */
	bool descending;
	struct order_entry *entries; /* order_done() releases them, but not the items */
	size_t count, capacity;
};

/*
 * Remembers @item, which is what the caller has made of @row, with the value of the column. @value
 * is used and may be in use for other columns. Returns false if there is no memory.
 */
bool order_add(struct order *order, const void *row, struct value *value, void *item);

/*
 * Sorts: numbers by value, texts by character, with numbers in them by value; rows without a value
 * at the end. Rows with equal values keep their order.
 */
void order_sort(struct order *order);

/* The item at @index. */
void *order_item(const struct order *order, size_t index);

/* Releases what @order holds. */
void order_done(struct order *order);

#endif
