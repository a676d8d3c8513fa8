/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Records where other processes find them: in sealed memory files that their process holds. */
#ifndef SESSION_MEMFD_H
#define SESSION_MEMFD_H

#include <stdbool.h>
#include <stdint.h>

#include "record.h"

/* What the link of such a file's descriptor in /proc says. */
#define SESSION_MEMFD_LINK "/memfd:wfpxfrm-session (deleted)"

/*
 * A file that holds the record and cannot be changed by anybody, not even by us.
 * ERROR_NOT_SUPPORTED: the process may not have one, by a filter of system calls or RLIMIT_FSIZE.
 */
uint32_t session_memfd_create(const struct session_record *record, int *ret);

/* For reading the records of others. Large. */
struct session_reader {
	int proc;   /* the folder /proc */
	bool blind; /* we may not have memory files, and know those of others by nothing */
	uint32_t major, minor; /* of the device that they are on */
	char buffer[SESSION_RECORD_MAX + 1];
};

uint32_t session_reader_init(struct session_reader *reader, int proc);

/*
 * The record in the file that is descriptor @fd of the process whose folder in /proc is @process;
 * it points into the reader. FWP_E_NOT_FOUND: it is no sealed memory file, or there is no record in
 * it. Whatever it is, this neither waits for anything nor has an effect on it.
 */
uint32_t session_reader_read(struct session_reader *reader, int process, int fd,
			     struct session_record *ret);

/* What it means that a file in /proc did not open: lack of means, or FWP_E_NOT_FOUND. */
uint32_t session_open_failed(int error);

#endif
