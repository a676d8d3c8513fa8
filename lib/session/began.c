/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "began.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#include "base/descriptor.h"
#include "process.h"
#include "base/status.h"

uint32_t process_began(uint32_t pid, uint64_t *ret)
{
	struct process_details details;
	struct process process = { .pid = pid };
	char path[32];
	uint32_t status;

	snprintf(path, sizeof(path), "/proc/%u", pid);
	process.folder = descriptor_open(AT_FDCWD, path, O_PATH | O_DIRECTORY);
	if (process.folder < 0)
		return errno == ENOENT ? FWP_E_NOT_FOUND : status_from_errno(errno);
	status = process_describe(&process, &details);
	descriptor_close(process.folder);
	*ret = details.start;
	return status;
}
