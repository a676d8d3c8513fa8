/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The symbols of libwfpxwin32.
 *
 * A function of Windows has its own name in the source, also for a pointer to it, and the name with
 * "Wfpx" in front as a symbol. So it never stands in for a function of the same name that another
 * library in the process exports.
 */
#ifndef WFPXFRM_WIN32_SYMBOL_H
#define WFPXFRM_WIN32_SYMBOL_H

#define WFPX_WIN32(name) __asm__("Wfpx" #name)

#ifdef __cplusplus
#define WFPX_BEGIN_C extern "C" {
#define WFPX_END_C   }
#else
#define WFPX_BEGIN_C
#define WFPX_END_C
#endif

#endif
