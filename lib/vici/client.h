/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A conversation with a daemon over vici's socket. It has one time limit, from vici_open() on: a
 * daemon that is stopped, is slow or sends without end costs the caller so much time, and no more.
 */
#ifndef VICI_CLIENT_H
#define VICI_CLIENT_H

#include <stdint.h>

#include "message.h"

/* The longest path of a socket, without the final NUL: that of sun_path in Linux. */
#define VICI_PATH_MAX 107u

/* Which daemon to talk to. */
struct vici_daemon {
	const char *path; /* of the socket; NULL: /run/charon.vici, else /var/run/charon.vici */
	uint64_t netns;   /* the inode of its network namespace; 0 if any will do */
	uint32_t limit;   /* milliseconds for the whole conversation */
};

/* A conversation. One thread uses it, within one call of the API. */
struct vici {
	int socket;
	uint64_t deadline; /* CLOCK_MONOTONIC, nanoseconds */
	uint8_t *bytes;    /* what was received and not taken yet is between begin and end */
	size_t capacity, begin, end;
	uint64_t received; /* bytes in all */
};

/*
 * Begins a conversation; on success the caller ends it with vici_close(). Returns
 *	FWP_E_IKEEXT_NOT_RUNNING	nobody listens, or only a process of another namespace
 *	ERROR_ACCESS_DENIED		the caller may not connect, or the process that listens
 *					belongs neither to root nor to the caller's user
 *	FWP_E_TIMEOUT			the daemon did not take the connection in time
 * The namespace is that of the process that listens. It is not compared if it cannot be found out:
 * the caller may not look at the process, or there is no /proc.
 */
uint32_t vici_open(const struct vici_daemon *daemon, struct vici *ret);

/*
 * Asks for the events of a name, once in a conversation: the daemon sends an event as often as it
 * was asked for. After a failure only vici_close() may follow. Returns the codes of vici_call().
 */
uint32_t vici_register(struct vici *vici, const char *event);

/* Called for each event; a status other than success ends vici_call(), which returns the status. */
typedef uint32_t vici_visit(struct vici_reader message, void *context);

/* The events that come before the response of a command; vici_register() has asked for them. */
struct vici_events {
	const char *name;
	vici_visit *visit;
	void *context;
};

/*
 * Sends a command and receives the response, whose message *ret reads until the next call. @events
 * may be NULL. After a failure only vici_close() may follow. Returns
 *	FWP_E_TIMEOUT		the time limit is over
 *	ERROR_NOT_SUPPORTED	the daemon does not know the command or the event
 *	ERROR_GEN_FAILURE	the daemon has broken the protocol or closed the connection, or has
 *				sent more than any daemon does
 */
uint32_t vici_call(struct vici *vici, const struct vici_request *request,
		   const struct vici_events *events, struct vici_reader *ret);

/* Begins the request of a command, for vici_request_add() and vici_call(). */
void vici_command(struct vici_request *request, const char *name);

/* Ends a conversation. */
void vici_close(struct vici *vici);

#endif
