/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The unit tests, which need neither a kernel with XFRM nor rights. */
#include "unit.h"

#include <stdlib.h>

int main(void)
{
	SRunner *runner = srunner_create(accept_suite());
	int failed;

	srunner_add_suite(runner, algorithm_suite());
	srunner_add_suite(runner, arena_suite());
	srunner_add_suite(runner, block_suite());
	srunner_add_suite(runner, bundle_suite());
	srunner_add_suite(runner, chains_suite());
	srunner_add_suite(runner, companion_suite());
	srunner_add_suite(runner, context_suite());
	srunner_add_suite(runner, context_format_suite());
	srunner_add_suite(runner, context_name_suite());
	srunner_add_suite(runner, counters_suite());
	srunner_add_suite(runner, create_input_suite());
	srunner_add_suite(runner, decode_suite());
	srunner_add_suite(runner, descriptor_suite());
	srunner_add_suite(runner, details_suite());
	srunner_add_suite(runner, direction_suite());
	srunner_add_suite(runner, encode_policy_suite());
	srunner_add_suite(runner, event_suite());
	srunner_add_suite(runner, expire_suite());
	srunner_add_suite(runner, expire_refused_suite());
	srunner_add_suite(runner, filter_suite());
	srunner_add_suite(runner, filter_intake_suite());
	srunner_add_suite(runner, filter_template_suite());
	srunner_add_suite(runner, handle_suite());
	srunner_add_suite(runner, ike_daemon_suite());
	srunner_add_suite(runner, ike_details_suite());
	srunner_add_suite(runner, ike_find_suite());
	srunner_add_suite(runner, ike_sas_suite());
	srunner_add_suite(runner, layer_table_suite());
	srunner_add_suite(runner, lock_suite());
	srunner_add_suite(runner, filter_conditions_suite());
	srunner_add_suite(runner, filter_policies_suite());
	srunner_add_suite(runner, names_rules_suite());
	srunner_add_suite(runner, names_traps_suite());
	srunner_add_suite(runner, page_suite());
	srunner_add_suite(runner, pairing_suite());
	srunner_add_suite(runner, pairing_random_suite());
	srunner_add_suite(runner, parts_suite());
	srunner_add_suite(runner, parts_refused_suite());
	srunner_add_suite(runner, policies_suite());
	srunner_add_suite(runner, reply_suite());
	srunner_add_suite(runner, provider_context_suite());
	srunner_add_suite(runner, session_budget_suite());
	srunner_add_suite(runner, session_process_suite());
	srunner_add_suite(runner, session_record_suite());
	srunner_add_suite(runner, spare_suite());
	srunner_add_suite(runner, store_suite());
	srunner_add_suite(runner, store_codec_suite());
	srunner_add_suite(runner, template_suite());
	srunner_add_suite(runner, text_suite());
	srunner_add_suite(runner, totals_suite());
	srunner_add_suite(runner, transform_suite());
	srunner_add_suite(runner, tunnels_suite());
	srunner_add_suite(runner, tunnels_random_suite());
	srunner_add_suite(runner, new_sa_suite());
	srunner_add_suite(runner, update_suite());
	srunner_add_suite(runner, vici_client_suite());
	srunner_add_suite(runner, vici_message_suite());
	srunner_add_suite(runner, wfpx_suite());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
