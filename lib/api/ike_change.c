/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the keying daemon is told to do: to end an IKE SA, to replace the SAs of a context. */
#include "base/status.h"
#include "functions.h"
#include "ike_daemon.h"
#include "ike_find.h"

/* Milliseconds for the peer's answer, within IKE_LIMIT. */
#define PEER_WAIT 1000u

static uint32_t choose_sa(const struct ike_sas *sas, uint64_t id, uint32_t *ret)
{
	const struct ike_sa *sa = ike_find(sas, id);

	if (!sa)
		return FWP_E_NOT_FOUND;
	*ret = sa->unique_id;
	return ERROR_SUCCESS;
}

/* A child that was replaced has a successor, and one that is ending will have none. */
static uint32_t choose_child(const struct ike_sas *sas, uint64_t id, uint32_t *ret)
{
	const struct ike_child *child = ike_find_child(sas, id);

	if (!child)
		return FWP_E_NOT_FOUND;
	if (child->state != IKE_CHILD_INSTALLED && child->state != IKE_CHILD_REKEYING)
		return FWP_E_INCOMPATIBLE_SA_STATE;
	*ret = child->unique_id;
	return ERROR_SUCCESS;
}

static uint32_t end_sa(const struct vici_daemon *daemon, uint64_t id)
{
	return ike_end(daemon, choose_sa, id, PEER_WAIT);
}

static uint32_t rekey_child(const struct vici_daemon *daemon, uint64_t id)
{
	return ike_rekey_child(daemon, choose_child, id);
}

static uint32_t change(HANDLE engineHandle, UINT64 id,
		       uint32_t (*how)(const struct vici_daemon *daemon, uint64_t id))
{
	struct engine *engine = engine_get(engineHandle);
	struct ike_question question;
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = ike_question_begin(engine, IKE_LIMIT, &question);
	if (!status)
		status = ike_question_end(engine, &question, how(&question.daemon, id));
	object_unref(&engine->object);
	return status == FWP_E_IKEEXT_NOT_RUNNING ? FWP_E_NOT_FOUND : status;
}

uint32_t ike_delete(HANDLE engineHandle, UINT64 id)
{
	return change(engineHandle, id, end_sa);
}

uint32_t sa_context_rekey(HANDLE engineHandle, UINT64 id)
{
	return change(engineHandle, id, rekey_child);
}
