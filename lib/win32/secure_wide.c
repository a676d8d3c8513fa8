/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* strcpy_s() and the like for wide text. */
#define CHARACTER          wchar_t
#define NAME(narrow, wide) Wfpx##wide
#include "secure_family.h"
