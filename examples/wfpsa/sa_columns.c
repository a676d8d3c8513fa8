/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sa_columns.h"

#include <assert.h>
#include <string.h>

#include "format.h"

#define SHOWN 3

static const struct columns *const columns[] = {
	&sa_identity_shown, &sa_security_shown, &sa_usage_shown, /* SHOWN */
	&sa_identity_more,  &sa_usage_more,     &sa_security_more, &sa_handling_columns, NULL,
};

static void sa_get(const struct column *column, const void *row, struct value *ret)
{
	column->get.sa(row, ret);
}

const struct record sa_record = { .columns = columns, .shown = SHOWN, .get = sa_get };

void sa_value(const struct sa_row *row, const char *key, struct value *ret)
{
	for (const struct columns *const *part = columns; *part; part++) {
		for (size_t i = 0; i < (*part)->count; i++) {
			const struct column *column = &(*part)->first[i];

			/* most keys differ in their first letter already */
			if (column->key[0] != key[0] || strcmp(column->key, key) != 0)
				continue;
			column->get.sa(row, ret);
			return;
		}
	}
	assert(!"a column of SAs with this key");
}

void value_add_sa(struct value *ret, const WFPX_SA0 *sa)
{
	char word[NUMBER_TEXT_SIZE + 4];
	size_t length = (size_t)(stpcpy(word, sa->protocol == 51 ? "ah:" : "esp:") - word);

	format_hex(sa->spi, 8, word + length);
	value_add_word(ret, word);
}
