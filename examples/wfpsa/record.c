/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "record.h"

#include <string.h>
#include <strings.h>

const struct column *record_find(const struct record *record, const char *name, size_t length)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct column *column = &record->columns[i];

		if (!strncasecmp(column->name, name, length) && !column->name[length])
			return column;
	}
	return NULL;
}

bool column_is_part(const struct column *column)
{
	return strchr(column->key, '.') != NULL;
}
