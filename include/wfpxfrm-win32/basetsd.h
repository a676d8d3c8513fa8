/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The types of windef.h. */
#include "windef.h"
