/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "engine.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/guid.h"
#include "base/lock.h"
#include "base/spare.h"
#include "base/status.h"
#include "engine_store.h"
#include "functions.h"
#include "server_name.h"
#include "session_publish.h"
#include "netlink/sockets.h"

#define KNOWN_FLAGS (FWPM_SESSION_FLAG_DYNAMIC | FWPM_SESSION_FLAG_RESERVED)

static void release_engine(struct object *object)
{
	struct engine *engine = (struct engine *)object;

	engine_store_close(engine);
	netlink_close(engine->netlink);
	publication_done(&engine->publication);
	spare_unref(engine->spare);
	pthread_mutex_destroy(&engine->watch_lock);
	pthread_mutex_destroy(&engine->ike_lock);
	pthread_mutex_destroy(&engine->names_lock);
	free(engine->names_file);
	free(engine);
}

static uint32_t check_authn_service(UINT32 service)
{
	if (service == 0 || service == RPC_C_AUTHN_WINNT || service == RPC_C_AUTHN_DEFAULT)
		return ERROR_SUCCESS;
	return RPC_S_UNKNOWN_AUTHN_SERVICE;
}

static uint32_t choose_key(const FWPM_SESSION0 *session, GUID *ret, bool *ret_given)
{
	static const GUID zero;
	struct guid random;
	uint32_t status;

	*ret_given = session && memcmp(&session->sessionKey, &zero, sizeof(zero)) != 0;
	if (*ret_given) {
		*ret = session->sessionKey;
		return ERROR_SUCCESS;
	}
	status = guid_random(&random);
	memcpy(ret, &random, sizeof(*ret));
	return status;
}

/*
 * The socket is bound last. Only then do other processes see it, and by then its record is
 * published, so that no process lists the socket without its session.
 */
static uint32_t open_session(struct engine *engine, const FWPM_SESSION0 *session, const char *netns)
{
	bool key_given;
	uint32_t status = choose_key(session, &engine->session_key, &key_given);

	if (!status)
		status = netlink_open(netns, &engine->netlink);
	if (status)
		return status;
	engine->namespace = netlink_namespace(engine->netlink);
	status = netlink_inode(engine->netlink, &engine->socket);
	if (!status)
		status = engine_store_open(engine, session_timeout(session));
	if (!status)
		status = session_publish(engine, session, key_given);
	if (!status)
		status = netlink_bind(engine->netlink);
	return status;
}

static uint32_t engine_new(const wchar_t *server_name, const FWPM_SESSION0 *session,
			   struct engine **ret)
{
	struct engine *engine;
	char netns[SERVER_NAME_SIZE];
	bool own;
	uint32_t status = server_name_parse(server_name, &own, netns);

	if (status)
		return status;
	engine = calloc(1, sizeof(*engine));
	if (!engine)
		return ERROR_NOT_ENOUGH_MEMORY;
	object_init(&engine->object, release_engine);
	pthread_mutex_init(&engine->watch_lock, NULL);
	pthread_mutex_init(&engine->ike_lock, NULL);
	pthread_mutex_init(&engine->names_lock, NULL);
	engine->process = (int32_t)getpid();
	engine->flags = session ? session->flags : 0;
	engine->publication.fd = -1;
	status = spare_new(&engine->spare);
	if (!status)
		status = open_session(engine, session, own ? NULL : netns);
	if (status)
		object_unref(&engine->object);
	else
		*ret = engine;
	return status;
}

/*
 * Whether two sessions have one key in one namespace. Before Linux 5.14 netlink_namespace() returns
 * 0, and all namespaces count as one.
 */
static int has_same_key(struct object *object, void *context)
{
	const struct engine *a = (const struct engine *)object, *b = context;

	return a->namespace == b->namespace &&
	       !memcmp(&a->session_key, &b->session_key, sizeof(GUID));
}

/*
 * Compares the key with those of this process's other sessions, which claim_key() does not do
 * without /proc. Another thread must not open a session with the same key between the comparison
 * and handle_open(), so both are done under LOCK_KEYS.
 */
static uint32_t engine_register(struct engine *engine, uintptr_t *ret)
{
	uint32_t status;

	lock_take(LOCK_KEYS);
	if (handle_for_each(HANDLE_TYPE_ENGINE, 0, has_same_key, engine))
		status = FWP_E_ALREADY_EXISTS;
	else
		status = handle_open(HANDLE_TYPE_ENGINE, 0, &engine->object, ret);
	lock_release(LOCK_KEYS);
	return status;
}

uint32_t engine_open(const wchar_t *serverName, UINT32 authnService,
		     SEC_WINNT_AUTH_IDENTITY_W *authIdentity, const FWPM_SESSION0 *session,
		     HANDLE *engineHandle)
{
	struct engine *engine;
	uintptr_t handle;
	uint32_t status;

	(void)authIdentity; /* there is no network between the caller and this engine */
	if (!engineHandle)
		return FWP_E_NULL_POINTER;
	*engineHandle = NULL;
	status = check_authn_service(authnService);
	if (status)
		return status;
	if (session && session->flags & ~(UINT32)KNOWN_FLAGS)
		return FWP_E_INVALID_FLAGS;
	status = handles_begin();
	if (!status)
		status = engine_new(serverName, session, &engine);
	if (status)
		return status;
	status = engine_register(engine, &handle);
	if (status)
		object_unref(&engine->object);
	else
		*engineHandle = (HANDLE)handle;
	return status;
}

uint32_t engine_close(HANDLE engineHandle)
{
	return handle_close((uintptr_t)engineHandle, HANDLE_TYPE_ENGINE, 0);
}
