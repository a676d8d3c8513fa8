/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of IKE SAs and of their children. Texts may be any text, as those of contexts. */
#include <inttypes.h>
#include <stdio.h>

#include "columns.h"
#include "ike_row.h"

static void ike_id(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_hex(ret, 16, row->details.saId);
}

static void ike_state(const WFPX_IKE_SA0 *row, struct value *ret)
{
	const char *name = ike_state_name(row->state);

	value_text(ret, "%s", name ? name : "other");
	value_tone(ret, row->state == WFPX_IKE_STATE_ESTABLISHED ? TONE_GOOD : TONE_PASSING);
}

static void ike_connection(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_wide(ret, row->connection);
}

static void ike_local(const WFPX_IKE_SA0 *row, struct value *ret)
{
	WFPX_ADDRESS0 local, remote;

	ike_addresses(row, &local, &remote);
	value_address(ret, &local);
}

static void ike_remote(const WFPX_IKE_SA0 *row, struct value *ret)
{
	WFPX_ADDRESS0 local, remote;

	ike_addresses(row, &local, &remote);
	value_address(ret, &remote);
}

static void ike_local_id(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_wide(ret, row->localIdentity);
}

static void ike_remote_id(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_wide(ret, row->remoteIdentity);
}

static void ike_user(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_wide(ret, row->remoteUser);
}

static void ike_version(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER,
		     row->details.keyModuleType == IKEEXT_KEY_MODULE_IKE ? 1 : 2);
}

static void ike_role(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_text(ret, "%s", row->initiator ? "initiator" : "responder");
}

static void seconds_until(struct value *ret, UINT64 seconds)
{
	value_number(ret, seconds == WFPX_UNLIMITED ? VALUE_UNLIMITED : VALUE_SECONDS, seconds);
}

static void ike_age(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_number(ret, VALUE_SECONDS, row->establishedSeconds);
}

static void ike_rekey(const WFPX_IKE_SA0 *row, struct value *ret)
{
	seconds_until(ret, row->rekeySeconds);
}

static void ike_reauth(const WFPX_IKE_SA0 *row, struct value *ret)
{
	seconds_until(ret, row->reauthSeconds);
}

static void ike_nat(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_list(ret);
	if (row->localBehindNat)
		value_add_word(ret, "local");
	if (row->remoteBehindNat)
		value_add_word(ret, "remote");
}

static void ike_local_port(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->localPort);
}

static void ike_remote_port(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->remotePort);
}

static void ike_spi_i(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_hex(ret, 16, row->details.cookiePair.initiator);
}

static void ike_spi_r(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_hex(ret, 16, row->details.cookiePair.responder);
}

static void ike_unique_id(const WFPX_IKE_SA0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->uniqueId);
}

/* The cell has SPIs, as the names of children are any text and may have commas. */
static void ike_children(const WFPX_IKE_SA0 *row, struct value *ret)
{
	const struct rows rows = { &ike_child_record, row->children, row->numChildren, 0 };

	value_rows(ret, VALUE_ROWS, &rows);
	for (UINT32 i = 0; i < row->numChildren; i++)
		value_format_word(ret, "0x%08" PRIx32, (uint32_t)row->children[i]->spiIn);
}

static const struct column shown[] = {
	{ "ID", 18, 0, "id", "string", "id of the IKE SA in the WFP API", .get.ike = ike_id },
	{ "STATE", 5, 0, "state", "string", "as strongSwan names it", .get.ike = ike_state },
	{ "CONNECTION", 4, CUT, "connection", "string", "the daemon's name of the connection",
	  .get.ike = ike_connection },
	{ "LOCAL", 12, MIDDLE, "local", "string", "address of this end", .get.ike = ike_local,
	  .drop = 5 },
	{ "REMOTE", 12, MIDDLE, "remote", "string", "address of the peer", .get.ike = ike_remote },
	{ "LOCAL-ID", 4, CUT, "local_id", "string", "identity that this end has proved",
	  .get.ike = ike_local_id, .drop = 6 },
	{ "REMOTE-ID", 4, CUT, "remote_id", "string", "identity that the peer has proved",
	  .get.ike = ike_remote_id },
	{ "AGE", 1, RIGHT, "age_s", "number", "time since the IKE SA was established",
	  .get.ike = ike_age, .drop = 3 },
	{ "REKEY", 1, RIGHT, "rekey_s", "number", "time until the daemon replaces it",
	  .get.ike = ike_rekey, .drop = 4 },
};

