/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NAMES_FILE_H
#define NAMES_FILE_H

#include <stddef.h>
#include <stdint.h>

/* A names file has at most so many bytes. */
#define NAMES_FILE_MAX ((size_t)4 << 20)

/*
 * Reads a file whole. *ret has room for one byte more than *ret_size; the caller frees it with
 * free(). Never waits: a file that is no regular file is refused. Returns
 *	ERROR_FILE_NOT_FOUND		there is no such file
 *	ERROR_ACCESS_DENIED		the caller may not read the file
 *	ERROR_INVALID_PARAMETER		not a regular file, or a larger one than NAMES_FILE_MAX
 * and the codes of status_from_errno().
 */
uint32_t names_file_read(const char *path, char **ret, size_t *ret_size);

#endif
