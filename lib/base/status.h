/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Status codes. Inside the library every function returns, as uint32_t, the code that a caller of
 * fwpmu.h will see; 0 is success.
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include <stdint.h>

#include "winerror.h"

/* The code for an errno of a system call or of a netlink error message. */
uint32_t status_from_errno(int error);

/* The NTSTATUS with the same meaning, for fwpmk.h. */
int32_t status_to_ntstatus(uint32_t status);

#endif
