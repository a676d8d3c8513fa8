/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers of Windows versions, for _WIN32_WINNT and NTDDI_VERSION. */
#ifndef WFPXFRM_WIN32_SDKDDKVER_H
#define WFPXFRM_WIN32_SDKDDKVER_H

#define _WIN32_WINNT_VISTA        0x0600
#define _WIN32_WINNT_WIN6         0x0600
#define _WIN32_WINNT_WS08         0x0600
#define _WIN32_WINNT_LONGHORN     0x0600
#define _WIN32_WINNT_WIN7         0x0601
#define _WIN32_WINNT_WIN8         0x0602
#define _WIN32_WINNT_WINBLUE      0x0603
#define _WIN32_WINNT_WINTHRESHOLD 0x0A00
#define _WIN32_WINNT_WIN10        0x0A00

/* The version that the program asks for, else the newest, decides what names without a digit mean. */
#include "../wfpxfrm/fwpvi.h"

#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0A00
#endif
#ifndef WINVER
#define WINVER _WIN32_WINNT
#endif

#endif
