/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Fuzz target: the input is the record of a session. A record that is valid must be written
 * unchanged.
 */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/text.h"
#include "fuzz.h"
#include "session/record.h"

/*
 * Copies a text with a terminating zero and converts it to wide text, as an enumeration does, and
 * back.
 */
static void check_text(const struct session_text *text)
{
	char *copy, *again;
	wchar_t *wide;
	size_t count;

	if (!text->bytes)
		return;
	copy = strndup(text->bytes, text->length);
	count = text_to_wide(copy, NULL);
	wide = malloc((count + 1) * sizeof(*wide));
	again = malloc(text->length + 1);
	if (text_to_wide(copy, wide) != count || wcslen(wide) != count ||
	    !text_to_utf8(wide, again, text->length + 1) || strcmp(copy, again) != 0)
		abort();
	free(again);
	free(wide);
	free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	void *bytes = malloc(size + 1), *again;
	struct session_record record;

	memcpy(bytes, data, size);
	if (session_record_decode(bytes, size, &record)) {
		again = malloc(size);
		if (session_record_size(&record) != size)
			abort();
		session_record_encode(&record, again);
		if (memcmp(bytes, again, size) != 0)
			abort();
		check_text(&record.name);
		check_text(&record.description);
		free(again);
	}
	free(bytes);
	return 0;
}
