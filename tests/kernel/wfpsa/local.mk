# SPDX-License-Identifier: LGPL-2.1-or-later
# How wfpsa behaves towards people and scripts where there are SAs.

TESTS += %D%/wfpsa.test %D%/wfpsa_check.test %D%/wfpsa_end.test %D%/wfpsa_json.test \
	%D%/wfpsa_add.test %D%/wfpsa_exporter.test %D%/wfpsa_metrics.test
EXTRA_DIST += %D%/wfpsa.test %D%/wfpsa_check.test %D%/wfpsa_end.test %D%/wfpsa_json.test \
	%D%/wfpsa_add.test %D%/wfpsa_exporter.test %D%/wfpsa_metrics.test %D%/validate %D%/parse_metrics %D%/http_clients
