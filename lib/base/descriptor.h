/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The library's file descriptors. None of them is 0, 1 or 2, also where the program has closed
 * these: what it prints would go into them. A child of fork() has none of its parent's: fork()
 * closes them there, also those that a thread was using which the child has not got.
 */
#ifndef BASE_DESCRIPTOR_H
#define BASE_DESCRIPTOR_H

/* @fd, or in its place one above 2. -1 with errno: @fd was negative, or is closed. */
int descriptor_move(int fd);

/* The same for one that the library keeps for longer: from here on a child closes it. */
int descriptor_keep(int fd);

/*
 * So that no child gets one which nobody knows of: between the two, fork() waits, and what opens
 * the descriptor must not wait for anything. descriptor_made() is descriptor_keep().
 */
void descriptor_begin(void);
int descriptor_made(int fd);

/*
 * Closes one that is kept; errno stays. If its number names another file by now, because somebody
 * else has closed it, that file is left alone. Negative: no effect.
 */
void descriptor_close(int fd);

/* Closes all that are inherited. For the child of a fork. */
void descriptors_drop(void);

#endif
