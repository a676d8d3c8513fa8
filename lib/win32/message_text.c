/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "message_text.h"

#include <stddef.h>

#include "winerror.h"

static const struct {
	uint32_t code;
	const char *text;
} messages[] = {
#define MESSAGE(code, text) { (uint32_t)(code), text },
#define NAME(code)          { (uint32_t)(code), #code },
#include "messages.def"
#undef MESSAGE
#undef NAME
};

static const char *find(uint32_t code)
{
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++)
		if (messages[i].code == code)
			return messages[i].text;
	return NULL;
}

const char *message_text(uint32_t code)
{
	const char *text = find(code);

	if (!text && code >> 16 == 0x8007)
		text = find(code & 0xffff);
	if (!text && code >> 16 == 0xc022)
		text = find(0x80320000 | (code & 0xffff));
	return text;
}
