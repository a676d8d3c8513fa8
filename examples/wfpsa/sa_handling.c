/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <net/if.h>
#include <stdio.h>

#include "format.h"
#include "sa_columns.h"

#define OFFLOAD_INBOUND 2 /* XFRM_OFFLOAD_INBOUND */
#define OFFLOAD_PACKET  4 /* XFRM_OFFLOAD_PACKET */

static bool has(const struct sa_row *row, UINT32 bits)
{
	return row->sa->present & bits;
}

/* Index 0 stands for whatever device the packets take, and has no name. */
static void sa_device(const struct sa_row *row, struct value *ret)
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

static void sa_offload(const struct sa_row *row, struct value *ret)
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

/* Adds the names of the bits in @flags from the lowest on, and a number for other bits. */
static void add_flags(struct value *ret, const char *const *names, size_t count, UINT32 flags)
{
	for (size_t bit = 0; bit < count; bit++)
		if (flags >> bit & 1)
			value_add_word(ret, names[bit]);
	if (flags >> count)
		value_format_word(ret, "0x%x", (unsigned)(flags >> count << count));
}

static void sa_flags(const struct sa_row *row, struct value *ret)
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

static void sa_tfc_pad(const struct sa_row *row, struct value *ret)
{
	set_if(row, WFPX_SA_HAS_TFC_PAD, VALUE_NUMBER, row->sa->tfcPad, ret);
}

static void sa_mapping_timer(const struct sa_row *row, struct value *ret)
{
	set_if(row, WFPX_SA_HAS_MAPPING_TIMER, VALUE_SECONDS, row->sa->mappingTimer, ret);
}

static void sa_keepalive(const struct sa_row *row, struct value *ret)
{
	set_if(row, WFPX_SA_HAS_NAT_KEEPALIVE, VALUE_SECONDS, row->sa->natKeepalive, ret);
}

static void sa_cpu(const struct sa_row *row, struct value *ret)
{
	set_if(row, WFPX_SA_HAS_CPU, VALUE_NUMBER, row->sa->cpu, ret);
}

static void sa_iptfs(const struct sa_row *row, struct value *ret)
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
	value_add_number(ret, "dont_fragment", VALUE_BOOLEAN, sa->iptfsDontFragment != FALSE);
	value_set_cell(ret, "size=%u,queue=%u,delay=%uus,window=%u,drop=%uus%s",
		       (unsigned)sa->iptfsPacketSize, (unsigned)sa->iptfsMaxQueueSize,
		       (unsigned)sa->iptfsInitDelay, (unsigned)sa->iptfsReorderWindow,
		       (unsigned)sa->iptfsDropTime, sa->iptfsDontFragment ? ",dont-frag" : "");
}

static void sa_notes(const struct sa_row *row, struct value *ret)
{
	value_list(ret);
	if (has(row, WFPX_SA_HAS_SECURITY_CONTEXT))
		value_add_word(ret, "security-context");
	if (has(row, WFPX_SA_HAS_UNKNOWN))
		value_add_word(ret, "unknown-attributes");
	if (has(row, WFPX_SA_HAS_MALFORMED))
		value_add_word(ret, "malformed-attributes");
}

static const struct column columns[] = {
	{ "DEV", 4, 0, "device", "object", "interface that the SA is offloaded to",
	  .get.sa = sa_device },
	{ "OFFLOAD", 6, 0, "offload", "object", "crypto or packet, and the direction",
	  .get.sa = sa_offload },
	{ "FLAGS", 6, 0, "flags", "array", "flags of the SA, as ip-xfrm(8) names them",
	  .get.sa = sa_flags },
	{ "TFC-PAD", 1, RIGHT, "tfc_pad", "number", "packets are padded to so many bytes",
	  .get.sa = sa_tfc_pad },
	{ "MAP-TIMER", 1, RIGHT, "mapping_timer_s", "number",
	  "least time between two reports of a changed NAT mapping", .get.sa = sa_mapping_timer },
	{ "KEEPALIVE", 1, RIGHT, "nat_keepalive_s", "number", "time between NAT keepalives",
	  .get.sa = sa_keepalive },
	{ "CPU", 1, RIGHT, "cpu", "number", "processor that a per-CPU SA is for",
	  .get.sa = sa_cpu },
	{ "IPTFS", 6, 0, "iptfs", "object", "settings of IP-TFS", .get.sa = sa_iptfs },
	{ "NOTES", 5, 0, "notes", "array",
	  "security-context, unknown-attributes, malformed-attributes", .get.sa = sa_notes },
};

const struct columns sa_handling_columns = COLUMNS(columns);
