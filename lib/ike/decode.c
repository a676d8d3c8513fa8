/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes IKE SAs of the daemon's messages. */
#include <string.h>

#include "base/array.h"
#include "base/status.h"
#include "section.h"

#define SA(member) offsetof(struct ike_sa, member)
static const struct ike_key sa_keys[] = {
	{ "uniqueid", IKE_VALUE_DECIMAL32, SA(unique_id), 0 },
	{ "version", IKE_VALUE_DECIMAL8, SA(version), 0 },
	{ "state", IKE_VALUE_STATE, SA(state), 0 },
	{ "local-host", IKE_VALUE_ADDRESS, SA(local), 0 },
	{ "local-port", IKE_VALUE_DECIMAL16, SA(local.port), 0 },
	{ "local-id", IKE_VALUE_TEXT, SA(local.identity), 0 },
	{ "remote-host", IKE_VALUE_ADDRESS, SA(remote), 0 },
	{ "remote-port", IKE_VALUE_DECIMAL16, SA(remote.port), 0 },
	{ "remote-id", IKE_VALUE_TEXT, SA(remote.identity), 0 },
	{ "remote-eap-id", IKE_VALUE_TEXT, SA(remote.user), 0 },
	{ "remote-xauth-id", IKE_VALUE_TEXT, SA(remote.user), 0 },
	{ "initiator", IKE_VALUE_YES, SA(initiator), 0 },
	{ "initiator-spi", IKE_VALUE_HEX64, SA(spi_initiator), 0 },
	{ "responder-spi", IKE_VALUE_HEX64, SA(spi_responder), 0 },
	{ "nat-local", IKE_VALUE_YES, SA(local.behind_nat), 0 },
	{ "nat-remote", IKE_VALUE_YES, SA(remote.behind_nat), 0 },
	{ "nat-any", IKE_VALUE_YES, SA(nat), 0 },
	{ "if-id-in", IKE_VALUE_HEX32, SA(if_id_in), 0 },
	{ "encr-alg", IKE_VALUE_ALGORITHM, SA(proposal.encryption), IKE_ENCRYPTION },
	{ "encr-keysize", IKE_VALUE_DECIMAL16, SA(proposal.key_bits), 0 },
	{ "integ-alg", IKE_VALUE_ALGORITHM, SA(proposal.integrity), IKE_INTEGRITY },
	{ "prf-alg", IKE_VALUE_ALGORITHM, SA(proposal.prf), IKE_PRF },
	{ "dh-group", IKE_VALUE_ALGORITHM, SA(proposal.group), IKE_GROUP },
	{ "established", IKE_VALUE_DECIMAL32, SA(established), 0 },
	{ "rekey-time", IKE_VALUE_SECONDS, SA(rekey_time), 0 },
	{ "reauth-time", IKE_VALUE_SECONDS, SA(reauth_time), 0 },
	{ NULL, IKE_VALUE_TEXT, 0, 0 },
};

#define CHILD(member) offsetof(struct ike_child, member)
static const struct ike_key child_keys[] = {
	{ "name", IKE_VALUE_TEXT, CHILD(name), 0 },
	{ "uniqueid", IKE_VALUE_DECIMAL32, CHILD(unique_id), 0 },
	{ "reqid", IKE_VALUE_DECIMAL32, CHILD(reqid), 0 },
	{ "spi-in", IKE_VALUE_HEX32, CHILD(spi_in), 0 },
	{ "spi-out", IKE_VALUE_HEX32, CHILD(spi_out), 0 },
	{ "state", IKE_VALUE_CHILD_STATE, CHILD(state), 0 },
	{ "mode", IKE_VALUE_MODE, CHILD(mode), 0 },
	{ "protocol", IKE_VALUE_PROTOCOL, CHILD(protocol), 0 },
	{ "local-ts", IKE_VALUE_LIST, CHILD(local), 0 },
	{ "remote-ts", IKE_VALUE_LIST, CHILD(remote), 0 },
	{ "mark-in", IKE_VALUE_MARK, CHILD(mark_in), 0 },
	{ "mark-mask-in", IKE_VALUE_HEX32, CHILD(mark_in.mask), 0 },
	{ "mark-out", IKE_VALUE_MARK, CHILD(mark_out), 0 },
	{ "mark-mask-out", IKE_VALUE_HEX32, CHILD(mark_out.mask), 0 },
	{ NULL, IKE_VALUE_TEXT, 0, 0 },
};

/* Makes room for one more in an array of @count; the array may move. */
static uint32_t make_room(void **array, size_t *capacity, size_t count, size_t size)
{
	return count < IKE_COUNT_MAX ? array_reserve(array, capacity, count + 1, size)
				     : ERROR_GEN_FAILURE;
}

