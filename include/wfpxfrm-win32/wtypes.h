/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The types of windows.h. */
#include "windows.h"
