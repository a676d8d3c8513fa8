/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "selector.h"

#include <stdio.h>
#include <string.h>

#include "format.h"

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
	ret += strlen(ret);
	*ret = '/';
	format_number(length, ret + 1);
}

/* Adds a port to the object, and writes @text, its part of the cell: "" for any port. */
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

/* Prefixes of length 0 and no other condition. An address without a version has length 0 too. */
static bool selects_anything(const WFPX_SELECTOR0 *s)
{
	return !s->sourcePrefixLength && !s->destinationPrefixLength && !s->protocol &&
	       !s->sourcePortMask && !s->destinationPortMask && !s->interfaceIndex;
}

/* A cell such as "192.0.2.0/24>198.51.100.7/32:80%3,tcp"; 3 is the index of the interface. */
static void set_selector_cell(const WFPX_SELECTOR0 *s, const char *src, const char *sport,
			      const char *dst, const char *dport, struct value *ret)
{
	char interface[16] = "", protocol[16] = "";
	const char *const parts[] = { src, sport, ">", dst, dport, interface, protocol, NULL };

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
	value_join_cell(ret, parts);
}

void value_selector(struct value *ret, const WFPX_SELECTOR0 *s)
{
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

/*
 * Appends protocol and port as "[tcp/80]" or "[tcp]"; with a mask of the port as
 * "[tcp/0x50/0xfff0]"; nothing if any protocol and port match.
 */
static void append_service(const WFPX_SELECTOR0 *s, UINT16 port, UINT16 mask, char *ret,
			   size_t size)
{
	char protocol[16] = "any", ports[2 * PORT_TEXT_SIZE] = "";

	if (!s->protocol && !mask)
		return;
	if (s->protocol)
		protocol_name(s->protocol, protocol, sizeof(protocol));
	if (mask == 0xffff)
		snprintf(ports, sizeof(ports), "/%u", port);
	else if (mask)
		snprintf(ports, sizeof(ports), "/0x%x/0x%x", port, mask);
	snprintf(ret, size, "[%s%s]", protocol, ports);
}

void format_traffic_end(const WFPX_SELECTOR0 *s, bool source, char ret[TRAFFIC_END_TEXT_SIZE])
{
	const WFPX_ADDRESS0 *address = source ? &s->source : &s->destination;
	UINT8 prefix = source ? s->sourcePrefixLength : s->destinationPrefixLength;
	UINT16 port = source ? s->sourcePort : s->destinationPort;
	UINT16 mask = source ? s->sourcePortMask : s->destinationPortMask;
	size_t used;

	if (address->ipVersion == FWP_IP_VERSION_NONE)
		strcpy(ret, "any");
	else
		format_prefix(address, prefix, ret);
	used = strlen(ret);
	append_service(s, port, mask, ret + used, TRAFFIC_END_TEXT_SIZE - used);
}
