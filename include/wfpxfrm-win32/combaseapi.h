/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* GUIDs, which objbase.h has. */
#include "objbase.h"
