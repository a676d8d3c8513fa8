/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/status.h"
#include "claim.h"
#include "memfd.h"

static uint32_t keep_bytes(const struct session_record *record, struct publication *ret)
{
	ret->size = session_record_size(record);
	ret->bytes = malloc(ret->size);
	if (!ret->bytes)
		return ERROR_NOT_ENOUGH_MEMORY;
	session_record_encode(record, ret->bytes);
	return ERROR_SUCCESS;
}

/* In the place of the claim: who looks sees the one or the other, at no time neither. */
static uint32_t replace(int claim, int *fd)
{
	uint32_t status = ERROR_SUCCESS;

	descriptor_begin();
	if (descriptor_made(dup3(*fd, claim, O_CLOEXEC)) < 0)
		status = status_from_errno(errno);
	descriptor_close(*fd);
	*fd = claim;
	return status;
}

uint32_t publish(const struct session_record *record, bool claim, struct publication *ret)
{
	int claimed = -1;
	uint32_t status;

	*ret = (struct publication){ .fd = -1 };
	status = keep_bytes(record, ret);
	if (!status && claim)
		status = claim_key(record, &claimed);
	if (!status)
		status = session_memfd_create(record, &ret->fd);
	if (!status && claimed >= 0)
		status = replace(claimed, &ret->fd);
	else
		descriptor_close(claimed);
	if (status)
		publication_done(ret);
	return status;
}

void publication_done(struct publication *publication)
{
	descriptor_close(publication->fd);
	free(publication->bytes);
	*publication = (struct publication){ .fd = -1 };
}
