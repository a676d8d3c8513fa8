/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The annotations of sal.h, by the name that older sources include. */
#include "sal.h"
