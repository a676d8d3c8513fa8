/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Annotations of drivers, which sal.h has. */
#include "sal.h"
