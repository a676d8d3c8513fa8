/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "error_text.h"

#include <stddef.h>

#include "base/status.h"

static const struct {
	uint32_t code;
	const char *win32, *nt;
} texts[] = {
#define CODE(win32, nt, text) { win32, #win32 ": " text, #nt ": " text },
#define FWP_CODE(name, text)                                                                       \
	{ FWP_E_##name, "FWP_E_" #name ": " text, "STATUS_FWP_" #name ": " text },
#include "base/codes.def"
#undef CODE
#undef FWP_CODE
};

static const char unknown[] = "Unknown code: no function of this library returns it";

const char *error_text(uint32_t status)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (texts[i].code == status)
			return texts[i].win32;
	return unknown;
}

const char *error_text_nt(int32_t status)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (status_to_ntstatus(texts[i].code) == status)
			return texts[i].nt;
	return unknown;
}
