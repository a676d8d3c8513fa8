/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The printf functions for narrow text. */
#define WIDE               false
#define CHARACTER          char
#define NAME(narrow, wide) Wfpx##narrow
#include "print_family.h"

FORMS(Wfpxvsnprintf, Wfpxsnprintf, format, print_terminated(to, room, WIDE, format, list), char *to,
      size_t room, const char *format)
