/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The older name of winsock2.h. */
#include "winsock2.h"
