/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "record.h"

#include <string.h>
#include <strings.h>

const struct column *record_column(const struct record *record, size_t index)
{
	for (const struct columns *const *part = record->columns; *part; part++) {
		if (index < (*part)->count)
			return &(*part)->first[index];
		index -= (*part)->count;
	}
	return NULL;
}

size_t record_default_count(const struct record *record)
{
	size_t count = 0;

	for (size_t i = 0; i < record->shown; i++)
		count += record->columns[i]->count;
	return count;
}

const struct column *record_find(const struct record *record, const char *name, size_t length)
{
	const struct column *column;

	for (size_t i = 0; (column = record_column(record, i)); i++)
		if (!strncasecmp(column->name, name, length) && !column->name[length])
			return column;
	return NULL;
}
