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

/*
 * What the session key of a process, or of a socket whose process is unknown, is computed from. So
 * the key stays the same as long as that process or socket exists.
 */
struct seed {
	char boot[40]; /* boot_id of the kernel */
	uint64_t namespace;
	uint64_t start; /* of a process: its start time; 0 for a socket */
	uint64_t pid;
	uint64_t cookie; /* of a socket; 0 for a process */
};

/* If it cannot be read it is all zero; a key might then be used again after the next boot. */
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

/*
 * Makes a GUID of version 8 (RFC 9562). The version is in Data3, which is at offset 6 of a GUID in
 * memory and in host byte order.
 */
static void make_foreign_key(const struct seed *seed, uint8_t ret[SESSION_KEY_SIZE])
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

static uint32_t add_process_session(struct holder *holder, struct seed *seed, uint64_t socket,
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
	make_foreign_key(seed, session.key);
	holder->listed = true;
	return sessions_add(list, &session);
}

static uint32_t add_socket_session(const struct netlink_socket *socket, struct seed *seed,
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
	make_foreign_key(seed, session.key);
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
			status = add_socket_session(&seen->socket, &seed, list);
		else if (!holders[seen->holder].listed)
			status = add_process_session(&holders[seen->holder], &seed,
						     seen->socket.inode, list);
	}
	return status;
}
