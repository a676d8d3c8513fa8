/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NAMES_NETWORK_H
#define NAMES_NETWORK_H

#include "sadb/subnet.h"

/*
 * Parses a decimal number, or a hexadecimal one behind 0x. Signs, blanks and leading zeros are
 * refused. Returns false if @text is no such number of 32 bits.
 */
bool number_parse(const char *text, uint32_t *ret);

/*
 * Parses an address, or a prefix such as "192.0.2.0/24", whose address must be zero behind the
 * length. Returns false if @text is neither.
 */
bool network_parse(const char *text, struct subnet *ret);

#endif
