/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "managed_intake.h"

#include <string.h>

#include "base/status.h"
#include "base/text.h"
#include "layer_table.h"
#include "managed_format.h"
#include "session/began.h"

static void *copy(struct intake *intake, const void *from, size_t size)
{
	void *to = arena_take(&intake->memory, size);

	if (to)
		memcpy(to, from, size);
	return to;
}

uint32_t intake_text(struct intake *intake, const wchar_t *text, const char **ret)
{
	char utf8[MANAGED_TEXT_MAX + 1];

	*ret = NULL;
	if (!text)
		return ERROR_SUCCESS;
	if (!text_to_utf8(text, utf8, sizeof(utf8)))
		return ERROR_INVALID_PARAMETER;
	*ret = copy(intake, utf8, strlen(utf8) + 1);
	return *ret ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
}

uint32_t intake_blob(struct intake *intake, const FWP_BYTE_BLOB *from, struct blob *ret)
{
	*ret = (struct blob){ 0 };
	if (!from->size)
		return ERROR_SUCCESS;
	if (!from->data)
		return FWP_E_NULL_POINTER;
	if (from->size > MANAGED_BLOB_MAX)
		return FWP_E_OUT_OF_BOUNDS;
	ret->bytes = copy(intake, from->data, from->size);
	ret->size = from->size;
	return ret->bytes ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
}

static uint32_t take_keys(struct managed *object, const struct intake_common *from)
{
	object->key = guid_in(from->key);
	if (!from->provider)
		return ERROR_SUCCESS;
	object->provider = guid_in(from->provider);
	return guid_is_zero(&object->provider) ? FWP_E_PROVIDER_NOT_FOUND : ERROR_SUCCESS;
}

/* Reading that of every object that is added would take longer than adding it. */
static uint64_t own_beginning(struct engine *engine)
{
	uint64_t began = atomic_load(&engine->process_began);

	if (!began && !process_began((uint32_t)engine->process, &began))
		atomic_store(&engine->process_began, began);
	return began;
}

uint32_t intake_begin(struct intake *intake, struct engine *engine, enum managed_kind kind,
		      const struct intake_common *from)
{
	struct managed *object = &intake->object;
	uint32_t status;

	object->kind = kind;
	object->flags = from->flags;
	object->pid = engine->process;
	object->pid_begin = own_beginning(engine);
	if (!from->names->name)
		return FWP_E_NULL_DISPLAY_NAME;
	status = take_keys(object, from);
	if (!status)
		status = intake_text(intake, from->names->name, &object->name);
	if (!status)
		status = intake_text(intake, from->names->description, &object->description);
	if (!status)
		status = intake_blob(intake, from->data, &object->data);
	return status;
}

void intake_done(struct intake *intake)
{
	arena_done(&intake->memory);
}

static uint32_t add_to(struct engine *engine, struct store *store, struct managed *object,
		       intake_link *link, uint32_t *ret_id)
{
	const struct guid *session;
	uint32_t status = engine_dynamic_session(engine, &session);

	if (!status && session)
		object->session = *session;
	if (!status && guid_is_zero(&object->key))
		status = engine_store_new_key(engine, &object->key);
	if (!status && link)
		status = link(store, object);
	return status ? status : store_add(store, object, builtin_provider_is, ret_id);
}

uint32_t intake_add(struct intake *intake, struct engine *engine, intake_link *link,
		    uint32_t *ret_id)
{
	struct store *store;
	uint32_t status = engine_store_begin(engine, &store);

	if (status)
		return status;
	status = add_to(engine, store, &intake->object, link, ret_id);
	return engine_store_end(engine, status);
}

static uint32_t remove_from(struct engine *engine, struct store *store, enum managed_kind kind,
			    const struct guid *key, uint32_t id, uint32_t missing)
{
	const struct managed *object =
		key ? store_find(store, kind, key) : store_find_id(store, kind, id);
	const struct guid *session;
	uint32_t status = object ? engine_dynamic_session(engine, &session) : missing;

	return status ? status : store_remove(store, object, session);
}

uint32_t managed_delete(struct engine *engine, enum managed_kind kind, const struct guid *key,
			uint32_t id, uint32_t missing)
{
	struct store *store;
	uint32_t status = engine_store_begin(engine, &store);

	if (status)
		return status;
	status = remove_from(engine, store, kind, key, id, missing);
	return engine_store_end(engine, status);
}
