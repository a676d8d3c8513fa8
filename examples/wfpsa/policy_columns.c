/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of policies, and what others show of them. There is no list of policies: a context
 * shows the policies it serves. */
#include "columns.h"
#include "format.h"
#include "policies.h"
#include "selector.h"

const char *policy_direction_name(const WFPX_POLICY0 *policy)
{
	if (policy->forward)
		return "fwd";
	return policy->direction == FWP_DIRECTION_OUTBOUND ? "out" : "in";
}

static void policy_direction(const WFPX_POLICY0 *row, struct value *ret)
{
	value_word(ret, policy_direction_name(row));
}

static void policy_sub(const WFPX_POLICY0 *row, struct value *ret)
{
	if (row->sub)
		value_number(ret, VALUE_BOOLEAN, 1);
	else
		value_absent(ret);
}

static void policy_index(const WFPX_POLICY0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->index);
}

static void policy_priority(const WFPX_POLICY0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->priority);
}

static void policy_selector(const WFPX_POLICY0 *row, struct value *ret)
{
	value_selector(ret, &row->selector);
}

static void policy_reqid(const WFPX_POLICY0 *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->reqid);
}

static void set_unless_zero(struct value *ret, unsigned digits, UINT32 number)
{
	if (number)
		value_hex(ret, digits, number);
	else
		value_absent(ret);
}

static void policy_spi(const WFPX_POLICY0 *row, struct value *ret)
{
	set_unless_zero(ret, 8, row->spi);
}

static void policy_if_id(const WFPX_POLICY0 *row, struct value *ret)
{
	set_unless_zero(ret, 1, row->ifId);
}

static void policy_mark(const WFPX_POLICY0 *row, struct value *ret)
{
	if (row->mark || row->markMask)
		value_mark(ret, row->mark, row->markMask);
	else
		value_absent(ret);
}

static const struct column all[] = {
	{ "DIR", 3, 0, "direction", "string", "in, out or fwd", .get.policy = policy_direction },
	{ "INDEX", 1, 0, "index", "number", "index", .get.policy = policy_index },
	{ "PRIORITY", 1, 0, "priority", "number", "priority", .get.policy = policy_priority },
	{ "SELECTOR", 10, 0, "selector", "object", "traffic", .get.policy = policy_selector },
	{ "REQID", 1, 0, "reqid", "number", "reqid in the template", .get.policy = policy_reqid },
	{ "SPI", 10, 0, "spi", "string", "SPI in the template", .get.policy = policy_spi },
	{ "MARK", 4, 0, "mark", "object", "mark and mask", .get.policy = policy_mark },
	{ "IF-ID", 4, 0, "if_id", "string", "id of the XFRM interface",
	  .get.policy = policy_if_id },
	{ "SUB", 1, 0, "sub", "boolean", "whether it is of type sub", .get.policy = policy_sub },
};

static void policy_get(const struct column *column, const void *row, struct value *ret)
{
	column->get.policy(row, ret);
}

static const struct columns all_columns = COLUMNS(all);
static const struct columns *const columns[] = { &all_columns, NULL };

const struct record policy_record = { .columns = columns, .brief = true, .get = policy_get };

void value_add_policy(struct value *ret, const WFPX_POLICY0 *policy)
{
	char word[2 * NUMBER_TEXT_SIZE];
	size_t length = format_number(policy->index, word);

	word[length++] = '/';
	format_number(policy->priority, word + length);
	value_add_word(ret, word);
}

void value_policies(struct value *ret, WFPX_POLICY0 *const *policies, UINT32 count)
{
	const struct rows rows = { .record = &policy_record, .first = policies, .count = count };

	value_rows(ret, VALUE_ROWS, &rows);
	for (UINT32 i = 0; i < count; i++)
		value_add_policy(ret, policies[i]);
}

void value_traffic(struct value *ret, WFPX_POLICY0 *const *policies, UINT32 count, bool local)
{
	char text[TRAFFIC_END_TEXT_SIZE];

	value_list(ret);
	for (UINT32 i = 0; i < count; i++) {
		bool out = policies[i]->direction == FWP_DIRECTION_OUTBOUND;

		format_traffic_end(&policies[i]->selector, local == out, text);
		value_add_new_word(ret, text);
	}
}
