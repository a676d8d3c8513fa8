/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* strcpy_s() and the like for narrow text. */
#define CHARACTER          char
#define NAME(narrow, wide) Wfpx##narrow
#include "secure_family.h"
