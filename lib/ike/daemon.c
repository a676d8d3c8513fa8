/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "daemon.h"

#include <stdio.h>

#include "base/status.h"

static uint32_t visit_connection(struct vici_reader message, void *context)
{
	return ike_sas_take_connection(context, message);
}

static uint32_t visit_sa(struct vici_reader message, void *context)
{
	return ike_sas_take_sa(context, message);
}

/* A command whose answer comes as events. */
static uint32_t list(struct vici *vici, const char *command, const char *event, vici_visit *visit,
		     struct ike_sas *sas)
{
	const struct vici_events events = { event, visit, sas };
	struct vici_request request;
	struct vici_reader ignored;

	vici_command(&request, command);
	return vici_call(vici, &request, &events, &ignored);
}

static uint32_t list_connections(struct vici *vici, struct ike_sas *sas)
{
	uint32_t status = vici_register(vici, "list-conn");

	return status ? status : list(vici, "list-conns", "list-conn", visit_connection, sas);
}

static uint32_t list_sas(struct vici *vici, struct ike_sas *sas)
{
	return list(vici, "list-sas", "list-sa", visit_sa, sas);
}

static uint32_t visit_trap(struct vici_reader message, void *context)
{
	return ike_sas_take_trap(context, message);
}

/* A daemon that does not know the command has no names for its traps. */
static uint32_t list_traps(struct vici *vici, struct ike_sas *sas)
{
	const struct vici_events events = { "list-policy", visit_trap, sas };
	struct vici_request request;
	struct vici_reader ignored;
	uint32_t status = vici_register(vici, "list-policy");

	vici_command(&request, "list-policies");
	vici_request_add(&request, "trap", "yes");
	if (!status)
		status = vici_call(vici, &request, &events, &ignored);
	return status == ERROR_NOT_SUPPORTED ? ERROR_SUCCESS : status;
}

/* What is asked besides the IKE SAs. */
enum asked { WITH_CONNECTIONS, WITH_TRAPS };

static uint32_t read_all(const struct vici_daemon *daemon, enum asked asked, struct ike_sas *ret)
{
	struct vici vici;
	uint32_t status = vici_open(daemon, &vici);

	if (status)
		return status;
	if (asked == WITH_CONNECTIONS)
		status = list_connections(&vici, ret);
	if (!status)
		status = vici_register(&vici, "list-sa");
	if (!status)
		status = list_sas(&vici, ret);
	if (!status && asked == WITH_TRAPS)
		status = list_traps(&vici, ret);
	vici_close(&vici);
	ike_sas_finish(ret);
	return status;
}

uint32_t ike_read(const struct vici_daemon *daemon, struct ike_sas *ret)
{
	return read_all(daemon, WITH_CONNECTIONS, ret);
}

uint32_t ike_read_sas(const struct vici_daemon *daemon, struct ike_sas *ret)
{
	return read_all(daemon, WITH_TRAPS, ret);
}

/* Chooses among the IKE SAs that the daemon has at the moment. */
static uint32_t choose_now(struct vici *vici, ike_choose *choose, uint64_t id, uint32_t *ret)
{
	struct ike_sas sas = { 0 };
	uint32_t status = list_sas(vici, &sas);

	ike_sas_finish(&sas);
	if (!status)
		status = choose(&sas, id, ret);
	ike_sas_done(&sas);
	return status;
}

/* Whether an IKE SA still exists, by the daemon's number. */
static uint32_t choose_same(const struct ike_sas *sas, uint64_t id, uint32_t *ret)
{
	for (size_t i = 0; i < sas->count; i++)
		if (sas->sas[i].unique_id == id)
			return ERROR_SUCCESS;
	(void)ret; /* it is the same number */
	return FWP_E_NOT_FOUND;
}

/* Whether the response to a command says that it has succeeded. */
static uint32_t take_result(struct vici_reader response, bool *ret_done)
{
	struct vici_element element;
	enum vici_type type;

	*ret_done = false;
	while ((type = vici_next(&response, &element)) == VICI_KEY_VALUE)
		if (vici_is(element.name, "success"))
			*ret_done = vici_is(element.value, "yes");
	return type == VICI_END ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
}

/* Begins a command about what has a number of the daemon's, which "key" names. */
static void command_about(struct vici_request *request, const char *command, const char *key,
			  uint32_t unique_id)
{
	char number[16];

	vici_command(request, command);
	snprintf(number, sizeof(number), "%u", (unsigned)unique_id);
	vici_request_add(request, key, number);
}

/* Sends a command whose response says whether it has succeeded. */
static uint32_t change(struct vici *vici, const struct vici_request *request, bool *ret_done)
{
	struct vici_reader response;
	uint32_t status = vici_call(vici, request, NULL, &response);

	return status ? status : take_result(response, ret_done);
}

/* Within one conversation the daemon's number names the same IKE SA. */
static uint32_t terminate(struct vici *vici, uint32_t unique_id, uint32_t wait, bool *ret_ended)
{
	struct vici_request request;
	char number[16];

	command_about(&request, "terminate", "ike-id", unique_id);
	vici_request_add(&request, "force", "yes");
	snprintf(number, sizeof(number), "%u", (unsigned)wait);
	vici_request_add(&request, "timeout", number);
	return change(vici, &request, ret_ended);
}

/*
 * strongSwan says that it has failed if the peer has not answered, although the IKE SA has ended
 * then, and if the IKE SA has ended by itself. So after that the list tells.
 */
static uint32_t end_in(struct vici *vici, ike_choose *choose, uint64_t id, uint32_t wait)
{
	uint32_t unique_id, status = vici_register(vici, "list-sa");
	bool ended = false;

	if (!status)
		status = choose_now(vici, choose, id, &unique_id);
	if (!status)
		status = terminate(vici, unique_id, wait, &ended);
	if (status || ended)
		return status;
	status = choose_now(vici, choose_same, unique_id, &unique_id);
	if (status == FWP_E_NOT_FOUND)
		return ERROR_SUCCESS;
	return status ? status : ERROR_GEN_FAILURE;
}

uint32_t ike_end(const struct vici_daemon *daemon, ike_choose *choose, uint64_t id, uint32_t wait)
{
	struct vici vici;
	uint32_t status = vici_open(daemon, &vici);

	if (status)
		return status;
	status = end_in(&vici, choose, id, wait);
	vici_close(&vici);
	return status;
}

/* The daemon only notes what it is to do. It has lost the child if it refuses. */
static uint32_t rekey_in(struct vici *vici, ike_choose *choose, uint64_t id)
{
	uint32_t unique_id, status = vici_register(vici, "list-sa");
	struct vici_request request;
	bool noted = false;

	if (!status)
		status = choose_now(vici, choose, id, &unique_id);
	if (status)
		return status;
	command_about(&request, "rekey", "child-id", unique_id);
	status = change(vici, &request, &noted);
	return status || noted ? status : FWP_E_NOT_FOUND;
}

uint32_t ike_rekey_child(const struct vici_daemon *daemon, ike_choose *choose, uint64_t id)
{
	struct vici vici;
	uint32_t status = vici_open(daemon, &vici);

	if (status)
		return status;
	status = rekey_in(&vici, choose, id);
	vici_close(&vici);
	return status;
}
