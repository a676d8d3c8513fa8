/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * session_forge HOW [PID [INODE [WITNESS]]] - a process that lies about its session: it holds an
 * XFRM socket, and a file that is, or looks like, the record of a session named "forged". Prints
 * "forged" and waits to be killed. PID, INODE and WITNESS are what the record claims; 0 stands for
 * the true value.
 *
 *	HOW: whole (valid), twice, unsealed, half-sealed, short, long, empty, no-end, giant,
 *	magic, version, claim (the lowest claim that there is), many (10,000 useless records),
 *	deleted and fifo (the file is no memory file, but its link in /proc looks so). The key
 *	is f012ed00000000000000000000000000.
 */
#include <fcntl.h>
#include <linux/netlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "session/record.h"

#define SEALS (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)
#define MANY  10000

static char bytes[1 << 20];

static uint64_t open_socket(int protocol)
{
	struct sockaddr_nl address = { .nl_family = AF_NETLINK };
	int fd = socket(AF_NETLINK, SOCK_RAW, protocol);
	struct stat status;

	if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof(address)) || fstat(fd, &status))
		exit(2);
	return status.st_ino;
}

static void hold(const void *from, size_t size, int seals)
{
	int fd = memfd_create("wfpxfrm-session", MFD_ALLOW_SEALING);

	if (fd < 0 || (size && write(fd, from, size) != (ssize_t)size) ||
	    (seals && fcntl(fd, F_ADD_SEALS, seals)))
		exit(2);
}

/* The link in /proc to a file in a detached mount reads like the link to a memory file. */
static void hold_named(int fifo, size_t size)
{
	char folder[] = "/tmp/forge.XXXXXX", name[64];
	int fd;

	if (!mkdtemp(folder) || mount("none", folder, "tmpfs", 0, NULL))
		exit(2);
	snprintf(name, sizeof(name), "%s/memfd:wfpxfrm-session", folder);
	if (fifo && mkfifo(name, 0600))
		exit(2);
	fd = open(name, O_RDWR | O_CREAT, 0600);
	if (fd < 0 || write(fd, bytes, size) != (ssize_t)size || unlink(name) ||
	    umount2(folder, MNT_DETACH) || rmdir(folder))
		exit(2);
}

static void forge(const char *how, struct session_record *record)
{
	size_t size;

	session_record_encode(record, bytes);
	size = session_record_size(record);
	if (!strcmp(how, "unsealed")) {
		hold(bytes, size, 0);
	} else if (!strcmp(how, "half-sealed")) {
		hold(bytes, size, SEALS & ~F_SEAL_WRITE);
	} else if (!strcmp(how, "short")) {
		hold(bytes, size - 1, SEALS);
	} else if (!strcmp(how, "long")) {
		hold(bytes, size + 1, SEALS);
	} else if (!strcmp(how, "empty")) {
		hold(bytes, 0, SEALS);
	} else if (!strcmp(how, "no-end")) { /* the text is longer than the file */
		memset(bytes + SESSION_RECORD_SIZE - 16, 0x40, 4);
		hold(bytes, size, SEALS);
	} else if (!strcmp(how, "giant")) {
		memset(bytes + size, 'x', sizeof(bytes) - size);
		hold(bytes, sizeof(bytes), SEALS);
	} else if (!strcmp(how, "magic")) {
		bytes[0] ^= 1;
		hold(bytes, size, SEALS);
	} else if (!strcmp(how, "version")) {
		bytes[8] ^= 1;
		hold(bytes, size, SEALS);
	} else if (!strcmp(how, "many")) {
		bytes[0] ^= 1;
		setrlimit(RLIMIT_NOFILE, &(struct rlimit){ MANY + 100, MANY + 100 });
		for (int i = 0; i < MANY; i++)
			hold(bytes, size, SEALS);
	} else if (!strcmp(how, "deleted") || !strcmp(how, "fifo")) {
		hold_named(!strcmp(how, "fifo"), size);
	} else {
		hold(bytes, size, SEALS);
		if (!strcmp(how, "twice"))
			hold(bytes, size, SEALS);
	}
}

int main(int argc, char **argv)
{
	struct session_record record = {
		.name = { "forged", 6 },
		.timeout = 15000,
		.key = { 0xf0, 0x12, 0xed },
	};

	if (argc < 2)
		return 2;
	record.socket = open_socket(NETLINK_XFRM);
	record.witness = open_socket(NETLINK_ROUTE);
	record.pid = (uint32_t)getpid();
	if (argc > 2 && atoi(argv[2]))
		record.pid = (uint32_t)atoi(argv[2]);
	if (argc > 3 && strtoull(argv[3], NULL, 10))
		record.socket = strtoull(argv[3], NULL, 10);
	if (argc > 4)
		record.witness = strtoull(argv[4], NULL, 10);
	if (!strcmp(argv[1], "claim"))
		record.socket = 0;
	forge(argv[1], &record);
	printf("forged\n");
	fflush(stdout);
	for (;;)
		pause();
}
