/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "search.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/array.h"
#include "base/status.h"
#include "foreign.h"
#include "process.h"
#include "record_walk.h"
#include "sockets.h"

/* How long, and how often, to wait for sockets that are just being closed. */
#define CLOSING_NANOSECONDS 2000000
#define CLOSING_WAITS       5

struct search {
	int proc;
	uint32_t self; /* pid of the calling process in this /proc; 0 if it is not there */
	struct process process;
	struct socket_list sockets;
	struct holder *holders;
	size_t holder_count, holder_capacity;
	struct session_list *list;
	struct session_reader reader;
};

static bool holds_relevant(const struct search *s)
{
	for (size_t i = 0; i < s->process.socket_count; i++)
		if (sockets_find(&s->sockets, s->process.sockets[i]))
			return true;
	return false;
}

/* Drops from the process's sockets all but the XFRM sockets of this namespace. */
static void keep_relevant(struct search *s)
{
	struct process *process = &s->process;
	size_t kept = 0;

	for (size_t i = 0; i < process->socket_count; i++)
		if (sockets_find(&s->sockets, process->sockets[i]))
			process->sockets[kept++] = process->sockets[i];
	process->socket_count = kept;
}

/* Returns the socket that @record names, if no other record has claimed it, otherwise NULL. */
static struct socket_seen *find_unclaimed(struct search *s, const struct session_record *record)
{
	struct socket_seen *seen = sockets_find(&s->sockets, record->socket);

	return seen && !seen->claimed ? seen : NULL;
}

static uint32_t add_records(struct search *s, const struct process_identity *identity,
			    size_t *ret_count)
{
	struct record_walk walk = { .process = &s->process,
				    .reader = &s->reader,
				    .identified = true,
				    .identity = *identity };
	struct session_record record;
	uint32_t status;

	*ret_count = 0;
	while (!(status = record_walk_next(&walk, &record))) {
		struct socket_seen *seen = find_unclaimed(s, &record);
		bool genuine;

		if (!seen)
			continue;
		status = record_walk_is_genuine(&walk, &record, &genuine);
		if (!status && genuine) {
			status = sessions_add_record(s->list, &record, s->process.pid,
						     identity->uid);
			seen->claimed = true;
			++*ret_count;
		}
		if (status)
			return status;
	}
	return status == FWP_E_NOT_FOUND ? ERROR_SUCCESS : status;
}

static bool has_unclaimed(const struct search *s)
{
	for (size_t i = 0; i < s->process.socket_count; i++)
		if (!sockets_find(&s->sockets, s->process.sockets[i])->claimed)
			return true;
	return false;
}

/*
 * Enters @holder as the process that has these sockets. Children inherit sockets, so of several
 * processes with one socket, the oldest is entered.
 */
static void hold_sockets(struct search *s, size_t holder)
{
	for (size_t i = 0; i < s->process.socket_count; i++) {
		struct socket_seen *seen = sockets_find(&s->sockets, s->process.sockets[i]);

		if (seen->holder == NO_HOLDER ||
		    holder_is_older(&s->holders[holder], &s->holders[seen->holder]))
			seen->holder = holder;
	}
}

static uint32_t note_holder(struct search *s, uint32_t uid, bool listed)
{
	struct holder holder = { .pid = s->process.pid, .uid = uid, .listed = listed };
	void *array = s->holders;
	uint32_t status = process_describe(&s->process, &holder.details);

	if (status)
		return status;
	status = array_reserve(&array, &s->holder_capacity, s->holder_count + 1,
			       sizeof(*s->holders));
	s->holders = array;
	if (status)
		return status;
	s->holders[s->holder_count] = holder;
	hold_sockets(s, s->holder_count++);
	return ERROR_SUCCESS;
}

/*
 * The sessions of the calling process are in the list already. Other XFRM sockets that it has give
 * it no second entry.
 */
static uint32_t search_process(void *context)
{
	struct search *s = context;
	bool self = s->process.pid == s->self;
	struct process_identity identity;
	size_t records = 0;
	uint32_t status;

	if (!holds_relevant(s))
		return ERROR_SUCCESS;
	status = process_identify(&s->process, &identity);
	if (!status && !self)
		status = add_records(s, &identity, &records);
	keep_relevant(s);
	if (!status && has_unclaimed(s))
		status = note_holder(s, identity.uid, self || records);
	return status;
}

