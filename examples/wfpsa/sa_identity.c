/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <stdio.h>
#include <string.h>

#include "format.h"
#include "sa_fields.h"

static void set_address(const WFPX_ADDRESS0 *address, struct value *ret)
{
	char text[ADDRESS_TEXT_SIZE];

	format_address(address, text);
	value_text(ret, "%s", text);
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
		[WFPX_DIRECTION_RULE_SEQUENCE] = "sequence",
	};

	if (rule < sizeof(names) / sizeof(names[0]) && names[rule])
		value_text(ret, "%s", names[rule]);
	else
		value_text(ret, "%u", rule);
}

void sa_source(const struct sa_row *row, struct value *ret)
{
	set_address(&row->sa->source, ret);
}

void sa_destination(const struct sa_row *row, struct value *ret)
{
	set_address(&row->sa->destination, ret);
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
	value_number(ret, VALUE_NUMBER, row->bundle);
}

void sa_mark(const struct sa_row *row, struct value *ret)
{
	if (!(row->sa->present & WFPX_SA_HAS_MARK)) {
		value_absent(ret);
		return;
	}
	value_object(ret);
	value_add_hex(ret, "value", row->sa->mark);
	value_add_hex(ret, "mask", row->sa->markMask);
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
		set_address(&row->sa->careOfAddress, ret);
	else
		value_absent(ret);
}

void sa_filter_id(const struct sa_row *row, struct value *ret)
{
	value_hex(ret, 16, row->details->details.saBundle.qmFilterId);
}

static void protocol_name(UINT8 protocol, char *ret, size_t size)
{
	static const struct {
		UINT8 number;
		const char *name;
	} known[] = {
		{ 1, "icmp" }, { 4, "ipip" },    { 6, "tcp" },    { 17, "udp" },   { 41, "ipv6" },
		{ 47, "gre" }, { 58, "icmpv6" }, { 115, "l2tp" }, { 132, "sctp" },
	};

	snprintf(ret, size, "%u", protocol);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].number == protocol)
			snprintf(ret, size, "%s", known[i].name);
}

#define PREFIX_TEXT_SIZE (ADDRESS_TEXT_SIZE + 4)
#define PORT_TEXT_SIZE   sizeof(":65535/0xffff")

static void format_prefix(const WFPX_ADDRESS0 *address, UINT8 length, char ret[PREFIX_TEXT_SIZE])
{
	format_address(address, ret);
	snprintf(ret + strlen(ret), PREFIX_TEXT_SIZE - strlen(ret), "/%u", length);
}

/* Adds the port to the object and to the text of one end. */
static void add_port(struct value *ret, const char *key, const char *mask_key, UINT16 port,
		     UINT16 mask, char text[PORT_TEXT_SIZE])
{
	text[0] = '\0';
	if (!mask)
		return;
	value_add_number(ret, key, VALUE_NUMBER, port);
	if (mask == 0xffff) {
		snprintf(text, PORT_TEXT_SIZE, ":%u", port);
		return;
	}
	value_add_hex(ret, mask_key, mask);
	snprintf(text, PORT_TEXT_SIZE, ":%u/0x%x", port, mask);
}

/* Any traffic: nothing is said of addresses, or all are within the prefix; and of nothing else. */
static bool selects_anything(const WFPX_SELECTOR0 *s)
{
	return !s->sourcePrefixLength && !s->destinationPrefixLength && !s->protocol &&
	       !s->sourcePortMask && !s->destinationPortMask && !s->interfaceIndex;
}

/* As "192.0.2.0/24>198.51.100.7/32:80%3,tcp": the interface by its number. */
static void set_selector_cell(const WFPX_SELECTOR0 *s, const char *src, const char *sport,
			      const char *dst, const char *dport, struct value *ret)
{
	char interface[16] = "", protocol[16] = "";

	if (selects_anything(s)) {
		value_set_cell(ret, "any");
		return;
	}
	if (s->interfaceIndex)
		snprintf(interface, sizeof(interface), "%%%u", (unsigned)s->interfaceIndex);
	if (s->protocol) {
		protocol[0] = ',';
		protocol_name(s->protocol, protocol + 1, sizeof(protocol) - 1);
	}
	value_set_cell(ret, "%s%s>%s%s%s%s", src, sport, dst, dport, interface, protocol);
}

void sa_selector(const struct sa_row *row, struct value *ret)
{
	const WFPX_SELECTOR0 *s = &row->sa->selector;
	char src[PREFIX_TEXT_SIZE] = "any", dst[PREFIX_TEXT_SIZE] = "any";
	char sport[PORT_TEXT_SIZE], dport[PORT_TEXT_SIZE], protocol[16];

	value_object(ret);
	if (s->source.ipVersion != FWP_IP_VERSION_NONE) {
		format_prefix(&s->source, s->sourcePrefixLength, src);
		format_prefix(&s->destination, s->destinationPrefixLength, dst);
		value_add_text(ret, "src", src);
		value_add_text(ret, "dst", dst);
	}
	if (s->protocol) {
		protocol_name(s->protocol, protocol, sizeof(protocol));
		value_add_text(ret, "protocol", protocol);
	}
	add_port(ret, "src_port", "src_port_mask", s->sourcePort, s->sourcePortMask, sport);
	add_port(ret, "dst_port", "dst_port_mask", s->destinationPort, s->destinationPortMask,
		 dport);
	if (s->interfaceIndex)
		value_add_number(ret, "ifindex", VALUE_NUMBER, s->interfaceIndex);
	set_selector_cell(s, src, sport, dst, dport, ret);
}
