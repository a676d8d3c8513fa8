/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "check_thresholds.h"

#include <string.h>

#include "parse.h"

const char *measure_name(enum measure measure)
{
	static const char *const names[] = { [MEASURE_AGE] = "age",
					     [MEASURE_LEFT] = "left",
					     [MEASURE_DROPS] = "drops",
					     [MEASURE_IDLE] = "idle" };

	return names[measure];
}

static bool parse_one(struct thresholds *ret, const char *text, size_t length)
{
	char number[32];

	for (unsigned i = 0; i < MEASURES; i++) {
		size_t name = strlen(measure_name(i));

		if (length <= name + 1 || strncmp(text, measure_name(i), name) != 0 ||
		    text[name] != '=' || length - name - 1 >= sizeof(number))
			continue;
		memcpy(number, text + name + 1, length - name - 1);
		number[length - name - 1] = '\0';
		ret->given[i] = true;
		return parse_number(number, UINT32_MAX, &ret->value[i]);
	}
	return false;
}

bool thresholds_parse(struct thresholds *ret, const char *text)
{
	for (;; text++) {
		size_t length = strcspn(text, ",");

		if (!parse_one(ret, text, length))
			return false;
		text += length;
		if (!*text)
			return true;
	}
}

bool threshold_exceeded(const struct thresholds *thresholds, enum measure measure, uint64_t value)
{
	if (!thresholds->given[measure])
		return false;
	return measure == MEASURE_LEFT ? value < thresholds->value[measure]
				       : value > thresholds->value[measure];
}
