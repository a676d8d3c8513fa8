/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * For programs written for Windows: types, macros, codes, and the functions that programs which
 * manage IPsec call. Also makes printf() and its relatives read Windows' formats: wfpx_print.h.
 */
#ifndef WFPXFRM_WIN32_WINDOWS_H
#define WFPXFRM_WIN32_WINDOWS_H

/* Before what would define macros of the same names. */
#include "sal.h"
#include "windef.h"

#include "winnt.h"

#include "../wfpxfrm/windows.h"
#include "winbase.h"
#include "winerror.h"

#include "wfpx_crt.h"
#include "wfpx_print.h"

#endif
