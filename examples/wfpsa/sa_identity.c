/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>

#include "format.h"
#include "sa_columns.h"
#include "selector.h"

/* JSON has the question mark too: a script that looks for "in" must not get a mere guess. */
static void sa_direction(const struct sa_row *row, struct value *ret)
{
	bool in = row->sa->saDirection == FWP_DIRECTION_INBOUND;

	if (row->sa->directionRule == WFPX_DIRECTION_RULE_NONE)
		value_word(ret, in ? "in?" : "out?");
	else
		value_word(ret, in ? "in" : "out");
}

static void sa_direction_rule(const struct sa_row *row, struct value *ret)
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
		value_word(ret, names[rule]);
	else
		value_text(ret, "%u", rule);
}

static void sa_source(const struct sa_row *row, struct value *ret)
{
	value_address(ret, &row->sa->source);
}

static void sa_destination(const struct sa_row *row, struct value *ret)
{
	value_address(ret, &row->sa->destination);
}

static void sa_family(const struct sa_row *row, struct value *ret)
{
	value_word(ret, row->sa->destination.ipVersion == FWP_IP_VERSION_V6 ? "ipv6" : "ipv4");
}

void value_protocol(struct value *ret, UINT8 protocol)
{
	if (protocol == 50)
		value_word(ret, "esp");
	else if (protocol == 51)
		value_word(ret, "ah");
	else
		value_text(ret, "%u", protocol);
}

static void sa_protocol(const struct sa_row *row, struct value *ret)
{
	value_protocol(ret, row->sa->protocol);
}

static void sa_spi(const struct sa_row *row, struct value *ret)
{
	value_hex(ret, 8, row->sa->spi);
}

static void sa_reqid(const struct sa_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->sa->reqid);
}

void value_mode(struct value *ret, UINT8 mode)
{
	static const char *const names[] = { "transport", "tunnel", NULL, NULL, "beet", "iptfs" };

	if (mode < sizeof(names) / sizeof(names[0]) && names[mode])
		value_word(ret, names[mode]);
	else
		value_text(ret, "%u", mode);
}

static void sa_mode(const struct sa_row *row, struct value *ret)
{
	value_mode(ret, row->sa->mode);
}

static void sa_bundle(const struct sa_row *row, struct value *ret)
{
	if (row->bundle)
		value_number(ret, VALUE_NUMBER, row->bundle);
	else
		value_absent(ret);
}

static void encap_type_name(UINT16 type, char *ret, size_t size)
{
	if (type == 1)
		snprintf(ret, size, "udp-nonike"); /* drafts before RFC 3948 */
	else if (type == 2)
		snprintf(ret, size, "udp");
	else if (type == 7)
		snprintf(ret, size, "tcp");
	else
		snprintf(ret, size, "%u", type);
}

static void sa_encap(const struct sa_row *row, struct value *ret)
{
	char type[16], address[ADDRESS_TEXT_SIZE];

	if (!(row->sa->present & WFPX_SA_HAS_ENCAP)) {
		value_absent(ret);
		return;
	}
	value_object(ret);
	encap_type_name(row->sa->encapType, type, sizeof(type));
	value_add_text(ret, "type", type);
	value_add_number(ret, "src_port", VALUE_NUMBER, row->sa->encapSourcePort);
	value_add_number(ret, "dst_port", VALUE_NUMBER, row->sa->encapDestinationPort);
	if (address_is_set(&row->sa->encapOriginalAddress)) {
		format_address(&row->sa->encapOriginalAddress, address);
		value_add_text(ret, "original_address", address);
	}
	value_set_cell(ret, "%s:%u-%u", type, row->sa->encapSourcePort,
		       row->sa->encapDestinationPort);
}

static void sa_mark(const struct sa_row *row, struct value *ret)
{
	if (!(row->sa->present & WFPX_SA_HAS_MARK)) {
		value_absent(ret);
		return;
	}
	value_mark(ret, row->sa->mark, row->sa->markMask);
}

static void sa_output_mark(const struct sa_row *row, struct value *ret)
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

static void sa_if_id(const struct sa_row *row, struct value *ret)
{
	if (row->sa->present & WFPX_SA_HAS_IF_ID)
		value_hex(ret, 1, row->sa->ifId);
	else
		value_absent(ret);
}

