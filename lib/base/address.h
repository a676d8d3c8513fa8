/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H

#include <stdint.h>

/*
 * An IP address. An IPv4 address is in the first four bytes, and the other bytes are zero, so that
 * addresses can be compared whole.
 */
struct address {
	_Alignas(4) uint8_t bytes[16];
};

#endif
