/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BASE_PAUSE_H
#define BASE_PAUSE_H

#include <stdint.h>

/* Sleeps, so that other threads and processes can go on. A signal may end it. */
void pause_microseconds(uint32_t microseconds);

#endif
