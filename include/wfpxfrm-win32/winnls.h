/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Conversions between encodings, which winbase.h has. */
#include "winbase.h"
