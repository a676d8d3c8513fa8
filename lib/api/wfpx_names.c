/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where a session reads names: WFPX_ENGINE_OPTION_NAMES and WfpxEngineSetNamesFile0. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "base/text.h"
#include "engine.h"
#include "engine_names.h"
#include "functions.h"
#include "ike_daemon.h"

/* Milliseconds that names may cost the caller. */
#define LIMIT 200u

/* A relative path would mean another file after chdir(). */
static uint32_t copy_path(const wchar_t *path, char **ret)
{
	char copy[PATH_MAX];

	*ret = NULL;
	if (!path)
		return ERROR_SUCCESS;
	if (path[0] != L'/' || !text_to_utf8(path, copy, sizeof(copy)))
		return ERROR_INVALID_PARAMETER;
	*ret = strdup(copy);
	return *ret ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
}

static void set_file(struct engine *engine, char *path)
{
	char *old;

	pthread_mutex_lock(&engine->names_lock);
	old = engine->names_file;
	engine->names_file = path;
	pthread_mutex_unlock(&engine->names_lock);
	free(old);
}

/* The path may be replaced while the file is read, so a copy is used. */
static uint32_t read_file(struct engine *engine, struct names *names)
{
	char *path = NULL;
	bool missing;
	uint32_t status;

	pthread_mutex_lock(&engine->names_lock);
	if (engine->names_file)
		path = strdup(engine->names_file);
	missing = engine->names_file && !path;
	pthread_mutex_unlock(&engine->names_lock);
	if (missing)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = names_read_file(names, path);
	free(path);
	return status;
}

static uint32_t ask_daemon(struct engine *engine, struct names *names)
{
	struct ike_question question;
	uint32_t status;

	names->daemon_status = ike_question_begin(engine, LIMIT, &question);
	if (names->daemon_status)
		return ERROR_SUCCESS;
	status = names_ask_daemon(names, &question.daemon);
	ike_question_end(engine, &question, names->daemon_status);
	return status;
}

uint32_t engine_name_items(struct engine *engine, struct context_items *items)
{
	uint32_t status;

	if (!atomic_load(&engine->with_names))
		return ERROR_SUCCESS;
	items->named = true;
	status = read_file(engine, &items->names);
	return status ? status : ask_daemon(engine, &items->names);
}

uint32_t wfpx_engine_set_names_file(HANDLE engineHandle, const wchar_t *path)
{
	struct engine *engine = engine_get(engineHandle);
	char *copy;
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = copy_path(path, &copy);
	if (!status)
		set_file(engine, copy);
	object_unref(&engine->object);
	return status;
}
