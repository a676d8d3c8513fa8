/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include <check.h>

Suite *accept_suite(void);
Suite *algorithm_suite(void);
Suite *arena_suite(void);
Suite *block_suite(void);
Suite *bundle_suite(void);
Suite *chains_suite(void);
Suite *companion_suite(void);
Suite *context_suite(void);
Suite *context_format_suite(void);
Suite *context_name_suite(void);
Suite *counters_suite(void);
Suite *decode_suite(void);
Suite *descriptor_suite(void);
Suite *details_suite(void);
Suite *direction_suite(void);
Suite *event_suite(void);
Suite *expire_suite(void);
Suite *expire_refused_suite(void);
Suite *filter_suite(void);
Suite *handle_suite(void);
Suite *ike_daemon_suite(void);
Suite *ike_details_suite(void);
Suite *ike_find_suite(void);
Suite *ike_sas_suite(void);
Suite *lock_suite(void);
Suite *filter_conditions_suite(void);
Suite *filter_policies_suite(void);
Suite *names_rules_suite(void);
Suite *names_traps_suite(void);
Suite *page_suite(void);
Suite *pairing_suite(void);
Suite *pairing_random_suite(void);
Suite *parts_suite(void);
Suite *parts_refused_suite(void);
Suite *policies_suite(void);
Suite *session_budget_suite(void);
Suite *session_process_suite(void);
Suite *session_record_suite(void);
Suite *spare_suite(void);
Suite *template_suite(void);
Suite *text_suite(void);
Suite *totals_suite(void);
Suite *transform_suite(void);
Suite *tunnels_suite(void);
Suite *tunnels_random_suite(void);
Suite *update_suite(void);
Suite *vici_client_suite(void);
Suite *vici_message_suite(void);
Suite *wfpx_suite(void);

#endif
