/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sa.h"

const struct sa_extra sa_no_extra;
