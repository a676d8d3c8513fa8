/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What contexts are called. All of it may be any text: whoever prints it makes it harmless. */
#include "context_columns.h"

/* Defines the getter of a member of WFPX_NAMES0. */
#define GETTER(function, member)                                                                   \
	static void function(const struct context_row *row, struct value *ret)                     \
	{                                                                                          \
		const WFPX_NAMES0 *names = row->context->names;                                    \
                                                                                                   \
		value_wide(ret, names ? names->member : NULL);                                     \
	}

GETTER(context_connection, connection)
GETTER(context_child, child)
GETTER(context_local_id, localIdentity)
GETTER(context_remote_id, remoteIdentity)
GETTER(context_user, remoteUser)

static void context_ike_sa(const struct context_row *row, struct value *ret)
{
	const WFPX_NAMES0 *names = row->context->names;

	if (names && names->ikeSaId)
		value_hex(ret, 16, names->ikeSaId);
	else
		value_absent(ret);
}

static const struct column columns[] = {
	{ "CONNECTION", 4, CUT, "connection", "string", "the IKE daemon's name of the connection",
	  .get.context = context_connection },
	{ "CHILD", 4, CUT, "child", "string", "its name of the child within the connection",
	  .get.context = context_child },
	{ "LOCAL-ID", 4, CUT, "local_id", "string", "identity of this end in IKE",
	  .get.context = context_local_id },
	{ "REMOTE-ID", 4, CUT, "remote_id", "string", "identity of the peer in IKE",
	  .get.context = context_remote_id },
	{ "USER", 4, CUT, "remote_user", "string", "name of the peer within EAP or XAuth",
	  .get.context = context_user },
	{ "IKE-SA", 18, 0, "ike_sa", "string", "id of the IKE SA that made the SAs",
	  .get.context = context_ike_sa },
};

const struct columns context_names = COLUMNS(columns);
