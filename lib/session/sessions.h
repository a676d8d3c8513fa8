/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A list of sessions, with the names of their users. */
#ifndef SESSION_SESSIONS_H
#define SESSION_SESSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record.h"

/* Texts that programs chose for themselves may be any bytes; NULL: there is none. */
struct session {
	uint8_t key[SESSION_KEY_SIZE];
	uint64_t socket; /* inode of its XFRM socket; where a process holds several, of one */
	uint32_t flags;
	uint32_t timeout;
	uint32_t pid; /* 0: not known */
	uint32_t uid;
	bool uid_known;
	bool kernel_mode;
	char *name, *description;
	const char *user; /* the list's; set by sessions_finish() */
};

struct session_list {
	struct session *sessions;
	size_t count, capacity;
	struct session_user *users; /* names, each asked for once */
	size_t user_count, user_capacity;
};

/* Adds a session. Its texts, of malloc(), become the list's; they are freed if it fails. */
uint32_t sessions_add(struct session_list *list, const struct session *session);

/* Adds what a record tells, of the process @pid of the user @uid, or of the calling process. */
uint32_t sessions_add_record(struct session_list *list, const struct session_record *record,
			     uint32_t pid, uint32_t uid);
uint32_t sessions_add_own(struct session_list *list, const struct session_record *record);

void sessions_remove(struct session_list *list,
		     bool (*has_gone)(const struct session *session, const void *context),
		     const void *context);

/* When all are there: puts them in order, and finds the names of users, which may take time. */
uint32_t sessions_finish(struct session_list *list);

void sessions_done(struct session_list *list);

#endif
