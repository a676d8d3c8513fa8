/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SESSION_BEGAN_H
#define SESSION_BEGAN_H

#include <stdint.h>

/*
 * Returns in *ret when process @pid began, in ticks since boot: with the pid it identifies a
 * process for as long as the machine runs. Returns FWP_E_NOT_FOUND if there is no such process, or
 * no /proc.
 */
uint32_t process_began(uint32_t pid, uint64_t *ret);

#endif
