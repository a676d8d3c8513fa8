/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <net/if.h>
#include <stdio.h>

#include "format.h"
#include "sa_fields.h"

#define OFFLOAD_INBOUND 2 /* XFRM_OFFLOAD_INBOUND */
#define OFFLOAD_PACKET  4 /* XFRM_OFFLOAD_PACKET */

static bool has(const struct sa_row *row, UINT32 bits)
{
	return row->sa->present & bits;
}

static void encap_type_name(UINT16 type, char *ret, size_t size)
{
	if (type == 1)
		snprintf(ret, size, "udp-nonike"); /* of drafts before RFC 3948 */
	else if (type == 2)
		snprintf(ret, size, "udp");
	else if (type == 7)
		snprintf(ret, size, "tcp");
	else
		snprintf(ret, size, "%u", type);
}

void sa_encap(const struct sa_row *row, struct value *ret)
{
	char type[16], address[ADDRESS_TEXT_SIZE];

	if (!has(row, WFPX_SA_HAS_ENCAP)) {
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

/* Index 0: to whatever device the packets take. */
void sa_device(const struct sa_row *row, struct value *ret)
{
	unsigned index = row->sa->offloadInterface;
	char name[IF_NAMESIZE];

	if (!has(row, WFPX_SA_HAS_OFFLOAD)) {
		value_absent(ret);
		return;
	}
	value_object(ret);
	value_add_number(ret, "ifindex", VALUE_NUMBER, index);
	if (!row->foreign && if_indextoname(index, name)) {
		value_add_text(ret, "name", name);
		value_set_cell(ret, "%s", name);
	}
}

void sa_offload(const struct sa_row *row, struct value *ret)
{
	UINT8 flags = row->sa->offloadFlags;

	if (!has(row, WFPX_SA_HAS_OFFLOAD)) {
		value_absent(ret);
		return;
	}
	value_object(ret);
	value_add_text(ret, "type", flags & OFFLOAD_PACKET ? "packet" : "crypto");
	value_add_text(ret, "direction", flags & OFFLOAD_INBOUND ? "in" : "out");
}

/* The names of @flags' bits from the lowest on; a number for those that have none. */
static void add_flags(struct value *ret, const char *const *names, size_t count, UINT32 flags)
{
	for (size_t bit = 0; bit < count; bit++)
		if (flags >> bit & 1)
			value_add_word(ret, "%s", names[bit]);
	if (flags >> count)
		value_add_word(ret, "0x%x", (unsigned)(flags >> count << count));
}

void sa_flags(const struct sa_row *row, struct value *ret)
{
	static const char *const flags[] = { "noecn", "decap-dscp", "nopmtudisc", "wildrecv",
					     "icmp",  "af-unspec",  "align4",     "esn" };
	static const char *const extra_flags[] = { "dont-encap-dscp", "oseq-may-wrap" };

	value_list(ret);
	add_flags(ret, flags, sizeof(flags) / sizeof(flags[0]), row->sa->flags);
	add_flags(ret, extra_flags, sizeof(extra_flags) / sizeof(extra_flags[0]),
		  row->sa->extraFlags);
}

static void set_if(const struct sa_row *row, UINT32 bit, enum value_kind kind, UINT32 number,
		   struct value *ret)
{
	if (has(row, bit))
		value_number(ret, kind, number);
	else
		value_absent(ret);
}

void sa_tfc_pad(const struct sa_row *row, struct value *ret)
{
	set_if(row, WFPX_SA_HAS_TFC_PAD, VALUE_NUMBER, row->sa->tfcPad, ret);
}

void sa_mapping_timer(const struct sa_row *row, struct value *ret)
{
	set_if(row, WFPX_SA_HAS_MAPPING_TIMER, VALUE_SECONDS, row->sa->mappingTimer, ret);
}

void sa_keepalive(const struct sa_row *row, struct value *ret)
{
	set_if(row, WFPX_SA_HAS_NAT_KEEPALIVE, VALUE_SECONDS, row->sa->natKeepalive, ret);
}

void sa_cpu(const struct sa_row *row, struct value *ret)
{
	set_if(row, WFPX_SA_HAS_CPU, VALUE_NUMBER, row->sa->cpu, ret);
}

void sa_iptfs(const struct sa_row *row, struct value *ret)
{
	const WFPX_SA0 *sa = row->sa;

	if (!has(row, WFPX_SA_HAS_IPTFS)) {
		value_absent(ret);
		return;
	}
	value_object(ret);
	value_add_number(ret, "packet_bytes", VALUE_NUMBER, sa->iptfsPacketSize);
	value_add_number(ret, "max_queue_bytes", VALUE_NUMBER, sa->iptfsMaxQueueSize);
	value_add_number(ret, "init_delay_us", VALUE_NUMBER, sa->iptfsInitDelay);
	value_add_number(ret, "reorder_window", VALUE_NUMBER, sa->iptfsReorderWindow);
	value_add_number(ret, "drop_time_us", VALUE_NUMBER, sa->iptfsDropTime);
	value_add_number(ret, "dont_fragment", VALUE_BOOLEAN, sa->iptfsDontFragment);
	value_set_cell(ret, "size=%u,queue=%u,delay=%uus,window=%u,drop=%uus%s",
		       (unsigned)sa->iptfsPacketSize, (unsigned)sa->iptfsMaxQueueSize,
		       (unsigned)sa->iptfsInitDelay, (unsigned)sa->iptfsReorderWindow,
		       (unsigned)sa->iptfsDropTime, sa->iptfsDontFragment ? ",dont-frag" : "");
}

void sa_notes(const struct sa_row *row, struct value *ret)
{
	value_list(ret);
	if (has(row, WFPX_SA_HAS_SECURITY_CONTEXT))
		value_add_word(ret, "security-context");
	if (has(row, WFPX_SA_HAS_UNKNOWN))
		value_add_word(ret, "unknown-attributes");
	if (has(row, WFPX_SA_HAS_MALFORMED))
		value_add_word(ret, "malformed-attributes");
}
