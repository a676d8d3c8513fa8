/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* FormatMessageW and FormatMessageA. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "export.h"
#include "last_error.h"
#include "message_expand.h"
#include "message_text.h"
#include "utf.h"
#include "windows.h"

/* Inserts have two digits; two more values may be the width and the precision of the last one. */
#define MOST_INSERTS 102

/* Reads @count values of a list: each takes the place of a pointer. */
static void read_list(va_list *list, size_t count, uintptr_t *values)
{
	for (size_t i = 0; i < count; i++)
		values[i] = va_arg(*list, uintptr_t);
}

/* The message's definition as wide text that the caller frees; NULL, and the last error set. */
static wchar_t *definition(DWORD flags, const void *source, DWORD code, bool wide)
{
	const char *text = NULL;
	bool malformed, from_table = !(flags & FORMAT_MESSAGE_FROM_STRING);
	wchar_t *copy;
	size_t length;

	if (from_table) {
		if (flags & (FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_FROM_HMODULE))
			text = message_text(code);
		if (!text)
			return fail_with(ERROR_MR_MID_NOT_FOUND), NULL;
	} else if (!source) {
		return fail_with(ERROR_INVALID_PARAMETER), NULL;
	} else if (!wide) {
		text = source;
	}
	length = text ? strlen(text) : wcslen(source);
	copy = malloc((length + 3) * sizeof(*copy));
	if (!copy)
		return fail_with(ERROR_NOT_ENOUGH_MEMORY), NULL;
	if (text)
		length = wide_of_utf8(text, length, copy, length, &malformed);
	else
		wmemcpy(copy, source, length);
	wcscpy(copy + length, from_table ? L"\r\n" : L"");
	return copy;
}

/* The whole message, or NULL with the last error. */
static wchar_t *message(DWORD flags, const void *source, DWORD code, va_list *list, bool wide)
{
	uintptr_t values[MOST_INSERTS];
	const uintptr_t *inserts = NULL;
	wchar_t *text = NULL, *from;
	size_t count;
	DWORD error = ERROR_INVALID_PARAMETER;

	if (!(flags & (FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_FROM_SYSTEM |
		       FORMAT_MESSAGE_FROM_HMODULE)))
		return fail_with(ERROR_INVALID_PARAMETER), NULL;
	from = definition(flags, source, code, wide);
	if (!from)
		return NULL;
	count = flags & FORMAT_MESSAGE_IGNORE_INSERTS ? 0 : message_inserts(from);
	if (count && list && flags & FORMAT_MESSAGE_ARGUMENT_ARRAY) {
		inserts = (const uintptr_t *)(const void *)list;
	} else if (count && list) {
		read_list(list, count, values);
		inserts = values;
	}
	if (!count || inserts)
		text = message_expand(from, inserts, wide, flags & FORMAT_MESSAGE_MAX_WIDTH_MASK,
				      &error);
	free(from);
	if (!text)
		fail_with(error);
	return text;
}

/* Gives the caller a text of @length characters, each of @size bytes, in a buffer or a new block.
 */
static DWORD hand_over(DWORD flags, const void *text, size_t length, size_t size, void *buffer,
		       DWORD room)
{
	void *to = buffer;

	if (flags & FORMAT_MESSAGE_ALLOCATE_BUFFER) {
		to = LocalAlloc(LMEM_ZEROINIT, (length + 1 > room ? length + 1 : room) * size);
		if (!to)
			return 0;
		memcpy(buffer, &to, sizeof(to));
	} else if (length + 1 > room) {
		return (DWORD)fail_with(ERROR_INSUFFICIENT_BUFFER);
	}
	memcpy(to, text, (length + 1) * size);
	if (!length)
		fail_with(ERROR_SUCCESS);
	return (DWORD)length;
}

EXPORT DWORD WINAPI FormatMessageW(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId,
				   DWORD dwLanguageId, LPWSTR lpBuffer, DWORD nSize,
				   va_list *Arguments)
{
	wchar_t *text;
	DWORD length;

	(void)dwLanguageId;
	if (!lpBuffer)
		return (DWORD)fail_with(ERROR_INVALID_PARAMETER);
	text = message(dwFlags, lpSource, dwMessageId, Arguments, true);
	if (!text)
		return 0;
	length = hand_over(dwFlags, text, wcslen(text), sizeof(*text), lpBuffer, nSize);
	free(text);
	return length;
}

EXPORT DWORD WINAPI FormatMessageA(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId,
				   DWORD dwLanguageId, LPSTR lpBuffer, DWORD nSize,
				   va_list *Arguments)
{
	wchar_t *wide;
	char *text;
	DWORD length;

	(void)dwLanguageId;
	if (!lpBuffer)
		return (DWORD)fail_with(ERROR_INVALID_PARAMETER);
	wide = message(dwFlags, lpSource, dwMessageId, Arguments, false);
	if (!wide)
		return 0;
	text = utf8_of_wide(wide);
	free(wide);
	if (!text)
		return (DWORD)fail_with(ERROR_NOT_ENOUGH_MEMORY);
	length = hand_over(dwFlags, text, strlen(text), 1, lpBuffer, nSize);
	free(text);
	return length;
}
