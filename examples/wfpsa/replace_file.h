/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_REPLACE_FILE_H
#define WFPSA_REPLACE_FILE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Makes @length bytes at @text the whole content of the file @path, which everybody may read. The
 * file appears, or takes the place of a regular file of that name, in one step: whoever reads it
 * finds the former content or this one, also after a crash. Another file, such as a device or a
 * symbolic link, is left alone. Returns false with errno where something fails; nothing has changed
 * then, except that the directory may not have reached the disk yet.
 */
bool replace_file(const char *path, const char *text, size_t length);

#endif
