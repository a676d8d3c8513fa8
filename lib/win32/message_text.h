/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What FormatMessage says about codes. */
#ifndef WIN32_MESSAGE_TEXT_H
#define WIN32_MESSAGE_TEXT_H

#include <stdint.h>

/*
 * Returns a constant: the text about a code of winerror.h, in English and without a line break, or
 * NULL. HRESULT_FROM_WIN32(code) has the text of the code, and a STATUS_FWP_ code that of its
 * FWP_E_ twin.
 */
const char *message_text(uint32_t code);

#endif
