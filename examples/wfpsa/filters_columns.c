/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of filters. */
#include "columns.h"
#include "filters.h"

static void filter_id(const WFPX_FILTER0 *row, struct value *ret)
{
	value_hex(ret, 8, row->filter.filterId);
}

static void filter_name(const WFPX_FILTER0 *row, struct value *ret)
{
	value_wide(ret, row->filter.displayData.name);
}

static void filter_state(const WFPX_FILTER0 *row, struct value *ret)
{
	static const char *const words[] = {
		[WFPX_FILTER_ENFORCED] = "enforced",
		[WFPX_FILTER_INERT] = "inert",
		[WFPX_FILTER_INCOMPLETE] = "incomplete",
		[WFPX_FILTER_FOREIGN] = "foreign",
	};

	value_word(ret, words[row->state]);
	if (row->state == WFPX_FILTER_INCOMPLETE)
		value_tone(ret, TONE_BAD);
}

static void filter_layer(const WFPX_FILTER0 *row, struct value *ret)
{
	const char *word = filter_layer_word(&row->filter);

	if (word)
		value_word(ret, word);
	else
		value_absent(ret);
}

static void filter_action(const WFPX_FILTER0 *row, struct value *ret)
{
	value_word(ret, filter_action_word(&row->filter));
}

static void filter_conditions(const WFPX_FILTER0 *row, struct value *ret)
{
	value_list(ret);
	value_add_conditions(ret, &row->filter);
}

static void filter_description(const WFPX_FILTER0 *row, struct value *ret)
{
	value_wide(ret, row->filter.displayData.description);
}

static void set_guid(struct value *ret, const GUID *key)
{
	static const GUID zero;
	const UINT8 *b = key->Data4;

	if (IsEqualGUID(key, &zero))
		value_absent(ret);
	else
		value_text(ret, "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x",
			   (unsigned)key->Data1, (unsigned)key->Data2, (unsigned)key->Data3,
			   (unsigned)b[0], (unsigned)b[1], (unsigned)b[2], (unsigned)b[3],
			   (unsigned)b[4], (unsigned)b[5], (unsigned)b[6], (unsigned)b[7]);
}

static void filter_key(const WFPX_FILTER0 *row, struct value *ret)
{
	set_guid(ret, &row->filter.filterKey);
}

static void filter_sublayer(const WFPX_FILTER0 *row, struct value *ret)
{
	set_guid(ret, &row->filter.subLayerKey);
}

static void filter_provider(const WFPX_FILTER0 *row, struct value *ret)
{
	if (row->filter.providerKey)
		set_guid(ret, row->filter.providerKey);
	else
		value_absent(ret);
}

static void filter_session(const WFPX_FILTER0 *row, struct value *ret)
{
	set_guid(ret, &row->sessionKey);
}

static void filter_pid(const WFPX_FILTER0 *row, struct value *ret)
{
	if (row->processId)
		value_number(ret, VALUE_NUMBER, row->processId);
	else
		value_absent(ret);
}

static void filter_process_gone(const WFPX_FILTER0 *row, struct value *ret)
{
	if (row->processId)
		value_number(ret, VALUE_BOOLEAN, row->processGone != 0);
	else
		value_absent(ret);
}

static void filter_weight(const WFPX_FILTER0 *row, struct value *ret)
{
	if (row->filter.effectiveWeight.type == FWP_UINT64)
		value_hex(ret, 16, *row->filter.effectiveWeight.uint64);
	else
		value_absent(ret);
}

static void filter_priority(const WFPX_FILTER0 *row, struct value *ret)
{
	if (row->state == WFPX_FILTER_INERT)
		value_absent(ret);
	else
		value_number(ret, VALUE_NUMBER, row->priority);
}

static void filter_policies(const WFPX_FILTER0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->policyCount);
}

static void filter_tunnel(const WFPX_FILTER0 *row, struct value *ret)
{
	if (row->providerContextId)
		value_hex(ret, 8, row->providerContextId);
	else
		value_absent(ret);
}

static const struct column shown[] = {
	{ "ID", 10, RIGHT, "id", "string", "id of the filter; of a foreign policy, its index",
	  .get.filter = filter_id },
	{ "STATE", 8, 0, "state", "string",
	  "enforced; inert: no effect; incomplete: policies are missing; foreign: not of the API",
	  .get.filter = filter_state },
	{ "LAYER", 3, 0, "layer", "string", "where packets are looked at",
	  .get.filter = filter_layer },
	{ "ACTION", 5, 0, "action", "string",
	  "permit, block, or the kind of IPsec that packets must have",
	  .get.filter = filter_action },
	{ "CONDITIONS", 40, CUT, "conditions", "array", "what packets the filter takes",
	  .get.filter = filter_conditions },
	{ "NAME", 4, CUT, "name", "string", "name of the filter", .get.filter = filter_name,
	  .drop = 2 },
	{ "PID", 3, RIGHT, "pid", "number", "process that added it", .get.filter = filter_pid,
	  .drop = 3 },
	{ "GONE", 3, 0, "process_gone", "boolean", "whether that process has ended",
	  .get.filter = filter_process_gone, .drop = 4 },
	{ "SESSION", 8, 0, "session", "string", "key of the dynamic session that it ends with",
	  .get.filter = filter_session, .drop = 5 },
};

static const struct column more[] = {
	{ "PRIORITY", 1, RIGHT, "priority", "number", "priority of its policies",
	  .get.filter = filter_priority },
	{ "POLICIES", 1, RIGHT, "policies", "number", "how many policies the kernel has of it",
	  .get.filter = filter_policies },
	{ "WEIGHT", 10, RIGHT, "weight", "string", "effective weight",
	  .get.filter = filter_weight },
	{ "TUNNEL", 10, RIGHT, "provider_context", "string",
	  "id of its provider context, which SAs have as their reqid",
	  .get.filter = filter_tunnel },
	{ "KEY", 36, 0, "key", "string", "key of the filter", .get.filter = filter_key },
	{ "SUBLAYER", 36, 0, "sublayer", "string", "key of its sublayer",
	  .get.filter = filter_sublayer },
	{ "PROVIDER", 36, 0, "provider", "string", "key of its provider",
	  .get.filter = filter_provider },
	{ "DESCRIPTION", 4, CUT, "description", "string", "what the filter is for",
	  .get.filter = filter_description },
};

static void filter_get(const struct column *column, const void *row, struct value *ret)
{
	column->get.filter(row, ret);
}

static const struct columns shown_columns = COLUMNS(shown), more_columns = COLUMNS(more);
static const struct columns *const columns[] = { &shown_columns, &more_columns, NULL };

const struct record filter_record = { .columns = columns, .shown = 1, .get = filter_get };
