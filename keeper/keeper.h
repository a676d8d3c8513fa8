/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of the keeper. */
#ifndef KEEPER_KEEPER_H
#define KEEPER_KEEPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct folder;
struct netlink;

/* A process that has dynamic sessions. */
struct owner {
	pid_t pid;
	int pidfd;
};

/* What there is to wait for. All zero is nothing. */
struct owners {
	struct owner *list;
	size_t count, capacity;
	size_t sessions; /* that live, of all owners */
	bool unseen; /* the process of one is in another pid namespace, and cannot be waited for */
	bool ended;  /* a session has left a file */
};

/*
 * Finds out who owns the sessions whose files are in @sessions, and forgets who did before.
 * owners_done() closes and frees all.
 */
bool owners_find(struct owners *owners, const struct folder *sessions);
void owners_done(struct owners *owners);

/* A UDP socket that the keeper has, on a port where ESP arrives in UDP. */
struct port {
	int fd;
	uint16_t number;
	uint8_t family;
	bool used; /* by a state */
};

/* All of them, and what is heard of states. */
struct ports {
	struct netlink *listener;
	struct port *list;
	size_t count, capacity;
	bool changed; /* a state for which a port may be needed, or not any more */
};

/*
 * ports_listen() begins to hear of states, and ports_hear() takes what there is to hear.
 * ports_update() then opens and closes sockets, and returns whether it could find out what for.
 */
uint32_t ports_listen(struct ports *ports, const struct netlink *netlink);
void ports_hear(struct ports *ports);
bool ports_update(struct ports *ports, struct netlink *netlink);
void ports_done(struct ports *ports);

/*
 * Serves the namespace of the calling process, until nothing is left to do there. @base is the
 * folder in which the namespaces' folders are. @ready is called once when the keeper has the lock,
 * or has found that another keeper has it. Returns the exit status.
 */
int serve(const char *base, void (*ready)(void *context), void *context);

/*
 * Whether @xfrm is an XFRM socket of the calling process's namespace, opened by a process that may
 * change XFRM there.
 */
bool right_is_shown(int xfrm);

/* Serves whoever connects to the socket of systemd, each namespace by a child process. */
int serve_sockets(void);

#endif
