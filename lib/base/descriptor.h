/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The library's file descriptors. None of them is 0, 1 or 2, also where the program has closed
 * these: what it prints would go into them. A child of fork() has none of its parent's: fork()
 * closes them there, also those that a thread was using which the child has not got.
 */
#ifndef BASE_DESCRIPTOR_H
#define BASE_DESCRIPTOR_H

#include <stdbool.h>

/*
 * Makes @fd the library's: returns it, or in its place one above 2. -1 with errno: @fd was
 * negative, or is closed.
 */
int descriptor_keep(int fd);

/*
 * So that no child gets one which nobody knows of: between the two, fork() waits, and what opens
 * the descriptor must not wait for anything. descriptor_made() is descriptor_keep().
 */
void descriptor_begin(void);
int descriptor_made(int fd);

/*
 * openat() of what opens without delay, such as a file in /proc, for as long as a call lasts. It
 * ends with descriptor_close(), or descriptor_release() where something else closes it.
 */
int descriptor_open(int folder, const char *path, int flags);
void descriptor_release(int fd);

/*
 * Closes one that is kept; errno stays. If its number names another file by now, because somebody
 * else has closed it, that file is left alone. Negative: no effect.
 */
void descriptor_close(int fd);

/*
 * In a child: closes all that are inherited. @at_once: nothing has been closed or opened since the
 * child began; else one that was opened for a call stays, for nobody knows what it names by now.
 */
void descriptors_drop(bool at_once);

#endif
