/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sessions.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/status.h"

struct session_user {
	uint32_t uid;
	char *name; /* NULL if the user has no name */
};

/*
 * Looks up the name of a user. NSS may ask a server for it. *ret is NULL if the user has no name or
 * the name cannot be found out.
 */
static uint32_t ask_user(uint32_t uid, char **ret)
{
	struct passwd entry, *found = NULL;
	char *buffer = NULL;
	int error = ERANGE;

	*ret = NULL;
	for (size_t size = 2048; error == ERANGE && size <= 1 << 20; size *= 2) {
		free(buffer);
		buffer = malloc(size);
		error = buffer ? getpwuid_r((uid_t)uid, &entry, buffer, size, &found) : ENOMEM;
	}
	if (!error && found && !(*ret = strdup(entry.pw_name)))
		error = ENOMEM;
	free(buffer);
	return error == ENOMEM ? ERROR_NOT_ENOUGH_MEMORY : ERROR_SUCCESS;
}

static uint32_t find_user(struct session_list *list, uint32_t uid, const char **ret)
{
	void *array = list->users;
	uint32_t status;
	char *name;

	for (size_t i = 0; i < list->user_count; i++) {
		if (list->users[i].uid == uid) {
			*ret = list->users[i].name;
			return ERROR_SUCCESS;
		}
	}
	status = array_reserve(&array, &list->user_capacity, list->user_count + 1,
			       sizeof(*list->users));
	list->users = array;
	if (status)
		return status;
	status = ask_user(uid, &name);
	if (status)
		return status;
	list->users[list->user_count++] = (struct session_user){ uid, name };
	*ret = name;
	return ERROR_SUCCESS;
}

static void free_texts(struct session *session)
{
	free(session->name);
	free(session->description);
}

uint32_t sessions_add(struct session_list *list, const struct session *session)
{
	struct session added = *session;
	void *array = list->sessions;
	uint32_t status =
		array_reserve(&array, &list->capacity, list->count + 1, sizeof(*list->sessions));

	list->sessions = array;
	if (status)
		free_texts(&added);
	else
		list->sessions[list->count++] = added;
	return status;
}

void sessions_done(struct session_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free_texts(&list->sessions[i]);
	for (size_t i = 0; i < list->user_count; i++)
		free(list->users[i].name);
	free(list->sessions);
	free(list->users);
	*list = (struct session_list){ 0 };
}

static bool copy_text(const struct session_text *text, char **ret)
{
	*ret = text->bytes ? strndup(text->bytes, text->length) : NULL;
	return *ret || !text->bytes;
}

uint32_t sessions_add_record(struct session_list *list, const struct session_record *record,
			     uint32_t pid, uint32_t uid)
{
	struct session session = {
		.socket = record->socket,
		.flags = record->flags,
		.timeout = record->timeout,
		.pid = pid,
		.uid = uid,
		.uid_known = true,
		.kernel_mode = record->kernel_mode,
	};

	memcpy(session.key, record->key, sizeof(session.key));
	if (copy_text(&record->name, &session.name) &&
	    copy_text(&record->description, &session.description))
		return sessions_add(list, &session);
	free(session.name);
	return ERROR_NOT_ENOUGH_MEMORY;
}

uint32_t sessions_add_own(struct session_list *list, const struct session_record *record)
{
	return sessions_add_record(list, record, (uint32_t)getpid(), getuid());
}

void sessions_remove(struct session_list *list,
		     bool (*has_gone)(const struct session *session, const void *context),
		     const void *context)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		if (has_gone(&list->sessions[i], context))
			free_texts(&list->sessions[i]);
		else
			list->sessions[kept++] = list->sessions[i];
	}
	list->count = kept;
}

static int compare_sessions(const void *a, const void *b)
{
	const struct session *first = a, *second = b;

	if (first->pid != second->pid)
		return first->pid < second->pid ? -1 : 1;
	return memcmp(first->key, second->key, sizeof(first->key));
}

uint32_t sessions_finish(struct session_list *list)
{
	uint32_t status = ERROR_SUCCESS;

	if (list->count)
		qsort(list->sessions, list->count, sizeof(*list->sessions), compare_sessions);
	for (size_t i = 0; i < list->count && !status; i++)
		if (list->sessions[i].uid_known)
			status = find_user(list, list->sessions[i].uid, &list->sessions[i].user);
	return status;
}
