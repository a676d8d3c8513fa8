/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The library's file descriptors.
 *
 * None of them is 0, 1 or 2, even if the program has closed those: otherwise what the program
 * prints would go into a socket of the library. A child of fork() has none of its parent's
 * descriptors: fork() closes them in the child, also those that another thread of the parent was
 * using during a call.
 */
#ifndef BASE_DESCRIPTOR_H
#define BASE_DESCRIPTOR_H

#include <stdbool.h>

/*
 * Puts @fd into the table of the library's descriptors, together with the file that it names. If
 * @fd is 0, 1 or 2, it is first replaced by a copy above 2. Returns the descriptor to use, or -1
 * with errno; @fd is then closed. A negative @fd gives -1, and errno stays as it was.
 */
int descriptor_keep(int fd);

/*
 * descriptor_begin(), then the call that opens a descriptor, then descriptor_made(), which returns
 * what descriptor_keep() returns. A fork() in another thread waits in between, so that no child
 * inherits a descriptor that is not in the table yet. Hence the call that opens must not block.
 */
void descriptor_begin(void);
int descriptor_made(int fd);

/*
 * openat() with O_CLOEXEC, for a descriptor that is closed again before the API call returns. The
 * path must be one that opens without delay, such as a file in /proc. Which file the descriptor
 * names is not recorded. Returns the descriptor, or -1 with errno. Close it with
 * descriptor_close(). If something else closes it, such as fclose(), call descriptor_release()
 * first: that only removes it from the table.
 */
int descriptor_open(int folder, const char *path, int flags);
void descriptor_release(int fd);

/*
 * Removes @fd from the table and closes it; errno does not change. The file that @fd names is left
 * alone if it is another one than when @fd was put into the table: the program has then closed the
 * library's descriptor and uses its number itself. Descriptors of descriptor_open() are closed
 * without this check. A negative @fd has no effect.
 */
void descriptor_close(int fd);

/*
 * For a child process: closes all inherited descriptors that still name the file they named when
 * they were opened. @at_once says that neither the program nor the library has opened or closed
 * anything since the child began; then those of descriptor_open() are closed as well. Otherwise
 * they stay open, because the table does not say which file they named.
 */
void descriptors_drop(bool at_once);

#endif
