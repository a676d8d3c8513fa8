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

/*
 * Puts the record in the place of the claim with dup3(), so that other processes see the claim or
 * the record at every moment, and never neither of them.
 */
static uint32_t replace_claim(int claim, int *fd)
{
	uint32_t status = ERROR_SUCCESS;

	descriptor_begin();
	if (descriptor_made(dup3(*fd, claim, O_CLOEXEC)) < 0)
		status = status_from_errno(errno);
	descriptor_close(*fd);
	*fd = claim;
	return status;
}

static uint32_t publish_claimed(const struct session_record *record, struct netlink *claim_in,
				struct publication *ret)
{
	int claimed = -1;
	uint32_t status = claim_key(record, claim_in, &claimed);

	if (!status)
		status = session_memfd_create(record, &ret->fd);
	if (!status)
		return replace_claim(claimed, &ret->fd);
	descriptor_close(claimed);
	return status;
}

/* A session without a key to defend works as well if other processes cannot read its record. */
static uint32_t publish_if_possible(const struct session_record *record, struct publication *ret)
{
	uint32_t status = session_memfd_create(record, &ret->fd);

	return status == ERROR_NOT_ENOUGH_MEMORY ? status : ERROR_SUCCESS;
}

uint32_t publish(const struct session_record *record, struct netlink *claim_in,
		 struct publication *ret)
{
	uint32_t status;

	*ret = (struct publication){ .fd = -1 };
	status = keep_bytes(record, ret);
	if (!status)
		status = claim_in ? publish_claimed(record, claim_in, ret)
				  : publish_if_possible(record, ret);
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
