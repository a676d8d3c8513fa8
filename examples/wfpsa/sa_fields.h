/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What each column takes from an SA: the functions that the table of columns refers to. */
#ifndef WFPSA_SA_FIELDS_H
#define WFPSA_SA_FIELDS_H

#include "record.h"
#include "sa_row.h"

#define SA_FIELD(name) void name(const struct sa_row *row, struct value *ret)

/* sa_identity.c: which SA it is, and for what traffic */
SA_FIELD(sa_direction);
SA_FIELD(sa_direction_rule);
SA_FIELD(sa_source);
SA_FIELD(sa_destination);
SA_FIELD(sa_family);
SA_FIELD(sa_protocol);
SA_FIELD(sa_spi);
SA_FIELD(sa_reqid);
SA_FIELD(sa_mode);
SA_FIELD(sa_bundle);
SA_FIELD(sa_mark);
SA_FIELD(sa_output_mark);
SA_FIELD(sa_if_id);
SA_FIELD(sa_acquire_sequence);
SA_FIELD(sa_selector);
SA_FIELD(sa_filter_id);
SA_FIELD(sa_care_of_address);

/* sa_usage.c: how much, how long, how much longer */
SA_FIELD(sa_bytes);
SA_FIELD(sa_packets);
SA_FIELD(sa_left);
SA_FIELD(sa_soft_left);
SA_FIELD(sa_hard_left);
SA_FIELD(sa_soft_limit);
SA_FIELD(sa_hard_limit);
SA_FIELD(sa_age);
SA_FIELD(sa_idle);
SA_FIELD(sa_added);
SA_FIELD(sa_first_used);
SA_FIELD(sa_last_used);

/* sa_security.c: algorithms, sequence numbers, what was dropped */
SA_FIELD(sa_algorithm);
SA_FIELD(sa_transform);
SA_FIELD(sa_cipher);
SA_FIELD(sa_cipher_key);
SA_FIELD(sa_auth);
SA_FIELD(sa_auth_key);
SA_FIELD(sa_icv);
SA_FIELD(sa_esn);
SA_FIELD(sa_window);
SA_FIELD(sa_sequence_received);
SA_FIELD(sa_sequence_sent);
SA_FIELD(sa_replayed);
SA_FIELD(sa_outside_window);
SA_FIELD(sa_integrity_failed);

/* sa_handling.c: how its packets are wrapped and who works on them */
SA_FIELD(sa_encap);
SA_FIELD(sa_device);
SA_FIELD(sa_offload);
SA_FIELD(sa_flags);
SA_FIELD(sa_tfc_pad);
SA_FIELD(sa_mapping_timer);
SA_FIELD(sa_keepalive);
SA_FIELD(sa_cpu);
SA_FIELD(sa_iptfs);
SA_FIELD(sa_notes);

#endif
