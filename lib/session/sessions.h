/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A list of sessions, with the names of their users. */
#ifndef SESSION_SESSIONS_H
#define SESSION_SESSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record.h"

/* One session. Names that come from a program may have any bytes, not only UTF-8. */
struct session {
	uint8_t key[SESSION_KEY_SIZE];
	uint64_t socket; /* inode of its XFRM socket; of one of them if a process has several */
	uint32_t flags;
	uint32_t timeout;
	uint32_t pid; /* 0 if unknown */
	uint32_t uid;
	bool uid_known;
	bool kernel_mode;
	char *name, *description; /* allocated; NULL if absent */
	const char *user;         /* set by sessions_finish(), owned by the list; NULL if unknown */
};

/* All zero when empty; sessions_done() frees it. */
struct session_list {
	struct session *sessions;
	size_t count, capacity;
	struct session_user *users; /* names of users, each looked up once */
	size_t user_count, user_capacity;
};

/*
 * Adds *session. The list owns its name and description from now on, which were allocated with
 * malloc(); on failure they are freed at once. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t sessions_add(struct session_list *list, const struct session *session);

/*
 * Adds the session that @record describes, with copies of its texts: one of process @pid of user
 * @uid, or one of the calling process. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t sessions_add_record(struct session_list *list, const struct session_record *record,
			     uint32_t pid, uint32_t uid);
uint32_t sessions_add_own(struct session_list *list, const struct session_record *record);

/* Removes each session for which @has_gone returns true. */
void sessions_remove(struct session_list *list,
		     bool (*has_gone)(const struct session *session, const void *context),
		     const void *context);

/*
 * To be called when all sessions have been added: sorts them by pid and key, and sets their users'
 * names. That asks NSS, which may take long. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t sessions_finish(struct session_list *list);

/* Frees the list and all that it owns, and zeroes it. */
void sessions_done(struct session_list *list);

#endif
