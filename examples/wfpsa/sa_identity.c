/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "format.h"
#include "sa_fields.h"
#include "selector.h"

const WFPX_ADDRESS0 *sa_local_address(const WFPX_SA0 *sa)
{
	return sa->saDirection == FWP_DIRECTION_OUTBOUND ? &sa->source : &sa->destination;
}

const WFPX_ADDRESS0 *sa_remote_address(const WFPX_SA0 *sa)
{
	return sa->saDirection == FWP_DIRECTION_OUTBOUND ? &sa->destination : &sa->source;
}

/* In JSON too the ? is there: who asks for "in" must not get what is only likely to be. */
void sa_direction(const struct sa_row *row, struct value *ret)
{
	value_text(ret, "%s%s", row->sa->saDirection == FWP_DIRECTION_INBOUND ? "in" : "out",
		   row->sa->directionRule == WFPX_DIRECTION_RULE_NONE ? "?" : "");
}

void sa_direction_rule(const struct sa_row *row, struct value *ret)
{
	unsigned rule = row->sa->directionRule;
	static const char *const names[] = {
		[WFPX_DIRECTION_RULE_NONE] = "none",
		[WFPX_DIRECTION_RULE_SA_DIR] = "sa-dir",
		[WFPX_DIRECTION_RULE_OFFLOAD] = "offload",
		[WFPX_DIRECTION_RULE_LOCAL_ADDRESS] = "address",
		[WFPX_DIRECTION_RULE_POLICY] = "policy",
		[WFPX_DIRECTION_RULE_SEQUENCE] = "sequence",
	};

	if (rule < sizeof(names) / sizeof(names[0]) && names[rule])
		value_text(ret, "%s", names[rule]);
	else
		value_text(ret, "%u", rule);
}

void sa_source(const struct sa_row *row, struct value *ret)
{
	value_address(ret, &row->sa->source);
}

void sa_destination(const struct sa_row *row, struct value *ret)
{
	value_address(ret, &row->sa->destination);
}

void sa_family(const struct sa_row *row, struct value *ret)
{
	value_text(ret, "%s",
		   row->sa->destination.ipVersion == FWP_IP_VERSION_V6 ? "ipv6" : "ipv4");
}

void sa_protocol(const struct sa_row *row, struct value *ret)
{
	if (row->sa->protocol == 50)
		value_text(ret, "esp");
	else if (row->sa->protocol == 51)
		value_text(ret, "ah");
	else
		value_text(ret, "%u", row->sa->protocol);
}

void sa_spi(const struct sa_row *row, struct value *ret)
{
	value_hex(ret, 8, row->sa->spi);
}

void sa_reqid(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->reqid);
}

void sa_mode(const struct sa_row *row, struct value *ret)
{
	static const char *const names[] = { "transport", "tunnel", NULL, NULL, "beet", "iptfs" };
	UINT8 mode = row->sa->mode;

	if (mode < sizeof(names) / sizeof(names[0]) && names[mode])
		value_text(ret, "%s", names[mode]);
	else
		value_text(ret, "%u", mode);
}

void sa_bundle(const struct sa_row *row, struct value *ret)
{
	if (row->bundle)
		value_number(ret, VALUE_NUMBER, row->bundle);
	else
		value_absent(ret);
}

void sa_mark(const struct sa_row *row, struct value *ret)
{
	if (!(row->sa->present & WFPX_SA_HAS_MARK)) {
		value_absent(ret);
		return;
	}
	value_mark(ret, row->sa->mark, row->sa->markMask);
}

void sa_output_mark(const struct sa_row *row, struct value *ret)
{
	if (!(row->sa->present & WFPX_SA_HAS_OUTPUT_MARK)) {
		value_absent(ret);
		return;
	}
	value_object(ret);
	value_add_hex(ret, "value", row->sa->outputMark);
	if (row->sa->present & WFPX_SA_HAS_OUTPUT_MARK_MASK)
		value_add_hex(ret, "mask", row->sa->outputMarkMask);
}

void sa_if_id(const struct sa_row *row, struct value *ret)
{
	if (row->sa->present & WFPX_SA_HAS_IF_ID)
		value_hex(ret, 1, row->sa->ifId);
	else
		value_absent(ret);
}

void sa_acquire_sequence(const struct sa_row *row, struct value *ret)
{
	if (row->sa->sequence)
		value_number(ret, VALUE_NUMBER, row->sa->sequence);
	else
		value_absent(ret);
}

void sa_care_of_address(const struct sa_row *row, struct value *ret)
{
	if (row->sa->present & WFPX_SA_HAS_CARE_OF_ADDRESS)
		value_address(ret, &row->sa->careOfAddress);
	else
		value_absent(ret);
}

void sa_filter_id(const struct sa_row *row, struct value *ret)
{
	value_hex(ret, 16, row->details->details.saBundle.qmFilterId);
}

void sa_selector(const struct sa_row *row, struct value *ret)
{
	value_selector(ret, &row->sa->selector);
}
