/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Addresses, which winsock2.h has. */
#include "winsock2.h"
