/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WfpxErrorText0 for both libraries. */
#ifndef API_ERROR_TEXT_H
#define API_ERROR_TEXT_H

#include <stdint.h>

/*
 * Returns a constant: the name of the DWORD code @status and, behind ": ", what it means; for a
 * code that no function of the library returns, that it is unknown.
 */
const char *error_text(uint32_t status);

/* The same for the NTSTATUS code @status. */
const char *error_text_nt(int32_t status);

#endif
