/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * For sources that include <windows.h>: base types, GUIDs, error codes, and macros that programs
 * for this API use. No function of Windows is declared here.
 */
#ifndef WFPXFRM_WINDOWS_H
#define WFPXFRM_WINDOWS_H

#include <string.h>

#include "windef.h"
#include "guiddef.h"
#include "winerror.h"

/* Lengths are in bytes. */
#ifndef ZeroMemory
#define ZeroMemory(destination, length)         memset((destination), 0, (length))
#define FillMemory(destination, length, fill)   memset((destination), (fill), (length))
#define CopyMemory(destination, source, length) memcpy((destination), (source), (length))
#define MoveMemory(destination, source, length) memmove((destination), (source), (length))
#endif

#ifndef ARRAYSIZE
#define ARRAYSIZE(array) (sizeof(array) / sizeof((array)[0]))
#endif
#ifndef UNREFERENCED_PARAMETER
#define UNREFERENCED_PARAMETER(name) ((void)(name))
#endif

/* Annotations of parameters and calling conventions, which mean nothing here. */
#ifndef _In_
#define _In_
#define _In_opt_
#define _In_z_
#define _In_reads_(count)
#define _Inout_
#define _Inout_opt_
#define _Out_
#define _Out_opt_
#define _Outptr_
#define _Outptr_result_buffer_(count)
#define _Success_(condition)
#endif
#ifndef __cdecl
#define __cdecl
#define __stdcall
#endif

#endif
