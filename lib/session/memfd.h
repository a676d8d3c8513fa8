/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Records of sessions where other processes can read them: in sealed memory files, which the
 * process of the session keeps open.
 */
#ifndef SESSION_MEMFD_H
#define SESSION_MEMFD_H

#include <stdbool.h>
#include <stdint.h>

#include "record.h"

/* The target of the link /proc/PID/fd/N, if descriptor N is such a file. */
#define SESSION_MEMFD_LINK "/memfd:wfpxfrm-session (deleted)"

/*
 * Creates a memory file that holds @record and that nobody can change any more, not even this
 * process. *ret is its descriptor, which the caller closes with descriptor_close(). Returns
 * ERROR_NOT_SUPPORTED if a filter of system calls or RLIMIT_FSIZE forbids it,
 * ERROR_NOT_ENOUGH_MEMORY or ERROR_TOO_MANY_OPEN_FILES; *ret is then unchanged.
 */
uint32_t session_memfd_create(const struct session_record *record, int *ret);

/* Reads records of other processes, one at a time. Too large for the stack. */
struct session_reader {
	int proc;   /* descriptor of the folder /proc; the caller owns it */
	bool blind; /* this process cannot create memory files, so it cannot recognise any */
	uint32_t major, minor; /* the device that all memory files are on */
	char buffer[SESSION_RECORD_MAX + 1];
};

/*
 * Prepares @reader, which keeps no resource of its own. If this process may not create memory
 * files, it succeeds and session_reader_read() finds nothing. Returns ERROR_NOT_ENOUGH_MEMORY or
 * ERROR_TOO_MANY_OPEN_FILES on failure.
 */
uint32_t session_reader_init(struct session_reader *reader, int proc);

/*
 * Reads the record in the file that is descriptor @fd of another process. @process is a descriptor
 * of that process's folder in /proc. The texts of *ret point into @reader until its next use.
 * Returns FWP_E_NOT_FOUND if the file is no sealed memory file or holds no record. Whatever the
 * file is, this does not wait for it and has no effect on it.
 */
uint32_t session_reader_read(struct session_reader *reader, int process, int fd,
			     struct session_record *ret);

/*
 * Returns the status for @error, the errno with which a file in /proc could not be opened or read:
 * a lack of memory or descriptors, or else FWP_E_NOT_FOUND, because the process is gone or the
 * caller may not look into it.
 */
uint32_t session_open_failed(int error);

#endif
