/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* For sources that include <windows.h>: the base types, GUIDs and error codes, nothing more. */
#ifndef WFPXFRM_WINDOWS_H
#define WFPXFRM_WINDOWS_H

#include "windef.h"
#include "guiddef.h"
#include "winerror.h"

#endif
