/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerating sessions. */
#include <string.h>

#include "base/status.h"
#include "engine.h"
#include "enumerator.h"
#include "functions.h"
#include "session/search.h"
#include "xfrm/dump.h"

#define SID_AUTHORITY      22 /* S-1-22-1-UID is how Samba writes a user of Unix */
#define SID_AUTHORITY_SIZE (offsetof(SID, SubAuthority) + 2 * sizeof(DWORD))

static SID *render_sid(struct page *page, uint32_t uid)
{
	SID *sid = block_take(&page->block, SID_AUTHORITY_SIZE);
	DWORD *numbers = sid->SubAuthority;

	sid->Revision = 1;
	sid->SubAuthorityCount = 2;
	sid->IdentifierAuthority.Value[5] = SID_AUTHORITY;
	numbers[0] = 1;
	numbers[1] = uid;
	return sid;
}

static size_t session0_space(const void *items, size_t index)
{
	const struct session_list *list = items;
	const struct session *s = &list->sessions[index];

	return BLOCK_SPACE(sizeof(FWPM_SESSION0)) + page_text_space(s->name) +
	       page_text_space(s->description) + page_text_space(s->user) +
	       (s->uid_known ? BLOCK_SPACE(SID_AUTHORITY_SIZE) : 0);
}

static void *session0_render(struct page *page, size_t index)
{
	const struct session_list *list = page->items;
	const struct session *s = &list->sessions[index];
	FWPM_SESSION0 *to = block_take(&page->block, sizeof(*to));

	memcpy(&to->sessionKey, s->key, sizeof(to->sessionKey));
	to->displayData.name = page_text(page, s->name);
	to->displayData.description = page_text(page, s->description);
	to->flags = s->flags;
	to->txnWaitTimeoutInMSec = s->timeout;
	to->processId = s->pid;
	if (s->uid_known)
		to->sid = render_sid(page, s->uid);
	to->username = page_text(page, s->user);
	to->kernelMode = s->kernel_mode;
	return to;
}

static size_t count_sessions(const void *items)
{
	const struct session_list *list = items;

	return list->count;
}

static void done_sessions(void *items)
{
	sessions_done(items);
}

static const struct kind kind_sessions = { .size = sizeof(struct session_list),
					   .count = count_sessions,
					   .done = done_sessions };

static const struct format format0 = { &kind_sessions, session0_space, session0_render };

/* For add_engine(), which runs under the lock of the handle table, so that no engine is closed. */
struct own {
	struct session_list *list;
	uint32_t status;
};

static int add_engine(struct object *object, void *context)
{
	const struct engine *engine = (const struct engine *)object;
	struct own *own = context;
	struct session_record record;

	if (session_record_decode(engine->publication.bytes, engine->publication.size, &record))
		own->status = sessions_add_own(own->list, &record);
	return own->status != ERROR_SUCCESS;
}

static uint32_t add_own_sessions(struct session_list *list)
{
	struct own own = { .list = list };

	handle_for_each(HANDLE_TYPE_ENGINE, 0, add_engine, &own);
	return own.status;
}

/*
 * Anyone may read the kernel's list of sockets. So that listing sessions needs the same rights as
 * listing SAs, the states are counted first, which the kernel refuses without CAP_NET_ADMIN.
 */
static uint32_t read_sessions(struct engine *engine, struct session_list *list)
{
	uint32_t count, status = count_states(engine->netlink, &count);

	if (!status)
		status = add_own_sessions(list);
	if (!status)
		status = sessions_search(engine->netlink, engine->socket, list);
	return status;
}

static uint32_t create_session_enum(HANDLE engineHandle, struct engine *engine, HANDLE *ret)
{
	struct enumerator *e;
	uint32_t status = enumerator_new(&kind_sessions, engine->spare, &e);

	if (status)
		return status;
	status = read_sessions(engine, e->items);
	return enumerator_open(engineHandle, e, status, false, ret);
}

uint32_t session_enum_create(HANDLE engineHandle, const FWPM_SESSION_ENUM_TEMPLATE0 *enumTemplate,
			     HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = enumHandle ? engine_check_transaction(engine) : FWP_E_NULL_POINTER;
	if (!status && enumTemplate && enumTemplate->reserved)
		status = FWP_E_RESERVED;
	if (!status)
		status = create_session_enum(engineHandle, engine, enumHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t session_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_sessions);
}

ENUMERATOR_PAGES(session_enum0, FWPM_SESSION0, format0)
