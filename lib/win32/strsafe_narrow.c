/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The functions of strsafe.h for narrow text. */
#define WIDE           false
#define CHARACTER      char
#define NAME(function) Wfpx##function##A
#include "strsafe_family.h"
