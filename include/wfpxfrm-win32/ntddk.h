/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The same as wdm.h. */
#ifndef WFPXFRM_WIN32_NTDDK_H
#define WFPXFRM_WIN32_NTDDK_H

#include "wdm.h"

#endif
