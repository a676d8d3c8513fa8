/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <libsmartcols.h>

#include "sa_fields.h"

#define DEFAULTS 10

#define RIGHT    SCOLS_FL_RIGHT
#define TRUNC    SCOLS_FL_TRUNC

static const struct column columns[] = {
	/* shown by default: DEFAULTS */
	{ "DIR", 3, 0, "direction", "string", "in or out; with a ? where the kernel does not tell",
	  .get.sa = sa_direction },
	{ "SRC", 12, 0, "src", "string", "source address, the outer one of a tunnel",
	  .get.sa = sa_source },
	{ "DST", 12, 0, "dst", "string", "destination address, the outer one of a tunnel",
	  .get.sa = sa_destination },
	{ "PROTO", 3, 0, "proto", "string", "esp or ah", .get.sa = sa_protocol },
	{ "SPI", 10, 0, "spi", "string", "security parameters index", .get.sa = sa_spi },
	{ "REQID", 1, RIGHT, "reqid", "number", "number that ties the SA to its policies",
	  .get.sa = sa_reqid },
	{ "ALG", 11, TRUNC, "algorithm", "string", "algorithms and their sizes in bits",
	  .get.sa = sa_algorithm },
	{ "BYTES", 4, RIGHT, "bytes", "number", "bytes protected so far", .get.sa = sa_bytes },
	{ "PKTS", 4, RIGHT, "packets", "number", "packets protected so far", .get.sa = sa_packets },
	{ "LEFT", 4, RIGHT, "left_s", "number", "time until the kernel deletes the SA",
	  .get.sa = sa_left },

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
	{ "FILTER-ID", 18, 0, "filter_id", "string", "id of the entry's filter in the WFP API",
	  .get.sa = sa_filter_id },

	{ "SOFT-LEFT", 6, RIGHT, "soft_left", "object",
	  "until the soft limits: time, bytes, packets", .get.sa = sa_soft_left },
	{ "HARD-LEFT", 6, RIGHT, "hard_left", "object",
	  "until the hard limits: time, bytes, packets", .get.sa = sa_hard_left },
	{ "SOFT-LIMIT", 6, RIGHT, "soft_limit", "object",
	  "limits for a rekey: time since added, since first use, bytes, packets",
	  .get.sa = sa_soft_limit },
	{ "HARD-LIMIT", 6, RIGHT, "hard_limit", "object",
	  "limits of life: time since added, since first use, bytes, packets",
	  .get.sa = sa_hard_limit },
	{ "AGE", 4, RIGHT, "age_s", "number", "time since the SA was added", .get.sa = sa_age },
	{ "IDLE", 4, RIGHT, "idle_s", "number", "time since the last packet", .get.sa = sa_idle },
	{ "ADDED", 24, 0, "added", "number", "when the SA was added", .get.sa = sa_added },
	{ "FIRST-USED", 24, 0, "first_used", "number", "when the first packet was",
	  .get.sa = sa_first_used },
	{ "LAST-USED", 24, 0, "last_used", "number", "when the last packet was",
	  .get.sa = sa_last_used },

	{ "TRANSFORM", 8, 0, "transform", "string",
	  "ah, esp-auth, esp-cipher or esp-auth-and-cipher, as in the WFP API",
	  .get.sa = sa_transform },
	{ "CIPHER", 8, 0, "cipher", "string", "the kernel's name of the cipher or AEAD",
	  .get.sa = sa_cipher },
	{ "CIPHER-KEY", 3, RIGHT, "cipher_key", "object", "bits of its key, a salt included",
	  .get.sa = sa_cipher_key },
	{ "AUTH", 8, 0, "auth", "string", "the kernel's name of the integrity algorithm",
	  .get.sa = sa_auth },
	{ "AUTH-KEY", 3, RIGHT, "auth_key", "object", "bits of its key", .get.sa = sa_auth_key },
	{ "ICV", 3, RIGHT, "icv_bits", "number", "bits of the integrity check value",
	  .get.sa = sa_icv },
	{ "ESN", 2, 0, "esn", "boolean", "whether sequence numbers have 64 bits",
	  .get.sa = sa_esn },
	{ "WINDOW", 1, RIGHT, "replay_window", "number", "packets in the replay window",
	  .get.sa = sa_window },
	{ "SEQ", 1, RIGHT, "sequence_received", "number", "highest sequence number received",
	  .get.sa = sa_sequence_received },
	{ "OSEQ", 1, RIGHT, "sequence_sent", "number", "last sequence number sent",
	  .get.sa = sa_sequence_sent },
	{ "REPLAY", 1, RIGHT, "replayed", "number", "packets dropped: seen before",
	  .get.sa = sa_replayed },
	{ "LATE", 1, RIGHT, "outside_window", "number",
	  "packets dropped: older than the replay window", .get.sa = sa_outside_window },
	{ "FAIL", 1, RIGHT, "integrity_failed", "number",
	  "packets dropped: wrong integrity check value", .get.sa = sa_integrity_failed },

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

static void get(const struct column *column, const void *row, struct value *ret)
{
	column->get.sa(row, ret);
}

const struct record sa_record = {
	.columns = columns,
	.count = sizeof(columns) / sizeof(columns[0]),
	.defaults = DEFAULTS,
	.get = get,
};
