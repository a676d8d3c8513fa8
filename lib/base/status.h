/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Status codes. Every function inside of the library returns, as uint32_t, the code that a caller
 * of fwpmu.h will see; 0 is success.
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include <stdint.h>

#include "winerror.h"

/*
 * Returns the status code for @error, the errno of a system call or of a netlink error message. An
 * errno without a code of its own gives ERROR_GEN_FAILURE, 0 gives ERROR_SUCCESS.
 */
uint32_t status_from_errno(int error);

/*
 * Returns the NTSTATUS with the meaning of @status, for callers of fwpmk.h. A code without an
 * NTSTATUS of its own gives STATUS_UNSUCCESSFUL.
 */
int32_t status_to_ntstatus(uint32_t status);

#endif