static void sa_acquire_sequence(const struct sa_row *row, struct value *ret)
{
	if (row->sa->sequence)
		value_number(ret, VALUE_NUMBER, row->sa->sequence);
	else
		value_absent(ret);
}

static void sa_care_of_address(const struct sa_row *row, struct value *ret)
{
	if (row->sa->present & WFPX_SA_HAS_CARE_OF_ADDRESS)
		value_address(ret, &row->sa->careOfAddress);
	else
		value_absent(ret);
}

static void sa_filter_id(const struct sa_row *row, struct value *ret)
{
	if (row->details)
		value_hex(ret, 16, row->details->details.saBundle.qmFilterId);
	else
		value_absent(ret);
}

/* What the library makes of policies and SAs for want of a filter has no key. */
static void sa_filter(const struct sa_row *row, struct value *ret)
{
	static const GUID none;
	const FWPM_FILTER0 *filter = row->details ? row->details->details.transportFilter : NULL;

	if (filter && !IsEqualGUID(&filter->filterKey, &none))
		value_wide(ret, filter->displayData.name);
	else
		value_absent(ret);
}

static void sa_selector(const struct sa_row *row, struct value *ret)
{
	value_selector(ret, &row->sa->selector);
}

static const struct column shown[] = {
	{ "DIR", 3, 0, "direction", "string", "in or out; with a ? where the kernel does not tell",
	  .get.sa = sa_direction },
	{ "SRC", 12, MIDDLE, "src", "string", "source address, the outer one of a tunnel",
	  .get.sa = sa_source },
	{ "DST", 12, MIDDLE, "dst", "string", "destination address, the outer one of a tunnel",
	  .get.sa = sa_destination },
	{ "PROTO", 3, 0, "proto", "string", "esp or ah", .get.sa = sa_protocol, .drop = 6 },
	{ "SPI", 10, 0, "spi", "string", "security parameters index", .get.sa = sa_spi },
	{ "REQID", 1, RIGHT, "reqid", "number", "number that ties the SA to its policies",
	  .get.sa = sa_reqid, .drop = 5 },
};

static const struct column more[] = {
	{ "BUNDLE", 1, RIGHT, "bundle", "number",
	  "entry of this listing; ESP and AH for the same traffic share one", .get.sa = sa_bundle },
	{ "RULE", 4, 0, "direction_rule", "string",
	  "what told the direction: sa-dir, offload, address, policy, sequence, none",
	  .get.sa = sa_direction_rule },
	{ "FAMILY", 4, 0, "family", "string", "ipv4 or ipv6, of SRC and DST", .get.sa = sa_family },
	{ "MODE", 6, 0, "mode", "string", "transport, tunnel, beet or iptfs", .get.sa = sa_mode },
	{ "ENCAP", 4, 0, "encap", "object",
	  "encapsulation in UDP or TCP: type, source and destination port", .get.sa = sa_encap },
	{ "SELECTOR", 10, 0, "selector", "object", "traffic that the SA is limited to",
	  .get.sa = sa_selector },
	{ "MARK", 4, 0, "mark", "object", "mark and mask that packets must have",
	  .get.sa = sa_mark },
	{ "OUT-MARK", 4, 0, "output_mark", "object", "mark and mask that packets get",
	  .get.sa = sa_output_mark },
	{ "IF-ID", 4, 0, "if_id", "string", "id of the XFRM interface", .get.sa = sa_if_id },
	{ "ACQ-SEQ", 1, RIGHT, "acquire_seq", "number", "number of the request that the SA answers",
	  .get.sa = sa_acquire_sequence },
	{ "COA", 4, 0, "care_of_address", "string", "care-of address (Mobile IPv6)",
	  .get.sa = sa_care_of_address },
	{ "FILTER", 4, CUT, "filter", "string", "name of the filter that it was made for",
	  .get.sa = sa_filter },
	{ "FILTER-ID", 18, 0, "filter_id", "string", "id of the entry's filter in the WFP API",
	  .get.sa = sa_filter_id },
};

const struct columns sa_identity_shown = COLUMNS(shown);
const struct columns sa_identity_more = COLUMNS(more);