static const struct column more[] = {
	{ "REAUTH", 1, RIGHT, "reauth_s", "number", "time until the ends authenticate again",
	  .get.ike = ike_reauth },
	{ "USER", 4, CUT, "remote_user", "string", "name of the peer within EAP or XAuth",
	  .get.ike = ike_user },
	{ "VERSION", 1, RIGHT, "version", "number", "1 or 2, of IKE", .get.ike = ike_version },
	{ "ROLE", 9, 0, "role", "string", "initiator or responder", .get.ike = ike_role },
	{ "NAT", 4, 0, "nat", "array", "ends that are behind a NAT: local, remote",
	  .get.ike = ike_nat },
	{ "LOCAL-PORT", 1, RIGHT, "local_port", "number", "UDP port of this end",
	  .get.ike = ike_local_port },
	{ "REMOTE-PORT", 1, RIGHT, "remote_port", "number", "UDP port of the peer",
	  .get.ike = ike_remote_port },
	{ "SPI-I", 18, 0, "spi_initiator", "string", "SPI of the initiator", .get.ike = ike_spi_i },
	{ "SPI-R", 18, 0, "spi_responder", "string", "SPI of the responder", .get.ike = ike_spi_r },
	{ "UNIQUE-ID", 1, RIGHT, "unique_id", "number", "the daemon's number of the IKE SA",
	  .get.ike = ike_unique_id },
	{ "CHILDREN", 10, CUT, "children", "array", "pairs of IPsec SAs, by their inbound SPIs",
	  .get.ike = ike_children },
};

static void ike_get(const struct column *column, const void *row, struct value *ret)
{
	column->get.ike(row, ret);
}

static const struct columns shown_columns = COLUMNS(shown), more_columns = COLUMNS(more);
static const struct columns *const columns[] = { &shown_columns, &more_columns, NULL };

const struct record ike_record = { .columns = columns, .shown = 1, .get = ike_get };

static void child_name(const WFPX_IKE_CHILD0 *row, struct value *ret)
{
	value_wide(ret, row->name);
}

static void child_state(const WFPX_IKE_CHILD0 *row, struct value *ret)
{
	const char *name = ike_child_state_name(row->state);

	value_text(ret, "%s", name ? name : "other");
}

static void child_spi(struct value *ret, UINT32 spi)
{
	if (spi)
		value_hex(ret, 8, spi);
	else
		value_absent(ret);
}

static void child_spi_in(const WFPX_IKE_CHILD0 *row, struct value *ret)
{
	child_spi(ret, row->spiIn);
}

static void child_spi_out(const WFPX_IKE_CHILD0 *row, struct value *ret)
{
	child_spi(ret, row->spiOut);
}

static void child_reqid(const WFPX_IKE_CHILD0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->reqid);
}

static void child_unique_id(const WFPX_IKE_CHILD0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->uniqueId);
}

static const struct column child_all[] = {
	{ "NAME", 4, 0, "name", "string", "name of its configuration", .get.child = child_name },
	{ "STATE", 5, 0, "state", "string", "as strongSwan names it", .get.child = child_state },
	{ "SPI-IN", 10, 0, "spi_in", "string", "SPI of the inbound SA", .get.child = child_spi_in },
	{ "SPI-OUT", 10, 0, "spi_out", "string", "SPI of the outbound SA",
	  .get.child = child_spi_out },
	{ "REQID", 1, 0, "reqid", "number", "reqid of both", .get.child = child_reqid },
	{ "UNIQUE-ID", 1, 0, "unique_id", "number", "the daemon's number of the child",
	  .get.child = child_unique_id },
};

static void child_get(const struct column *column, const void *row, struct value *ret)
{
	column->get.child(row, ret);
}

static const struct columns child_columns = COLUMNS(child_all);
static const struct columns *const child_all_columns[] = { &child_columns, NULL };

const struct record ike_child_record = { .columns = child_all_columns,
					 .brief = true,
					 .get = child_get };
