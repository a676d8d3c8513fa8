/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "record_walk.h"

#include "base/status.h"

/* How many files of a process are read beyond one for each of its sockets. */
#define USELESS_MAX 16

uint32_t record_walk_next(struct record_walk *walk, struct session_record *ret)
{
	struct process *process = walk->process;
	size_t max = process->socket_count + USELESS_MAX;
	uint32_t status;

	do {
		if (walk->next == process->file_count || walk->next == max ||
		    !process_affords(process, PROCESS_RECORD_COST))
			return FWP_E_NOT_FOUND;
		status = session_reader_read(walk->reader, process->folder,
					     process->files[walk->next++], ret);
	} while (status == FWP_E_NOT_FOUND);
	return status;
}

uint32_t record_walk_is_genuine(struct record_walk *walk, const struct session_record *record,
				bool *ret)
{
	struct process *process = walk->process;

	if (!walk->identified) {
		uint32_t status = process_identify(process, &walk->identity);

		if (status)
			return status;
		walk->identified = true;
	}
	*ret = record->pid == walk->identity.own_pid && process_holds(process, record->witness) &&
	       (!record->socket || process_holds(process, record->socket));
	return ERROR_SUCCESS;
}
