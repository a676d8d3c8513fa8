/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The folder of a namespace, and whole files in it. */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Which folder it is. */
struct place {
	char *base;    /* /run/wfpxfrm, or what WFPXFRM_STATEDIR names */
	char name[17]; /* the namespace's folder in it: SO_NETNS_COOKIE in hexadecimal */
};

/* An open folder. */
struct folder {
	int fd;      /* -1: not open */
	mode_t mode; /* of new files: the group has the rights that it has on the base */
};

/*
 * Returns the status of a system call on a file that failed with @error: ERROR_DISK_FULL, and
 * ERROR_ACCESS_DENIED also for a symbolic link and on a file system that is not writable.
 */
uint32_t place_status(int error);

/*
 * Opens the folder, or with @create makes it. Returns ERROR_FILE_NOT_FOUND if it is not there, and
 * ERROR_ACCESS_DENIED also if it, or the base, is a symbolic link, or somebody could write there
 * whom the caller need not trust. The caller closes it with folder_close().
 */
uint32_t place_open(const struct place *place, bool create, struct folder *ret);
void folder_close(struct folder *folder);

/* Opens the folder @name in @in, or makes it. Statuses are those of place_open(). */
uint32_t folder_open(const struct folder *in, const char *name, bool create, struct folder *ret);

/*
 * Opens the file @name for reading. Returns ERROR_FILE_NOT_FOUND if it is not there. The caller
 * closes the descriptor with descriptor_close().
 */
uint32_t folder_open_file(const struct folder *folder, const char *name, int *ret);

/*
 * Reads a whole file of at most @max bytes, whose descriptor is at its beginning, into *ret, which
 * the caller frees, aligned to 8. Returns ERROR_GEN_FAILURE if it is larger or no file.
 */
uint32_t file_read(int fd, size_t max, uint8_t **ret, size_t *ret_size);

/* folder_open_file() and file_read() in one. */
uint32_t folder_read(const struct folder *folder, const char *name, size_t max, uint8_t **ret,
		     size_t *ret_size);

/* Makes the file @name, which replaces one of that name, of @size bytes. */
uint32_t folder_write(const struct folder *folder, const char *name, const uint8_t *bytes,
		      size_t size);

/* Whether the file @name is there; and deletes it, if it is. */
bool folder_has(const struct folder *folder, const char *name);
void folder_delete(const struct folder *folder, const char *name);

#endif
