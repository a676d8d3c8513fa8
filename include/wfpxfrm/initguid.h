/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes DEFINE_GUID define GUIDs, instead of only declaring them, from here on. */
#ifndef INITGUID
#define INITGUID
#endif

#include "guiddef.h"
