/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Managed objects for the tests of stores. */
#ifndef UNIT_STORE_OBJECTS_H
#define UNIT_STORE_OBJECTS_H

#include "filter/managed.h"

/* A key or session with a number. */
struct guid guid_of(unsigned number);

/* Objects with the key guid_of(@number), which refer to nothing. */
struct managed provider_of(unsigned number);
struct managed sublayer_of(unsigned number, uint16_t weight);
struct managed context_of(unsigned number);

/* An outbound IPv4 filter in a built-in sublayer, with the remote address 198.51.100.@number. */
struct managed filter_of(unsigned number);

#endif