static uint32_t take_child(struct ike_sas *sas, struct vici_reader *r, struct vici_text name,
			   void *record)
{
	void *children = sas->children;
	struct ike_sa *sa = record;
	struct ike_child child = { .mode = IKE_MODE_OTHER };
	uint32_t status = ike_read_section(sas, r, child_keys, NULL, &child);

	(void)name; /* the child's name and number */
	if (!status)
		status =
			make_room(&children, &sas->child_capacity, sas->child_count, sizeof(child));
	if (status)
		return status;
	sas->children = children;
	sas->children[sas->child_count++] = child;
	sa->child_count++;
	return ERROR_SUCCESS;
}

static const struct ike_key no_keys[] = { { NULL, IKE_VALUE_TEXT, 0, 0 } };

static uint32_t take_children(struct ike_sas *sas, struct vici_reader *r, struct vici_text name,
			      void *record)
{
	if (vici_is(name, "child-sas"))
		return ike_read_section(sas, r, no_keys, take_child, record);
	return vici_skip_section(r) ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
}

static uint32_t add_sa(struct ike_sas *sas, const struct ike_sa *sa)
{
	void *array = sas->sas;
	uint32_t status = make_room(&array, &sas->capacity, sas->count, sizeof(*sa));

	if (status)
		return status;
	sas->sas = array;
	sas->sas[sas->count++] = *sa;
	return ERROR_SUCCESS;
}

uint32_t ike_sas_take_sa(struct ike_sas *sas, struct vici_reader r)
{
	struct vici_element element;
	enum vici_type type;

	while ((type = vici_next(&r, &element)) == VICI_SECTION_START) {
		struct ike_sa sa = { .first_child = sas->child_count,
				     .rekey_time = IKE_NEVER,
				     .reauth_time = IKE_NEVER };
		uint32_t status = ike_keep_text(sas, element.name, &sa.name);

		if (!status)
			status = ike_read_section(sas, &r, sa_keys, take_children, &sa);
		if (!status)
			status = add_sa(sas, &sa);
		if (status) {
			sas->child_count = sa.first_child;
			return status;
		}
	}
	return type == VICI_END ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
}

static const struct ike_key class_keys[] = {
	{ "class", IKE_VALUE_AUTH, 0, 0 },
	{ NULL, IKE_VALUE_TEXT, 0, 0 },
};

static bool begins_with(struct vici_text text, const char *word)
{
	return text.length >= strlen(word) && !memcmp(text.bytes, word, strlen(word));
}

/* An end may authenticate in several rounds, "local-1", "local-2"; the first one counts. */
static uint32_t take_round(struct ike_sas *sas, struct vici_reader *r, struct vici_text name,
			   void *record)
{
	struct ike_connection *connection = record;
	enum ike_auth auth = IKE_AUTH_UNKNOWN;
	uint32_t status = ike_read_section(sas, r, class_keys, NULL, &auth);

	if (status)
		return status;
	if (begins_with(name, "local") && !connection->local)
		connection->local = auth;
	else if (begins_with(name, "remote") && !connection->remote)
		connection->remote = auth;
	return ERROR_SUCCESS;
}

static uint32_t add_connection(struct ike_sas *sas, const struct ike_connection *connection)
{
	void *array = sas->connections;
	uint32_t status = make_room(&array, &sas->connection_capacity, sas->connection_count,
				    sizeof(*connection));

	if (status)
		return status;
	sas->connections = array;
	sas->connections[sas->connection_count++] = *connection;
	return ERROR_SUCCESS;
}

uint32_t ike_sas_take_connection(struct ike_sas *sas, struct vici_reader r)
{
	struct vici_element element;
	enum vici_type type;

	while ((type = vici_next(&r, &element)) == VICI_SECTION_START) {
		struct ike_connection connection = { 0 };
		uint32_t status = ike_keep_text(sas, element.name, &connection.name);

		if (!status)
			status = ike_read_section(sas, &r, no_keys, take_round, &connection);
		if (!status)
			status = add_connection(sas, &connection);
		if (status)
			return status;
	}
	return type == VICI_END ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
}

#define TRAP(member) offsetof(struct ike_trap, member)
static const struct ike_key trap_keys[] = {
	{ "ike", IKE_VALUE_TEXT, TRAP(connection), 0 },
	{ "child", IKE_VALUE_TEXT, TRAP(child), 0 },
	{ "local-ts", IKE_VALUE_LIST, TRAP(local), 0 },
	{ "remote-ts", IKE_VALUE_LIST, TRAP(remote), 0 },
	{ NULL, IKE_VALUE_TEXT, 0, 0 },
};

uint32_t ike_sas_take_trap(struct ike_sas *sas, struct vici_reader r)
{
	struct vici_element element;
	enum vici_type type;

	while ((type = vici_next(&r, &element)) == VICI_SECTION_START) {
		void *array = sas->traps;
		struct ike_trap trap = { 0 };
		uint32_t status = ike_read_section(sas, &r, trap_keys, NULL, &trap);

		if (!status)
			status = make_room(&array, &sas->trap_capacity, sas->trap_count,
					   sizeof(trap));
		if (status)
			return status;
		sas->traps = array;
		sas->traps[sas->trap_count++] = trap;
	}
	return type == VICI_END ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
}
