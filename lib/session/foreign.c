/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "foreign.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/hash.h"
#include "base/status.h"

/* What a key is made of: the same as long as the process, or the socket, is the same. */
struct seed {
	char boot[40];
	uint64_t namespace;
	uint64_t start; /* of a process */
	uint64_t pid;
	uint64_t cookie; /* of a socket without one */
};

/* Without it keys are the same after another boot, perhaps: no harm. */
static void read_boot_id(char ret[40])
{
	int fd = descriptor_open(AT_FDCWD, "/proc/sys/kernel/random/boot_id", O_RDONLY);

	memset(ret, 0, 40);
	if (fd < 0)
		return;
	if (read(fd, ret, 36) != 36)
		memset(ret, 0, 40);
	descriptor_close(fd);
}

/* A GUID of version 8 of RFC 9562, in the memory layout of GUID: Data3 is a host's number. */
static void make_key(const struct seed *seed, uint8_t ret[SESSION_KEY_SIZE])
{
	uint64_t halves[2] = { hash_end64(hash_bytes(hash_begin(0), seed, sizeof(*seed))),
			       hash_end64(hash_bytes(hash_begin(1), seed, sizeof(*seed))) };
	uint16_t version;

	memcpy(ret, halves, sizeof(halves));
	memcpy(&version, ret + 6, sizeof(version));
	version = (uint16_t)((version & 0x0fffu) | 0x8000u);
	memcpy(ret + 6, &version, sizeof(version));
	ret[8] = (uint8_t)((ret[8] & 0x3fu) | 0x80u);
}

static uint32_t add_holder(struct holder *holder, struct seed *seed, uint64_t socket,
			   struct session_list *list)
{
	struct session session = {
		.socket = socket,
		.pid = holder->pid,
		.uid = holder->uid,
		.uid_known = true,
		.name = strdup(holder->details.name),
	};

	if (!session.name)
		return ERROR_NOT_ENOUGH_MEMORY;
	seed->start = holder->details.start;
	seed->pid = holder->pid;
	seed->cookie = 0;
	make_key(seed, session.key);
	holder->listed = true;
	return sessions_add(list, &session);
}

static uint32_t add_socket(const struct netlink_socket *socket, struct seed *seed,
			   struct session_list *list)
{
	struct session session = { .socket = socket->inode, .name = strdup("unknown") };

	if (!session.name)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (asprintf(&session.description, "netlink port %u", (unsigned)socket->port) < 0) {
		free(session.name);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	seed->start = seed->pid = 0;
	seed->cookie = socket->cookie;
	make_key(seed, session.key);
	return sessions_add(list, &session);
}

uint32_t foreign_add(const struct socket_list *sockets, struct holder *holders,
		     struct session_list *list)
{
	struct seed seed = { .namespace = sockets->namespace };
	uint32_t status = ERROR_SUCCESS;

	read_boot_id(seed.boot);
	for (size_t i = 0; i < sockets->count && !status; i++) {
		const struct socket_seen *seen = &sockets->sockets[i];

		if (seen->claimed || !seen->alive)
			continue;
		if (seen->holder == NO_HOLDER)
			status = add_socket(&seen->socket, &seed, list);
		else if (!holders[seen->holder].listed)
			status =
				add_holder(&holders[seen->holder], &seed, seen->socket.inode, list);
	}
	return status;
}