static uint32_t find_self(int proc, uint32_t *ret)
{
	char link[16];
	ssize_t length = readlinkat(proc, "self", link, sizeof(link) - 1);
	uint32_t status = length < 0 ? session_open_failed(errno) : ERROR_SUCCESS;

	if (status)
		return status == FWP_E_NOT_FOUND ? ERROR_SUCCESS : status;
	link[length] = '\0';
	*ret = (uint32_t)strtoul(link, NULL, 10);
	return ERROR_SUCCESS;
}

/* Without /proc the sockets are listed without their processes. */
static uint32_t search_processes(struct search *s)
{
	uint32_t status = process_open_proc(&s->proc);

	if (status)
		return status == FWP_E_NOT_FOUND ? ERROR_SUCCESS : status;
	status = find_self(s->proc, &s->self);
	if (!status)
		status = session_reader_init(&s->reader, s->proc);
	if (!status)
		status = process_for_each(&s->process, s->proc, search_process, s);
	descriptor_close(s->proc);
	return status;
}

static void claim_own(struct search *s)
{
	for (size_t i = 0; i < s->list->count; i++) {
		struct socket_seen *seen = sockets_find(&s->sockets, s->list->sessions[i].socket);

		if (seen)
			seen->claimed = true;
	}
}

static bool any_unheld(const struct socket_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct socket_seen *seen = &list->sockets[i];

		if (seen->alive && !seen->claimed && seen->holder == NO_HOLDER)
			return true;
	}
	return false;
}

/*
 * A socket that exists before and after the search existed all the time. One that was closed
 * meanwhile may have been seen without its process or its record, so it is not listed.
 *
 * When a process closes a socket or dies, its descriptor disappears slightly earlier than the
 * socket. Sockets without a process therefore get a few milliseconds to disappear.
 */
static uint32_t drop_closed(struct search *s, struct netlink *netlink, uint64_t own)
{
	static const struct timespec pause = { .tv_nsec = CLOSING_NANOSECONDS };
	uint32_t status = sockets_mark_alive(netlink, own, &s->sockets);

	for (int i = 0; i < CLOSING_WAITS && !status && any_unheld(&s->sockets); i++) {
		nanosleep(&pause, NULL);
		status = sockets_mark_alive(netlink, own, &s->sockets);
	}
	return status;
}

/* What decides whether a session stays in the list. */
struct living {
	const struct socket_list *sockets;
	uint64_t own; /* the session with this socket stays in any case */
};

static bool session_has_gone(const struct session *session, const void *context)
{
	const struct living *living = context;
	const struct socket_seen *seen = sockets_find(living->sockets, session->socket);

	return session->socket != living->own && !(seen && seen->alive);
}

static uint32_t search_namespace(struct search *s, struct netlink *netlink, uint64_t own)
{
	struct living living = { &s->sockets, own };
	uint32_t status;

	claim_own(s);
	status = search_processes(s);
	if (!status)
		status = drop_closed(s, netlink, own);
	if (status)
		return status;
	sessions_remove(s->list, session_has_gone, &living);
	return foreign_add(&s->sockets, s->holders, s->list);
}

/* If nobody lists the sockets of the namespace, only the caller's session is known to be there. */
static uint32_t keep_own(struct session_list *list, uint64_t own)
{
	struct socket_list none = { 0 };
	struct living living = { &none, own };

	sessions_remove(list, session_has_gone, &living);
	return ERROR_SUCCESS;
}

uint32_t sessions_search(struct netlink *netlink, uint64_t own, struct session_list *list)
{
	struct search *s = calloc(1, sizeof(*s));
	uint32_t status;

	if (!s)
		return ERROR_NOT_ENOUGH_MEMORY;
	s->list = list;
	status = sockets_read(netlink, SOCKETS_XFRM, own, &s->sockets);
	if (status == ERROR_NOT_SUPPORTED)
		status = keep_own(list, own);
	else if (!status)
		status = search_namespace(s, netlink, own);
	if (!status)
		status = sessions_finish(list);
	sockets_done(&s->sockets);
	process_done(&s->process);
	free(s->holders);
	free(s);
	return status;
}
