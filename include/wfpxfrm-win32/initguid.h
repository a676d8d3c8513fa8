/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* After this header DEFINE_GUID defines GUIDs; before, it only declares them. */
#ifndef INITGUID
#define INITGUID
#endif

#include "guiddef.h"
