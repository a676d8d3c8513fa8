/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The multicast groups that tell of changes of states and policies, and room for what they tell. */
#ifndef XFRM_GROUPS_H
#define XFRM_GROUPS_H

#include <stdint.h>

/* One after another; where one cannot be joined, those before it stay joined. */
uint32_t groups_join(int fd);
void groups_leave(int fd);

/* Gives the queue room for about @bytes; the system's limit holds where the caller may not more. */
void groups_set_room(int fd, uint32_t bytes);

#endif
