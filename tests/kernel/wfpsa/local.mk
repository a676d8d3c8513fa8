# SPDX-License-Identifier: LGPL-2.1-or-later
# How wfpsa behaves towards people and scripts where there are SAs.

TESTS += %D%/wfpsa.test %D%/wfpsa_end.test %D%/wfpsa_json.test
EXTRA_DIST += %D%/wfpsa.test %D%/wfpsa_end.test %D%/wfpsa_json.test %D%/validate
