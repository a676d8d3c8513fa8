/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#include "columns.h"

static void session_pid(const FWPM_SESSION0 *row, struct value *ret)
{
	if (row->processId)
		value_number(ret, VALUE_NUMBER, row->processId);
	else
		value_absent(ret);
}

static void session_user(const FWPM_SESSION0 *row, struct value *ret)
{
	value_wide(ret, row->username);
}

static void session_name(const FWPM_SESSION0 *row, struct value *ret)
{
	value_wide(ret, row->displayData.name);
}

static void session_description(const FWPM_SESSION0 *row, struct value *ret)
{
	value_wide(ret, row->displayData.description);
}

static void session_key(const FWPM_SESSION0 *row, struct value *ret)
{
	const GUID *key = &row->sessionKey;
	const UINT8 *b = key->Data4;

	value_text(ret, "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x", (unsigned)key->Data1,
		   (unsigned)key->Data2, (unsigned)key->Data3, (unsigned)b[0], (unsigned)b[1],
		   (unsigned)b[2], (unsigned)b[3], (unsigned)b[4], (unsigned)b[5], (unsigned)b[6],
		   (unsigned)b[7]);
}

static void session_flags(const FWPM_SESSION0 *row, struct value *ret)
{
	UINT32 others =
		row->flags & ~(UINT32)(FWPM_SESSION_FLAG_DYNAMIC | FWPM_SESSION_FLAG_RESERVED);

	value_list(ret);
	if (row->flags & FWPM_SESSION_FLAG_DYNAMIC)
		value_add_word(ret, "dynamic");
	if (row->flags & FWPM_SESSION_FLAG_RESERVED)
		value_add_word(ret, "reserved");
	if (others)
		value_format_word(ret, "0x%x", (unsigned)others);
}

/* 0: a program that has no session of the API, such as an IKE daemon, waits for no transaction. */
static void session_timeout(const FWPM_SESSION0 *row, struct value *ret)
{
	if (!row->txnWaitTimeoutInMSec)
		value_absent(ret);
	else
		value_number(ret,
			     row->txnWaitTimeoutInMSec == INFINITE ? VALUE_UNLIMITED : VALUE_NUMBER,
			     row->txnWaitTimeoutInMSec);
}

static void session_kernel(const FWPM_SESSION0 *row, struct value *ret)
{
	value_number(ret, VALUE_BOOLEAN, row->kernelMode != 0);
}

static void session_uid(const FWPM_SESSION0 *row, struct value *ret)
{
	const DWORD *numbers; /* of a SID S-1-22-1-uid */

	value_absent(ret);
	if (!row->sid || row->sid->SubAuthorityCount != 2)
		return;
	numbers = row->sid->SubAuthority;
	value_number(ret, VALUE_NUMBER, numbers[1]);
}

static const struct column shown[] = {
	{ "PID", 5, RIGHT, "pid", "number", "process that has the session",
	  .get.session = session_pid },
	{ "USER", 8, 0, "user", "string", "name of its user", .get.session = session_user },
	{ "NAME", 4, CUT, "name", "string", "name of the session, or of the program",
	  .get.session = session_name },
	{ "KEY", 36, 0, "key", "string", "key of the session in the WFP API",
	  .get.session = session_key, .drop = 3 },
	{ "FLAGS", 5, 0, "flags", "array", "dynamic, reserved", .get.session = session_flags,
	  .drop = 4 },
	{ "TIMEOUT", 5, RIGHT, "timeout_ms", "number",
	  "how long it waits for a transaction, in milliseconds", .get.session = session_timeout,
	  .drop = 5 },
	{ "KERNEL", 3, 0, "kernel", "boolean", "whether it uses the kernel-mode library",
	  .get.session = session_kernel, .drop = 6 },
};

static const struct column more[] = {
	{ "UID", 5, RIGHT, "uid", "number", "number of its user", .get.session = session_uid },
	{ "DESCRIPTION", 4, CUT, "description", "string", "what the session says of itself",
	  .get.session = session_description },
};

static void session_get(const struct column *column, const void *row, struct value *ret)
{
	column->get.session(row, ret);
}

static const struct columns shown_columns = COLUMNS(shown), more_columns = COLUMNS(more);
static const struct columns *const columns[] = { &shown_columns, &more_columns, NULL };

const struct record session_record = { .columns = columns, .shown = 1, .get = session_get };
