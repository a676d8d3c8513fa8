/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The functions of strsafe.h for wide text. */
#define WIDE           true
#define CHARACTER      wchar_t
#define NAME(function) Wfpx##function##W
#include "strsafe_family.h"
