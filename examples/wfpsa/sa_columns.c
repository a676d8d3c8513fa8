/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sa_columns.h"

#include <libsmartcols.h>
#include <string.h>
#include <strings.h>

#include "sa_fields.h"

#define RIGHT SCOLS_FL_RIGHT
#define TRUNC SCOLS_FL_TRUNC

const struct sa_column sa_columns[] = {
	/* shown by default: SA_COLUMNS_DEFAULT */
	{ "DIR", 3, 0, "direction", "string", "in or out; with a ? where the kernel does not tell",
	  sa_direction },
	{ "SRC", 12, 0, "src", "string", "source address, the outer one of a tunnel", sa_source },
	{ "DST", 12, 0, "dst", "string", "destination address, the outer one of a tunnel",
	  sa_destination },
	{ "PROTO", 3, 0, "proto", "string", "esp or ah", sa_protocol },
	{ "SPI", 10, 0, "spi", "string", "security parameters index", sa_spi },
	{ "REQID", 1, RIGHT, "reqid", "number", "number that ties the SA to its policies",
	  sa_reqid },
	{ "ALG", 11, TRUNC, "algorithm", "string", "algorithms and their sizes in bits",
	  sa_algorithm },
	{ "BYTES", 4, RIGHT, "bytes", "number", "bytes protected so far", sa_bytes },
	{ "PKTS", 4, RIGHT, "packets", "number", "packets protected so far", sa_packets },
	{ "LEFT", 4, RIGHT, "left_s", "number", "time until the kernel deletes the SA", sa_left },

	{ "BUNDLE", 1, RIGHT, "bundle", "number",
	  "entry of this listing; ESP and AH for the same traffic share one", sa_bundle },
	{ "RULE", 4, 0, "direction_rule", "string",
	  "what told the direction: sa-dir, offload, address, sequence, none", sa_direction_rule },
	{ "FAMILY", 4, 0, "family", "string", "ipv4 or ipv6, of SRC and DST", sa_family },
	{ "MODE", 6, 0, "mode", "string", "transport, tunnel, beet or iptfs", sa_mode },
	{ "ENCAP", 4, 0, "encap", "object",
	  "encapsulation in UDP or TCP: type, source and destination port", sa_encap },
	{ "SELECTOR", 10, 0, "selector", "object", "traffic that the SA is limited to",
	  sa_selector },
	{ "MARK", 4, 0, "mark", "object", "mark and mask that packets must have", sa_mark },
	{ "OUT-MARK", 4, 0, "output_mark", "object", "mark and mask that packets get",
	  sa_output_mark },
	{ "IF-ID", 4, 0, "if_id", "string", "id of the XFRM interface", sa_if_id },
	{ "ACQ-SEQ", 1, RIGHT, "acquire_seq", "number", "number of the request that the SA answers",
	  sa_acquire_sequence },
	{ "COA", 4, 0, "care_of_address", "string", "care-of address (Mobile IPv6)",
	  sa_care_of_address },
	{ "FILTER-ID", 18, 0, "filter_id", "string", "id of the entry's filter in the WFP API",
	  sa_filter_id },

	{ "SOFT-LEFT", 6, RIGHT, "soft_left", "object",
	  "until the soft limits: time, bytes, packets", sa_soft_left },
	{ "HARD-LEFT", 6, RIGHT, "hard_left", "object",
	  "until the hard limits: time, bytes, packets", sa_hard_left },
	{ "SOFT-LIMIT", 6, RIGHT, "soft_limit", "object",
	  "limits for a rekey: time since added, since first use, bytes, packets", sa_soft_limit },
	{ "HARD-LIMIT", 6, RIGHT, "hard_limit", "object",
	  "limits of life: time since added, since first use, bytes, packets", sa_hard_limit },
	{ "AGE", 4, RIGHT, "age_s", "number", "time since the SA was added", sa_age },
	{ "IDLE", 4, RIGHT, "idle_s", "number", "time since the last packet", sa_idle },
	{ "ADDED", 24, 0, "added", "number", "when the SA was added", sa_added },
	{ "FIRST-USED", 24, 0, "first_used", "number", "when the first packet was", sa_first_used },
	{ "LAST-USED", 24, 0, "last_used", "number", "when the last packet was", sa_last_used },

	{ "TRANSFORM", 8, 0, "transform", "string",
	  "ah, esp-auth, esp-cipher or esp-auth-and-cipher, as in the WFP API", sa_transform },
	{ "CIPHER", 8, 0, "cipher", "string", "the kernel's name of the cipher or AEAD",
	  sa_cipher },
	{ "CIPHER-KEY", 3, RIGHT, "cipher_key", "object", "bits of its key, a salt included",
	  sa_cipher_key },
	{ "AUTH", 8, 0, "auth", "string", "the kernel's name of the integrity algorithm", sa_auth },
	{ "AUTH-KEY", 3, RIGHT, "auth_key", "object", "bits of its key", sa_auth_key },
	{ "ICV", 3, RIGHT, "icv_bits", "number", "bits of the integrity check value", sa_icv },
	{ "ESN", 2, 0, "esn", "boolean", "whether sequence numbers have 64 bits", sa_esn },
	{ "WINDOW", 1, RIGHT, "replay_window", "number", "packets in the replay window",
	  sa_window },
	{ "SEQ", 1, RIGHT, "sequence_received", "number", "highest sequence number received",
	  sa_sequence_received },
	{ "OSEQ", 1, RIGHT, "sequence_sent", "number", "last sequence number sent",
	  sa_sequence_sent },
	{ "REPLAY", 1, RIGHT, "replayed", "number", "packets dropped: seen before", sa_replayed },
	{ "LATE", 1, RIGHT, "outside_window", "number",
	  "packets dropped: older than the replay window", sa_outside_window },
	{ "FAIL", 1, RIGHT, "integrity_failed", "number",
	  "packets dropped: wrong integrity check value", sa_integrity_failed },

	{ "DEV", 4, 0, "device", "object", "interface that the SA is offloaded to", sa_device },
	{ "OFFLOAD", 6, 0, "offload", "object", "crypto or packet, and the direction", sa_offload },
	{ "FLAGS", 6, 0, "flags", "array", "flags of the SA, as ip-xfrm(8) names them", sa_flags },
	{ "TFC-PAD", 1, RIGHT, "tfc_pad", "number", "packets are padded to so many bytes",
	  sa_tfc_pad },
	{ "MAP-TIMER", 1, RIGHT, "mapping_timer_s", "number",
	  "least time between two reports of a changed NAT mapping", sa_mapping_timer },
	{ "KEEPALIVE", 1, RIGHT, "nat_keepalive_s", "number", "time between NAT keepalives",
	  sa_keepalive },
	{ "CPU", 1, RIGHT, "cpu", "number", "processor that a per-CPU SA is for", sa_cpu },
	{ "IPTFS", 6, 0, "iptfs", "object", "settings of IP-TFS", sa_iptfs },
	{ "NOTES", 5, 0, "notes", "array",
	  "security-context, unknown-attributes, malformed-attributes", sa_notes },
};

const size_t sa_columns_count = sizeof(sa_columns) / sizeof(sa_columns[0]);

const struct sa_column *sa_column_find(const char *name, size_t length)
{
	for (size_t i = 0; i < sa_columns_count; i++)
		if (!strncasecmp(sa_columns[i].name, name, length) && !sa_columns[i].name[length])
			return &sa_columns[i];
	return NULL;
}
