/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* UUIDs, and the names of authentication services. */
#ifndef WFPXFRM_WIN32_RPC_H
#define WFPXFRM_WIN32_RPC_H

#include "windows.h"
#include "rpcdce.h"

#endif
