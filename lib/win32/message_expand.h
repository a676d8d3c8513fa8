/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inserts, escapes and lines of a message definition, as FormatMessage treats them. */
#ifndef WIN32_MESSAGE_EXPAND_H
#define WIN32_MESSAGE_EXPAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

/* How many values the inserts %1 to %99 of a definition take; at most 101. */
size_t message_inserts(const wchar_t *definition);

/*
 * Returns the message, which the caller frees, or NULL and a code of winerror.h in *@error.
 * @inserts: the values, or NULL to leave inserts as they are
 * @wide: whether a value without a format of its own is wide text
 * @width: 0 to keep the lines of the definition, 255 to join them, or the width to fold them to
 */
wchar_t *message_expand(const wchar_t *definition, const uintptr_t *inserts, bool wide,
			uint32_t width, uint32_t *error);

#endif
